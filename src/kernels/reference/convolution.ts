/** @file Reference convolutions; `ops.ts` has the formulas. A place outside the image counts as 0, and its product is added like any other. */
import type { Memory } from './memory.ts';

const f = Math.fround;

/** Places of a window along a side. */
export const places = (side: number, size: number, stride: number, padding = 0) =>
  Math.floor((side + 2 * padding - size) / stride) + 1;

export function conv2d(
  { f32 }: Memory,
  x: number,
  weight: number,
  bias: number,
  y: number,
  rows: number,
  channels: number,
  height: number,
  width: number,
  filters: number,
  size: number,
  stride: number,
  padding: number,
): void {
  x >>>= 2;
  weight >>>= 2;
  bias >>>= 2;
  y >>>= 2;
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  for (let n = 0; n < rows; n++, x += channels * height * width) {
    for (let o = 0, first = weight; o < filters; o++, first += channels * size * size) {
      for (let top = -padding, r = 0; r < outHeight; r++, top += stride) {
        for (let left = -padding, c = 0; c < outWidth; c++, left += stride) {
          let s = bias ? f32[bias + o]! : 0;
          let k = first;
          for (let plane = x, channel = 0; channel < channels; channel++, plane += height * width) {
            for (let i = top; i < top + size; i++) {
              const row = plane + i * width;
              for (let j = left; j < left + size; j++) {
                const value = i >= 0 && i < height && j >= 0 && j < width ? f32[row + j]! : 0;
                s = f(s + f(f32[k++]! * value));
              }
            }
          }
          f32[y++] = s;
        }
      }
    }
  }
}

export function conv2dInputGradient(
  { f32 }: Memory,
  weight: number,
  bias: number,
  dY: number,
  dX: number,
  rows: number,
  channels: number,
  height: number,
  width: number,
  filters: number,
  size: number,
  stride: number,
  padding: number,
): void {
  weight >>>= 2;
  bias >>>= 2;
  dY >>>= 2;
  dX >>>= 2;
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  for (let n = 0; n < rows; n++, dY += filters * area) {
    for (let channel = 0, k = weight; channel < channels; channel++, dX += height * width) {
      f32.fill(bias ? f32[bias + channel]! : 0, dX, dX + height * width);
      for (let row = -padding; row < size - padding; row++) {
        for (let column = -padding; column < size - padding; column++, k++) {
          for (let r = 0, i = row; r < outHeight; r++, i += stride) {
            if (i < 0 || i >= height) continue;
            for (let c = 0, j = column; c < outWidth; c++, j += stride) {
              if (j < 0 || j >= width) continue;
              let s = 0;
              for (let o = 0, p = k, q = dY + r * outWidth + c; o < filters; o++, p += window, q += area)
                s = f(s + f(f32[p]! * f32[q]!));
              f32[dX + i * width + j]! += s;
            }
          }
        }
      }
    }
  }
}

export function conv2dWeightGradient(
  { f32 }: Memory,
  x: number,
  dY: number,
  dWeight: number,
  rows: number,
  channels: number,
  height: number,
  width: number,
  filters: number,
  size: number,
  stride: number,
  padding: number,
): void {
  x >>>= 2;
  dY >>>= 2;
  dWeight >>>= 2;
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  for (let n = 0; n < rows; n++, x += channels * height * width) {
    for (let o = 0, k = dWeight; o < filters; o++, dY += outHeight * outWidth) {
      for (let plane = x, channel = 0; channel < channels; channel++, plane += height * width) {
        for (let row = -padding; row < size - padding; row++) {
          for (let column = -padding; column < size - padding; column++, k++) {
            let s = f32[k]!;
            for (let p = dY, i = row, r = 0; r < outHeight; r++, i += stride) {
              for (let j = column, c = 0; c < outWidth; c++, j += stride) {
                const value = i >= 0 && i < height && j >= 0 && j < width ? f32[plane + i * width + j]! : 0;
                s = f(s + f(f32[p++]! * value));
              }
            }
            f32[k] = s;
          }
        }
      }
    }
  }
}
