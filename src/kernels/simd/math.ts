// The functions of src/base/math.ts on four lanes, operation by operation: change both. Constants are explained there.
import { all, choose, madd } from './lanes';

const MAGIC: f32 = 12582912;

/** x cut to ±limit; NaN stays NaN. */
// @ts-ignore: decorator
@inline function within(x: v128, limit: f32): v128 {
  return f32x4.pmax(f32x4.pmin(x, all(limit)), all(-limit));
}

/** e^r − 1 for |r| ≤ ln 2 / 2. */
// @ts-ignore: decorator
@inline function expPolynomial(r: v128): v128 {
  let p = madd(all(1.9875691500e-4), r, all(1.3981999507e-3));
  p = madd(p, r, all(8.3334519073e-3));
  p = madd(p, r, all(4.1665795894e-2));
  p = madd(p, r, all(1.6666665459e-1));
  p = madd(p, r, all(5.0000001201e-1));
  return madd(p, f32x4.mul(r, r), r);
}

/** x · log2 e rounded to a whole number n, still in the form n + MAGIC: n stands in the lowest bits of the word. */
// @ts-ignore: decorator
@inline function shiftedPower(x: v128): v128 {
  return madd(x, all(1.4426950408889634), all(MAGIC));
}

// @ts-ignore: decorator
@inline function expRemainder(x: v128, shifted: v128): v128 {
  const n = f32x4.sub(shifted, all(MAGIC));
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, all(0.693359375))), f32x4.mul(n, all(-2.12194440e-4)));
}

/** e^x. */
// @ts-ignore: decorator
@inline export function exp4(x: v128): v128 {
  const shifted = shiftedPower(x);
  const y = f32x4.add(expPolynomial(expRemainder(x, shifted)), all(1));
  // Adding n to the exponent's bits multiplies by 2^n; the limits below see to it that the result is a normal number.
  const scaled = i32x4.add(y, i32x4.shl(shifted, 23));
  const kept = choose(x, scaled, f32x4.ne(x, x));
  return choose(all(Infinity), v128.andnot(kept, f32x4.lt(x, all(-87.3365402))), f32x4.gt(x, all(88.7228317)));
}

/** e^x − 1 for x ≤ 0 (other lanes: no promise). */
// @ts-ignore: decorator
@inline export function expm1Negative4(x: v128): v128 {
  x = f32x4.pmax(x, all(-50));
  const shifted = shiftedPower(x);
  const p = expPolynomial(expRemainder(x, shifted));
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return madd(p, power, f32x4.sub(power, all(1)));
}

/** ln x for x ≥ 2⁻¹²⁶ and NaN; other lanes: no promise. */
// @ts-ignore: decorator
@inline export function log4(x: v128): v128 {
  const shifted = i32x4.add(x, i32x4.splat(0x3f800000 - 0x3f3504f3));
  const k = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_s(shifted, 23), i32x4.splat(127)));
  const bits = i32x4.add(v128.and(shifted, i32x4.splat(0x7fffff)), i32x4.splat(0x3f3504f3));
  const m = f32x4.sub(bits, all(1));
  const s = f32x4.div(m, f32x4.add(all(2), m));
  const z = f32x4.mul(s, s);
  const w = f32x4.mul(z, z);
  const even = f32x4.mul(w, madd(w, all(0.24279078841), all(0.40000972152)));
  const odd = f32x4.mul(z, madd(w, all(0.28498786688), all(0.66666662693)));
  const half = f32x4.mul(f32x4.mul(all(0.5), m), m);
  const tail = madd(s, f32x4.add(half, f32x4.add(even, odd)), f32x4.mul(k, all(9.0580006145e-6)));
  const y = f32x4.add(f32x4.add(f32x4.sub(tail, half), m), f32x4.mul(k, all(6.9313812256e-1)));
  return v128.or(y, f32x4.ne(x, x));
}

// @ts-ignore: decorator
@inline export function tanh4(x: v128): v128 {
  x = within(x, 7.9855122566223145);
  const q = f32x4.mul(x, x);
  let p = madd(all(1.394553628e-8), q, all(2.102733560e-5));
  p = madd(p, q, all(3.520756727e-3));
  p = madd(p, q, all(1.340216100e-1));
  p = madd(p, q, all(1));
  let d = madd(all(8.015776984e-7), q, all(3.326951409e-4));
  d = madd(d, q, all(2.597254514e-2));
  d = madd(d, q, all(4.673548340e-1));
  d = madd(d, q, all(1));
  return f32x4.div(f32x4.mul(x, p), d);
}

// @ts-ignore: decorator
@inline export function erf4(x: v128): v128 {
  x = within(x, 3.595566987991333);
  const q = f32x4.mul(x, x);
  let p = madd(all(2.0500617665675236e-6), q, all(2.848648582585156e-4));
  p = madd(p, q, all(3.7651588208973408e-3));
  p = madd(p, q, all(5.2747275680303574e-2));
  p = madd(p, q, all(0.19039687514305115));
  p = madd(p, q, all(1.1283791065216064));
  let d = madd(all(3.809051850112155e-5), q, all(1.162410480901599e-3));
  d = madd(d, q, all(1.4968302100896835e-2));
  d = madd(d, q, all(0.1141049861907959));
  d = madd(d, q, all(0.5020675659179688));
  d = madd(d, q, all(1));
  return f32x4.div(f32x4.mul(x, p), d);
}

/** sin(x + quarter · π/2). */
// @ts-ignore: decorator
@inline export function sine4(x: v128, quarter: i32): v128 {
  const turns = within(f32x4.mul(x, all(0.6366197723675814)), 2097152);
  const shifted = f32x4.add(turns, all(MAGIC));
  const n = f32x4.sub(shifted, all(MAGIC));
  let r = f32x4.sub(x, f32x4.mul(n, all(1.5703125)));
  r = f32x4.sub(r, f32x4.mul(n, all(4.837512969970703e-4)));
  r = within(f32x4.sub(r, f32x4.mul(n, all(7.549789954891882e-8))), 0.8);
  const quadrant = i32x4.add(shifted, i32x4.splat(quarter));
  const q = f32x4.mul(r, r);
  let c = madd(madd(all(2.443315711809948e-5), q, all(-1.388731625493765e-3)), q, all(4.166664568298827e-2));
  c = madd(f32x4.sub(f32x4.mul(c, q), all(0.5)), q, all(1));
  let s = madd(madd(all(-1.9515295891e-4), q, all(8.3321608736e-3)), q, all(-1.6666654611e-1));
  s = f32x4.mul(r, madd(s, q, all(1)));
  const odd = i32x4.shr_s(i32x4.shl(quadrant, 31), 31);
  const sign = i32x4.shl(i32x4.shr_u(quadrant, 1), 31);
  const apart = f32x4.sub(x, x); // NaN where x is infinite or NaN
  return v128.or(v128.xor(choose(c, s, odd), sign), f32x4.ne(apart, apart));
}

/** 1 / (1 + e^(−x)). */
// @ts-ignore: decorator
@inline export function sigmoid4(x: v128): v128 {
  return f32x4.div(all(1), f32x4.add(all(1), exp4(f32x4.neg(x))));
}

/** ln(1 + e^(−|x|)). */
// @ts-ignore: decorator
@inline export function softplusTail4(x: v128): v128 {
  const t = exp4(v128.or(x, i32x4.splat(0x80000000)));
  const u = f32x4.add(all(1), t);
  return f32x4.add(log4(u), f32x4.div(f32x4.sub(t, f32x4.sub(u, all(1))), u));
}

/** x, but 0 where x < 0. */
// @ts-ignore: decorator
@inline export function positive4(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(x, all(0)));
}
