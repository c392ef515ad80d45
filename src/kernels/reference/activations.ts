/** @file Reference activation functions and their gradients; `ops.ts` has the formulas. */
import { cosf, erff, expf, expm1f, sigmoidf, sinf, softplusf, tanhf } from '#base/math.ts';
import { type ActivationFunction, activationFunctions } from '#kernels/functions.ts';
import type { Memory } from './memory.ts';

const f = Math.fround;
const SQRT_HALF = f(Math.SQRT1_2);
const INVERSE_SQRT_TWO_PI = f(0.3989422804014327);
const SLOPE = f(0.01);

const linear = (x: number) => x;
const relu = (x: number) => (x < 0 ? 0 : x);
const leakyRelu = (x: number) => (x < 0 ? f(x * SLOPE) : x);
const elu = (x: number) => (x < 0 ? expm1f(x) : x);
/** Φ(x), the normal distribution function. */
const normalBelow = (x: number) => f(0.5 * f(1 + erff(f(x * SQRT_HALF))));
const gelu = (x: number) => f(x * normalBelow(x));
const silu = (x: number) => f(x / f(1 + expf(-x)));

/** In the order of `activationFunctions`; softmax is an operation of its own. */
const functions: Record<Exclude<ActivationFunction, 'softmax'>, (x: number) => number> = {
  linear,
  relu,
  leakyRelu,
  elu,
  gelu,
  silu,
  sigmoid: sigmoidf,
  tanh: tanhf,
  softplus: softplusf,
  sine: sinf,
};

/** dX for one element. Where f′ is 0 or 1 the gradient is chosen, not multiplied: 0 · Infinity would be NaN. */
type Gradient = (x: number, y: number, dY: number) => number;
const gradients: Record<Exclude<ActivationFunction, 'softmax'>, Gradient> = {
  linear: (_x, _y, dY) => dY,
  relu: (_x, y, dY) => (y <= 0 ? 0 : dY),
  leakyRelu: (_x, y, dY) => (y <= 0 ? f(dY * SLOPE) : dY),
  elu: (_x, y, dY) => (y <= 0 ? f(dY * f(y + 1)) : dY),
  gelu: (x, _y, dY) => {
    const density = f(INVERSE_SQRT_TWO_PI * expf(f(f(-0.5 * x) * x)));
    return f(dY * f(normalBelow(x) + f(x * density)));
  },
  silu: (x, _y, dY) => {
    const s = sigmoidf(x);
    return f(dY * f(s * f(1 + f(x * f(1 - s)))));
  },
  sigmoid: (_x, y, dY) => f(dY * f(y * f(1 - y))),
  tanh: (_x, y, dY) => f(dY * f(1 - f(y * y))),
  softplus: (x, _y, dY) => f(dY * sigmoidf(x)),
  sine: (x, _y, dY) => f(dY * cosf(x)),
};

type Named = keyof typeof functions;
const named = activationFunctions.filter((name): name is Named => name !== 'softmax');
const functionOf = named.map((name) => functions[name]);
const gradientOf = named.map((name) => gradients[name]);

export function activate({ f32 }: Memory, code: number, x: number, y: number, count: number): void {
  x >>>= 2;
  y >>>= 2;
  const apply = functionOf[code]!;
  for (let i = 0; i < count; i++) f32[y + i] = apply(f32[x + i]!);
}

export function activateGradient(
  { f32 }: Memory,
  code: number,
  x: number,
  y: number,
  dY: number,
  dX: number,
  count: number,
): void {
  x >>>= 2;
  y >>>= 2;
  dY >>>= 2;
  dX >>>= 2;
  const apply = gradientOf[code]!;
  for (let i = 0; i < count; i++) f32[dX + i] = apply(f32[x + i]!, f32[y + i]!, f32[dY + i]!);
}

export function softmax({ f32 }: Memory, x: number, y: number, outer: number, classes: number, inner: number): void {
  x >>>= 2;
  y >>>= 2;
  const size = classes * inner;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const first = o * size + i;
      let largest = f32[x + first]!;
      for (let c = inner; c < size; c += inner) {
        const value = f32[x + first + c]!;
        if (largest < value) largest = value;
      }
      let total = 0;
      for (let c = 0; c < size; c += inner) {
        const e = expf(f32[x + first + c]! - largest);
        f32[y + first + c] = e;
        total = f(total + e);
      }
      for (let c = 0; c < size; c += inner) f32[y + first + c] = f32[y + first + c]! / total;
    }
  }
}

export function softmaxGradient(
  { f32 }: Memory,
  y: number,
  dY: number,
  dX: number,
  outer: number,
  classes: number,
  inner: number,
): void {
  y >>>= 2;
  dY >>>= 2;
  dX >>>= 2;
  const size = classes * inner;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const first = o * size + i;
      let dot = 0;
      for (let c = 0; c < size; c += inner) dot = f(dot + f(f32[dY + first + c]! * f32[y + first + c]!));
      for (let c = 0; c < size; c += inner) {
        f32[dX + first + c] = f32[y + first + c]! * f(f32[dY + first + c]! - dot);
      }
    }
  }
}
