/** @file Random operands for the operations on rows and images and for normalisation: the part of `randomOperands` that grew too long for one file. */
import { conv2dInputGradientScratch, conv2dScratch, conv2dWeightGradientScratch } from '#kernels/convolutionScratch.ts';
import { activationFunctions } from '#kernels/functions.ts';
import type { Operands, OpName } from '#kernels/ops.ts';
import type { Operand } from './randomOperands.ts';

const places = (side: number, size: number, stride: number, padding: number) =>
  Math.floor((side + 2 * padding - size) / stride) + 1;

/** An image of odd sides and a window that fits it, at times only thanks to its padding. */
function image(o: Operand, largestPadding: number) {
  const size = o.pick([1, 2, 2, 3, 3, 4, 5, 7]);
  const stride = o.pick([1, 1, 1, 2, 2, 3]);
  const padding = Math.min(o.pick([0, 0, 1, 2, 4]), largestPadding);
  const least = Math.max(size - 2 * padding, 1);
  const [height, width] = [least + o.pick([0, 1, 2, 5]), least + o.pick([0, 1, 3, 6, 9])];
  const area = places(height, size, stride, padding) * places(width, size, stride, padding);
  return { shape: { height, width, size, stride, padding }, area, pixels: height * width };
}

function convolution(o: Operand) {
  const { shape, area, pixels } = image(o, 4);
  const many = area * shape.size ** 2 < 500; // more would not find room
  const rows = o.pick([0, 1, 2, 3]);
  const channels = o.pick(many ? [1, 2, 3, 5, 17] : [1, 2, 3]);
  const filters = o.pick(many ? [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17] : [1, 3, 6]);
  const window = channels * shape.size ** 2;
  return {
    shape: { rows, channels, filters, ...shape },
    area,
    x: o.words(rows * channels * pixels),
    weight: o.words(filters * window),
    y: o.words(rows * filters * area),
  };
}

function pooling(o: Operand) {
  const { shape, area, pixels } = image(o, 0);
  const { padding: _, ...window } = shape;
  const planes = o.pick([0, 1, 2, 5]);
  return { shape: { planes, ...window }, x: o.words(planes * pixels), y: o.words(planes * area), pixels, area };
}

/** [outer, channels, inner]: groups of a single element too. */
function grouped(o: Operand) {
  const outer = o.pick([1, 1, 2, 3, 7]);
  const channels = o.pick([1, 2, 3, 4, 5, 8, 9]);
  const inner = o.pick([1, 1, 2, 3, 4, 5, 9, 16]);
  const words = outer * channels * inner;
  return { outer, channels, inner, words, x: o.words(words) };
}

const times = (count: number, value: () => number) => Array.from({ length: count }, value);
const squares = (o: Operand, count: number) => times(count, () => o.pick([0, 1e-12, 3, o.random.uniform()]));
/** Mean and variance of each group in float64, as `normalize` leaves them. */
const moments = (o: Operand, groups: number) => ({
  mean: o.doubles(...times(groups, () => o.random.normal())),
  variance: o.doubles(...squares(o, groups)),
});

export const imageOperands = {
  copyRows: (o) => {
    const [rows, width] = [o.size(), o.size()];
    const [xRow, outRow] = [width + o.pick([0, 1, 6]), width + o.pick([0, 1, 6])];
    const [x, out] = [o.words(rows * xRow), o.words(rows * outRow)];
    return { rows, width, x, xRow, out, outRow, accumulate: o.random.below(2) };
  },
  addRows: (o) => {
    const [rows, width] = [o.size(), o.size()];
    const x = o.words(rows * width);
    return { rows, width, x, row: o.words(width), y: o.either(x, o.words(rows * width)) };
  },
  conv2d: (o) => {
    const { shape, area, y: z, ...at } = convolution(o);
    const bias = o.either(0, o.words(shape.filters));
    const f = o.random.below(activationFunctions.length - 1);
    const y = f === 0 ? z : o.words(shape.rows * shape.filters * area);
    return { f, ...shape, ...at, z, y, bias, scratch: o.scratch(conv2dScratch(shape)) };
  },
  conv2dInputGradient: (o) => {
    const { shape, area: _, x, y, ...at } = convolution(o);
    const bias = o.either(0, o.words(shape.channels));
    return { ...shape, ...at, dX: x, dY: y, bias, scratch: o.scratch(conv2dInputGradientScratch(shape)) };
  },
  conv2dWeightGradient: (o) => {
    const { shape, x, weight, y } = convolution(o);
    return { ...shape, x, dY: y, dWeight: weight, scratch: o.scratch(conv2dWeightGradientScratch(shape)) };
  },
  channelSums: (o) => {
    const { outer, words: _, ...given } = grouped(o);
    return { ...given, rows: outer, out: o.words(given.channels), accumulate: o.random.below(2) };
  },
  maxPool2d: (o) => {
    const { shape, x, y, area } = pooling(o);
    return { ...shape, x, y, index: o.words(shape.planes * area) };
  },
  maxPool2dGradient: (o) => {
    const { shape, x, y, pixels, area } = pooling(o);
    return { ...shape, dX: x, dY: y, index: o.integers(shape.planes * area, pixels) };
  },
  windowSum: (o) => {
    const { shape, x, y } = pooling(o);
    return { ...shape, x, y, scale: o.either(1, 1 / shape.size ** 2) };
  },
  windowSpread: (o) => {
    const { shape, x, y } = pooling(o);
    return { ...shape, dX: x, dY: y, scale: o.either(1, 1 / shape.size ** 2) };
  },
  mean: (o) => {
    const { outer, channels, inner, x } = grouped(o);
    return { outer, count: channels, inner, x, y: o.words(outer * inner) };
  },
  meanGradient: (o) => {
    const { outer, channels, inner, x } = grouped(o);
    return { outer, count: channels, inner, dX: x, dY: o.words(outer * inner) };
  },
  normalize: (o) => {
    const { outer, channels, inner, words, x } = grouped(o);
    const y = o.words(words);
    return { outer, groups: channels, inner, x, y, ...moments(o, channels), epsilon: o.either(1e-5, 0.1) };
  },
  normalizeGradient: (o) => {
    const { outer, channels, inner, words, x } = grouped(o);
    const dY = o.words(words);
    const dX = o.either(dY, o.words(words));
    return { outer, groups: channels, inner, x, ...moments(o, channels), dY, dX, epsilon: o.either(1e-5, 0.1) };
  },
  standardize: (o) => {
    const { words, ...given } = grouped(o);
    const [mean, variance] = [o.words(given.channels), o.floats(...squares(o, given.channels))];
    return { ...given, y: o.words(words), mean, variance, epsilon: o.either(1e-5, 0.1) };
  },
  runningMoments: (o) => {
    const channels = o.size();
    return {
      channels,
      ...moments(o, channels),
      runningMean: o.words(channels),
      runningVariance: o.words(channels),
      count: o.pick([1, 2, 3, 100]),
      momentum: o.either(0.1, 1),
    };
  },
  scaleShift: (o) => {
    const { words, ...given } = grouped(o);
    const y = o.either(given.x, o.words(words));
    return { ...given, y, weight: o.words(given.channels), bias: o.words(given.channels) };
  },
  scaleShiftGradient: (o) => {
    const { words, ...given } = grouped(o);
    const dY = o.words(words);
    const sums = { dWeight: o.words(given.channels), dBias: o.words(given.channels) };
    return { ...given, weight: o.words(given.channels), dY, dX: o.pick([0, dY, o.words(words)]), ...sums };
  },
} satisfies { readonly [O in OpName]?: (o: Operand) => Operands<O> };
