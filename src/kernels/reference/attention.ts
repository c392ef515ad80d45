/** @file Reference attention and positions; `ops.ts` has the formulas. */
import { cosf, expf, sinf } from '#base/math.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;
const MINUS_LOG_10000 = f(-9.210340371976184);

/** Σ_k x[k · xStep] · scale · y[k · yStep], k ascending from 0. */
function dot(f32: Float32Array, x: number, xStep: number, y: number, yStep: number, count: number, scale = 1): number {
  let sum = 0;
  for (let k = 0; k < count; k++, x += xStep, y += yStep) sum = f(sum + f(f(f32[x]! * scale) * f32[y]!));
  return sum;
}

export function attention(
  { f32 }: Memory,
  qkv: number,
  weights: number,
  y: number,
  rows: number,
  steps: number,
  heads: number,
  width: number,
  causal: number,
): void {
  qkv >>>= 2;
  weights >>>= 2;
  y >>>= 2;
  const embedding = heads * width;
  const stride = 3 * embedding;
  const scale = f(1 / f(Math.sqrt(width)));
  for (let n = 0; n < rows; n++, qkv += steps * stride, y += steps * embedding) {
    for (let h = 0; h < heads; h++, weights += steps * steps) {
      const q = qkv + h * width;
      const [k, v] = [q + embedding, q + 2 * embedding];
      for (let i = 0; i < steps; i++) {
        const row = weights + i * steps;
        const seen = causal ? i + 1 : steps;
        for (let j = 0; j < seen; j++) f32[row + j] = dot(f32, q + i * stride, 1, k + j * stride, 1, width, scale);
        let largest = f32[row]!;
        for (let j = 1; j < seen; j++) if (largest < f32[row + j]!) largest = f32[row + j]!;
        let total = 0;
        for (let j = 0; j < seen; j++) {
          const e = expf(f32[row + j]! - largest);
          f32[row + j] = e;
          total = f(total + e);
        }
        for (let j = 0; j < seen; j++) f32[row + j] = f32[row + j]! / total;
        for (let j = seen; j < steps; j++) f32[row + j] = 0;
        const out = y + i * embedding + h * width;
        for (let d = 0; d < width; d++) f32[out + d] = dot(f32, row, 1, v + d, stride, steps);
      }
    }
  }
}

export function attentionGradient(
  { f32 }: Memory,
  qkv: number,
  weights: number,
  dY: number,
  dQkv: number,
  rows: number,
  steps: number,
  heads: number,
  width: number,
  scratch: number,
): void {
  qkv >>>= 2;
  weights >>>= 2;
  dY >>>= 2;
  dQkv >>>= 2;
  const dScores = scratch >>> 2;
  const embedding = heads * width;
  const stride = 3 * embedding;
  const sample = steps * stride;
  const scale = f(1 / f(Math.sqrt(width)));
  for (let n = 0; n < rows; n++, qkv += sample, dQkv += sample, dY += steps * embedding) {
    for (let h = 0; h < heads; h++, weights += steps * steps) {
      const at = h * width;
      const [q, k, v, d] = [qkv + at, qkv + at + embedding, qkv + at + 2 * embedding, dY + at];
      for (let i = 0; i < steps; i++) {
        const row = dScores + i * steps;
        const p = weights + i * steps;
        for (let j = 0; j < steps; j++) f32[row + j] = dot(f32, d + i * embedding, 1, v + j * stride, 1, width);
        const mean = dot(f32, row, 1, p, 1, steps);
        for (let j = 0; j < steps; j++) f32[row + j] = f32[p + j]! * f(f32[row + j]! - mean);
      }
      for (let i = 0; i < steps; i++) {
        const to = dQkv + i * stride + at;
        for (let c = 0; c < width; c++) {
          f32[to + c] = dot(f32, dScores + i * steps, 1, k + c, stride, steps) * scale;
          f32[to + embedding + c] = dot(f32, q + c, stride, dScores + i, steps, steps, scale);
          f32[to + 2 * embedding + c] = dot(f32, weights + i, steps, d + c, embedding, steps);
        }
      }
    }
  }
}

export function positions({ f32 }: Memory, out: number, steps: number, width: number): void {
  out >>>= 2;
  const factor = f(MINUS_LOG_10000 / width);
  for (let j = 0; j < width; j++) {
    const rate = expf((j - (j % 2)) * factor);
    const wave = j % 2 ? cosf : sinf;
    for (let t = 0; t < steps; t++) f32[out + t * width + j] = wave(t * rate);
  }
}
