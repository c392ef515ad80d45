/** @file One parameter as the lens of weights shows it: its numbers out of a frame, painted as a matrix and as a histogram, and read one by one. */
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import type { CanvasSize } from '#charts/keepDrawn.ts';
import type { Heatmap } from '#charts/tileSheet.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Names } from '#state/flowNames.ts';
import { formatNumber } from '#ui/format.ts';
import { countInto } from './histogram.ts';

/** [rows, columns] of a parameter, as it stands in a frame. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** It has one axis, such as a bias. */
  readonly single: boolean;
  /** [rows, columns], of which the last line may have fewer: a view of the frame's memory. */
  readonly values: Float32Array;
  /** The end of its own scale. */
  readonly limit: number;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

const BINS = 25;
const counts = new Uint32Array(BINS);

/** A column of more numbers than these would be a hair: they are laid in lines instead, as text is read. */
const TALL = 16;

export const isInLines = ({ length, 0: count = 1 }: readonly number[]): boolean => length === 1 && count > TALL;

/** The rows of a parameter's first axis, all others laid flat behind it; with one axis a column, or a square of lines where that would be too long. */
export function sidesOf(shape: readonly number[]): { rows: number; columns: number } {
  const [rows = 1, ...others] = shape;
  if (!isInLines(shape)) return { rows, columns: others.reduce((product, n) => product * n, 1) };
  const columns = Math.ceil(Math.sqrt(rows));
  return { rows: Math.ceil(rows / columns), columns };
}

/** A parameter in a frame; undefined where it was not sent. */
export function matrixIn(frame: Frame | undefined, block: string, name: string): Matrix | undefined {
  const probe = frame?.probes.parameters;
  const found = probe?.parameters.find((p) => p.block === block && p.name === name);
  if (!probe || !found) return undefined;
  const values = probe.values.subarray(found.offset, found.offset + found.count);
  return { ...sidesOf(found.shape), single: found.shape.length === 1, values, limit: found.limit };
}

/** "to unit 3 from 2: −0.412", each counted from 1; or by their names where they have some: "to Adelie from bill length: −0.412". */
export function elementWords(
  { columns, single, values }: Matrix,
  { row, column }: Cell,
  { into, out }: { readonly into: Names; readonly out: Names } = { into: [], out: [] },
): string {
  const index = row * columns + column;
  if (index >= values.length) return '';
  const value = formatNumber(values[index]!);
  const unit = single ? index : row;
  const to = out[unit] ?? `unit ${unit + 1}`;
  return single ? `${to}: ${value}` : `to ${to} from ${into[column] ?? column + 1}: ${value}`;
}

/** So many numbers; what is missing at the end is none, and stays paper. */
function filled(values: Float32Array, count: number): Float32Array {
  if (values.length >= count) return values;
  const all = new Float32Array(count).fill(Number.NaN);
  all.set(values);
  return all;
}

/** The matrix over the whole box, row 0 on top, and a frame round the cell that is meant. @param side of a cell */
export function drawMatrix(
  context: CanvasRenderingContext2D,
  { width, height, ratio }: CanvasSize,
  map: Heatmap,
  { rows, columns, values, limit }: Matrix,
  side: number,
  meant: Cell | undefined,
): void {
  const box = { x: 0, y: 0, width, height };
  const whole = { values: filled(values, rows * columns), width: columns, height: rows };
  map.draw(context, whole, box, palette().signed, signedMapping(limit), ratio);
  if (!meant) return;
  context.strokeStyle = palette().ink1;
  context.lineWidth = 1.5;
  context.strokeRect(meant.column * side + 0.5, meant.row * side + 0.5, side - 1, side - 1);
}

/** How many of the numbers lie where on the scale; the outermost bars hold what lies beyond. */
export function drawHistogram(
  context: CanvasRenderingContext2D,
  { width, height }: CanvasSize,
  { values, limit }: Matrix,
): void {
  const most = countInto(values, 0, values.length, limit, counts);
  context.fillStyle = palette().ink3;
  for (let b = 0; b < BINS; b++) {
    const high = ((height - 1) * counts[b]!) / Math.max(1, most);
    context.fillRect((b * width) / BINS + 0.5, height - 1 - high, width / BINS - 1, high);
  }
  context.fillStyle = palette().ink4;
  context.fillRect(0, height - 1, width, 1);
  context.fillRect(width / 2 - 0.5, height - 4, 1, 4);
}
