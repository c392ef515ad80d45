/** @file Reference steps of recurrent layers; `ops.ts` has the formulas. */
import { sigmoidf, tanhf } from '#base/math.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;

/** tanh′ in terms of y = tanh x. */
const tanhSlope = (y: number) => f(1 - f(y * y));
/** (d · y) · (1 − y): d times σ′ in terms of y = σ(x). */
const throughSigmoid = (d: number, y: number) => f(f(d * y) * f(1 - y));

export function rnnStep(
  { f32 }: Memory,
  a: number,
  aRow: number,
  b: number,
  h: number,
  hRow: number,
  next: number,
  nextRow: number,
  rows: number,
  units: number,
): void {
  a >>>= 2;
  b >>>= 2;
  h >>>= 2;
  next >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      const y = tanhf(f32[a + n * aRow + j]! + f32[b + n * units + j]!);
      f32[h + n * hRow + j] = y;
      if (next) f32[next + n * nextRow + j] = y;
    }
  }
}

export function rnnStepGradient(
  { f32 }: Memory,
  h: number,
  hRow: number,
  dH: number,
  dHRow: number,
  dA: number,
  dARow: number,
  rows: number,
  units: number,
): void {
  h >>>= 2;
  dH >>>= 2;
  dA >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      f32[dA + n * dARow + j] = f32[dH + n * dHRow + j]! * tanhSlope(f32[h + n * hRow + j]!);
    }
  }
}

export function lstmStep(
  { f32 }: Memory,
  gates: number,
  gatesRow: number,
  b: number,
  cell: number,
  cellRow: number,
  before: number,
  h: number,
  hRow: number,
  next: number,
  nextRow: number,
  rows: number,
  units: number,
): void {
  gates >>>= 2;
  b >>>= 2;
  cell >>>= 2;
  before >>>= 2;
  h >>>= 2;
  next >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      const a = gates + n * gatesRow + j;
      const sum = (gate: number) => f32[a + gate * units]! + f32[b + (4 * n + gate) * units + j]!;
      const i = sigmoidf(sum(0));
      const forget = sigmoidf(sum(1));
      const g = tanhf(sum(2));
      const out = sigmoidf(sum(3));
      const c = f(f(forget * (before ? f32[before + n * cellRow + j]! : 0)) + f(i * g));
      const y = f(out * tanhf(c));
      f32[a] = i;
      f32[a + units] = forget;
      f32[a + 2 * units] = g;
      f32[a + 3 * units] = out;
      f32[cell + n * cellRow + j] = c;
      f32[h + n * hRow + j] = y;
      if (next) f32[next + n * nextRow + j] = y;
    }
  }
}

export function lstmStepGradient(
  { f32 }: Memory,
  gates: number,
  gatesRow: number,
  cell: number,
  cellRow: number,
  before: number,
  dH: number,
  dHRow: number,
  dCell: number,
  dGates: number,
  dGatesRow: number,
  rows: number,
  units: number,
): void {
  gates >>>= 2;
  cell >>>= 2;
  before >>>= 2;
  dH >>>= 2;
  dCell >>>= 2;
  dGates >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      const a = gates + n * gatesRow + j;
      const i = f32[a]!;
      const forget = f32[a + units]!;
      const g = f32[a + 2 * units]!;
      const out = f32[a + 3 * units]!;
      const t = tanhf(f32[cell + n * cellRow + j]!);
      const d = f32[dH + n * dHRow + j]!;
      const dC = f(f32[dCell + n * units + j]! + f(f(d * out) * tanhSlope(t)));
      const to = dGates + n * dGatesRow + j;
      f32[to] = throughSigmoid(f(dC * g), i);
      f32[to + units] = throughSigmoid(f(dC * (before ? f32[before + n * cellRow + j]! : 0)), forget);
      f32[to + 2 * units] = f(dC * i) * tanhSlope(g);
      f32[to + 3 * units] = throughSigmoid(f(d * t), out);
      f32[dCell + n * units + j] = dC * forget;
    }
  }
}

export function gruStep(
  { f32 }: Memory,
  gates: number,
  gatesRow: number,
  b: number,
  bRow: number,
  before: number,
  beforeRow: number,
  h: number,
  hRow: number,
  next: number,
  nextRow: number,
  rows: number,
  units: number,
): void {
  gates >>>= 2;
  b >>>= 2;
  before >>>= 2;
  h >>>= 2;
  next >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      const a = gates + n * gatesRow + j;
      const from = b + n * bRow + j;
      const r = sigmoidf(f32[a]! + f32[from]!);
      const z = sigmoidf(f32[a + units]! + f32[from + units]!);
      const fresh = tanhf(f32[a + 2 * units]! + f(r * f32[from + 2 * units]!));
      const y = f(f(f(1 - z) * fresh) + f(z * f32[before + n * beforeRow + j]!));
      f32[a] = r;
      f32[a + units] = z;
      f32[a + 2 * units] = fresh;
      f32[h + n * hRow + j] = y;
      if (next) f32[next + n * nextRow + j] = y;
    }
  }
}

export function gruStepGradient(
  { f32 }: Memory,
  gates: number,
  gatesRow: number,
  b: number,
  bRow: number,
  before: number,
  beforeRow: number,
  dH: number,
  dHRow: number,
  dA: number,
  dB: number,
  dARow: number,
  dBefore: number,
  rows: number,
  units: number,
): void {
  gates >>>= 2;
  b >>>= 2;
  before >>>= 2;
  dH >>>= 2;
  dA >>>= 2;
  dB >>>= 2;
  dBefore >>>= 2;
  for (let n = 0; n < rows; n++) {
    for (let j = 0; j < units; j++) {
      const a = gates + n * gatesRow + j;
      const r = f32[a]!;
      const z = f32[a + units]!;
      const fresh = f32[a + 2 * units]!;
      const d = f32[dH + n * dHRow + j]!;
      const dN = f(f(d * f(1 - z)) * tanhSlope(fresh));
      const dZ = throughSigmoid(f(d * f(f32[before + n * beforeRow + j]! - fresh)), z);
      const dR = throughSigmoid(f(dN * f32[b + n * bRow + 2 * units + j]!), r);
      const to = n * dARow + j;
      f32[dA + to] = f32[dB + to] = dR;
      f32[dA + to + units] = f32[dB + to + units] = dZ;
      f32[dA + to + 2 * units] = dN;
      f32[dB + to + 2 * units] = dN * r;
      if (dBefore) f32[dBefore + n * dHRow + j]! += f(d * z);
    }
  }
}
