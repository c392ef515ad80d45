import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { linearTicks } from '#charts/axis.ts';
import { ClassMark } from '#charts/ClassMark.tsx';
import { nearestPoint } from '#charts/points.ts';
import type { PreparedData } from '#data/prepare.ts';
import { asBrought, axisName, onAxis, samplesName } from '#samples/places.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { usePosition } from '#state/usePosition.ts';
import { announce } from '#ui/Announcer.tsx';
import { Card } from '#ui/Card.tsx';
import { AnswerCanvas } from './AnswerCanvas.tsx';
import styles from './AnswerPlane.module.css';
import { answerOfClasses, answerOfValues, outputOf, readByKeys } from './answerWords.ts';
import { plotPoints } from './plotPoints.ts';
import { type Reading, readingWords, readPlane } from './reading.ts';
import type { ShownUnit } from './useShownUnit.ts';

/** Share of the side that an arrow key moves the cross-hair by, and with Shift. */
const STRIDE = 1 / 20;
const FINE = 1 / 100;

interface Cross {
  readonly at: readonly number[];
  readonly row: number | undefined;
}

/** The answer over the plane between its axes; pointer and arrow keys read it. */
export function AnswerPlane({ unit }: { unit: ShownUnit | undefined }) {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  const samples = useMemo(() => plotPoints(data), [data]);
  const plane = useRef<HTMLDivElement>(null);
  const [cross, setCross] = usePosition<Cross>(({ at, row }) => ({ at, row }));
  const [xs, ys] = data.domain as readonly [readonly [number, number], readonly [number, number]];
  const label = unit
    ? outputOf(unit.title)
    : data.task === 'classification'
      ? answerOfClasses(data.classNames.join(', '), samples.count, samplesName(data))
      : answerOfValues(samples.count, samplesName(data));

  function crossAt(px: number, py: number, width: number, height: number): Cross {
    const at = [xs[0] + (px / width) * (xs[1] - xs[0]), ys[1] - (py / height) * (ys[1] - ys[0])];
    const toX = (x: number) => ((x - xs[0]) / (xs[1] - xs[0])) * width;
    const toY = (y: number) => ((ys[1] - y) / (ys[1] - ys[0])) * height;
    return { at, row: nearestPoint(samples, toX, toY, px, py, 8) ?? undefined };
  }

  function onPointer(event: PointerEvent): void {
    const box = plane.current?.getBoundingClientRect();
    if (!box) return;
    const px = Math.max(0, Math.min(box.width, event.clientX - box.left));
    const py = Math.max(0, Math.min(box.height, event.clientY - box.top));
    setCross(crossAt(px, py, box.width, box.height));
  }

  function onKey(event: KeyboardEvent): void {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [
      0, 0,
    ];
    if (event.key === 'Escape' && cross) {
      event.preventDefault();
      setCross(undefined);
      return;
    }
    const box = plane.current?.getBoundingClientRect();
    if ((dx === 0 && dy === 0) || !box) return;
    event.preventDefault();
    const [x, y] = cross?.at ?? [(xs[0] + xs[1]) / 2, (ys[0] + ys[1]) / 2];
    const stride = event.shiftKey ? FINE : STRIDE;
    const clamp = (share: number) => Math.max(0, Math.min(1, share));
    const px = clamp((x! - xs[0]) / (xs[1] - xs[0]) + dx! * stride) * box.width;
    const py = clamp((ys[1] - y!) / (ys[1] - ys[0]) + dy! * stride) * box.height;
    const next = crossAt(px, py, box.width, box.height);
    setCross(next);
    const { frame } = editor;
    if (frame) announce(readingWords(readPlane(frame, data, next.at, unit, next.row)));
  }

  return (
    <div className={styles['frame']} data-named={data.axes !== undefined}>
      <Axes data={data} />
      <div
        ref={plane}
        className={styles['plane']}
        role="application"
        aria-label={readByKeys(label)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a plane that arrow keys walk over
        tabIndex={0}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setCross(undefined)}
        onKeyDown={onKey}
        onBlur={() => setCross(undefined)}
      >
        <AnswerCanvas label={label} unit={unit} cross={cross?.at} className={styles['canvas']} />
      </div>
      {cross && plane.current && (
        <ReadingCard cross={cross} unit={unit} data={data} plane={plane.current} onClose={() => setCross(undefined)} />
      )}
    </div>
  );
}

/** Ticks at round numbers of what was brought, the axes' names between them, as on paper. */
function Axes({ data }: { data: PreparedData }) {
  const [xs, ys] = data.domain as readonly [readonly [number, number], readonly [number, number]];
  const place = (value: number, [low, high]: readonly [number, number]) => (100 * (value - low)) / (high - low);
  const ticks = (axis: number, [low, high]: readonly [number, number]) =>
    linearTicks(asBrought(data, axis, low), asBrought(data, axis, high), data.axes ? 4 : 2).map(({ value, text }) => ({
      text,
      at: place(onAxis(data, axis, value), [low, high]),
    }));
  // Names of columns are long: they stand beside the ticks, not between them.
  const named = data.axes !== undefined;
  return (
    <div aria-hidden className={styles['axes']}>
      {ticks(1, ys).map(({ at, text }) => (
        <span key={text} className={styles['y']} style={{ bottom: `${at}%` }}>
          {text}
        </span>
      ))}
      <span
        className={named ? styles['yName'] : styles['y']}
        style={named ? {} : { bottom: `${place(0.5 * ys[1], ys)}%` }}
      >
        {axisName(data, 1)}
      </span>
      {ticks(0, xs).map(({ at, text }) => (
        <span key={text} className={styles['x']} style={{ left: `${at}%` }}>
          {text}
        </span>
      ))}
      <span
        className={named ? styles['xName'] : styles['x']}
        style={named ? {} : { left: `${place(0.5 * xs[1], xs)}%` }}
      >
        {axisName(data, 0)}
      </span>
    </div>
  );
}

interface ReadingCardProps {
  cross: Cross;
  unit: ShownUnit | undefined;
  data: PreparedData;
  plane: HTMLElement;
  onClose: () => void;
}

/** The numbers at the cross-hair, beside the map and never over it; they follow the training. */
function ReadingCard({ cross, unit, data, plane, onClose }: ReadingCardProps) {
  const { editor } = useDesk();
  useFrameValue((frame) => frame.position.step + frame.position.pending / 1e6);
  const { frame } = editor;
  const reading: Reading | undefined = frame && readPlane(frame, data, cross.at, unit, cross.row);
  if (!reading) return null;
  const box = plane.getBoundingClientRect();
  const y = box.top + ((data.domain[1]![1] - cross.at[1]!) / (data.domain[1]![1] - data.domain[1]![0])) * box.height;
  return (
    <Card
      open
      anchor={{ left: box.left - 24, top: y - 1, width: box.width + 24, height: 2 }}
      side="left"
      title={reading.place}
      onClose={onClose}
    >
      <dl className={styles['rows']}>
        {reading.rows.map((row) => (
          <div key={row.name} className={styles['row']}>
            <dt>
              {row.mark !== undefined && <ClassMark index={row.mark} size={11} />}
              {row.name}
            </dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
      {reading.sample && <p className={styles['sample']}>{reading.sample}</p>}
    </Card>
  );
}
