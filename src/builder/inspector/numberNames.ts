/** @file What a number that flows between blocks is called: "pixel (3, 4) of channel 1", "step 5, feature 2", "unit 37". Counted from 1. */
import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { ParameterSpec } from '#nn/initializer.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { placeOf, seenByBlock } from '#nn/receptive.ts';
import type { Flow, Shape } from '#nn/shape.ts';
import type { Names } from '#state/flowNames.ts';

/**
 * One number of a sample.
 * @param index row-major, into the flow's shape
 * @param names of a vector's numbers or a sequence's features, where they have any
 */
export function numberName({ shape, tokens }: Flow, index: number, names: Names = []): string {
  const [a = 0, b = 0, c = 0] = placeOf(index, shape);
  if (tokens !== undefined) return `step ${a + 1}`;
  if (shape.length === 3) return `pixel (${b + 1}, ${c + 1})${shape[0]! > 1 ? ` of channel ${a + 1}` : ''}`;
  if (shape.length === 2) return `step ${a + 1}, ${names[b] ?? `feature ${b + 1}`}`;
  return names[a] ?? `unit ${a + 1}`;
}

/** What the tiles of a block are: a channel of an image, a feature of a sequence, a unit of a vector. */
export function unitKind({ shape, tokens }: Flow): 'unit' | 'channel' | 'feature' | 'token' {
  if (tokens !== undefined) return 'token';
  return shape.length === 3 ? 'channel' : shape.length === 2 ? 'feature' : 'unit';
}

/** How many tiles a block has. */
export const unitCount = ({ shape, tokens }: Flow): number =>
  tokens !== undefined ? 1 : shape.length === 2 ? shape[1]! : shape[0]!;

/** The index of a number of a unit: of a channel at (row, column), of a feature at a step; vectors have one number a unit. */
export function indexOf(shape: Shape, unit: number, [first = 0, second = 0]: readonly number[]): number {
  if (shape.length === 3) return (unit * shape[1]! + first) * shape[2]! + second;
  return shape.length === 2 ? first * shape[1]! + unit : unit;
}

/** The unit that a number belongs to, and its place within: the other way round. */
export function unitOf(shape: Shape, index: number): { unit: number; place: readonly number[] } {
  const [a = 0, b = 0, c = 0] = placeOf(index, shape);
  if (shape.length === 3) return { unit: a, place: [b, c] };
  return shape.length === 2 ? { unit: b, place: [a] } : { unit: a, place: [] };
}

/**
 * What the input of one of the products is called that a number is summed from, where a layer sums the part of its input that it sees, axis by axis; a place
 * outside the image is padding.
 * @param unit the output number, row-major
 * @param term the product's place in the sum
 */
export function termName(
  inferred: Pick<InferredBlock, 'block' | 'input' | 'output'>,
  unit: number,
  term: number,
  names: Names = [],
): string {
  const { input, output } = inferred;
  const region = seenByBlock(
    inferred,
    placeOf(unit, output!.shape).map((i) => [i, i]),
    layers as LayerRegistry,
  );
  const within = placeOf(
    term,
    region.map(([from, to]) => to - from + 1),
  );
  const place = within.map((i, axis) => i + region[axis]![0]);
  if (place.some((i, axis) => i < 0 || i >= input.shape[axis]!)) return 'padding';
  return numberName(
    input,
    place.reduce((index, i, axis) => index * input.shape[axis]! + i, 0),
    names,
  );
}

/**
 * An element of a parameter: "row 3, column 2" of a matrix, "filter 1, channel 2 (3, 3)" of a convolution's windows, "channel 4" of one number for each channel.
 */
export function elementName({ shape }: Pick<ParameterSpec, 'shape'>, index: number, of?: InferredBlock): string {
  const place = placeOf(index, shape).map((i) => i + 1);
  const [a, b, c, d] = place;
  if (place.length === 2) return `row ${a}, column ${b}`;
  if (place.length === 4) {
    const [outer, inner] = of?.block.type === 'convTranspose2d' ? ['channel', 'filter'] : ['filter', 'channel'];
    return `${outer} ${a}, ${inner} ${b} (${c}, ${d})`;
  }
  if (place.length === 3) return `channel ${a} (${b}, ${c})`;
  const output = of?.output;
  return output && shape[0] === unitCount(output) ? `${unitKind(output)} ${a}` : `row ${a}`;
}
