// Convolutions: the windows of a sample are laid out as a matrix, and `gemm` does the sums; src/kernels/ops.ts has the formulas,
// src/kernels/reference/convolution.ts the same in TypeScript.
import { all, put } from './lanes';
import { gemm } from './matrix';
import { fill, transpose } from './memory';
import { pick } from './pooling';

/** About so many places at a time are laid out for a gradient of weights: they stay in the cache until they are multiplied. */
const PLACES: i32 = 128;

/** Places of a window along a side. */
// @ts-ignore: decorator
@inline function places(side: i32, size: i32, stride: i32, padding: i32): i32 {
  return (side + 2 * padding - size) / stride + 1;
}

/** The first of `count` places p with offset + p · stride ≥ 0. */
// @ts-ignore: decorator
@inline function firstInside(offset: i32, stride: i32, count: i32): i32 {
  return offset < 0 ? min((stride - 1 - offset) / stride, count) : 0;
}

/** One more than the last of `count` places p with offset + p · stride < side. */
// @ts-ignore: decorator
@inline function endInside(offset: i32, side: i32, stride: i32, count: i32): i32 {
  return offset < side ? min((side - 1 - offset) / stride + 1, count) : 0;
}

/** Zeros from `to` to `end`, and up to 12 bytes further. */
// @ts-ignore: decorator
@inline function clear(to: usize, end: usize): void {
  for (; to < end; to += 16) v128.store(to, all(0));
}

/** columns[k, p] = x̃[k, p] of one sample. What a row's vectors write beyond its end the next row overwrites; the last rows are written word by word. */
function layColumns(
  x: usize, columns: usize, channels: i32, height: i32, width: i32, size: i32, stride: i32, padding: i32,
  outHeight: i32, outWidth: i32,
): void {
  const xRow = <usize>width << 2;
  const row = <usize>outWidth << 2;
  const step = <usize>stride << 2;
  const safe = columns + <usize>(channels * size * size * outHeight) * row - 12;
  let to = columns;
  for (; channels > 0; channels--, x += <usize>height * xRow) {
    for (let i = -padding; i < size - padding; i++) {
      for (let j = -padding; j < size - padding; j++) {
        const first = firstInside(j, stride, outWidth);
        const count = max(endInside(j, width, stride, outWidth) - first, 0);
        for (let r = 0, at = i; r < outHeight; r++, at += stride) {
          const inside = at >= 0 && at < height;
          const next = to + row;
          let from = x + <usize>at * xRow + (<usize>(first * stride + j) << 2);
          if (next > safe) {
            memory.fill(to, 0, row);
            to += <usize>first << 2;
            for (let left = inside ? count : 0; left > 0; left--, to += 4, from += step) store<f32>(to, load<f32>(from));
          } else if (inside) {
            let start = to + (<usize>first << 2);
            const end = start + (<usize>count << 2);
            clear(to, start);
            if (stride == 1) for (; start < end; start += 16, from += 16) v128.store(start, v128.load(from));
            else {
              for (let left = count; left > 0; left -= 4, start += 16, from += step << 2) {
                v128.store(start, pick(from, step, left));
              }
            }
            clear(end, next);
          } else clear(to, next);
          to = next;
        }
      }
    }
  }
}

/** out[p, k] = x̃[k, p] for one row of places, the window's first row at `top`. */
function layWindows(
  x: usize, out: usize, channels: i32, height: i32, width: i32, size: i32, stride: i32, padding: i32,
  top: i32, outWidth: i32,
): void {
  const xRow = <usize>width << 2;
  const step = <usize>stride << 2;
  const piece = <usize>size << 2;
  const window = <usize>(channels * size) * piece;
  // Between these places no column of the window is outside.
  const first = firstInside(-padding, stride, outWidth);
  const end = max(endInside(size - 1 - padding, width, stride, outWidth), first);
  const spill = (piece + 15) & -16; // what whole vectors write beyond a piece the next piece overwrites
  for (let k: usize = 0; channels > 0; channels--, x += <usize>height * xRow) {
    for (let i = top; i < top + size; i++, k += piece) {
      let to = out + k;
      if (i < 0 || i >= height) {
        for (let p = 0; p < outWidth; p++, to += window) layEdge(x, to, width, width, size);
        continue;
      }
      const row = x + <usize>i * xRow;
      for (let p = 0; p < first; p++, to += window) layEdge(row, to, p * stride - padding, width, size);
      let from = row + (<usize>(first * stride - padding) << 2);
      const stop = to + <usize>(end - first) * window;
      if (k + spill > window) {
        for (; to < stop; to += window, from += step) {
          for (let at: usize = 0; at < piece; at += 4) store<f32>(to + at, load<f32>(from + at));
        }
      } else if (size <= 4) {
        for (; to < stop; to += window, from += step) v128.store(to, v128.load(from));
      } else if (size <= 8) {
        for (; to < stop; to += window, from += step) {
          v128.store(to, v128.load(from));
          v128.store(to, v128.load(from, 16), 16);
        }
      } else {
        for (; to < stop; to += window, from += step) {
          for (let at: usize = 0; at < piece; at += 16) v128.store(to + at, v128.load(from + at));
        }
      }
      for (let p = end; p < outWidth; p++, to += window) layEdge(row, to, p * stride - padding, width, size);
    }
  }
}

/** A row of a window that begins at column j, partly outside. */
function layEdge(row: usize, to: usize, j: i32, width: i32, size: i32): void {
  for (const end = j + size; j < end; j++, to += 4) {
    store<f32>(to, j >= 0 && j < width ? load<f32>(row + (<usize>j << 2)) : 0);
  }
}

/** dX starts from the bias; then each k ascending adds its columns where its windows lie. */
function fold(
  columns: usize, bias: usize, dX: usize, channels: i32, height: i32, width: i32, size: i32, stride: i32, padding: i32,
  outHeight: i32, outWidth: i32,
): void {
  const xRow = <usize>width << 2;
  const row = <usize>outWidth << 2;
  const step = <usize>stride << 2;
  for (; channels > 0; channels--, dX += <usize>height * xRow) {
    fill(dX, height * width, bias ? load<f32>(bias) : 0);
    if (bias) bias += 4;
    for (let i = -padding; i < size - padding; i++) {
      for (let j = -padding; j < size - padding; j++) {
        const first = firstInside(j, stride, outWidth);
        const count = endInside(j, width, stride, outWidth) - first;
        for (let r = 0, at = i; r < outHeight; r++, at += stride, columns += row) {
          if (at < 0 || at >= height) continue;
          let from = columns + (<usize>first << 2);
          let to = dX + <usize>at * xRow + (<usize>(first * stride + j) << 2);
          if (stride == 1) {
            for (let left = count; left > 0; left -= 4, from += 16, to += 16) {
              put(to, f32x4.add(v128.load(to), v128.load(from)), left);
            }
          } else {
            for (let left = count; left > 0; left--, from += 4, to += step) {
              store<f32>(to, load<f32>(to) + load<f32>(from));
            }
          }
        }
      }
    }
  }
}

export function conv2d(
  x: usize, weight: usize, bias: usize, y: usize, rows: i32, channels: i32, height: i32, width: i32, filters: i32,
  size: i32, stride: i32, padding: i32, columns: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  const plain = size == 1 && stride == 1 && padding == 0; // x is its own columns
  for (; rows > 0; rows--, x += <usize>(channels * height * width) << 2) {
    if (!plain) layColumns(x, columns, channels, height, width, size, stride, padding, outHeight, outWidth);
    if (bias) for (let o = 0; o < filters; o++) fill(y + (<usize>(o * area) << 2), area, load<f32>(bias + (<usize>o << 2)));
    gemm(weight, window, 1, plain ? x : columns, area, y, area, filters, area, window, bias ? 1 : 0, 0);
    y += <usize>(filters * area) << 2;
  }
}

export function conv2dInputGradient(
  weight: usize, bias: usize, dY: usize, dX: usize, rows: i32, channels: i32, height: i32, width: i32, filters: i32,
  size: i32, stride: i32, padding: i32, columns: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  const plain = size == 1 && stride == 1 && padding == 0 && !bias; // the columns are dX itself
  for (; rows > 0; rows--, dX += <usize>(channels * height * width) << 2, dY += <usize>(filters * area) << 2) {
    gemm(weight, 1, window, dY, area, plain ? dX : columns, area, window, area, filters, 0, 0);
    if (!plain) fold(columns, bias, dX, channels, height, width, size, stride, padding, outHeight, outWidth);
  }
}

export function conv2dWeightGradient(
  x: usize, dY: usize, dWeight: usize, rows: i32, channels: i32, height: i32, width: i32, filters: i32, size: i32,
  stride: i32, padding: i32, columns: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  const plain = size == 1 && stride == 1 && padding == 0;
  const block = plain ? outHeight : max(PLACES / outWidth, 1);
  for (; rows > 0; rows--, x += <usize>(channels * height * width) << 2, dY += <usize>(filters * area) << 2) {
    for (let r = 0; r < outHeight; r += block) {
      const end = min(r + block, outHeight);
      let to = columns;
      if (plain) transpose(x, columns, channels, area);
      else {
        for (let i = r; i < end; i++, to += <usize>(outWidth * window) << 2) {
          layWindows(x, to, channels, height, width, size, stride, padding, i * stride - padding, outWidth);
        }
      }
      const from = dY + (<usize>(r * outWidth) << 2);
      gemm(from, area, 1, columns, window, dWeight, window, filters, window, (end - r) * outWidth, 1, 0);
    }
  }
}
