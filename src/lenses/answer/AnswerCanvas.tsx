import { useLayoutEffect, useMemo, useRef } from 'react';
import { AnswerMap } from '#charts/boundary.ts';
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import { drawDots, drawRings } from '#charts/points.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { classes } from '#ui/classes.ts';
import styles from './AnswerCanvas.module.css';
import { answersFor, pictureOf, targetLimit } from './answerPicture.ts';
import { drawValuePoints } from './drawValuePoints.ts';
import { markWrong, plotPoints, pointRadius } from './plotPoints.ts';
import { unitMap } from './unitMap.ts';
import type { ShownUnit } from './useShownUnit.ts';

/** Cells along a side of the answer's map, where it is large. */
export const RESOLUTION = 100;
/** Milliseconds between two drawings of the samples. */
const MARKS_EVERY = 120;

export interface AnswerCanvasProps {
  /** Text alternative. */
  label: string;
  /** Draw the samples too. */
  points?: boolean;
  /** The unit whose output is drawn instead of the answer. */
  unit?: ShownUnit | undefined;
  /** A point of the plane to mark with a cross-hair. */
  cross?: readonly number[] | undefined;
  /** Cells along a side of its map: fewer where it is small. */
  cells?: number;
  className?: string | undefined;
}

/** What the network says over the plane, or what one of its units does, with the samples: redrawn with every frame. Fills its box. */
export function AnswerCanvas({ label, points = true, unit, cross, cells = RESOLUTION, className }: AnswerCanvasProps) {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  const hard = useEditor((s) => s.document.view['map'] === 'regions');
  const samples = useMemo(() => plotPoints(data), [data]);
  const limit = useMemo(() => targetLimit(data.targets), [data]);
  const map = useRef<AnswerMap>(null);
  const plane = useRef<Heatmap>(null);
  const memory = useRef<Float32Array>(undefined);
  /** The answer that the map was made from. */
  const taken = useRef<AnswerResult>(undefined);
  const answered = useRef(false);
  map.current ??= new AnswerMap();
  plane.current ??= new Heatmap();

  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const box = { x: 0, y: 0, width, height };
    const { frame } = editor;
    const answer = frame?.probes.answer;
    if (!unit && answer !== taken.current && answersFor(answer, data)) {
      taken.current = answer;
      const picture = pictureOf(answer, limit, memory.current);
      memory.current = picture.values;
      map.current?.update(picture);
    }
    const units = unit && unitMap(frame?.probes.units, unit.block, unit.unit);
    if (unit ? !units : !answered.current) drawNothing(context, width, height);
    else if (!unit) map.current?.draw(context, box, { mode: hard ? 'regions' : 'margin' });
    else if (units) {
      const grid = { values: units.values, width: units.side, height: units.side };
      plane.current?.draw(context, grid, box, palette().signed, signedMapping(units.limit), ratio, true);
    }
  });

  const placed = (width: number, height: number) => {
    const [[xLow, xHigh], [yLow, yHigh]] = data.domain as readonly [
      readonly [number, number],
      readonly [number, number],
    ];
    const toX = (x: number) => ((x - xLow) / (xHigh - xLow)) * width;
    const toY = (y: number) => ((yHigh - y) / (yHigh - yLow)) * height;
    return { toX, toY, radius: pointRadius(samples.count, width) };
  };
  // Hundreds of samples are dear to draw and stay where they are; which of them are wrong changes now and then: each lies on a canvas of its own.
  const dots = useCanvas((context, { width, height }) => {
    const { toX, toY, radius } = placed(width, height);
    if (points && data.task === 'classification') drawDots(context, samples, toX, toY, { radius });
    else if (points) drawValuePoints(context, samples, data.targets, limit, toX, toY, radius);
  });
  const marked = useRef('');
  const marks = useCanvas((context, { width, height }) => {
    const { toX, toY, radius } = placed(width, height);
    const rings = points && data.task === 'classification' && !unit && answered.current;
    if (rings) drawRings(context, samples, toX, toY, { radius });
    if (cross) drawCross(context, toX(cross[0]!), toY(cross[1]!), width, height);
  });

  const { shown } = data;
  const over = shown ? { axes: shown } : {};
  useProbe('answer', { resolution: cells, samples: true, ...over });
  useProbe('units', unit && { resolution: 32, ...over }, true);
  // Over other columns nothing is drawn until it was computed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with the columns
  useLayoutEffect(() => {
    if (shown === undefined) return;
    answered.current = false;
    invalidate();
  }, [shown]);

  useFrames((frame) => {
    answered.current = answersFor(frame?.probes.answer, data);
    invalidate();
  });
  useFrames((frame) => {
    const answer = frame?.probes.answer;
    if (data.task !== 'classification') return;
    // Before the first step nothing was learned that could be wrong.
    const said = frame && frame.position.step > 0 && answersFor(answer, data) ? answer.said : [];
    markWrong(samples.wrong, data.targets, said);
    const now = samples.wrong.join('');
    if (now === marked.current) return;
    marked.current = now;
    marks.invalidate();
  }, MARKS_EVERY);

  return (
    <div className={classes(styles['layers'], className)} role="img" aria-label={label}>
      <canvas ref={ref} />
      <canvas ref={dots.ref} />
      <canvas ref={marks.ref} />
    </div>
  );
}

/** Hatching: nothing was computed here. */
function drawNothing(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.strokeStyle = palette().hair;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -height; at < width; at += 8) {
    context.moveTo(at, height);
    context.lineTo(at + height, 0);
  }
  context.stroke();
}

function drawCross(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  const { paper, ink1 } = palette();
  for (const [color, line] of [
    [paper, 3],
    [ink1, 1],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = line;
    context.globalAlpha = color === paper ? 0.6 : 1;
    context.beginPath();
    for (const [x1, y1, x2, y2] of [
      [0, y, x - 5, y],
      [x + 5, y, width, y],
      [x, 0, x, y - 5],
      [x, y + 5, x, height],
    ] as const) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}
