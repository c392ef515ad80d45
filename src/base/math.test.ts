import { expect, test } from 'vitest';
import * as everything from './math.ts';

const math = { ...everything };

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** The distance between neighbouring float32 numbers at x; below 2⁻¹²⁶ that of the smallest normal numbers. */
function ulp(x: number): number {
  float[0] = Math.max(Math.abs(x), 2 ** -126);
  return 2 ** ((bits[0]! >> 23) - 127 - 23);
}

/** erf in float64: the series near 0, the continued fraction beyond. */
function erf(x: number): number {
  const a = Math.abs(x);
  let value = 0;
  if (a < 3) {
    let term = a;
    for (let n = 0; n < 100; n++) {
      value += term / (2 * n + 1);
      term *= (-a * a) / (n + 1);
    }
    value *= 2 / Math.sqrt(Math.PI);
  } else {
    let below = 0;
    for (let k = 100; k > 0; k--) below = k / 2 / (a + below);
    value = 1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + below);
  }
  return x < 0 ? -value : value;
}
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

type Fun = (x: number) => number;
/** Our function, the true one, where, and the greatest error in ulp. */
const cases: [keyof typeof math, Fun, number, number, number][] = [
  ['expf', Math.exp, -87.33, 88.72, 1],
  ['expf', Math.exp, -1, 1, 1],
  ['expm1f', Math.expm1, -60, 88, 2],
  ['expm1f', Math.expm1, -1, 1, 2],
  ['logf', Math.log, 1e-38, 100, 1],
  ['logf', Math.log, 0.5, 2, 1],
  ['log1pf', Math.log1p, 0, 4, 2],
  ['log1pf', Math.log1p, -0.5, 0, 4],
  ['tanhf', Math.tanh, -12, 12, 2],
  ['tanhf', Math.tanh, -1, 1, 2],
  ['erff', erf, -6, 6, 2],
  ['erff', erf, -1, 1, 2],
  ['sinf', Math.sin, -100, 100, 2],
  ['cosf', Math.cos, -100, 100, 2],
  ['sinf', Math.sin, -(2 ** 28), 2 ** 28, 2],
  ['cosf', Math.cos, -(2 ** 28), 2 ** 28, 2],
  ['sigmoidf', sigmoid, -87, 90, 3],
  ['softplusf', softplus, -87, 90, 3],
  ['softplusTail', (x) => softplus(-Math.abs(x)), -87, 87, 3],
];

test.each(cases)('%s is near the true function', (name, truth, low, high, limit) => {
  let worst = 0;
  for (let i = 0; i <= 40_000; i++) {
    const x = Math.fround(low + ((high - low) * i) / 40_000);
    const error = Math.abs(math[name](x) - truth(x)) / ulp(truth(x));
    if (error > worst) worst = error;
  }
  expect(worst).toBeLessThanOrEqual(limit);
});

test.each(cases.filter(([name]) => name !== 'expf' && name !== 'logf' && name !== 'softplusTail'))(
  '%s is near the true function at every size of argument',
  (name, truth, low, high, limit) => {
    for (let x = 1e-38; x < high; x *= 1.03) {
      for (const signed of [Math.fround(x), Math.fround(-x)]) {
        if (signed < low) continue;
        expect(Math.abs(math[name](signed) - truth(signed)) / ulp(truth(signed))).toBeLessThanOrEqual(limit);
      }
    }
  },
);

test('the logarithm serves every positive float32, denormals too', () => {
  for (let x = 1e-45; x < 3e38; x *= 1.07) {
    const exact = Math.log(Math.fround(x));
    expect(Math.abs(math.logf(x) - exact)).toBeLessThanOrEqual(ulp(exact));
  }
});

test('sine and cosine stay within ±1 beyond the arguments they serve', () => {
  for (const x of [2 ** 28, 1e9, 1e30, 3e38]) {
    for (const f of [math.sinf, math.cosf]) expect(f(x)).toBe(f(2 ** 28));
    expect(Math.hypot(math.sinf(-x), math.cosf(-x))).toBeCloseTo(1, 6);
  }
});

test.each(Object.keys(math) as (keyof typeof math)[])('%s gives float32, and NaN for NaN', (name) => {
  expect(math[name](Number.NaN)).toBeNaN();
  for (const x of [0.3, -0.7, 1 / 3, 2, 1e-40, 1e20, -1e20]) {
    const y = math[name](x);
    expect(Number.isNaN(y) || y === Math.fround(y)).toBe(true);
  }
});

test('known values are exact', () => {
  expect(math.expf(0)).toBe(1);
  expect(math.expf(-0)).toBe(1);
  expect(math.expf(1)).toBe(Math.fround(Math.E));
  expect(math.logf(1)).toBe(0);
  expect(math.logf(Math.E)).toBe(1);
  expect(math.expm1f(0)).toBe(0);
  expect(math.log1pf(0)).toBe(0);
  expect(math.sigmoidf(0)).toBe(0.5);
  expect(math.softplusf(0)).toBe(Math.fround(Math.LN2));
  expect(math.cosf(0)).toBe(1);
  for (const odd of [math.tanhf, math.erff, math.sinf]) {
    expect(odd(0)).toBe(0);
    expect(odd(-0)).toBe(-0);
    expect(odd(-0.4)).toBe(-odd(0.4));
    const slope = odd === math.erff ? 2 / Math.sqrt(Math.PI) : 1;
    expect(Math.abs(odd(1e-40) - 1e-40 * slope)).toBeLessThan(3e-45);
  }
});

test('the ends of the range are reached without NaN', () => {
  const { expf, expm1f, logf, log1pf, tanhf, erff, sigmoidf, softplusf, sinf, cosf } = math;
  expect([expf(89), expf(Infinity), expf(-88), expf(-Infinity)]).toEqual([Infinity, Infinity, 0, 0]);
  expect(expf(88.72283)).toBeGreaterThan(3.4e38);
  expect(expf(88.72283)).toBeLessThan(Infinity);
  expect([expm1f(Infinity), expm1f(-1000), expm1f(-Infinity)]).toEqual([Infinity, -1, -1]);
  expect([logf(0), logf(-0), logf(Infinity), logf(-1), logf(-1e-45)]).toEqual([
    -Infinity,
    -Infinity,
    Infinity,
    NaN,
    NaN,
  ]);
  expect([log1pf(-1), log1pf(Infinity), log1pf(-2)]).toEqual([-Infinity, Infinity, NaN]);
  expect([tanhf(9.02), tanhf(Infinity), tanhf(-Infinity)]).toEqual([1, 1, -1]);
  expect([erff(4), erff(Infinity), erff(-Infinity)]).toEqual([1, 1, -1]);
  expect([sigmoidf(Infinity), sigmoidf(-Infinity), sigmoidf(200), sigmoidf(-200)]).toEqual([1, 0, 1, 0]);
  expect([softplusf(Infinity), softplusf(-Infinity), softplusf(1e30)]).toEqual([Infinity, 0, Math.fround(1e30)]);
  expect([sinf(Infinity), cosf(-Infinity)]).toEqual([NaN, NaN]);
});

test('tanh and erf never fall, and are 1 only where 1 is the nearest float32', () => {
  let [t, e] = [0, 0];
  const falls: number[] = [];
  for (let x = 2; x < 10; x += 0.0005) {
    if (math.tanhf(x) < t || math.erff(x) < e) falls.push(x);
    [t, e] = [math.tanhf(x), math.erff(x)];
  }
  expect({ falls, t, e }).toEqual({ falls: [], t: 1, e: 1 });
  for (const x of [7.99, 8.5, 9, -9]) expect(Math.abs(math.tanhf(x))).toBe(Math.fround(Math.tanh(Math.abs(x))));
  for (const x of [3.6, 3.8, 3.9, -3.9]) expect(Math.abs(math.erff(x))).toBe(Math.fround(erf(Math.abs(x))));
});
