/** @file Reference losses and the count of right answers; `ops.ts` has the formulas. */
import { expf, logf, sigmoidf, softplusTail } from '#base/math.ts';
import { type PointwiseLoss, pointwiseLosses } from '#kernels/functions.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;

export function crossEntropy(
  { f32, i32 }: Memory,
  x: number,
  target: number,
  losses: number,
  dX: number,
  rows: number,
  classes: number,
  scale: number,
): void {
  x >>>= 2;
  target >>>= 2;
  losses >>>= 2;
  dX >>>= 2;
  for (let r = 0; r < rows; r++, x += classes) {
    const right = i32[target + r]!;
    let largest = f32[x]!;
    for (let c = 1; c < classes; c++) if (largest < f32[x + c]!) largest = f32[x + c]!;
    let total = 0;
    const out = dX + r * classes;
    const x0 = f(f32[x + right]! - largest);
    for (let c = 0; c < classes; c++) {
      const e = expf(f32[x + c]! - largest);
      if (dX) f32[out + c] = e;
      total = f(total + e);
    }
    f32[losses + r] = logf(total) - x0;
    if (!dX) continue;
    for (let c = 0; c < classes; c++) {
      const y = f(f32[out + c]! / total);
      f32[out + c] = f(y - (c === right ? 1 : 0)) * scale;
    }
  }
}

type Pair = (x: number, t: number) => number;
const losses: Record<PointwiseLoss, { loss: Pair; slope: Pair }> = {
  binaryCrossEntropy: {
    loss: (x, t) => f(f((x < 0 ? 0 : x) - f(x * t)) + softplusTail(x)),
    slope: (x, t) => f(sigmoidf(x) - t),
  },
  mse: {
    loss: (x, t) => f(f(x - t) * f(x - t)),
    slope: (x, t) => f(2 * f(x - t)),
  },
  mae: {
    loss: (x, t) => Math.abs(f(x - t)),
    slope: (x, t) => sign(f(x - t)),
  },
  huber: {
    loss: (x, t) => {
      const d = Math.abs(f(x - t));
      return d < 1 ? f(f(0.5 * d) * d) : f(d - 0.5);
    },
    slope: (x, t) => {
      const d = f(x - t);
      return d > 1 ? 1 : d < -1 ? -1 : d;
    },
  },
};
const sign = (d: number) => (d > 0 ? 1 : d < 0 ? -1 : d);
const lossOf = pointwiseLosses.map((name) => losses[name]);

export function pointwiseLoss(
  { f32 }: Memory,
  kind: number,
  x: number,
  target: number,
  out: number,
  dX: number,
  rows: number,
  width: number,
  scale: number,
): void {
  x >>>= 2;
  target >>>= 2;
  out >>>= 2;
  dX >>>= 2;
  const { loss, slope } = lossOf[kind]!;
  const share = f(1 / width);
  for (let r = 0, i = 0; r < rows; r++) {
    let total = 0;
    for (let c = 0; c < width; c++, i++) {
      const value = f32[x + i]!;
      const wanted = f32[target + i]!;
      total = f(total + loss(value, wanted));
      if (dX) f32[dX + i] = slope(value, wanted) * scale;
    }
    f32[out + r] = total * share;
  }
}
