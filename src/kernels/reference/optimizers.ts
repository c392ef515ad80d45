/** @file Reference optimiser steps, gradient clipping and penalties; `ops.ts` has the formulas. */
import type { Memory } from './memory.ts';

const f = Math.fround;

/** 2⁻¹²⁶. A moment below it is set to 0: a dead unit's moments would shrink to denormals and stay there, at several times the cost. */
const SMALLEST = 2 ** -126;
const flush = (moment: number) => (Math.abs(moment) < SMALLEST ? 0 : moment);

export function clip({ f32, f64 }: Memory, x: number, count: number, norm2: number, limit: number): void {
  x >>>= 2;
  const ratio = limit / (Math.sqrt(f64[norm2 >>> 3]!) + 1e-6);
  if (ratio >= 1) return;
  const scale = f(ratio);
  for (let i = 0; i < count; i++) f32[x + i]! *= scale;
}

export function penalty({ f32 }: Memory, p: number, g: number, count: number, l1: number, l2: number): void {
  p >>>= 2;
  g >>>= 2;
  for (let i = 0; i < count; i++) {
    const weight = f32[p + i]!;
    const slope = f((weight > 0 ? l1 : weight < 0 ? -l1 : 0) + f(l2 * weight));
    f32[g + i]! += slope;
  }
}

export function sgd(
  { f32 }: Memory,
  p: number,
  g: number,
  v: number,
  count: number,
  schedule: number,
  scale: number,
  momentum: number,
  nesterov: number,
  weightDecay: number,
): void {
  p >>>= 2;
  g >>>= 2;
  v >>>= 2;
  schedule >>>= 2;
  const rate = f(scale * f32[schedule]!);
  const first = f32[schedule + 3] === 1;
  for (let i = 0; i < count; i++) {
    const weight = f32[p + i]!;
    const gradient = f(f32[g + i]! + f(weightDecay * weight));
    let step = gradient;
    if (momentum !== 0) {
      const velocity = flush(first ? gradient : f(f(momentum * f32[v + i]!) + gradient));
      f32[v + i] = velocity;
      step = nesterov ? f(gradient + f(momentum * velocity)) : velocity;
    }
    f32[p + i] = weight - f(rate * step);
  }
}

export function adam(
  { f32 }: Memory,
  p: number,
  g: number,
  m: number,
  v: number,
  count: number,
  schedule: number,
  scale: number,
  beta1: number,
  beta2: number,
  epsilon: number,
  weightDecay: number,
  decoupled: number,
): void {
  p >>>= 2;
  g >>>= 2;
  m >>>= 2;
  v >>>= 2;
  schedule >>>= 2;
  const rate = f(scale * f32[schedule]!);
  const corrected = f(rate * f32[schedule + 1]!);
  const c2 = f32[schedule + 2]!;
  const rest1 = f(1 - beta1);
  const rest2 = f(1 - beta2);
  const shrink = f(rate * weightDecay);
  for (let i = 0; i < count; i++) {
    let weight = f32[p + i]!;
    let gradient = f32[g + i]!;
    if (decoupled) weight = f(weight - f(shrink * weight));
    else gradient = f(gradient + f(weightDecay * weight));
    const mean = flush(f(f(beta1 * f32[m + i]!) + f(rest1 * gradient)));
    const square = flush(f(f(beta2 * f32[v + i]!) + f(f(rest2 * gradient) * gradient)));
    f32[m + i] = mean;
    f32[v + i] = square;
    f32[p + i] = weight - f(corrected * f(mean / f(f(f(Math.sqrt(square)) * c2) + epsilon)));
  }
}

export function rmsProp(
  { f32 }: Memory,
  p: number,
  g: number,
  s: number,
  count: number,
  schedule: number,
  scale: number,
  decay: number,
  rest: number,
  epsilon: number,
  weightDecay: number,
): void {
  p >>>= 2;
  g >>>= 2;
  s >>>= 2;
  const rate = f(scale * f32[schedule >>> 2]!);
  for (let i = 0; i < count; i++) {
    const weight = f32[p + i]!;
    const gradient = f(f32[g + i]! + f(weightDecay * weight));
    const square = flush(f(f(decay * f32[s + i]!) + f(f(rest * gradient) * gradient)));
    f32[s + i] = square;
    f32[p + i] = weight - f(rate * f(gradient / f(f(Math.sqrt(square)) + epsilon)));
  }
}

export function adagrad(
  { f32 }: Memory,
  p: number,
  g: number,
  s: number,
  count: number,
  schedule: number,
  scale: number,
  epsilon: number,
  weightDecay: number,
): void {
  p >>>= 2;
  g >>>= 2;
  s >>>= 2;
  const rate = f(scale * f32[schedule >>> 2]!);
  for (let i = 0; i < count; i++) {
    const weight = f32[p + i]!;
    const gradient = f(f32[g + i]! + f(weightDecay * weight));
    const square = f(f32[s + i]! + f(gradient * gradient));
    f32[s + i] = square;
    f32[p + i] = weight - f(rate * f(gradient / f(f(Math.sqrt(square)) + epsilon)));
  }
}
