/** @file Reference convolutions; `ops.ts` has the formulas. A place outside the image counts as 0, and its product is added like any other. */
import { activate } from './activations.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;

/** Places of a window along a side. */
export const places = (side: number, size: number, stride: number, padding = 0) =>
  Math.floor((side + 2 * padding - size) / stride) + 1;

export function conv2d(
  memory: Memory,
  activation: number,
  x: number,
  weight: number,
  bias: number,
  z: number,
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
  const { f32 } = memory;
  x >>>= 2;
  weight >>>= 2;
  bias >>>= 2;
  let at = z >>> 2;
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
          f32[at++] = s;
        }
      }
    }
  }
  if (activation) activate(memory, activation, z, y, rows * filters * outHeight * outWidth);
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
  const square = size * size;
  /** The first and the last place whose window holds a pixel; with padding, or strides, some lie beyond the edge. */
  const first = (pixel: number) => Math.ceil((pixel + padding - size + 1) / stride);
  const last = (pixel: number) => Math.floor((pixel + padding) / stride);
  for (let n = 0; n < rows; n++, dY += filters * area) {
    for (let channel = 0; channel < channels; channel++) {
      for (let i = 0; i < height; i++) {
        for (let j = 0; j < width; j++) {
          let s = bias ? f32[bias + channel]! : 0;
          for (let o = 0, k = weight + channel * square, q = dY; o < filters; o++, k += channels * square, q += area) {
            for (let r = first(i); r <= last(i); r++) {
              const row = k + (i + padding - r * stride) * size + j + padding;
              for (let c = first(j); c <= last(j); c++) {
                const value = r >= 0 && r < outHeight && c >= 0 && c < outWidth ? f32[q + r * outWidth + c]! : 0;
                s = f(s + f(f32[row - c * stride]! * value));
              }
            }
          }
          f32[dX++] = s;
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
