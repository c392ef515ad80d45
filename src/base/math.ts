/**
 * @file Elementary functions in float32, made of + − × ÷ √, comparisons and exponent bits alone, each operation rounded by `Math.fround`, so that
 * they give the same bits in every browser and in the SIMD kernels (`src/kernels/simd/math.ts` repeats them operation by operation: change both).
 * `Math.exp` and its kin may differ between engines. Arguments are rounded to float32 first; NaN in gives NaN out.
 */
const f = Math.fround;

const words = new Int32Array(1);
const floats = new Float32Array(words.buffer);

/** 2^n at n + 127, for −127 ≤ n ≤ 128. */
const POWERS = Float64Array.from({ length: 256 }, (_, i) => {
  let power = 1;
  for (let n = 127; n < i; n++) power *= 2;
  for (let n = 127; n > i; n--) power /= 2;
  return power;
});

/** 1.5 · 2²³: adding and subtracting it rounds to a whole number (ties to even) without a rounding instruction. */
const MAGIC = 12582912;
const LOG2_E = f(Math.LOG2E);
/** ln 2 in two parts; the first has so few bits that n · LN2_HIGH is exact. */
const LN2_HIGH = f(0.693359375);
const LN2_LOW = f(-2.1219444e-4);
const E0 = f(1.98756915e-4);
const E1 = f(1.3981999507e-3);
const E2 = f(8.3334519073e-3);
const E3 = f(4.1665795894e-2);
const E4 = f(1.6666665459e-1);
const E5 = f(5.0000001201e-1);
/** e^x is above the largest float32 beyond the one, below the smallest normal float32 beneath the other. */
const EXP_MAX = f(88.7228317);
const EXP_MIN = f(-87.3365402);

/** e^r − 1 for |r| ≤ ln 2 / 2 (Cephes, Moshier). */
function expPolynomial(r: number): number {
  let p = f(f(E0 * r) + E1);
  p = f(f(p * r) + E2);
  p = f(f(p * r) + E3);
  p = f(f(p * r) + E4);
  p = f(f(p * r) + E5);
  return f(f(p * f(r * r)) + r);
}

/** e^x. Error ≤ 1 ulp; results below 2⁻¹²⁶ are 0, above the largest float32 Infinity. */
export function expf(x: number): number {
  x = f(x);
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  if (Number.isNaN(x)) return x;
  const n = f(f(f(x * LOG2_E) + MAGIC) - MAGIC);
  const r = f(f(x - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  return f(f(expPolynomial(r) + 1) * POWERS[n + 127]!);
}

/** e^x − 1, accurate near 0 too. Error ≤ 2 ulp. */
export function expm1f(x: number): number {
  x = f(x);
  if (x > 17) return f(expf(x) - 1);
  if (Number.isNaN(x)) return x;
  if (x < -50) x = -50; // −1 already, and 2^n stays a normal number
  const n = f(f(f(x * LOG2_E) + MAGIC) - MAGIC);
  const r = f(f(x - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  const power = POWERS[n + 127]!;
  return f(f(expPolynomial(r) * power) + f(power - 1));
}

const LOG_LN2_HIGH = f(6.9313812256e-1);
const LOG_LN2_LOW = f(9.0580006145e-6);
const L1 = f(0.66666662693);
const L2 = f(0.40000972152);
const L3 = f(0.28498786688);
const L4 = f(0.24279078841);
/** The bits of √½ and of 1. */
const SQRT_HALF_BITS = 0x3f3504f3;
const ONE_BITS = 0x3f800000;

/** ln x (Sun's fdlibm in float32). Error ≤ 1 ulp; ln 0 = −Infinity, NaN below 0; denormals are served. */
export function logf(x: number): number {
  x = f(x);
  if (x < 0 || Number.isNaN(x)) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = -127;
  if (x < POWERS[1]!) {
    x = f(x * 8388608);
    k = -127 - 23;
  }
  floats[0] = x;
  const shifted = words[0]! + (ONE_BITS - SQRT_HALF_BITS); // splits x = 2^k · m with √½ ≤ m < √2
  k += shifted >> 23;
  words[0] = (shifted & 0x7fffff) + SQRT_HALF_BITS;
  const m = f(floats[0]! - 1);
  const s = f(m / f(2 + m));
  const z = f(s * s);
  const w = f(z * z);
  const even = f(w * f(L2 + f(w * L4)));
  const odd = f(z * f(L1 + f(w * L3)));
  const half = f(f(0.5 * m) * m);
  const tail = f(f(s * f(half + f(even + odd))) + f(k * LOG_LN2_LOW));
  return f(f(f(tail - half) + m) + f(k * LOG_LN2_HIGH));
}

/** ln(1 + x), accurate near 0 too. Error ≤ 2 ulp for x ≥ 0, ≤ 4 ulp for −½ < x < 0. */
export function log1pf(x: number): number {
  x = f(x);
  const u = f(1 + x);
  if (u === Infinity || u <= 0) return logf(u);
  return f(logf(u) + f(f(x - f(u - 1)) / u));
}

/** y ≥ 0 with the sign of x, that of −0 too. */
const signed = (y: number, x: number): number => (x < 0 || Object.is(x, -0) ? -y : y);

const HALF_LN2 = f(0.34657359027997264);
const TWICE_LOG2_E = f(2.8853900817779268);
const T1 = f(0.6666617393493652);
const T2 = f(0.33333146572113037);
const T3 = f(0.13386477530002594);
const T4 = f(0.044602058827877045);

/**
 * tanh x, by t = (e^(2|x|) − 1) / 2 = 2^n · (r + r² · p(r)) + (2^n − 1) / 2 with r = |x| − n · ln 2 / 2: below |x| = 1 as |x| + (t − |x| − |x|·t) / (t + 1),
 * whose second term is small, above as 1 − 1 / (t + 1), which rises to the end. Error ≤ 2 ulp. As everywhere in float32, ±1 from |x| = 9.011 on, where 1 is
 * the nearest number.
 */
export function tanhf(x: number): number {
  x = f(x);
  if (Number.isNaN(x)) return x;
  const a = Math.min(Math.abs(x), 10);
  const n = f(f(f(a * TWICE_LOG2_E) + MAGIC) - MAGIC);
  const r = f(a - f(n * HALF_LN2));
  const q = f(r * r);
  const high = f(f(T4 * q) + f(f(T3 * r) + T2));
  const h = f(f(f(f(high * q) + f(f(T1 * r) + 1)) * q) + r);
  const power = POWERS[n + 127]!;
  const t = f(f(h * power) + f(power / 2 - 0.5));
  const above = Math.max(f(f(t - a) - f(a * t)), -1);
  return signed(f(Math.min(a, 1) + f(above / f(t + 1))), x);
}

/** Where erf is taken by the one, where by the other of its two polynomials; and where it is 1 already. */
const ERF_SMALL = f(0.92);
const ERF_LIMIT = 4;
const A0 = f(0.12837915122509003);
const A1 = f(-0.37612488865852356);
const A2 = f(0.11281730979681015);
const A3 = f(-0.026762964203953743);
const A4 = f(0.0049873474054038525);
const A5 = f(-0.0005959549453109503);
const B0 = f(0.00017749209655448794);
const B1 = f(1.1277495622634888);
const B2 = f(0.63705974817276);
const B3 = f(0.10403739660978317);
const B4 = f(-0.022277137264609337);
const B5 = f(0.0030556328129023314);
const B6 = f(-0.00019718598923645914);

/**
 * erf x = 2/√π ∫₀ˣ e^(−t²) dt: x + x · p(x²) below 0.92, 1 − e^(−p(|x|)) above, minimax polynomials fitted to relative and absolute error (Lawson's method).
 * Error ≤ 2 ulp. ±1 from |x| = 3.92 on, where 1 is the nearest float32.
 */
export function erff(x: number): number {
  x = f(x);
  if (Number.isNaN(x)) return x;
  const a = Math.min(Math.abs(x), ERF_LIMIT);
  if (a < ERF_SMALL) {
    const q = f(a * a);
    let p = f(f(A5 * q) + A4);
    p = f(f(p * q) + A3);
    p = f(f(p * q) + A2);
    p = f(f(p * q) + A1);
    p = f(f(p * q) + A0);
    return signed(f(f(p * a) + a), x);
  }
  let p = f(f(B6 * a) + B5);
  p = f(f(p * a) + B4);
  p = f(f(p * a) + B3);
  p = f(f(p * a) + B2);
  p = f(f(p * a) + B1);
  p = f(f(p * a) + B0);
  return signed(f(1 - expf(-p)), x);
}

const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in two float64, the first with so few bits that n times it is exact for n < 2²⁸. */
const HALF_PI_HIGH = 1.5707963109016418;
const HALF_PI_LOW = 1.5893254773528196e-8;
/** 1.5 · 2⁵²: `MAGIC` of float64. */
const MAGIC_64 = 6755399441055744;
const SINE_LIMIT = 268435456;
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);

/** sin(x + quarter · π/2). What is left of x beyond whole quarters is taken in float64: in float32 nothing would be left of a large one. */
function sine(x: number, quarter: number): number {
  x = f(x);
  if (x - x !== 0) return NaN;
  if (x > SINE_LIMIT) x = SINE_LIMIT;
  if (x < -SINE_LIMIT) x = -SINE_LIMIT;
  const n = x * TWO_OVER_PI + MAGIC_64 - MAGIC_64;
  const r = f(x - n * HALF_PI_HIGH - n * HALF_PI_LOW);
  const quadrant = n + quarter;
  const q = f(r * r);
  let y: number;
  if (quadrant & 1) {
    const p = f(f(f(f(C0 * q) + C1) * q) + C2);
    const half = f(0.5 * q);
    const rest = f(1 - half);
    y = f(rest + f(f(f(1 - rest) - half) + f(f(p * q) * q)));
  } else {
    const p = f(f(f(f(S0 * q) + S1) * q) + S2);
    y = f(r * f(f(p * q) + 1));
  }
  return quadrant & 2 ? -y : y;
}

/** sin x, x in radians. Error ≤ 2 ulp for |x| ≤ 2²⁸; beyond that the sine of ±2²⁸; NaN at ±Infinity. */
export function sinf(x: number): number {
  return sine(x, 0);
}

/** cos x, x in radians. As `sinf`. */
export function cosf(x: number): number {
  return sine(x, 1);
}

/** 1 / (1 + e^(−x)). Error ≤ 3 ulp where the result is above 2⁻¹²⁶. */
export function sigmoidf(x: number): number {
  return f(1 / f(1 + expf(-x)));
}

/** ln(1 + e^(−|x|)): the part of `softplusf` and of the logistic loss that is left when max(x, 0) is taken out. Error ≤ 3 ulp. */
export function softplusTail(x: number): number {
  const t = expf(x < 0 ? x : -x);
  const u = f(1 + t);
  return f(logf(u) + f(f(t - f(u - 1)) / u));
}

/** ln(1 + e^x), without overflow. Error ≤ 3 ulp. */
export function softplusf(x: number): number {
  x = f(x);
  return f((x < 0 ? 0 : x) + softplusTail(x));
}
