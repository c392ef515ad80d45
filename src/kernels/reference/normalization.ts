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
  { f32 }: Memory,
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
  means >>>= 2;
  variances >>>= 2;
  const n = outer * inner;
  for (let g = 0; g < groups; g++) {
    const m = f(over(outer, groups, inner, g, 0, (p) => f32[x + p]!) / n);
    const squares = over(outer, groups, inner, g, 0, (p) => f(f(f32[x + p]! - m) * f(f32[x + p]! - m)));
    const variance = f(squares / n);
    const scale = inverse(variance, epsilon);
    each(outer, groups, inner, g, (p) => {
      f32[y + p] = f(f32[x + p]! - m) * scale;
    });
    f32[means + g] = m;
    f32[variances + g] = variance;
  }
}

export function normalizeGradient(
  { f32 }: Memory,
  y: number,
  variances: number,
  dY: number,
  dX: number,
  outer: number,
  groups: number,
  inner: number,
  epsilon: number,
): void {
  y >>>= 2;
  variances >>>= 2;
  dY >>>= 2;
  dX >>>= 2;
  const n = outer * inner;
  for (let g = 0; g < groups; g++) {
    const scale = inverse(f32[variances + g]!, epsilon);
    const slope = f(over(outer, groups, inner, g, 0, (p) => f32[dY + p]!) / n);
    const along = f(over(outer, groups, inner, g, 0, (p) => f(f32[dY + p]! * f32[y + p]!)) / n);
    each(outer, groups, inner, g, (p) => {
      f32[dX + p] = scale * f(f(f32[dY + p]! - slope) - f(f32[y + p]! * along));
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
  { f32 }: Memory,
  means: number,
  variances: number,
  runningMean: number,
  runningVariance: number,
  channels: number,
  count: number,
  momentum: number,
): void {
  if (count < 2) return;
  means >>>= 2;
  variances >>>= 2;
  runningMean >>>= 2;
  runningVariance >>>= 2;
  const rest = f(1 - momentum);
  const unbiased = f(count / (count - 1));
  for (let c = 0; c < channels; c++) {
    f32[runningMean + c] = f(rest * f32[runningMean + c]!) + f(momentum * f32[means + c]!);
    const variance = f(f32[variances + c]! * unbiased);
    f32[runningVariance + c] = f(rest * f32[runningVariance + c]!) + f(momentum * variance);
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
