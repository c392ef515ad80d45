// Pooling and its gradients; src/kernels/ops.ts has the formulas, src/kernels/reference/pooling.ts the same in TypeScript.
// Four outputs of a row side by side in the lanes.
import { all, choose, gather, put, spread } from './lanes';
import { fill } from './memory';

/** `gather`, with two loads where every second word is wanted. */
// @ts-ignore: decorator
@inline export function pick(address: usize, stride: usize, lanes: i32): v128 {
  if (stride == 8 && lanes > 2) return v128.shuffle<i32>(v128.load(address), v128.load(address, 16), 0, 2, 4, 6);
  return gather(address, stride, lanes);
}

/** Lanes that stay: the value is not larger, or the best is NaN. */
// @ts-ignore: decorator
@inline function stays(value: v128, best: v128): v128 {
  return v128.or(f32x4.le(value, best), f32x4.ne(best, best));
}

/** A row of outputs of windows of 2 × 2 side by side, the commonest: each pair of loads serves two places of the windows. */
function largestOfFour(x: usize, y: usize, index: usize, first: i32, width: i32, count: i32): void {
  let place0 = i32x4.add(i32x4(0, 2, 4, 6), i32x4.splat(first));
  const below = <usize>width << 2;
  for (; count > 0; count -= 4, x += 32, y += 16, index += 16) {
    const far: usize = count > 2 ? 16 : 0; // beyond the last pair nothing may be read
    const a0 = v128.load(x);
    const a1 = v128.load(x + far);
    const b0 = v128.load(x + below);
    const b1 = v128.load(x + below + far);
    let best = v128.shuffle<i32>(a0, a1, 0, 2, 4, 6);
    let place = place0;
    let value = v128.shuffle<i32>(a0, a1, 1, 3, 5, 7);
    let keep = stays(value, best);
    best = choose(best, value, keep);
    place = choose(place, i32x4.add(place0, i32x4.splat(1)), keep);
    value = v128.shuffle<i32>(b0, b1, 0, 2, 4, 6);
    keep = stays(value, best);
    best = choose(best, value, keep);
    place = choose(place, i32x4.add(place0, i32x4.splat(width)), keep);
    value = v128.shuffle<i32>(b0, b1, 1, 3, 5, 7);
    keep = stays(value, best);
    put(y, choose(best, value, keep), count);
    put(index, choose(place, i32x4.add(place0, i32x4.splat(width + 1)), keep), count);
    place0 = i32x4.add(place0, i32x4.splat(8));
  }
}

export function maxPool2d(
  x: usize, y: usize, index: usize, planes: i32, height: i32, width: i32, size: i32, stride: i32,
): void {
  const outHeight = (height - size) / stride + 1;
  const outWidth = (width - size) / stride + 1;
  const step = <usize>stride << 2;
  const apart = i32x4.mul(i32x4.splat(stride), i32x4(0, 1, 2, 3));
  for (; planes > 0; planes--, x += <usize>(height * width) << 2) {
    for (let r = 0; r < outHeight; r++) {
      if (size == 2 && stride == 2) {
        const first = 2 * r * width;
        largestOfFour(x + (<usize>first << 2), y, index, first, width, outWidth);
        y += <usize>outWidth << 2;
        index += <usize>outWidth << 2;
        continue;
      }
      for (let c = 0; c < outWidth; c += 4) {
        const lanes = min(outWidth - c, 4);
        const first = (r * width + c) * stride;
        let best = pick(x + (<usize>first << 2), step, lanes);
        let place = i32x4.add(apart, i32x4.splat(first));
        for (let i = 0, row = first; i < size; i++, row += width) {
          for (let at = row; at < row + size; at++) {
            const value = pick(x + (<usize>at << 2), step, lanes);
            const keep = stays(value, best);
            best = choose(best, value, keep);
            place = choose(place, i32x4.add(apart, i32x4.splat(at)), keep);
          }
        }
        put(y, best, lanes);
        put(index, place, lanes);
        y += <usize>lanes << 2;
        index += <usize>lanes << 2;
      }
    }
  }
}

export function maxPool2dGradient(
  dY: usize, index: usize, dX: usize, planes: i32, height: i32, width: i32, size: i32, stride: i32,
): void {
  const bytes = <usize>(((height - size) / stride + 1) * ((width - size) / stride + 1)) << 2;
  fill(dX, planes * height * width, 0);
  for (; planes > 0; planes--, dX += <usize>(height * width) << 2) {
    for (const end = dY + bytes; dY < end; dY += 4, index += 4) {
      const to = dX + (<usize>load<i32>(index) << 2);
      store<f32>(to, load<f32>(to) + load<f32>(dY));
    }
  }
}

export function windowSum(
  x: usize, y: usize, planes: i32, height: i32, width: i32, size: i32, stride: i32, scale: f32,
): void {
  const outHeight = (height - size) / stride + 1;
  const outWidth = (width - size) / stride + 1;
  const step = <usize>stride << 2;
  const xRow = <usize>width << 2;
  for (; planes > 0; planes--, x += <usize>(height * width) << 2) {
    for (let r = 0; r < outHeight; r++) {
      for (let c = 0; c < outWidth; c += 4) {
        const lanes = min(outWidth - c, 4);
        let row = x + (<usize>((r * width + c) * stride) << 2);
        let s = all(0);
        for (let i = 0; i < size; i++, row += xRow) {
          for (let at = row, end = row + (<usize>size << 2); at < end; at += 4) s = f32x4.add(s, pick(at, step, lanes));
        }
        put(y, f32x4.mul(all(scale), s), lanes);
        y += <usize>lanes << 2;
      }
    }
  }
}

/** A row of outputs to a row of twice as many places, each twice. */
function twice(dY: usize, to: usize, count: i32, scale: v128): void {
  for (; count > 0; count -= 4, dY += 16, to += 32) {
    const share = f32x4.add(all(0), f32x4.mul(scale, v128.load(dY)));
    put(to, v128.shuffle<i32>(share, share, 0, 0, 1, 1), 2 * count);
    if (count > 2) put(to + 16, v128.shuffle<i32>(share, share, 2, 2, 3, 3), 2 * count - 4);
  }
}

export function windowSpread(
  dY: usize, dX: usize, planes: i32, height: i32, width: i32, size: i32, stride: i32, scale: f32,
): void {
  const outHeight = (height - size) / stride + 1;
  const outWidth = (width - size) / stride + 1;
  const step = <usize>stride << 2;
  const row = <usize>width << 2;
  const scales = all(scale);
  fill(dX, planes * height * width, 0);
  for (; planes > 0; planes--, dX += <usize>height * row) {
    for (let r = 0; r < outHeight; r++, dY += <usize>outWidth << 2) {
      for (let i = 0; i < size; i++) {
        const to = dX + <usize>(r * stride + i) * row;
        if (size == 2 && stride == 2) {
          twice(dY, to, outWidth, scales);
          continue;
        }
        // From the last column of the window: a place is then reached by the windows in their order.
        for (let j = size - 1; j >= 0; j--) {
          let at = to + (<usize>j << 2);
          for (let c = 0; c < outWidth; c += 4, at += step << 2) {
            const lanes = min(outWidth - c, 4);
            const share = f32x4.mul(scales, v128.load(dY + (<usize>c << 2)));
            spread(at, step, f32x4.add(gather(at, step, lanes), share), lanes);
          }
        }
      }
    }
  }
}
