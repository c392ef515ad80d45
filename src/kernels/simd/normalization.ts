// Sums over channels, means and normalisation; src/kernels/ops.ts has the formulas, src/kernels/reference/normalization.ts the same in TypeScript.
// Sums: four groups side by side in the lanes, `stride` bytes apart, each added up in the order of its places: `outer` runs of `inner`, `row` bytes apart.
// Longer than 300 lines because each operation stands twice: four groups at a time, and those that are left over one at a time.
// What `normalize` and its gradient work out in float64 takes two vectors: one for the first two of the four, one for the last two.
import { all, gather, madd, put } from './lanes';

function sums(x: usize, start: v128, outer: i32, row: usize, inner: i32, stride: usize, lanes: i32): v128 {
  for (; outer > 0; outer--, x += row) {
    for (let at = x, end = x + (<usize>inner << 2); at < end; at += 4) start = f32x4.add(start, gather(at, stride, lanes));
  }
  return start;
}

/** dWeight += Σ dY · x, dBias += Σ dY: both in one pass, as each waits for its last sum. */
function scaleShiftSums(
  x: usize, dY: usize, dWeight: usize, dBias: usize, outer: i32, row: usize, inner: i32, stride: usize, lanes: i32,
): void {
  let w = v128.load(dWeight);
  let b = v128.load(dBias);
  for (; outer > 0; outer--, x += row, dY += row) {
    for (let at: usize = 0, end = <usize>inner << 2; at < end; at += 4) {
      const d = gather(dY + at, stride, lanes);
      w = madd(d, gather(x + at, stride, lanes), w);
      b = f32x4.add(b, d);
    }
  }
  put(dWeight, w, lanes);
  put(dBias, b, lanes);
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

// @ts-ignore: decorator
@inline function inverse(variance: v128, epsilon: f32): v128 {
  return f32x4.div(all(1), f32x4.sqrt(f32x4.add(variance, all(epsilon))));
}

/** The first two of four float32, in float64. */
// @ts-ignore: decorator
@inline function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

/** The last two. */
// @ts-ignore: decorator
@inline function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1));
}

/** Four float64, rounded to float32. */
// @ts-ignore: decorator
@inline function rounded(a: v128, b: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 2);
}

/** Stores the first min(lanes, 4) of four float64; lanes ≥ 1. */
function putWide(address: usize, a: v128, b: v128, lanes: i32): void {
  if (lanes < 2) return v128.store64_lane(address, a, 0);
  v128.store(address, a);
  if (lanes == 3) v128.store64_lane(address, b, 0, 16);
  else if (lanes > 3) v128.store(address, b, 16);
}

// @ts-ignore: decorator
@inline function inverseWide(variance: v128, epsilon: f32): v128 {
  return f64x2.div(f64x2.splat(1), f64x2.sqrt(f64x2.add(variance, f64x2.splat(<f64>epsilon))));
}

/** y of one group, or of four where inner is 1: means and scales come for the first and for the last two. */
function normalizeRows(
  x: usize, y: usize, m0: v128, m1: v128, r0: v128, r1: v128, outer: i32, row: usize, count: i32,
): void {
  for (; outer > 0; outer--, x += row, y += row) {
    let at: usize = 0;
    for (let left = count; left > 0; left -= 4, at += 16) {
      const v = v128.load(x + at);
      const a = f64x2.mul(f64x2.sub(low(v), m0), r0);
      put(y + at, rounded(a, f64x2.mul(f64x2.sub(high(v), m1), r1)), left);
    }
  }
}

export function normalize(
  x: usize, y: usize, mean: usize, variance: usize, outer: i32, groups: i32, inner: i32, epsilon: f32,
): void {
  const stride = <usize>inner << 2;
  const row = <usize>groups * stride;
  const n = f64x2.splat(<f64>(outer * inner));
  for (; groups > 0; groups -= 4, x += 4 * stride, y += 4 * stride, mean += 32, variance += 32) {
    const lanes = min(groups, 4);
    let m0 = f64x2.splat(0);
    let m1 = m0;
    for (let o = outer, from = x; o > 0; o--, from += row) {
      for (let at = from, end = from + stride; at < end; at += 4) {
        const v = gather(at, stride, lanes);
        m0 = f64x2.add(m0, low(v));
        m1 = f64x2.add(m1, high(v));
      }
    }
    m0 = f64x2.div(m0, n);
    m1 = f64x2.div(m1, n);
    let s0 = f64x2.splat(0);
    let s1 = s0;
    for (let o = outer, from = x; o > 0; o--, from += row) {
      for (let at = from, end = from + stride; at < end; at += 4) {
        const v = gather(at, stride, lanes);
        const a = f64x2.sub(low(v), m0);
        const b = f64x2.sub(high(v), m1);
        s0 = f64x2.add(s0, f64x2.mul(a, a));
        s1 = f64x2.add(s1, f64x2.mul(b, b));
      }
    }
    s0 = f64x2.div(s0, n);
    s1 = f64x2.div(s1, n);
    putWide(mean, m0, m1, lanes);
    putWide(variance, s0, s1, lanes);
    if (inner == 1) {
      normalizeRows(x, y, m0, m1, inverseWide(s0, epsilon), inverseWide(s1, epsilon), outer, row, lanes);
      continue;
    }
    for (let g = 0, at: usize = 0; g < lanes; g++, at += stride) {
      const m = v128.load64_splat(mean + (<usize>g << 3));
      const r = inverseWide(v128.load64_splat(variance + (<usize>g << 3)), epsilon);
      normalizeRows(x + at, y + at, m, m, r, r, outer, row, inner);
    }
  }
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

/** One of four float64 in both lanes. */
// @ts-ignore: decorator
@inline function nth(a: v128, b: v128, n: i32): v128 {
  const pair = n < 2 ? a : b;
  return n & 1 ? v128.shuffle<i64>(pair, pair, 1, 1) : v128.shuffle<i64>(pair, pair, 0, 0);
}

/** dX of one group, or of four where inner is 1: what belongs to a group comes for the first and for the last two. */
function normalizeGradientRows(
  x: usize, dY: usize, dX: usize, m0: v128, m1: v128, r0: v128, r1: v128, s0: v128, s1: v128, k0: v128, k1: v128,
  outer: i32, row: usize, count: i32,
): void {
  for (; outer > 0; outer--, x += row, dY += row, dX += row) {
    let at: usize = 0;
    for (let left = count; left > 0; left -= 4, at += 16) {
      const v = v128.load(x + at);
      const d = v128.load(dY + at);
      const a = f64x2.sub(f64x2.sub(low(d), s0), f64x2.mul(f64x2.sub(low(v), m0), k0));
      const b = f64x2.sub(f64x2.sub(high(d), s1), f64x2.mul(f64x2.sub(high(v), m1), k1));
      put(dX + at, rounded(f64x2.mul(a, r0), f64x2.mul(b, r1)), left);
    }
  }
}

export function normalizeGradient(
  x: usize, mean: usize, variance: usize, dY: usize, dX: usize, outer: i32, groups: i32, inner: i32, epsilon: f32,
): void {
  const stride = <usize>inner << 2;
  const row = <usize>groups * stride;
  const n = f64x2.splat(<f64>(outer * inner));
  for (; groups > 0; groups -= 4, mean += 32, variance += 32) {
    const lanes = min(groups, 4);
    const m0 = v128.load(mean);
    const m1 = lanes > 2 ? v128.load(mean, 16) : m0; // else it would lie too far past the last
    const r0 = inverseWide(v128.load(variance), epsilon);
    const r1 = lanes > 2 ? inverseWide(v128.load(variance, 16), epsilon) : r0;
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let k0 = s0;
    let k1 = s0;
    for (let o = outer, first: usize = 0; o > 0; o--, first += row) {
      for (let at = first, end = first + stride; at < end; at += 4) {
        const v = gather(x + at, stride, lanes);
        const d = gather(dY + at, stride, lanes);
        const a = low(d);
        const b = high(d);
        s0 = f64x2.add(s0, a);
        s1 = f64x2.add(s1, b);
        k0 = f64x2.add(k0, f64x2.mul(a, f64x2.sub(low(v), m0)));
        k1 = f64x2.add(k1, f64x2.mul(b, f64x2.sub(high(v), m1)));
      }
    }
    s0 = f64x2.div(s0, n);
    s1 = f64x2.div(s1, n);
    k0 = f64x2.mul(f64x2.div(k0, n), f64x2.mul(r0, r0));
    k1 = f64x2.mul(f64x2.div(k1, n), f64x2.mul(r1, r1));
    if (inner == 1) {
      normalizeGradientRows(x, dY, dX, m0, m1, r0, r1, s0, s1, k0, k1, outer, row, lanes);
    } else {
      for (let g = 0, at: usize = 0; g < lanes; g++, at += stride) {
        const m = nth(m0, m1, g);
        const r = nth(r0, r1, g);
        const s = nth(s0, s1, g);
        const k = nth(k0, k1, g);
        normalizeGradientRows(x + at, dY + at, dX + at, m, m, r, r, s, s, k, k, outer, row, inner);
      }
    }
    x += 4 * stride;
    dY += 4 * stride;
    dX += 4 * stride;
  }
}

export function runningMoments(
  mean: usize, variance: usize, runningMean: usize, runningVariance: usize, channels: i32, count: i32, momentum: f32,
): void {
  if (count < 2) return;
  const part = <f64>momentum;
  const rest = 1 - part;
  const unbiased = <f64>count / <f64>(count - 1);
  for (; channels > 0; channels--, mean += 8, variance += 8, runningMean += 4, runningVariance += 4) {
    store<f32>(runningMean, <f32>(rest * <f64>load<f32>(runningMean) + part * load<f64>(mean)));
    const moved = rest * <f64>load<f32>(runningVariance) + part * (load<f64>(variance) * unbiased);
    store<f32>(runningVariance, <f32>moved);
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
    scaleShiftSums(x + from, dY + from, dWeight + at, dBias + at, outer, row, inner, stride, lanes);
  }
  if (dX) scaled(dY, weight, dX, outer, channels, inner);
}
