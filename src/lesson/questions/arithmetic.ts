/**
 * @file Small arithmetic: a product, a shape, a count of parameters, a slope. What is right is reckoned, never written; an answer that a known slip leads to is told
 * which one. An answer is a list of numbers: one, or the sides of a shape.
 */
import { list, maybe, number, oneOf, whole } from '#lesson/shape.ts';
import { isNumber } from './number.ts';
import { type QuestionKind, questionShape } from './question.ts';
import { type Slip, slips } from './questionWords.ts';

const numbers = list(number(-1e6, 1e6), 12, { inline: false });
const size = whole(1, 100_000);
const fields = {
  of: oneOf('product', 'shape', 'parameters', 'slope'),
  /** product: Σ weight · input + bias */
  weights: maybe(numbers),
  inputs: maybe(numbers),
  bias: maybe(number()),
  /** shape, parameters: of a dense layer from `from` to `to` numbers, on so many samples; or of a convolution */
  samples: maybe(size),
  from: maybe(size),
  to: maybe(size),
  /** of a convolution: side and channels of what comes in, filters, side of the window, stride, padding */
  side: maybe(size),
  channels: maybe(size),
  filters: maybe(size),
  window: maybe(size),
  stride: maybe(size),
  padding: maybe(whole(0, 1000)),
  /** slope: of a function at a place, or along a path, the product of its factors */
  function: maybe(oneOf('square', 'sigmoid', 'tanh', 'relu', 'linear')),
  at: maybe(number(-1e3, 1e3)),
  factors: maybe(numbers),
  /** How far off is still right; 0.005 where nothing is said. */
  tolerance: maybe(number(0)),
};

type Given = { readonly [K in keyof typeof fields]?: unknown } & {
  readonly [K in
    | 'bias'
    | 'samples'
    | 'from'
    | 'to'
    | 'side'
    | 'channels'
    | 'filters'
    | 'window'
    | 'stride'
    | 'padding'
    | 'at'
    | 'tolerance']?: number;
} & { readonly [K in 'weights' | 'inputs' | 'factors']?: readonly number[] } & {
  readonly of: 'product' | 'shape' | 'parameters' | 'slope';
  readonly function?: keyof typeof functions;
};

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
/** Each with its slope. */
const functions = {
  square: [(x: number) => x * x, (x: number) => 2 * x],
  sigmoid: [sigmoid, (x: number) => sigmoid(x) * (1 - sigmoid(x))],
  tanh: [Math.tanh, (x: number) => 1 - Math.tanh(x) ** 2],
  relu: [(x: number) => Math.max(0, x), (x: number) => (x > 0 ? 1 : 0)],
  linear: [(x: number) => x, () => 1],
} as const;

interface Reckoned {
  readonly right: readonly number[];
  /** Where slips lead to, the likeliest first. */
  readonly slips: readonly (readonly [readonly number[], Slip])[];
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const product = (values: readonly number[]) => values.reduce((total, value) => total * value, 1);

/** Undefined where what is given does not suffice. */
export function reckon(given: Given): Reckoned | undefined {
  const { of, weights, inputs, bias, samples, from, to, side, channels, filters, window, factors, at } = given;
  const { stride = 1, padding = 0 } = given;
  if (of === 'product') {
    if (!weights || !inputs || weights.length === 0 || weights.length !== inputs.length) return undefined;
    const products = weights.map((weight, i) => weight * inputs[i]!);
    const z = sum(products) + (bias ?? 0);
    const crossed = sum(weights.map((weight, i) => weight * inputs[inputs.length - 1 - i]!)) + (bias ?? 0);
    return {
      right: [z],
      slips: [
        [[sum(products)], 'noBias'],
        [[sum(products) - (bias ?? 0)], 'biasMinus'],
        [[sum(weights) + sum(inputs) + (bias ?? 0)], 'sums'],
        [[sum(weights) + sum(inputs)], 'sums'],
        [[products[0]! + (bias ?? 0)], 'firstOnly'],
        [[crossed], 'crossed'],
        [[-z], 'sign'],
      ],
    };
  }
  if (of === 'slope') {
    if (factors && factors.length > 0)
      return {
        right: [product(factors)],
        slips: [
          [[sum(factors)], 'factorsAdded'],
          [[product(factors.slice(1))], 'oneFewer'],
          [[-product(factors)], 'sign'],
        ],
      };
    if (!given.function || at === undefined) return undefined;
    const [value, slope] = functions[given.function];
    return {
      right: [slope(at)],
      slips: [
        [[value(at)], 'value'],
        [[-slope(at)], 'sign'],
      ],
    };
  }
  if (side !== undefined && window !== undefined && filters !== undefined) {
    if (of === 'parameters') {
      if (channels === undefined) return undefined;
      const weightsOf = window * window * channels * filters;
      return {
        right: [weightsOf + filters],
        slips: [
          [[weightsOf], 'noBiases'],
          [[window * window * filters + filters], 'noChannels'],
          [[window * window * filters], 'noChannels'],
        ],
      };
    }
    const across = (pad: number, by: number, one: number) => Math.floor((side - window + pad) / by) + one;
    if (across(2 * padding, stride, 1) < 1) return undefined;
    const shaped = (count: number) => [filters, count, count];
    return {
      right: shaped(across(2 * padding, stride, 1)),
      slips: [
        [shaped(across(2 * padding, stride, 0)), 'noOne'],
        [shaped(across(padding, stride, 1)), 'onePadding'],
        [shaped(across(2 * padding, 1, 1)), 'noStride'],
      ],
    };
  }
  if (from === undefined || to === undefined) return undefined;
  if (of === 'parameters')
    return {
      right: [from * to + to],
      slips: [
        [[from * to], 'noBiases'],
        [[from * to + from], 'inputBiases'],
        [[from + to], 'added'],
      ],
    };
  if (samples === undefined) return undefined;
  return {
    right: [samples, to],
    slips: [
      [[to, samples], 'swapped'],
      [[samples, from], 'inputShape'],
      [[to], 'noBatch'],
    ],
  };
}

const shape = questionShape('arithmetic', fields, (question, path, note) => {
  if (!reckon(question as Given)) note(path, `does not give all that ${question.of} needs`);
});
type Question = NonNullable<ReturnType<typeof shape.read>>;

const same = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.length === b.length &&
  a.every((value, i) => Math.abs(value - b[i]!) <= Math.max(tolerance, 1e-9 * Math.abs(b[i]!)));

export const arithmetic: QuestionKind<Question, readonly number[]> = {
  shape,
  readAnswer(_, value) {
    const given = typeof value === 'number' ? [value] : value;
    return Array.isArray(given) && given.length >= 1 && given.length <= 4 && given.every(isNumber)
      ? [...given]
      : undefined;
  },
  grade(question, answer) {
    const { right, slips: known } = reckon(question as Given)!;
    const tolerance = question.tolerance ?? 0.005;
    if (same(answer, right, tolerance)) return { right: true };
    const slip = known.find(([value]) => same(answer, value, tolerance) && !same(value, right, tolerance));
    return { right: false, ...(slip ? { says: slips[slip[1]] } : {}) };
  },
  examples(question) {
    const { right } = reckon(question as Given)!;
    return { some: right, right, wrong: right.map((value) => value + 1 + 2 * (question.tolerance ?? 0.005)) };
  },
};
