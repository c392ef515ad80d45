/** @file Words that the convolutions take for their own use: `simd/convolution.ts` lays them out. */
import { places } from './reference/convolution.ts';

export interface ConvolutionShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly filters: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

const upTo = (step: number, count: number) => Math.ceil(count / step) * step;

/** Words past the image that a tile of eight may read. */
const SLACK = 8;

/** x with its padding, once for each column of the window and as wide as the output. */
function imageWords({ channels, height, width, size, stride, padding }: ConvolutionShape): number {
  const rows = places(height, size, stride, padding) + Math.floor((size - 1) / stride);
  return channels * Math.min(stride, size) * size * rows * places(width, size, stride, padding);
}

/** Where each k of the window lies, the weights in fours of filters, the image. */
export function conv2dScratch(shape: ConvolutionShape): number {
  const window = shape.channels * shape.size ** 2;
  return upTo(4, window) + upTo(4, shape.filters) * window + imageWords(shape) + SLACK;
}

/** Where each term lies, the weights in fours of channels, with a stride the pixels of one rest, and dY laid out as an image is. */
export function conv2dInputGradientScratch(shape: ConvolutionShape): number {
  const { channels, height, width, filters, size, stride } = shape;
  const terms = filters * size ** 2;
  const [rows, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)];
  const reach = Math.ceil(size / stride);
  const rest = stride > 1 ? upTo(4, channels * rows * columns) : 0;
  const image = filters * reach * (rows + reach - 1) * columns;
  return upTo(4, terms) + upTo(4, channels) * terms + rest + image + SLACK;
}

/** Where each k of the window lies, the sums in eights of filters, eight filters of dY, the image. */
export function conv2dWeightGradientScratch(shape: ConvolutionShape): number {
  const { channels, height, width, filters, size, stride, padding } = shape;
  const window = upTo(4, channels * size ** 2);
  const area = places(height, size, stride, padding) * places(width, size, stride, padding);
  return window + upTo(8, filters) * window + 8 * area + imageWords(shape);
}
