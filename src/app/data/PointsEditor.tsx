import { Eraser, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { ColorKey } from '#charts/ColorKey.tsx';
import { drawPoints } from '#charts/points.ts';
import { lettersFor, MAX_CLASSES } from '#data/draw.ts';
import { MAX_POINTS } from '#data/points/points.ts';
import { drawValuePoints } from '#lenses/answer/drawValuePoints.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { formatCount, formatFixed } from '#ui/format.ts';
import { commandOf, digitOf } from '#ui/keys.ts';
import { Segments } from '#ui/Segments.tsx';
import { Slider } from '#ui/Slider.tsx';
import { ClassChoice } from './ClassChoice.tsx';
import styles from './Editor.module.css';
import { changeData } from './editData.ts';
import { drawBrush, drawCross, Plane, type Stroke } from './Plane.tsx';
import {
  addPoint,
  countClasses,
  eraseNear,
  type PointRow,
  type PointTask,
  reachOf,
  rowsForTask,
  sprayPlace,
} from './paint.ts';
import {
  ALL_POINTS_ERASED,
  BRUSH_SIZE,
  erasedWords,
  mostPoints,
  NO_POINT_IS_NEAR,
  NOTHING_TO_UNDO_HERE,
  PAINT_POINTS,
  POINTER_HELP,
  POINTS_HAVE,
  planeWith,
  pointKeys,
  TWO_AT_LEAST,
} from './pointsWords.ts';
import { useSteps } from './useSteps.ts';

interface Painting {
  readonly task: PointTask;
  readonly rows: readonly PointRow[];
}

/** The recipe that is painted. */
const present = (desk: Desk) =>
  desk.editor.store.getState().document.data as unknown as { task: PointTask; points: readonly PointRow[] };

const letters = lettersFor(MAX_CLASSES);
/** A step of the cross-hair; ten of them with Shift. */
const STEP = 0.02;
const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
const place = (x: number, y: number) => `${formatFixed(x, 2)}, ${formatFixed(y, 2)}`;
const points = (count: number) => `${formatCount(count)} ${count === 1 ? 'point' : 'points'}`;

/** Painting the points of the data set "Your points", on a copy that "Apply" hands over. */
export function PointsEditor({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const { editor } = desk;
  const helpId = useId();
  const steps = useSteps(present(desk).points, (rows): Painting => ({ task: present(desk).task, rows }));
  const { task, rows } = steps.value;
  const [tool, setTool] = useState<'paint' | 'erase'>('paint');
  const [label, setLabel] = useState(0);
  const [value, setValue] = useState(1);
  const [brush, setBrush] = useState(0.15);
  const [cross, setCross] = useState({ x: 0, y: 0 });
  const sprayed = useRef({ x: 0, y: 0 });
  // Not recomputed while painting: the plane must not move under the brush.
  const [reach] = useState(() => reachOf(rows));
  const byClass = task === 'classification';
  const target = byClass ? label : value;
  const counts = byClass ? countClasses(rows) : [];

  const change = (next: (rows: readonly PointRow[]) => readonly PointRow[], stroke?: number) =>
    steps.edit((painting) => {
      const changed = next(painting.rows);
      return changed === painting.rows ? painting : { ...painting, rows: changed };
    }, stroke);

  const onGrid = (v: number) => Math.max(-reach, Math.min(reach, Math.round(v / STEP) * STEP));

  function onStroke({ stroke, start, x, y, eraser }: Stroke): void {
    if (tool === 'erase' || eraser) {
      change((all) => eraseNear(all, x, y, brush), stroke);
      return;
    }
    // A press sets one point where it is; a drag lets one fall beneath the brush each time it has gone a third of its width.
    const far = Math.hypot(x - sprayed.current.x, y - sprayed.current.y) >= brush * 0.35;
    if (!start && !far) return;
    sprayed.current = { x, y };
    if (start) setCross({ x: onGrid(x), y: onGrid(y) });
    const [px, py] = start ? [x, y] : sprayPlace(x, y, brush, Math.random);
    change((all) => addPoint(all, px, py, target, reach), stroke);
    if (rows.length >= MAX_POINTS) announce(mostPoints(points(MAX_POINTS)));
  }

  function choose(next: number): void {
    setLabel(next);
    setTool('paint');
  }

  function undo(): void {
    if (!steps.canUndo) announce(NOTHING_TO_UNDO_HERE);
    else {
      steps.undo();
      announce('Undone.');
    }
  }

  function onKey(event: KeyboardEvent): void {
    const by = (event.shiftKey ? 10 : 1) * STEP;
    const ways: Record<string, readonly [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, by],
      ArrowDown: [0, -by],
    };
    const way = ways[event.key];
    const digit = digitOf(event) ?? 0;
    const { x, y } = cross;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (way) {
      const next = { x: onGrid(x + way[0]), y: onGrid(y + way[1]) };
      setCross(next);
      announce(place(next.x, next.y));
    } else if (event.key === 'Enter' || event.key === ' ') {
      change((all) => addPoint(all, x, y, target, reach));
      announce(
        `${byClass ? `Class ${letters[label]}` : formatFixed(value, 2)} at ${place(x, y)}, ${points(Math.min(rows.length + 1, MAX_POINTS))}.`,
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const left = eraseNear(rows, x, y, brush);
      change((all) => eraseNear(all, x, y, brush));
      announce(
        left === rows ? NO_POINT_IS_NEAR : erasedWords(points(rows.length - left.length), formatCount(left.length)),
      );
    } else if (byClass && digit > 0 && digit < 9) {
      choose(digit - 1);
      announce(`Class ${letters[digit - 1]}`);
    } else return;
    event.preventDefault();
  }

  function giveUp(): void {
    steps.forget();
    onClose();
  }

  function apply(): void {
    const { document } = editor.store.getState();
    if (steps.canUndo) changeData(desk, { ...document.data, task, points: rows }, PAINT_POINTS);
    giveUp();
  }

  const enough = rows.length >= 2;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={PAINT_POINTS}
      actions={
        <>
          <Button look="main" disabled={!enough} onClick={apply}>
            Apply
          </Button>
          <Button onClick={giveUp}>Cancel</Button>
          <span role="status" className={styles['count']}>
            {enough ? points(rows.length) : TWO_AT_LEAST}
          </span>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the dialog's own undo, wherever in it the focus is */}
      <div
        className={styles['columns']}
        onKeyDown={(event) => {
          const typing = event.target instanceof HTMLInputElement && event.target.inputMode === 'decimal';
          if (typing || commandOf(event) !== 'Mod+Z') return;
          event.preventDefault();
          undo();
        }}
      >
        <Plane
          label={planeWith(points(rows.length))}
          helpId={helpId}
          reach={reach}
          axes={['x₁', 'x₂']}
          onStroke={onStroke}
          onKeyDown={onKey}
          draw={(context, toX, toY, { spot, focused }) => {
            const columns = [0, 1, 2].map((c) => rows.map((row) => row[c]!));
            if (byClass) {
              drawPoints(
                context,
                { count: rows.length, x: columns[0]!, y: columns[1]!, label: columns[2]! },
                toX,
                toY,
                { radius: 3.5 },
              );
            } else {
              const values = columns[2]!;
              const limit = values.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
              drawValuePoints(
                context,
                { count: rows.length, x: columns[0]!, y: columns[1]! },
                values,
                limit,
                toX,
                toY,
                3.75,
              );
            }
            const around = spot ?? (focused ? cross : undefined);
            if (around) drawBrush(context, toX(around.x), toY(around.y), toX(brush) - toX(0), tool === 'erase');
            if (focused) drawCross(context, toX(cross.x), toY(cross.y));
          }}
        />
        <div className={styles['controls']}>
          <Segments
            label={POINTS_HAVE}
            labelShown
            options={[
              { value: 'classification', label: 'classes' },
              { value: 'regression', label: 'values' },
            ]}
            value={task}
            onChange={(next) => steps.edit((painting) => ({ task: next, rows: rowsForTask(painting.rows, next) }))}
          />
          {byClass ? (
            <ClassChoice value={label} counts={counts} onChange={choose} />
          ) : (
            <div>
              <Slider
                label="Value"
                value={value}
                min={-1}
                max={1}
                step={0.05}
                whole={false}
                format={(v) => formatFixed(v, 2)}
                onChange={setValue}
              />
              <ColorKey scale="signed" low="−1" high="1" note="value" />
            </div>
          )}
          <Segments
            label="Brush"
            labelShown
            options={[
              { value: 'paint', label: 'paint' },
              { value: 'erase', label: 'erase' },
            ]}
            value={tool}
            onChange={setTool}
          />
          <Slider
            label={BRUSH_SIZE}
            value={brush}
            min={0.05}
            max={0.5}
            step={0.05}
            whole={false}
            format={(v) => formatFixed(v, 2)}
            onChange={setBrush}
          />
          <div className={styles['row']}>
            <Button icon={<Undo2 {...icon} />} disabled={!steps.canUndo} onClick={undo}>
              Undo
            </Button>
            <Button
              icon={<Eraser {...icon} />}
              disabled={rows.length === 0}
              onClick={() => {
                change(() => []);
                announce(ALL_POINTS_ERASED);
              }}
            >
              Clear
            </Button>
          </div>
          <p id={helpId} className={styles['help']}>
            {POINTER_HELP} <span className={styles['keys']}>{pointKeys(byClass)}</span>
          </p>
        </div>
      </div>
    </Dialog>
  );
}
