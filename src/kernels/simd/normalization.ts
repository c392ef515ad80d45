// Sums over channels, means and normalisation; src/kernels/ops.ts has the formulas, src/kernels/reference/normalization.ts the same in TypeScript.
// Sums: four groups side by side in the lanes, `stride` bytes apart, each added up in the order of its places: `outer` runs of `inner`, `row` bytes apart.
import { all, gather, madd, put } from './lanes';

function sums(x: usize, start: v128, outer: i32, row: usize, inner: i32, stride: usize, lanes: i32): v128 {
  for (; outer > 0; outer--, x += row) {
    for (let at = x, end = x + (<usize>inner << 2); at < end; at += 4) start = f32x4.add(start, gather(at, stride, lanes));
  }
  return start;
}

function squares(x: usize, mean: v128, outer: i32, row: usize, inner: i32, stride: usize, lanes: i32): v128 {
  let s = all(0);
  for (; outer > 0; outer--, x += row) {
    for (let at = x, end = x + (<usize>inner << 2); at < end; at += 4) {
      const d = f32x4.sub(gather(at, stride, lanes), mean);
      s = madd(d, d, s);
    }
  }
  return s;
}

function products(
  x: usize, y: usize, start: v128, outer: i32, row: usize, inner: i32, stride: usize, lanes: i32,
): v128 {
  for (; outer > 0; outer--, x += row, y += row) {
    for (let at: usize = 0, end = <usize>inner << 2; at < end; at += 4) {
      start = madd(gather(x + at, stride, lanes), gather(y + at, stride, lanes), start);
    }
  }
  return start;
}

export function channelSums(x: usize, out: usize, rows: i32, channels: i32, inner: i32, accumulate: i32): void {
  const stride = <usize>inner << 2;
  const row = <usize>channels * stride;
  for (; channels > 0; channels -= 4, x += 4 * stride, out += 16) {
    put(out, sums(x, accumulate ? v128.load(out) : all(0), rows, row, inner, stride, min(channels, 4)), channels);
  }
}

export function mean(x: usize, y: usize, outer: i32, count: i32, inner: i32): void {
  const row = <usize>inner << 2;
  const size = <usize>count * row;
  const n = all(<f32>count);
  if (inner == 1) {
    for (; outer > 0; outer -= 4, x += 4 * size, y += 16) {
      put(y, f32x4.div(sums(x, all(0), 1, 0, count, size, min(outer, 4)), n), outer);
    }
    return;
  }
  for (; outer > 0; outer--, x += size, y += row) {
    for (let i = 0; i < inner; i += 4) {
      const at = <usize>i << 2;
      put(y + at, f32x4.div(sums(x + at, all(0), count, row, 1, 4, 4), n), inner - i);
    }
  }
}

export function meanGradient(dY: usize, dX: usize, outer: i32, count: i32, inner: i32): void {
  const n = <f32>count;
  if (inner == 1) {
    for (; outer > 0; outer--, dY += 4) {
      const share = all(load<f32>(dY) / n);
      for (let i = 0; i < count; i += 4) put(dX + (<usize>i << 2), share, count - i);
      dX += <usize>count << 2;
    }
    return;
  }
  const row = <usize>inner << 2;
  for (; outer > 0; outer--, dY += row) {
    for (let i = 0; i < count; i++, dX += row) {
      for (let j = 0; j < inner; j += 4) {
        const at = <usize>j << 2;
        put(dX + at, f32x4.div(v128.load(dY + at), all(n)), inner - j);
      }
    }
  }
}

/** The first lane in all. */
// @ts-ignore: decorator
@inline function first(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 0, 0, 0, 0);
}

/** The second lane first. */
// @ts-ignore: decorator
@inline function turned(x: v128): v128 {
  return v128.shuffle<i32>(x, x, 1, 2, 3, 0);
}

// @ts-ignore: decorator
@inline function inverse(variance: v128, epsilon: f32): v128 {
  return f32x4.div(all(1), f32x4.sqrt(f32x4.add(variance, all(epsilon))));
}

export function normalize(
  x: usize, y: usize, mean: usize, variance: usize, outer: i32, groups: i32, inner: i32, epsilon: f32,
): void {
  const stride = <usize>inner << 2;
  const row = <usize>groups * stride;
  const n = all(<f32>(outer * inner));
  for (let g = 0; g < groups; g += 4) {
    const lanes = min(groups - g, 4);
    const from = x + <usize>g * stride;
    const at = <usize>g << 2;
    const m = f32x4.div(sums(from, all(0), outer, row, inner, stride, lanes), n);
    put(mean + at, m, lanes);
    put(variance + at, f32x4.div(squares(from, m, outer, row, inner, stride, lanes), n), lanes);
  }
  standardize(x, y, mean, variance, outer, groups, inner, epsilon);
}

export function standardize(
  x: usize, y: usize, mean: usize, variance: usize, outer: i32, channels: i32, inner: i32, epsilon: f32,
): void {
  const width = <usize>inner << 2;
  const row = <usize>channels * width;
  const step = inner == 1 ? 4 : 1; // channels in one vector
  for (let c = 0; c < channels; c += step) {
    const from = <usize>c << 2;
    const m = step == 4 ? v128.load(mean + from) : v128.load32_splat(mean + from);
    const scale = inverse(step == 4 ? v128.load(variance + from) : v128.load32_splat(variance + from), epsilon);
    let first = <usize>c * width;
    for (let o = 0; o < outer; o++, first += row) {
      let at = first;
      for (let left = step == 4 ? channels - c : inner; left > 0; left -= 4, at += 16) {
        put(y + at, f32x4.mul(f32x4.sub(v128.load(x + at), m), scale), left);
        if (step == 4) break;
      }
    }
  }
}

/** dX of one group, or of four where inner is 1. */
function normalizeRows(
  y: usize, dY: usize, dX: usize, scale: v128, slope: v128, along: v128, outer: i32, row: usize, count: i32,
): void {
  for (; outer > 0; outer--, y += row, dY += row, dX += row) {
    let at: usize = 0;
    for (let left = count; left > 0; left -= 4, at += 16) {
      const d = f32x4.sub(f32x4.sub(v128.load(dY + at), slope), f32x4.mul(v128.load(y + at), along));
      put(dX + at, f32x4.mul(scale, d), left);
    }
  }
}

export function normalizeGradient(
  y: usize, variance: usize, dY: usize, dX: usize, outer: i32, groups: i32, inner: i32, epsilon: f32,
): void {
  const stride = <usize>inner << 2;
  const row = <usize>groups * stride;
  const n = all(<f32>(outer * inner));
  for (; groups > 0; groups -= 4, y += 4 * stride, dY += 4 * stride, dX += 4 * stride, variance += 16) {
    const lanes = min(groups, 4);
    let scale = inverse(v128.load(variance), epsilon);
    let slope = f32x4.div(sums(dY, all(0), outer, row, inner, stride, lanes), n);
    let along = f32x4.div(products(dY, y, all(0), outer, row, inner, stride, lanes), n);
    if (inner == 1) {
      normalizeRows(y, dY, dX, scale, slope, along, outer, row, lanes);
      continue;
    }
    for (let g = 0, at: usize = 0; g < lanes; g++, at += stride) {
      normalizeRows(y + at, dY + at, dX + at, first(scale), first(slope), first(along), outer, row, inner);
      scale = turned(scale);
      slope = turned(slope);
      along = turned(along);
    }
  }
}

export function runningMoments(
  mean: usize, variance: usize, runningMean: usize, runningVariance: usize, channels: i32, count: i32, momentum: f32,
): void {
  if (count < 2) return;
  const rest = all(<f32>1 - momentum);
  const part = all(momentum);
  const unbiased = all(<f32>count / <f32>(count - 1));
  for (let at: usize = 0; channels > 0; channels -= 4, at += 16) {
    const m = f32x4.mul(part, v128.load(mean + at));
    const v = f32x4.mul(part, f32x4.mul(v128.load(variance + at), unbiased));
    put(runningMean + at, madd(rest, v128.load(runningMean + at), m), channels);
    put(runningVariance + at, madd(rest, v128.load(runningVariance + at), v), channels);
  }
}

export function scaleShift(
  x: usize, weight: usize, bias: usize, y: usize, outer: i32, channels: i32, inner: i32,
): void {
  const width = <usize>inner << 2;
  for (; outer > 0; outer--) {
    if (inner == 1) {
      let at: usize = 0;
      for (let left = channels; left > 0; left -= 4, at += 16) {
        put(y + at, madd(v128.load(x + at), v128.load(weight + at), v128.load(bias + at)), left);
      }
      x += <usize>channels << 2;
      y += <usize>channels << 2;
      continue;
    }
    for (let c: usize = 0, end = <usize>channels << 2; c < end; c += 4, x += width, y += width) {
      const w = v128.load32_splat(weight + c);
      const b = v128.load32_splat(bias + c);
      let at: usize = 0;
      for (let left = inner; left > 0; left -= 4, at += 16) put(y + at, madd(v128.load(x + at), w, b), left);
    }
  }
}

/** y = x · weight. */
function scaled(x: usize, weight: usize, y: usize, outer: i32, channels: i32, inner: i32): void {
  const width = <usize>inner << 2;
  for (; outer > 0; outer--) {
    if (inner == 1) {
      let at: usize = 0;
      for (let left = channels; left > 0; left -= 4, at += 16) {
        put(y + at, f32x4.mul(v128.load(x + at), v128.load(weight + at)), left);
      }
      x += <usize>channels << 2;
      y += <usize>channels << 2;
      continue;
    }
    for (let c: usize = 0, end = <usize>channels << 2; c < end; c += 4, x += width, y += width) {
      const w = v128.load32_splat(weight + c);
      let at: usize = 0;
      for (let left = inner; left > 0; left -= 4, at += 16) put(y + at, f32x4.mul(v128.load(x + at), w), left);
    }
  }
}

export function scaleShiftGradient(
  x: usize, weight: usize, dY: usize, dX: usize, dWeight: usize, dBias: usize, outer: i32, channels: i32, inner: i32,
): void {
  const stride = <usize>inner << 2;
  const row = <usize>channels * stride;
  for (let c = 0; c < channels; c += 4) {
    const lanes = min(channels - c, 4);
    const at = <usize>c << 2;
    const from = <usize>c * stride;
    put(dWeight + at, products(dY + from, x + from, v128.load(dWeight + at), outer, row, inner, stride, lanes), lanes);
    put(dBias + at, sums(dY + from, v128.load(dBias + at), outer, row, inner, stride, lanes), lanes);
  }
  if (dX) scaled(dY, weight, dX, outer, channels, inner);
}
