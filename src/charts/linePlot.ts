/** @file A line chart in place: its curves on a canvas, and where the words of its axes and line ends stand. No DOM. */

import { linearTicks, makeScale, type Scale, tickText } from './axis.ts';
import { palette } from './color.ts';
import type { Domain } from './domain.ts';
import type { AxisMark, EndLabel } from './drawAxis.ts';
import { spread } from './labelsApart.ts';
import { type LineSeries, lengthOf, toneOf, type YScale } from './lineModel.ts';
import { penWidth } from './pen.ts';
import { thin, thinRoom } from './thin.ts';
import { logTicks, percentTicks, ticksApart, ticksBeside } from './ticks.ts';
import { traceThinned } from './traceThinned.ts';

/** Least distance between two words above one another, in px. */
const GAP = 12;

export interface LinePlot {
  readonly x: Scale;
  readonly y: Scale;
  readonly domain: Domain;
  readonly range: Domain;
  /** The plot's box, in CSS px. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scale: YScale;
}

type Box = Pick<LinePlot, 'left' | 'right' | 'top' | 'bottom'>;

/** A plot of a domain along x and a range along y in a box. */
export function linePlot(domain: Domain, range: Domain, scale: YScale, box: Box): LinePlot {
  const x = makeScale(domain, [box.left, box.right]);
  const y = makeScale(range, [box.bottom, box.top], scale === 'log');
  return { x, y, domain, range, scale, ...box };
}

let buffer = new Float64Array(0);

/** Draws every line, the first on top: solid, a reference dotted; a gap where a value is no number. `ends`: a dot at the last value of each. */
export function drawLines(
  context: CanvasRenderingContext2D,
  lines: readonly LineSeries[],
  { x, y, domain, left, right }: LinePlot,
  ratio: number,
  ends: boolean,
): void {
  const { ink1, ink4, ink3 } = palette();
  const columns = Math.ceil((right - left) * ratio);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (let s = lines.length - 1; s >= 0; s--) {
    const line = lines[s]!;
    const tone = toneOf(line, s);
    const room = Math.min(thinRoom(columns, line.breaks?.length ?? 0), 4 * lengthOf(line));
    if (buffer.length < room) buffer = new Float64Array(Math.max(room, thinRoom(columns, 0)));
    const count = thin(line.x, line.y, lengthOf(line), domain[0], domain[1], columns, buffer, line.breaks);
    traceThinned(context, buffer, count, x, y);
    context.strokeStyle = tone === 'main' ? ink1 : tone === 'quiet' ? ink4 : ink3;
    context.lineWidth = penWidth(tone === 'reference' ? 1 : 1.5);
    context.setLineDash(tone === 'reference' ? [1, 3] : []);
    context.stroke();
    context.setLineDash([]);
    if (!ends || tone === 'reference' || count === 0) continue;
    context.beginPath();
    context.arc(x(buffer[2 * count - 2]!), y(buffer[2 * count - 1]!), 2.5, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle;
    context.fill();
  }
}

/** What is written beside the plot: ticks up the y axis, ticks along the x axis with the unit at its end, and each line's name at its end. */
export function wordsBeside(
  lines: readonly LineSeries[],
  { x, y, domain, range, scale, left, right, top, bottom }: LinePlot,
  unit: string,
): { readonly y: readonly AxisMark[]; readonly x: readonly AxisMark[]; readonly ends: readonly EndLabel[] } {
  const low = bottom - top < 60;
  const ticks =
    scale === 'percent'
      ? percentTicks(low ? 1 : 2)
      : (scale === 'log' ? logTicks : linearTicks)(range[0], range[1], low ? 2 : 4);

  // Down to a tenth: an epoch that is not over yet is not counted.
  const end = tickText(Math.floor(domain[1] * 10) / 10, domain[1] % 1 === 0 ? 1 : 0.1);
  const last: AxisMark = { at: right, text: `${unit} ${end}`, anchor: 'end' };
  const wide = last.text.length * 6.2;
  const along = linearTicks(domain[0], domain[1], (right - left) / 110);

  const ending = lines.filter((line) => lengthOf(line) > 0);
  const lastOf = (values: LineSeries['y'], line: LineSeries) => values[lengthOf(line) - 1]!;
  const heights = ending.map((line) => (Number.isFinite(lastOf(line.y, line)) ? y(lastOf(line.y, line)) : top));
  const places = spread(heights, GAP, top, bottom);
  return {
    y: ticksApart(ticks, y, GAP).map(({ value, text }) => ({ at: y(value), text })),
    x: [...ticksBeside(along, x, [right], wide + 14).map(({ value, text }) => ({ at: x(value), text })), last],
    ends: ending.map((line, i) => ({
      x: x(lastOf(line.x, line)) + 6,
      y: places[i]!,
      text: line.label,
      tone: toneOf(line, lines.indexOf(line)),
    })),
  };
}
