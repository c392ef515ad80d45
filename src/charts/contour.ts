/**
 * @file Level lines of a sampled field by marching squares with linear interpolation.
 * A sample (column i, row j) stands at (i + ½, j + ½), the middle of its pixel. Lines run to the edge of the image, where the field
 * is continued straight on, so they meet the frame and do not end half a pixel short of it.
 */

/** Line segments, four numbers each (x1 y1 x2 y2), in a buffer that grows and is used again. */
export class Segments {
  data = new Float32Array(1024);
  /** Segments in use. */
  count = 0;

  clear(): void {
    this.count = 0;
  }

  push(x1: number, y1: number, x2: number, y2: number): void {
    const at = 4 * this.count++;
    if (at + 4 > this.data.length) {
      const wider = new Float32Array(2 * this.data.length);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[at] = x1;
    this.data[at + 1] = y1;
    this.data[at + 2] = x2;
    this.data[at + 3] = y2;
  }

  /** Adds all to the current path, grid coordinates scaled to pixels. One stroke of one path never doubles where segments meet. */
  trace(path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>, scaleX: number, scaleY: number, x = 0, y = 0): void {
    const { data, count } = this;
    for (let i = 0; i < 4 * count; i += 4) {
      path.moveTo(x + data[i]! * scaleX, y + data[i + 1]! * scaleY);
      path.lineTo(x + data[i + 2]! * scaleX, y + data[i + 3]! * scaleY);
    }
  }
}

let upper = new Float64Array(0);
let lower = new Float64Array(0);

/** One row of samples with a sample more at either end, half a pixel out, continued straight on. */
function fillRow(row: Float64Array, field: Float32Array, width: number, height: number, y: number): void {
  // Beyond the first and the last row it goes on as it did between the two before.
  const beyond = height > 1 && (y < 0 || y >= height);
  const own = Math.min(height - 1, Math.max(0, y)) * width;
  if (!beyond) for (let x = 0; x < width; x++) row[x + 1] = field[own + x]!;
  else {
    const inner = own + (y < 0 ? width : -width);
    for (let x = 0; x < width; x++) row[x + 1] = 1.5 * field[own + x]! - 0.5 * field[inner + x]!;
  }
  row[0] = width > 1 ? 1.5 * row[1]! - 0.5 * row[2]! : row[1]!;
  row[width + 1] = width > 1 ? 1.5 * row[width]! - 0.5 * row[width - 1]! : row[1]!;
}

/** What a line is drawn for: a value, and where its pieces are put. */
export interface Level {
  readonly value: number;
  readonly out: Segments;
  /** Asked for each cell with a line in it (its upper left sample, −1 … W−1 and −1 … H−1): false leaves it out. */
  readonly keep?: ((x: number, y: number) => boolean) | undefined;
}

/** Adds the lines on which a field [H, W] has the value of each level, in grid coordinates 0 … W and 0 … H. The field is walked through once for all of them. */
export function contours(field: Float32Array, width: number, height: number, levels: readonly Level[]): void {
  if (width < 1 || height < 1) return;
  if (upper.length < width + 2) {
    upper = new Float64Array(width + 2);
    lower = new Float64Array(width + 2);
  }
  const lowest = Math.min(...levels.map(({ value }) => value));
  const highest = Math.max(...levels.map(({ value }) => value));
  fillRow(lower, field, width, height, -1);
  for (let y = -1; y < height; y++) {
    [upper, lower] = [lower, upper];
    fillRow(lower, field, width, height, y + 1);
    let b = upper[0]!;
    let c = lower[0]!;
    for (let x = -1; x < width; x++) {
      const a = b;
      const d = c;
      b = upper[x + 2]!;
      c = lower[x + 2]!;
      // No line in it, as in most.
      if (a < lowest && b < lowest && c < lowest && d < lowest) continue;
      if (a >= highest && b >= highest && c >= highest && d >= highest) continue;
      const sum = a + b + c + d;
      if (sum - sum !== 0) continue; // not finite: nothing to interpolate
      const least = Math.min(a, b, c, d);
      const most = Math.max(a, b, c, d);
      for (let l = 0; l < levels.length; l++) {
        const { value, out, keep } = levels[l]!;
        if (value > most || value <= least || (keep && !keep(x, y))) continue;
        const x0 = x < 0 ? 0 : x + 0.5;
        const x1 = x + 1 >= width ? width : x + 1.5;
        const y0 = y < 0 ? 0 : y + 0.5;
        const y1 = y + 1 >= height ? height : y + 1.5;
        addCell(a - value, b - value, c - value, d - value, x0, y0, x1, y1, out);
      }
    }
  }
}

/** Adds the line of a single level. */
export function contour(
  field: Float32Array,
  width: number,
  height: number,
  value: number,
  out: Segments,
  keep?: Level['keep'],
): void {
  contours(field, width, height, [{ value, out, keep }]);
}

/** The line through one cell; corners a b c d clockwise from the upper left, over the level. */
function addCell(
  a: number,
  b: number,
  c: number,
  d: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  out: Segments,
): void {
  const code = (a >= 0 ? 1 : 0) | (b >= 0 ? 2 : 0) | (c >= 0 ? 4 : 0) | (d >= 0 ? 8 : 0);
  const top = x0 + (x1 - x0) * (a / (a - b));
  const right = y0 + (y1 - y0) * (b / (b - c));
  const bottom = x0 + (x1 - x0) * (d / (d - c));
  const left = y0 + (y1 - y0) * (a / (a - d));
  // the four-fold ambiguous cells go by the value in the middle
  const high = a + b + c + d >= 0;
  switch (code) {
    case 1:
    case 14:
      out.push(x0, left, top, y0);
      break;
    case 2:
    case 13:
      out.push(top, y0, x1, right);
      break;
    case 4:
    case 11:
      out.push(x1, right, bottom, y1);
      break;
    case 8:
    case 7:
      out.push(bottom, y1, x0, left);
      break;
    case 3:
    case 12:
      out.push(x0, left, x1, right);
      break;
    case 6:
    case 9:
      out.push(top, y0, bottom, y1);
      break;
    case 5:
      if (high) {
        out.push(top, y0, x1, right);
        out.push(bottom, y1, x0, left);
      } else {
        out.push(x0, left, top, y0);
        out.push(x1, right, bottom, y1);
      }
      break;
    case 10:
      if (high) {
        out.push(x0, left, top, y0);
        out.push(x1, right, bottom, y1);
      } else {
        out.push(top, y0, x1, right);
        out.push(bottom, y1, x0, left);
      }
      break;
  }
}
