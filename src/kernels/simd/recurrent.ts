// Steps of recurrent layers; src/kernels/ops.ts has the formulas, src/kernels/reference/recurrent.ts the same in TypeScript. The lanes are units.
import { all, madd, put } from './lanes';
import { sigmoid4, tanh4 } from './math';

/** tanh′ in terms of y = tanh x. */
// @ts-ignore: decorator
@inline function tanhSlope(y: v128): v128 {
  return f32x4.sub(all(1), f32x4.mul(y, y));
}

/** (d · y) · (1 − y): d times σ′ in terms of y = σ(x). */
// @ts-ignore: decorator
@inline function throughSigmoid(d: v128, y: v128): v128 {
  return f32x4.mul(f32x4.mul(d, y), f32x4.sub(all(1), y));
}

/** σ or tanh of the gate's two halves. */
// @ts-ignore: decorator
@inline function gate(a: usize, b: usize): v128 {
  return sigmoid4(f32x4.add(v128.load(a), v128.load(b)));
}

export function rnnStep(
  a: usize, aRow: usize, b: usize, h: usize, hRow: usize, next: usize, nextRow: usize, rows: i32, units: i32,
): void {
  const part = <usize>units << 2;
  for (; rows > 0; rows--, a += aRow << 2, b += part, h += hRow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      const y = tanh4(f32x4.add(v128.load(a + o), v128.load(b + o)));
      put(h + o, y, left);
      if (next) put(next + o, y, left);
    }
    if (next) next += nextRow << 2;
  }
}

export function rnnStepGradient(
  h: usize, hRow: usize, dH: usize, dHRow: usize, dA: usize, dARow: usize, rows: i32, units: i32,
): void {
  for (; rows > 0; rows--, h += hRow << 2, dH += dHRow << 2, dA += dARow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      put(dA + o, f32x4.mul(v128.load(dH + o), tanhSlope(v128.load(h + o))), left);
    }
  }
}

export function lstmStep(
  gates: usize, gatesRow: usize, b: usize, cell: usize, cellRow: usize, before: usize, h: usize, hRow: usize,
  next: usize, nextRow: usize, rows: i32, units: i32,
): void {
  const part = <usize>units << 2;
  for (; rows > 0; rows--, gates += gatesRow << 2, b += 4 * part, cell += cellRow << 2, h += hRow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      const a = gates + o;
      const i = gate(a, b + o);
      const f = gate(a + part, b + part + o);
      const g = tanh4(f32x4.add(v128.load(a + 2 * part), v128.load(b + 2 * part + o)));
      const out = gate(a + 3 * part, b + 3 * part + o);
      const kept = f32x4.mul(f, before ? v128.load(before + o) : all(0));
      const c = f32x4.add(kept, f32x4.mul(i, g));
      const y = f32x4.mul(out, tanh4(c));
      put(a, i, left);
      put(a + part, f, left);
      put(a + 2 * part, g, left);
      put(a + 3 * part, out, left);
      put(cell + o, c, left);
      put(h + o, y, left);
      if (next) put(next + o, y, left);
    }
    if (before) before += cellRow << 2;
    if (next) next += nextRow << 2;
  }
}

export function lstmStepGradient(
  gates: usize, gatesRow: usize, cell: usize, cellRow: usize, before: usize, dH: usize, dHRow: usize, dCell: usize,
  dGates: usize, dGatesRow: usize, rows: i32, units: i32,
): void {
  const part = <usize>units << 2;
  for (; rows > 0; rows--, gates += gatesRow << 2, cell += cellRow << 2, dH += dHRow << 2, dGates += dGatesRow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      const i = v128.load(gates + o);
      const f = v128.load(gates + part + o);
      const g = v128.load(gates + 2 * part + o);
      const out = v128.load(gates + 3 * part + o);
      const t = tanh4(v128.load(cell + o));
      const d = v128.load(dH + o);
      const dC = f32x4.add(v128.load(dCell + o), f32x4.mul(f32x4.mul(d, out), tanhSlope(t)));
      const dF = f32x4.mul(dC, before ? v128.load(before + o) : all(0));
      put(dGates + o, throughSigmoid(f32x4.mul(dC, g), i), left);
      put(dGates + part + o, throughSigmoid(dF, f), left);
      put(dGates + 2 * part + o, f32x4.mul(f32x4.mul(dC, i), tanhSlope(g)), left);
      put(dGates + 3 * part + o, throughSigmoid(f32x4.mul(d, t), out), left);
      put(dCell + o, f32x4.mul(dC, f), left);
    }
    dCell += part;
    if (before) before += cellRow << 2;
  }
}

export function gruStep(
  gates: usize, gatesRow: usize, b: usize, bRow: usize, before: usize, beforeRow: usize, h: usize, hRow: usize,
  next: usize, nextRow: usize, rows: i32, units: i32,
): void {
  const part = <usize>units << 2;
  for (; rows > 0; rows--, gates += gatesRow << 2, b += bRow << 2, before += beforeRow << 2, h += hRow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      const a = gates + o;
      const r = gate(a, b + o);
      const z = gate(a + part, b + part + o);
      const n = tanh4(madd(r, v128.load(b + 2 * part + o), v128.load(a + 2 * part)));
      const fresh = f32x4.mul(f32x4.sub(all(1), z), n);
      const y = f32x4.add(fresh, f32x4.mul(z, v128.load(before + o)));
      put(a, r, left);
      put(a + part, z, left);
      put(a + 2 * part, n, left);
      put(h + o, y, left);
      if (next) put(next + o, y, left);
    }
    if (next) next += nextRow << 2;
  }
}

export function gruStepGradient(
  gates: usize, gatesRow: usize, b: usize, bRow: usize, before: usize, beforeRow: usize, dH: usize, dHRow: usize,
  dA: usize, dB: usize, dARow: usize, dBefore: usize, rows: i32, units: i32,
): void {
  const part = <usize>units << 2;
  for (; rows > 0; rows--, gates += gatesRow << 2, b += bRow << 2, before += beforeRow << 2, dH += dHRow << 2) {
    for (let left = units, o: usize = 0; left > 0; left -= 4, o += 16) {
      const r = v128.load(gates + o);
      const z = v128.load(gates + part + o);
      const n = v128.load(gates + 2 * part + o);
      const d = v128.load(dH + o);
      const dN = f32x4.mul(f32x4.mul(d, f32x4.sub(all(1), z)), tanhSlope(n));
      const dZ = throughSigmoid(f32x4.mul(d, f32x4.sub(v128.load(before + o), n)), z);
      const dR = throughSigmoid(f32x4.mul(dN, v128.load(b + 2 * part + o)), r);
      put(dA + o, dR, left);
      put(dB + o, dR, left);
      put(dA + part + o, dZ, left);
      put(dB + part + o, dZ, left);
      put(dA + 2 * part + o, dN, left);
      put(dB + 2 * part + o, f32x4.mul(dN, r), left);
      if (dBefore) put(dBefore + o, madd(d, z, v128.load(dBefore + o)), left);
    }
    dA += dARow << 2;
    dB += dARow << 2;
    if (dBefore) dBefore += dHRow << 2;
  }
}
