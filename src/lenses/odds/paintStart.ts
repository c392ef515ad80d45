/** @file The small picture of how a start ended: its answer over the plane, its curve over a line, its first filters, or else its loss. */

import { paintClasses } from '#charts/boundary.ts';
import { palette } from '#charts/color.ts';
import { greatest, paintGrid, signedMapping } from '#charts/heatmap.ts';
import type { Outcome } from '#engine/client.ts';
import type { EndingResult } from '#probes/ending/ending.probe.ts';
import { lossOf } from './groups.ts';

/** Pixels along a side of a picture that is drawn with a pen: a small one, and a large one. */
export const DRAWN = { small: 96, large: 600 } as const;

/** What a start's picture shows. */
export type PictureKind = 'map' | 'curve' | 'filters' | 'loss';

export const kindOf = (ending: EndingResult | undefined): PictureKind =>
  ending?.dimensions === 2 ? 'map' : ending?.dimensions === 1 ? 'curve' : ending?.filters ? 'filters' : 'loss';

/** The shares of all classes at every cell, [cells, classes]: of two the probe tells the first. */
export function sharesOf({ classes, values }: EndingResult): Float32Array {
  const cells = values.length / (classes === 2 ? 1 : classes);
  const shares = new Float32Array(cells * classes);
  for (let i = 0; i < cells; i++)
    for (let c = 0; c < classes; c++)
      shares[i * classes + c] = classes === 2 ? (c === 0 ? values[i]! : 1 - values[i]!) : values[c * cells + i]!;
  return shares;
}

/** Who is ahead at each cell, and by how much. */
export function leadsOf(ending: EndingResult): { readonly winner: Uint8Array; readonly margin: Float32Array } {
  const { classes } = ending;
  const shares = sharesOf(ending);
  const cells = shares.length / classes;
  const winner = new Uint8Array(cells);
  const margin = new Float32Array(cells);
  for (let i = 0; i < cells; i++) {
    let [first, second] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let c = 0; c < classes; c++) {
      const share = shares[i * classes + c]!;
      if (share > first) {
        second = first;
        first = share;
        winner[i] = c;
      } else if (share > second) second = share;
    }
    margin[i] = first - second;
  }
  return { winner, margin };
}

/** Paints a start into a canvas, which it makes as large as the picture has cells. @param limit of the numbers asked for @param side of what is drawn with a pen */
export function paintStart(canvas: HTMLCanvasElement, start: Outcome, limit: number, side: number = DRAWN.small): void {
  const { ending } = start.probes;
  const kind = kindOf(ending);
  if (kind === 'map') paintMap(canvas, ending!, limit);
  else if (kind === 'filters') paintFilters(canvas, ending!);
  else {
    const curve = kind === 'curve' ? curveOf(ending!) : lossCurve(start);
    paintCurve(canvas, curve, side, kind === 'curve' ? limit : 1);
  }
}

function sheet(canvas: HTMLCanvasElement, width: number, height: number) {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const image = context?.createImageData(width, height);
  return {
    pixels: image && new Uint32Array(image.data.buffer),
    put: () => image && context?.putImageData(image, 0, 0),
  };
}

function paintMap(canvas: HTMLCanvasElement, ending: EndingResult, limit: number): void {
  const { resolution, classes, values } = ending;
  const { pixels, put } = sheet(canvas, resolution, resolution);
  if (!pixels) return;
  const colors = palette();
  if (classes > 0) paintClasses(pixels, leadsOf(ending), classes, false, colors);
  else {
    const { scale, offset } = signedMapping(limit);
    paintGrid(pixels, 0, resolution, values, 0, resolution, resolution, colors.signed, scale, offset);
  }
  put();
}

function paintFilters(canvas: HTMLCanvasElement, { filters, weights }: EndingResult): void {
  const { count, width, height } = filters!;
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [stride, tall] = [columns * (width + 1) - 1, rows * (height + 1) - 1];
  const { pixels, put } = sheet(canvas, stride, tall);
  if (!pixels) return;
  const { scale, offset } = signedMapping(greatest(weights));
  const { signed } = palette();
  for (let f = 0; f < count; f++) {
    const at = Math.floor(f / columns) * (height + 1) * stride + (f % columns) * (width + 1);
    paintGrid(pixels, at, stride, weights, f * width * height, width, height, signed, scale, offset);
  }
  put();
}

/** Of classes on a line the share of the first. */
const curveOf = ({ values, resolution, classes }: EndingResult): readonly number[] =>
  Array.from(values.subarray(0, resolution), (value) => (classes > 0 ? 2 * value - 1 : value));

const lossCurve = ({ looks, ...end }: Outcome): readonly number[] => {
  const losses = [...looks, end].map(lossOf);
  const most = Math.max(...losses.filter(Number.isFinite));
  return losses.map((loss) => (most > 0 ? (2 * loss) / most - 1 : 0));
};

/** A line from left to right; at ±limit it touches the edge. */
function paintCurve(canvas: HTMLCanvasElement, curve: readonly number[], side: number, limit: number): void {
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const { ink1, hair } = palette();
  const line = (points: readonly number[], color: string, width: number) => {
    context.beginPath();
    for (const [i, value] of points.entries())
      context.lineTo((i / (points.length - 1)) * side, (0.5 - (0.45 * value) / limit) * side);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  line([0, 0], hair, 2);
  line(curve.filter(Number.isFinite), ink1, 4);
}
