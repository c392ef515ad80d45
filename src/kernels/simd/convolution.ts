// Convolutions without a matrix of windows; src/kernels/ops.ts has the formulas, src/kernels/reference/convolution.ts the same in TypeScript,
// src/kernels/convolutionScratch.ts the room that is taken.
//
// A sample is laid out with its padding, once for each column of the window and just as wide as the output: [channel, phase, column of the window, row, place].
// With a stride s, phase a holds the rows a, a + s, …. For each k of the window the places of the output are then one run of memory, which begins
// `offset[k]` bytes on. Sums over k take eight places by four outputs at a time, sums over places eight filters by four k.
import { activate } from './activations';
import { tile } from './convolutionTile';
import { all, gather, put, spread } from './lanes';
import { gemm } from './matrix';
import { tileOfRows } from './matrixTiles';
import { copyRows, fill, transposeRows } from './memory';
import { pick } from './pooling';

/** So many places at a time are added to a gradient of weights: they stay in the cache for all of the window. */
const PLACES: i32 = 256;

/** So many terms of the sums at a time: what a tile reads of image and weights then is still in the cache for the next. */
const TERMS: i32 = 128;

/** Words past the end of an image that a tile may read. */
const SLACK: i32 = 8;

/** Places of a window along a side. */
// @ts-ignore: decorator
@inline function places(side: i32, size: i32, stride: i32, padding: i32): i32 {
  return (side + 2 * padding - size) / stride + 1;
}

/** Words, to a whole number of vectors. */
// @ts-ignore: decorator
@inline function vectors(words: i32): usize {
  return <usize>((words + 3) & -4) << 2;
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

/** The inside of an image to its place among [channels, phases, copies, rows, columns], whose border is 0 already; the first row and column are `top` and `left` of x. */
function layImage(
  x: usize, image: usize, channels: i32, height: i32, width: i32, phases: i32, copies: i32, stride: i32, top: i32, left: i32,
  rows: i32, columns: i32,
): void {
  const xRow = <usize>width << 2;
  const row = <usize>columns << 2;
  const step = <usize>stride << 2;
  for (; channels > 0; channels--, x += <usize>height * xRow) {
    for (let i = top; i < top + phases; i++) {
      for (let j = left; j < left + copies; j++) {
        const first = firstInside(j, stride, columns);
        const count = endInside(j, width, stride, columns) - first;
        const begin = firstInside(i, stride, rows);
        let to = image + <usize>begin * row + (<usize>first << 2);
        let from = x + <usize>(begin * stride + i) * xRow + (<usize>(first * stride + j) << 2);
        for (let r = endInside(i, height, stride, rows) - begin; r > 0; r--, to += row, from += step * <usize>width) {
          copyEvery(from, step, to, count);
        }
        image += <usize>rows * row;
      }
    }
  }
}

/** Words that lie `step` bytes apart. Of neighbours the last vector begins where it ends the row, over what is there already. */
// @ts-ignore: decorator
@inline function copyEvery(from: usize, step: usize, to: usize, count: i32): void {
  if (step == 4 && count >= 4) {
    const last = <usize>(count - 4) << 2;
    for (let at: usize = 0; at < last; at += 16) v128.store(to + at, v128.load(from + at));
    v128.store(to + last, v128.load(from + last));
  } else for (; count > 0; count -= 4, from += step << 2, to += 16) put(to, pick(from, step, count), count);
}

/** offset[k], k = (channel, row, column) ascending, of a window of height × width; a last group of four is filled up with the last. */
function layOffsets(
  to: usize, channels: i32, height: i32, width: i32, phases: i32, stride: i32, rows: i32, columns: i32,
): void {
  let offset = 0;
  const begin = to;
  for (let c = 0; c < channels; c++) {
    for (let u = 0; u < height; u++) {
      for (let v = 0; v < width; v++, to += 4) {
        offset = ((((c * phases + u % stride) * width + v) * rows + u / stride) * columns) << 2;
        store<i32>(to, offset);
      }
    }
  }
  for (; (to - begin) & 12; to += 4) store<i32>(to, offset);
}

/** Weights four by four: of each k in turn those of four outputs, `apart` bytes from one another; k runs over three steps nested. */
function layWeights(
  from: usize, to: usize, outputs: i32, apart: usize, count0: i32, step0: i32, count1: i32, step1: i32, count2: i32, step2: i32,
): void {
  for (; outputs > 0; outputs -= 4, from += 4 * apart) {
    for (let i = 0; i < count0; i++) {
      for (let j = 0; j < count1; j++) {
        let at = from + (<usize>(i * step0 + j * step1) << 2);
        for (let k = 0; k < count2; k++, at += <usize>step2 << 2, to += 16) v128.store(to, gather(at, apart, min(outputs, 4)));
      }
    }
  }
}

/** All places of all outputs, `area` places each. */
function convolve(
  image: usize, weights: usize, offset: usize, count: i32, bias: usize, y: usize, area: i32, outputs: i32,
): void {
  const plane = <usize>area << 2;
  const begins = __heap_base; // a tile of biases
  const part = begins + 128; // where a tile that is not wanted whole goes first
  for (; outputs > 0; outputs -= 4, y += plane << 2) {
    for (let o: usize = 0; o < 4; o++) {
      const value = bias ? v128.load32_splat(bias + (o << 2)) : all(0);
      v128.store(begins + (o << 5), value);
      v128.store(begins + (o << 5), value, 16);
    }
    if (bias) bias += 16;
    const rows = <usize>min(outputs, 4);
    for (let k = 0; k == 0 || k < count; k += TERMS, weights += TERMS << 4) {
      const terms = min(count - k, TERMS);
      const offsets = offset + (<usize>k << 2);
      let x = image;
      let to = y;
      for (let left = area; left > 0; left -= 8, x += 32, to += 32) {
        if (left >= 8 && rows == 4) {
          if (k == 0) tile(x, weights, offsets, terms, begins, 32, to, plane);
          else tile(x, weights, offsets, terms, to, plane, to, plane);
          continue;
        }
        if (k > 0) copyRows(to, area, part, 8, <i32>rows, min(left, 8), 0);
        tile(x, weights, offsets, terms, k == 0 ? begins : part, 32, part, 32);
        copyRows(part, 8, to, area, <i32>rows, min(left, 8), 0);
      }
    }
    weights += <usize>(count - ((count + TERMS - 1) / TERMS) * TERMS) << 4;
  }
}

export function conv2d(
  f: i32, x: usize, weight: usize, bias: usize, z: usize, y: usize, rows: i32, channels: i32, height: i32, width: i32,
  filters: i32, size: i32, stride: i32, padding: i32, scratch: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  const sample = <usize>(channels * height * width) << 2;
  const plane = <usize>area << 2;
  const out = <usize>filters * plane;
  const direct = size == 1 && stride == 1 && padding == 0; // a product of matrices as it is
  const phases = min(stride, size);
  const imageRows = outHeight + (size - 1) / stride;
  const weights = scratch + vectors(window);
  const image = weights + (<usize>((filters + 3) & -4) * <usize>window << 2);
  if (!direct) {
    layOffsets(scratch, channels, size, size, phases, stride, imageRows, outWidth);
    layWeights(weight, weights, filters, <usize>window << 2, channels, size * size, size, size, size, 1);
    fill(image, channels * phases * size * imageRows * outWidth + SLACK, 0);
  }
  for (; rows > 0; rows--, x += sample, z += out, y += out) {
    if (direct) {
      for (let o = 0; bias && o < filters; o++) fill(z + <usize>o * plane, area, load<f32>(bias + (<usize>o << 2)));
      gemm(weight, window, 1, x, area, z, area, filters, area, window, bias ? 1 : 0, 0);
    } else {
      layImage(x, image, channels, height, width, phases, size, stride, -padding, -padding, imageRows, outWidth);
      convolve(image, weights, scratch, window, bias, z, area, filters);
    }
    if (f) activate(f, z, y, filters * area);
  }
}

export function conv2dInputGradient(
  weight: usize, bias: usize, dY: usize, dX: usize, rows: i32, channels: i32, height: i32, width: i32, filters: i32,
  size: i32, stride: i32, padding: i32, scratch: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const square = size * size;
  const window = channels * square;
  const plane = <usize>(height * width) << 2;
  const sample = <usize>channels * plane;
  const dSample = <usize>(filters * outHeight * outWidth) << 2;
  if (size == 1 && stride == 1 && padding == 0) {
    for (; rows > 0; rows--, dX += sample, dY += dSample) {
      for (let c = 0; bias && c < channels; c++) fill(dX + <usize>c * plane, height * width, load<f32>(bias + (<usize>c << 2)));
      gemm(weight, 1, channels, dY, plane >> 2, dX, plane >> 2, channels, height * width, filters, bias ? 1 : 0, 0);
    }
    return;
  }
  // A convolution of dY. Pixels whose distances from where windows begin leave the same rest by the stride are seen by the same weights: each rest is one.
  const weights = scratch + vectors(filters * square);
  const free = weights + (<usize>((channels + 3) & -4) * <usize>(filters * square) << 2);
  for (let a = 0; a < stride; a++) {
    const i = (a + stride - padding % stride) % stride; // the first row of this rest
    const tall = a < size ? (size - 1 - a) / stride + 1 : 0; // rows of a window that see it
    const restRows = (height - i + stride - 1) / stride;
    for (let b = 0; b < stride; b++) {
      const j = (b + stride - padding % stride) % stride;
      const wide = b < size ? (size - 1 - b) / stride + 1 : 0;
      const restColumns = (width - j + stride - 1) / stride;
      const area = restRows * restColumns;
      const count = filters * tall * wide;
      if (area <= 0) continue;
      const whole = stride == 1; // what is computed is dX itself
      const image = whole ? free : free + vectors(channels * area);
      const imageRows = restRows + tall - 1;
      if (count > 0) {
        // From a window's last row and column on: places ascend.
        const last = ((a + (tall - 1) * stride) * size + b + (wide - 1) * stride) << 2;
        layOffsets(scratch, filters, tall, wide, 1, 1, imageRows, restColumns);
        layWeights(
          weight + last, weights, channels, <usize>square << 2, filters, window, tall, -stride * size, wide, -stride,
        );
        fill(image, filters * wide * imageRows * restColumns + SLACK, 0);
      }
      const top = (i + padding) / stride - tall + 1; // the first place that sees the first pixel
      const left = (j + padding) / stride - wide + 1;
      let d = dY;
      let to = dX + (<usize>(i * width + j) << 2);
      for (let n = 0; n < rows; n++, d += dSample, to += sample) {
        if (count > 0) layImage(d, image, filters, outHeight, outWidth, 1, wide, 1, top, left, imageRows, restColumns);
        convolve(image, weights, scratch, count, bias, whole ? to : free, area, channels);
        if (!whole) spreadRest(free, to, channels, restRows, restColumns, plane, <usize>(stride * width) << 2, <usize>stride << 2);
      }
    }
  }
}

/** Planes of pixels to every so many rows and columns of others. */
function spreadRest(x: usize, out: usize, planes: i32, rows: i32, columns: i32, plane: usize, row: usize, step: usize): void {
  for (; planes > 0; planes--, out += plane) {
    for (let r = 0; r < rows; r++, x += <usize>columns << 2) {
      let to = out + <usize>r * row;
      for (let n = columns, at: usize = 0; n > 0; n -= 4, at += 16, to += step << 2) spread(to, step, v128.load(x + at), n);
    }
  }
}

export function conv2dWeightGradient(
  x: usize, dY: usize, dWeight: usize, rows: i32, channels: i32, height: i32, width: i32, filters: i32, size: i32,
  stride: i32, padding: i32, scratch: usize,
): void {
  const outHeight = places(height, size, stride, padding);
  const outWidth = places(width, size, stride, padding);
  const area = outHeight * outWidth;
  const window = channels * size * size;
  const phases = min(stride, size);
  const imageRows = outHeight + (size - 1) / stride;
  // Sums lie in panels of eight filters, [k, 8], and so does dY, one panel after another: [place, 8].
  const panels = <usize>(filters + 7) >> 3;
  const panel = vectors(window) << 3;
  const sums = scratch + vectors(window);
  const turned = sums + panels * panel;
  const image = turned + (<usize>area << 5);
  layOffsets(scratch, channels, size, size, phases, stride, imageRows, outWidth);
  fill(sums, <i32>((image - sums) >> 2) + channels * phases * size * imageRows * outWidth, 0);
  for (let o = 0, s = sums; o < filters; o += 8, s += panel) {
    transposeRows(dWeight + (<usize>(o * window) << 2), window, s, 8, min(filters - o, 8), window);
  }
  for (; rows > 0; rows--, x += <usize>(channels * height * width) << 2) {
    layImage(x, image, channels, height, width, phases, size, stride, -padding, -padding, imageRows, outWidth);
    for (let o = 0, s = sums; o < filters; o += 8, s += panel) {
      const count = min(filters - o, 8);
      transposeRows(dY, area, turned, 8, count, area);
      dY += <usize>(count * area) << 2;
      for (let p = 0; p < area; p += PLACES) {
        const from = image + (<usize>p << 2);
        const d = turned + (<usize>p << 5);
        let to = s;
        for (let k = scratch, end = scratch + vectors(window); k < end; k += 16, to += 128) {
          // Four k by eight filters: sum[k, o] += Σ_p x[k, p] · dY[p, o].
          tileOfRows(
            from + <usize>load<i32>(k), from + <usize>load<i32>(k, 4), from + <usize>load<i32>(k, 8),
            from + <usize>load<i32>(k, 12), d, to, 32, to, 32, min(area - p, PLACES),
          );
        }
      }
    }
  }
  for (let o = 0, s = sums; o < filters; o += 8, s += panel) {
    transposeRows(s, 8, dWeight + (<usize>(o * window) << 2), window, window, min(filters - o, 8));
  }
}
