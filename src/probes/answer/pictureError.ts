/** @file How far a picture that was given back is from the one that was put in. */
import type { PreparedData, WholeData } from '#data/prepare.ts';
import { sizeOf } from '#nn/shape.ts';

export interface PictureError {
  /** The mean squared error of a pixel. */
  readonly squared: number;
  /** R² of this picture: 1 − its squared error / that of the mean picture. NaN where the two are the same. */
  readonly explained: number;
}

export function pictureError(put: ArrayLike<number>, back: ArrayLike<number>, mean: ArrayLike<number>): PictureError {
  let missed = 0;
  let spread = 0;
  for (let p = 0; p < put.length; p++) {
    missed += (put[p]! - back[p]!) ** 2;
    spread += (put[p]! - mean[p]!) ** 2;
  }
  return { squared: missed / put.length, explained: spread > 0 ? 1 - missed / spread : Number.NaN };
}

const known = new WeakMap<WholeData, Float64Array>();

/** The mean of the held-out pictures, or of all where none are held out. */
export function meanPicture(data: WholeData): Float64Array {
  const found = known.get(data);
  if (found) return found;
  const rows = data.test.length > 0 ? data.test : data.train;
  const width = sizeOf(data.shape);
  const mean = new Float64Array(width);
  for (const row of rows) for (let p = 0; p < width; p++) mean[p]! += data.inputs[row * width + p]! / rows.length;
  known.set(data, mean);
  return mean;
}

/** The picture of a row, or the drawing that stands behind the rows. */
export const picturePut = ({ inputsOf }: PreparedData, row: number, drawing: Float32Array | undefined): Float32Array =>
  drawing ?? inputsOf(row);
