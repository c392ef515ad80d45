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

/** y ≥ 0 with the sign of x. */
// @ts-ignore: decorator
@inline function signed(y: v128, x: v128): v128 {
  return v128.or(y, v128.and(x, i32x4.splat(0x80000000)));
}

// @ts-ignore: decorator
@inline export function tanh4(x: v128): v128 {
  const a = f32x4.pmin(f32x4.abs(x), all(10));
  const shifted = madd(a, all(2.8853900817779268), all(MAGIC));
  const r = f32x4.sub(a, f32x4.mul(f32x4.sub(shifted, all(MAGIC)), all(0.34657359027997264)));
  const q = f32x4.mul(r, r);
  const high = madd(all(0.044602058827877045), q, madd(all(0.13386477530002594), r, all(0.33333146572113037)));
  const h = madd(madd(high, q, madd(all(0.6666617393493652), r, all(1))), q, r);
  const power = i32x4.shl(shifted, 23);
  const half = f32x4.sub(i32x4.add(power, i32x4.splat(0x3f000000)), all(0.5));
  const t = madd(h, i32x4.add(power, i32x4.splat(0x3f800000)), half);
  const above = f32x4.pmax(all(-1), f32x4.sub(f32x4.sub(t, a), f32x4.mul(a, t)));
  return signed(f32x4.add(f32x4.pmin(a, all(1)), f32x4.div(above, f32x4.add(t, all(1)))), x);
}

// @ts-ignore: decorator
@inline export function erf4(x: v128): v128 {
  const a = f32x4.pmin(f32x4.abs(x), all(4));
  const q = f32x4.mul(a, a);
  let small = madd(all(-0.0005959549453109503), q, all(0.0049873474054038525));
  small = madd(small, q, all(-0.026762964203953743));
  small = madd(small, q, all(0.11281730979681015));
  small = madd(small, q, all(-0.37612488865852356));
  small = madd(small, q, all(0.12837915122509003));
  small = madd(small, a, a);
  let large = madd(all(-0.00019718598923645914), a, all(0.0030556328129023314));
  large = madd(large, a, all(-0.022277137264609337));
  large = madd(large, a, all(0.10403739660978317));
  large = madd(large, a, all(0.63705974817276));
  large = madd(large, a, all(1.1277495622634888));
  large = madd(large, a, all(0.00017749209655448794));
  large = f32x4.sub(all(1), exp4(f32x4.neg(large)));
  return signed(choose(small, large, f32x4.lt(a, all(0.92))), x);
}

/** What is left of two float64 beyond whole quarters n of a turn; `shifted` is n in the form n + 1.5 · 2⁵². */
// @ts-ignore: decorator
@inline function beyondQuarters(x: v128, shifted: v128): v128 {
  const n = f64x2.sub(shifted, f64x2.splat(6755399441055744));
  const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(1.5707963109016418)));
  return f32x4.demote_f64x2_zero(f64x2.sub(high, f64x2.mul(n, f64x2.splat(1.5893254773528196e-8))));
}

// @ts-ignore: decorator
@inline function shiftedQuarters(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, f64x2.splat(0.6366197723675814)), f64x2.splat(6755399441055744));
}

/** sin(x + quarter · π/2). */
// @ts-ignore: decorator
@inline export function sine4(x: v128, quarter: i32): v128 {
  const near = within(x, 268435456);
  const first = f64x2.promote_low_f32x4(near);
  const second = f64x2.promote_low_f32x4(v128.shuffle<i32>(near, near, 2, 3, 2, 3));
  const shifted1 = shiftedQuarters(first);
  const shifted2 = shiftedQuarters(second);
  const r = v128.shuffle<i32>(beyondQuarters(first, shifted1), beyondQuarters(second, shifted2), 0, 1, 4, 5);
  const quadrant = i32x4.add(v128.shuffle<i32>(shifted1, shifted2, 0, 2, 4, 6), i32x4.splat(quarter));
  const q = f32x4.mul(r, r);
  let c = madd(madd(all(2.443315711809948e-5), q, all(-1.388731625493765e-3)), q, all(4.166664568298827e-2));
  const half = f32x4.mul(all(0.5), q);
  const rest = f32x4.sub(all(1), half);
  c = f32x4.add(rest, f32x4.add(f32x4.sub(f32x4.sub(all(1), rest), half), f32x4.mul(f32x4.mul(c, q), q)));
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
