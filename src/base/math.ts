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

const TANH_LIMIT = f(7.9855122566223145);
const T0 = f(1.394553628e-8);
const T1 = f(2.10273356e-5);
const T2 = f(3.520756727e-3);
const T3 = f(1.3402161e-1);
const U0 = f(8.015776984e-7);
const U1 = f(3.326951409e-4);
const U2 = f(2.597254514e-2);
const U3 = f(4.67354834e-1);

/** tanh x as a rational function (coefficients: Eigen). Error ≤ 6 ulp, ≤ 3.5e-7; never beyond ±1, and ±1 from |x| = 7.9855 on. */
export function tanhf(x: number): number {
  x = f(x);
  if (x > TANH_LIMIT) x = TANH_LIMIT;
  if (x < -TANH_LIMIT) x = -TANH_LIMIT;
  const q = f(x * x);
  let p = f(f(T0 * q) + T1);
  p = f(f(p * q) + T2);
  p = f(f(p * q) + T3);
  p = f(f(p * q) + 1);
  let d = f(f(U0 * q) + U1);
  d = f(f(d * q) + U2);
  d = f(f(d * q) + U3);
  d = f(f(d * q) + 1);
  return f(f(x * p) / d);
}

const ERF_LIMIT = f(3.595566987991333);
const A0 = f(2.0500617665675236e-6);
const A1 = f(2.848648582585156e-4);
const A2 = f(3.7651588208973408e-3);
const A3 = f(5.2747275680303574e-2);
const A4 = f(0.19039687514305115);
const A5 = f(1.1283791065216064);
const B0 = f(3.809051850112155e-5);
const B1 = f(1.162410480901599e-3);
const B2 = f(1.4968302100896835e-2);
const B3 = f(0.1141049861907959);
const B4 = f(0.5020675659179688);

/** erf x = 2/√π ∫₀ˣ e^(−t²) dt as a rational function fitted for relative error. Error ≤ 7 ulp, ≤ 3.8e-7; ±1 from |x| = 3.5956 on. */
export function erff(x: number): number {
  x = f(x);
  if (x > ERF_LIMIT) x = ERF_LIMIT;
  if (x < -ERF_LIMIT) x = -ERF_LIMIT;
  const q = f(x * x);
  let p = f(f(A0 * q) + A1);
  p = f(f(p * q) + A2);
  p = f(f(p * q) + A3);
  p = f(f(p * q) + A4);
  p = f(f(p * q) + A5);
  let d = f(f(B0 * q) + B1);
  d = f(f(d * q) + B2);
  d = f(f(d * q) + B3);
  d = f(f(d * q) + B4);
  d = f(f(d * q) + 1);
  return f(f(x * p) / d);
}

const TWO_OVER_PI = f(0.6366197723675814);
/** π/2 in three parts, the first two with so few bits that n times them is exact. */
const HALF_PI_1 = 1.5703125;
const HALF_PI_2 = 4.837512969970703e-4;
const HALF_PI_3 = f(7.549789954891882e-8);
const QUADRANT_LIMIT = 2097152;
const REMAINDER_LIMIT = f(0.8);
const S0 = f(-1.9515295891e-4);
const S1 = f(8.3321608736e-3);
const S2 = f(-1.6666654611e-1);
const C0 = f(2.443315711809948e-5);
const C1 = f(-1.388731625493765e-3);
const C2 = f(4.166664568298827e-2);

/** sin(x + quarter · π/2). */
function sine(x: number, quarter: number): number {
  x = f(x);
  if (x - x !== 0) return NaN;
  let turns = f(x * TWO_OVER_PI);
  if (turns > QUADRANT_LIMIT) turns = QUADRANT_LIMIT;
  if (turns < -QUADRANT_LIMIT) turns = -QUADRANT_LIMIT;
  const n = f(f(turns + MAGIC) - MAGIC);
  let r = f(f(f(x - f(n * HALF_PI_1)) - f(n * HALF_PI_2)) - f(n * HALF_PI_3));
  if (r > REMAINDER_LIMIT) r = REMAINDER_LIMIT;
  if (r < -REMAINDER_LIMIT) r = -REMAINDER_LIMIT;
  const quadrant = n + quarter;
  const q = f(r * r);
  let y: number;
  if (quadrant & 1) {
    const p = f(f(f(f(C0 * q) + C1) * q) + C2);
    y = f(f(f(f(p * q) - 0.5) * q) + 1);
  } else {
    const p = f(f(f(f(S0 * q) + S1) * q) + S2);
    y = f(r * f(f(p * q) + 1));
  }
  return quadrant & 2 ? -y : y;
}

/** sin x, x in radians. Error ≤ 2e-7 for |x| ≤ 1000; bounded but meaningless beyond about 10⁵; NaN at ±Infinity. */
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
