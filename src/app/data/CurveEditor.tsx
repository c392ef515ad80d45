import { Eraser, Spline, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { palette } from '#charts/color.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { formatFixed } from '#ui/format.ts';
import { commandOf } from '#ui/keys.ts';
import {
  CURVE_HELP,
  CURVE_IS_FLAT,
  curveKeys,
  DRAW_A_CURVE,
  DRAW_THE_CURVE,
  NOTHING_TO_UNDO_HERE,
  PLANE_WITH_THE_CURVE,
} from './curveWords.ts';
import styles from './Editor.module.css';
import { changeData } from './editData.ts';
import { drawingOf, heightsOf, KNOTS, knotX, nearestKnot, smooth, strokeOver } from './knots.ts';
import { drawCross, Plane, type Stroke } from './Plane.tsx';
import { reachOf } from './paint.ts';
import { useSteps } from './useSteps.ts';

type Drawing = readonly (readonly number[])[];

/** A step of a knot's height; ten of them with Shift. */
const STEP = 0.02;
const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
const present = (desk: Desk) => desk.editor.store.getState().document.data['drawing'] as Drawing;

/** Drawing the curve of the data set "Drawn curve", on a copy that "Apply" hands over. */
export function CurveEditor({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const { editor } = desk;
  const helpId = useId();
  const steps = useSteps(present(desk), (drawing): readonly number[] => heightsOf(drawing));
  const heights = steps.value;
  const [knot, setKnot] = useState((KNOTS - 1) / 2);
  const [reach] = useState(() => reachOf(present(desk)));
  const last = useRef({ x: 0, y: 0 });
  const hold = (y: number) => Math.max(-reach, Math.min(reach, y));

  function onStroke({ stroke, start, x, y: pressed }: Stroke): void {
    const y = hold(pressed);
    const from = start ? { x, y } : last.current;
    last.current = { x, y };
    setKnot(nearestKnot(x));
    steps.edit((all) => strokeOver(all, from.x, from.y, x, y), stroke);
  }

  function undo(): void {
    if (steps.canUndo) steps.undo();
    announce(steps.canUndo ? 'Undone.' : NOTHING_TO_UNDO_HERE);
  }

  function onKey(event: KeyboardEvent): void {
    const { key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const by = event.shiftKey ? 10 : 1;
    const tell = (index: number, height: number) =>
      announce(`x ${formatFixed(knotX(index), 2)}, height ${formatFixed(height, 2)}`);
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      const height = hold(Math.round((heights[knot]! + (key === 'ArrowUp' ? by : -by) * STEP) * 1000) / 1000);
      steps.edit((all) => all.with(knot, height));
      tell(knot, height);
    } else {
      const ways: Record<string, number> = { ArrowLeft: knot - by, ArrowRight: knot + by, Home: 0, End: KNOTS - 1 };
      const way = ways[key];
      if (way === undefined) return;
      const next = Math.max(0, Math.min(KNOTS - 1, way));
      setKnot(next);
      tell(next, heights[next]!);
    }
    event.preventDefault();
  }

  function giveUp(): void {
    steps.forget();
    onClose();
  }

  function apply(): void {
    const { document } = editor.store.getState();
    // A drawing with other knots than ours stays as it is where nothing was changed.
    if (steps.canUndo) changeData(desk, { ...document.data, drawing: drawingOf(heights) }, DRAW_THE_CURVE);
    giveUp();
  }

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={DRAW_A_CURVE}
      actions={
        <>
          <Button look="main" onClick={apply}>
            Apply
          </Button>
          <Button onClick={giveUp}>Cancel</Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the dialog's own undo, wherever in it the focus is */}
      <div
        className={styles['columns']}
        onKeyDown={(event) => {
          if (commandOf(event) !== 'Mod+Z') return;
          event.preventDefault();
          undo();
        }}
      >
        <Plane
          label={PLANE_WITH_THE_CURVE}
          helpId={helpId}
          reach={reach}
          axes={['x', 'y']}
          onStroke={onStroke}
          onKeyDown={onKey}
          draw={(context, toX, toY, { focused }) => {
            const { ink1, paper } = palette();
            context.strokeStyle = ink1;
            context.lineWidth = 2;
            context.lineJoin = 'round';
            context.beginPath();
            for (const [x, y] of drawingOf(heights)) context.lineTo(toX(x), toY(y));
            context.stroke();
            for (const [x, y] of drawingOf(heights)) {
              context.beginPath();
              context.arc(toX(x), toY(y), 2.5, 0, 2 * Math.PI);
              context.fillStyle = paper;
              context.fill();
              context.lineWidth = 1;
              context.stroke();
            }
            if (focused) drawCross(context, toX(knotX(knot)), toY(heights[knot]!));
          }}
        />
        <div className={styles['controls']}>
          <div className={styles['row']}>
            <Button
              icon={<Spline {...icon} />}
              onClick={() => {
                steps.edit(smooth);
                announce('Smoothed.');
              }}
            >
              Smooth
            </Button>
            <Button
              icon={<Eraser {...icon} />}
              onClick={() => {
                steps.edit((all) => all.map(() => 0));
                announce(CURVE_IS_FLAT);
              }}
            >
              Clear
            </Button>
            <Button icon={<Undo2 {...icon} />} disabled={!steps.canUndo} onClick={undo}>
              Undo
            </Button>
          </div>
          <p id={helpId} className={styles['help']}>
            {CURVE_HELP} <span className={styles['keys']}>{curveKeys(KNOTS)}</span>
          </p>
        </div>
      </div>
    </Dialog>
  );
}
