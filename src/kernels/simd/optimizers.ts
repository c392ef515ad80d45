// Optimiser steps, clipping and penalties; src/kernels/ops.ts has the formulas, src/kernels/reference/optimizers.ts the same in TypeScript.
import { all, madd, put } from './lanes';

/** 0 where |moment| < 2⁻¹²⁶: denormals would stay for good and cost several times as much. */
// @ts-ignore: decorator
@inline function flush(moment: v128): v128 {
  return v128.andnot(moment, f32x4.lt(f32x4.abs(moment), all(1.1754943508222875e-38)));
}

export function clip(x: usize, count: i32, norm2: usize, limit: f32): void {
  const ratio = <f64>limit / (Math.sqrt(load<f64>(norm2)) + 1e-6);
  if (ratio >= 1) return;
  const scale = all(<f32>ratio);
  for (; count > 0; count -= 4, x += 16) put(x, f32x4.mul(v128.load(x), scale), count);
}

export function penalty(p: usize, g: usize, count: i32, l1: f32, l2: f32): void {
  const up = all(l1);
  const down = all(-l1);
  const l2s = all(l2);
  for (; count > 0; count -= 4, p += 16, g += 16) {
    const weight = v128.load(p);
    const sign = v128.or(v128.and(up, f32x4.gt(weight, all(0))), v128.and(down, f32x4.lt(weight, all(0))));
    put(g, f32x4.add(v128.load(g), f32x4.add(sign, f32x4.mul(l2s, weight))), count);
  }
}

export function sgd(
  p: usize, g: usize, v: usize, count: i32, schedule: usize, scale: f32, momentum: f32, nesterov: i32, weightDecay: f32,
): void {
  const rate = all(scale * load<f32>(schedule));
  const decay = all(weightDecay);
  if (momentum == 0) {
    for (; count >= 8; count -= 8, p += 32, g += 32) {
      const p0 = v128.load(p);
      const p1 = v128.load(p, 16);
      const g0 = f32x4.add(v128.load(g), f32x4.mul(decay, p0));
      const g1 = f32x4.add(v128.load(g, 16), f32x4.mul(decay, p1));
      v128.store(p, f32x4.sub(p0, f32x4.mul(rate, g0)));
      v128.store(p, f32x4.sub(p1, f32x4.mul(rate, g1)), 16);
    }
    for (; count > 0; count -= 4, p += 16, g += 16) {
      const weight = v128.load(p);
      const gradient = f32x4.add(v128.load(g), f32x4.mul(decay, weight));
      put(p, f32x4.sub(weight, f32x4.mul(rate, gradient)), count);
    }
    return;
  }
  const first = load<f32>(schedule, 12) == 1;
  const keep = all(momentum);
  for (; count > 0; count -= 4, p += 16, g += 16, v += 16) {
    const weight = v128.load(p);
    const gradient = f32x4.add(v128.load(g), f32x4.mul(decay, weight));
    const velocity = flush(first ? gradient : madd(keep, v128.load(v), gradient));
    put(v, velocity, count);
    const step = nesterov ? f32x4.add(gradient, f32x4.mul(keep, velocity)) : velocity;
    put(p, f32x4.sub(weight, f32x4.mul(rate, step)), count);
  }
}

/** What `adam` does to min(lanes, 4) parameters. */
// @ts-ignore: decorator
@inline function adamStep(
  p: usize, g: usize, m: usize, v: usize, lanes: i32, beta1: v128, rest1: v128, beta2: v128, rest2: v128, c2: v128, epsilon: v128,
  corrected: v128, decay: v128, decoupled: bool,
): void {
  let weight = v128.load(p);
  let gradient = v128.load(g);
  if (decoupled) weight = f32x4.sub(weight, f32x4.mul(decay, weight));
  else gradient = f32x4.add(gradient, f32x4.mul(decay, weight));
  const mean = flush(f32x4.add(f32x4.mul(beta1, v128.load(m)), f32x4.mul(rest1, gradient)));
  const spread = flush(f32x4.add(f32x4.mul(beta2, v128.load(v)), f32x4.mul(f32x4.mul(rest2, gradient), gradient)));
  put(m, mean, lanes);
  put(v, spread, lanes);
  const step = f32x4.div(mean, madd(f32x4.sqrt(spread), c2, epsilon));
  put(p, f32x4.sub(weight, f32x4.mul(corrected, step)), lanes);
}

export function adam(
  p: usize, g: usize, m: usize, v: usize, count: i32, schedule: usize, scale: f32, beta1: f32, beta2: f32, epsilon: f32,
  weightDecay: f32, decoupled: i32,
): void {
  const rate = scale * load<f32>(schedule);
  const corrected = all(rate * load<f32>(schedule, 4));
  const c2 = all(load<f32>(schedule, 8));
  const keep1 = all(beta1);
  const keep2 = all(beta2);
  const rest1 = all(<f32>1 - beta1);
  const rest2 = all(<f32>1 - beta2);
  const small = all(epsilon);
  const decay = all(decoupled ? rate * weightDecay : weightDecay);
  // Whole vectors without a look at the lanes, and a loop for each kind: half as slow again otherwise.
  if (decoupled) {
    for (; count >= 4; count -= 4, p += 16, g += 16, m += 16, v += 16) {
      adamStep(p, g, m, v, 4, keep1, rest1, keep2, rest2, c2, small, corrected, decay, true);
    }
  } else {
    for (; count >= 4; count -= 4, p += 16, g += 16, m += 16, v += 16) {
      adamStep(p, g, m, v, 4, keep1, rest1, keep2, rest2, c2, small, corrected, decay, false);
    }
  }
  if (count > 0) adamStep(p, g, m, v, count, keep1, rest1, keep2, rest2, c2, small, corrected, decay, decoupled != 0);
}

export function rmsProp(
  p: usize, g: usize, s: usize, count: i32, schedule: usize, scale: f32, decay: f32, rest: f32, epsilon: f32,
  weightDecay: f32,
): void {
  const rate = all(scale * load<f32>(schedule));
  for (; count > 0; count -= 4, p += 16, g += 16, s += 16) {
    const weight = v128.load(p);
    const gradient = f32x4.add(v128.load(g), f32x4.mul(all(weightDecay), weight));
    const square = f32x4.mul(f32x4.mul(all(rest), gradient), gradient);
    const mean = flush(f32x4.add(f32x4.mul(all(decay), v128.load(s)), square));
    put(s, mean, count);
    const step = f32x4.div(gradient, f32x4.add(f32x4.sqrt(mean), all(epsilon)));
    put(p, f32x4.sub(weight, f32x4.mul(rate, step)), count);
  }
}

export function adagrad(
  p: usize, g: usize, s: usize, count: i32, schedule: usize, scale: f32, epsilon: f32, weightDecay: f32,
): void {
  const rate = all(scale * load<f32>(schedule));
  for (; count > 0; count -= 4, p += 16, g += 16, s += 16) {
    const weight = v128.load(p);
    const gradient = f32x4.add(v128.load(g), f32x4.mul(all(weightDecay), weight));
    const total = f32x4.add(v128.load(s), f32x4.mul(gradient, gradient));
    put(s, total, count);
    const step = f32x4.div(gradient, f32x4.add(f32x4.sqrt(total), all(epsilon)));
    put(p, f32x4.sub(weight, f32x4.mul(rate, step)), count);
  }
}
