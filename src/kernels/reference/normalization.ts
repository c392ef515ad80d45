/** @file Reference sums over channels, means and normalisation; `ops.ts` has the formulas. */
import type { Memory } from './memory.ts';

const f = Math.fround;

/** (start + Σ value(place)) over the places of group g in [outer, groups, inner], ascending. */
function over(
  outer: number,
  groups: number,
  inner: number,
  g: number,
  start: number,
  value: (place: number) => number,
): number {
  let s = start;
  for (let o = 0; o < outer; o++) {
    const first = (o * groups + g) * inner;
    for (let i = first; i < first + inner; i++) s = f(s + value(i));
  }
  return s;
}

/** y[place] = value(place) for the places of group g. */
function each(outer: number, groups: number, inner: number, g: number, write: (place: number) => void): void {
  for (let o = 0; o < outer; o++) {
    const first = (o * groups + g) * inner;
    for (let i = first; i < first + inner; i++) write(i);
  }
}

/** The mean of value(place) over the places of group g, added up in float64, ascending. */
function average(outer: number, groups: number, inner: number, g: number, value: (place: number) => number): number {
  let s = 0;
  each(outer, groups, inner, g, (p) => {
    s += value(p);
  });
  return s / (outer * inner);
}

const inverse = (variance: number, epsilon: number) => f(1 / f(Math.sqrt(f(variance + epsilon))));

export function channelSums(
  { f32 }: Memory,
  x: number,
  out: number,
  rows: number,
  channels: number,
  inner: number,
  accumulate: number,
): void {
  x >>>= 2;
  out >>>= 2;
  for (let c = 0; c < channels; c++)
    f32[out + c] = over(rows, channels, inner, c, accumulate ? f32[out + c]! : 0, (p) => f32[x + p]!);
}

export function mean({ f32 }: Memory, x: number, y: number, outer: number, count: number, inner: number): void {
  x >>>= 2;
  y >>>= 2;
  for (let o = 0; o < outer; o++) {
    for (let j = 0; j < inner; j++) {
      let s = 0;
      for (let i = 0; i < count; i++) s = f(s + f32[x + (o * count + i) * inner + j]!);
      f32[y + o * inner + j] = s / count;
    }
  }
}

export function meanGradient(
  { f32 }: Memory,
  dY: number,
  dX: number,
  outer: number,
  count: number,
  inner: number,
): void {
  dY >>>= 2;
  dX >>>= 2;
  for (let o = 0; o < outer; o++)
    for (let i = 0; i < count; i++) for (let j = 0; j < inner; j++) f32[dX++] = f32[dY + o * inner + j]! / count;
}

export function normalize(
  { f32, f64 }: Memory,
  x: number,
  y: number,
  means: number,
  variances: number,
  outer: number,
  groups: number,
  inner: number,
  epsilon: number,
): void {
  x >>>= 2;
  y >>>= 2;
  means >>>= 3;
  variances >>>= 3;
  for (let g = 0; g < groups; g++) {
    const mean = average(outer, groups, inner, g, (p) => f32[x + p]!);
    const variance = average(outer, groups, inner, g, (p) => (f32[x + p]! - mean) * (f32[x + p]! - mean));
    const scale = 1 / Math.sqrt(variance + epsilon);
    each(outer, groups, inner, g, (p) => {
      f32[y + p] = (f32[x + p]! - mean) * scale;
    });
    f64[means + g] = mean;
    f64[variances + g] = variance;
  }
}

export function normalizeGradient(
  { f32, f64 }: Memory,
  x: number,
  means: number,
  variances: number,
  dY: number,
  dX: number,
  outer: number,
  groups: number,
  inner: number,
  epsilon: number,
): void {
  x >>>= 2;
  means >>>= 3;
  variances >>>= 3;
  dY >>>= 2;
  dX >>>= 2;
  for (let g = 0; g < groups; g++) {
    const mean = f64[means + g]!;
    const scale = 1 / Math.sqrt(f64[variances + g]! + epsilon);
    const shift = average(outer, groups, inner, g, (p) => f32[dY + p]!);
    const along = average(outer, groups, inner, g, (p) => f32[dY + p]! * (f32[x + p]! - mean)) * (scale * scale);
    each(outer, groups, inner, g, (p) => {
      f32[dX + p] = (f32[dY + p]! - shift - (f32[x + p]! - mean) * along) * scale;
    });
  }
}

export function standardize(
  { f32 }: Memory,
  x: number,
  y: number,
  means: number,
  variances: number,
  outer: number,
  channels: number,
  inner: number,
  epsilon: number,
): void {
  x >>>= 2;
  y >>>= 2;
  means >>>= 2;
  variances >>>= 2;
  for (let c = 0; c < channels; c++) {
    const m = f32[means + c]!;
    const scale = inverse(f32[variances + c]!, epsilon);
    each(outer, channels, inner, c, (p) => {
      f32[y + p] = f(f32[x + p]! - m) * scale;
    });
  }
}

export function runningMoments(
  { f32, f64 }: Memory,
  means: number,
  variances: number,
  runningMean: number,
  runningVariance: number,
  channels: number,
  count: number,
  momentum: number,
): void {
  if (count < 2) return;
  means >>>= 3;
  variances >>>= 3;
  runningMean >>>= 2;
  runningVariance >>>= 2;
  const rest = 1 - momentum;
  const unbiased = count / (count - 1);
  for (let c = 0; c < channels; c++) {
    f32[runningMean + c] = rest * f32[runningMean + c]! + momentum * f64[means + c]!;
    f32[runningVariance + c] = rest * f32[runningVariance + c]! + momentum * (f64[variances + c]! * unbiased);
  }
}

export function scaleShift(
  { f32 }: Memory,
  x: number,
  weight: number,
  bias: number,
  y: number,
  outer: number,
  channels: number,
  inner: number,
): void {
  x >>>= 2;
  weight >>>= 2;
  bias >>>= 2;
  y >>>= 2;
  for (let c = 0; c < channels; c++) {
    const [w, b] = [f32[weight + c]!, f32[bias + c]!];
    each(outer, channels, inner, c, (p) => {
      f32[y + p] = f(f32[x + p]! * w) + b;
    });
  }
}

export function scaleShiftGradient(
  { f32 }: Memory,
  x: number,
  weight: number,
  dY: number,
  dX: number,
  dWeight: number,
  dBias: number,
  outer: number,
  channels: number,
  inner: number,
): void {
  x >>>= 2;
  weight >>>= 2;
  dY >>>= 2;
  dX >>>= 2;
  dWeight >>>= 2;
  dBias >>>= 2;
  for (let c = 0; c < channels; c++) {
    const w = f32[weight + c]!;
    f32[dWeight + c] = over(outer, channels, inner, c, f32[dWeight + c]!, (p) => f(f32[dY + p]! * f32[x + p]!));
    f32[dBias + c] = over(outer, channels, inner, c, f32[dBias + c]!, (p) => f32[dY + p]!);
    if (!dX) continue;
    each(outer, channels, inner, c, (p) => {
      f32[dX + p] = f32[dY + p]! * w;
    });
  }
}
