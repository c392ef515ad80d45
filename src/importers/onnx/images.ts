/** @file Nodes over images: convolutions, pooling, enlargement. */
import { type Constant, float32, timesAll } from './constant.ts';
import { type Act, batchOf, isPlain, isWhole, plainAct, shapeOfAct } from './layout.ts';
import type { NodeReader, Read, Reader } from './nodeReader.ts';
import * as words from './refusalWords.ts';
import type { Value } from './value.ts';

interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** An image as a block takes it; or why it is none. */
function imageOf(node: NodeReader): Act | string {
  const act = node.act(0);
  if (!act) return words.NOT_CONSTANT;
  if (act.value.shape.length !== 3 || act.dims.length !== 4) return words.NO_IMAGE;
  return isPlain(act) ? act : words.RESHAPED;
}

/** The one window of rows and columns, with what pads each side; or why there is none. */
function windowOf(node: NodeReader, kernel: readonly number[], sides: readonly number[]): Window | string {
  const pair = (name: string) => node.ints(name) ?? [1, 1];
  const [strides, dilations] = [pair('strides'), pair('dilations')];
  if (kernel.length !== 2) return words.NO_IMAGE;
  if (dilations.some((n) => n !== 1)) return words.DILATED;
  if (kernel[0] !== kernel[1] || strides[0] !== strides[1]) return words.NOT_SQUARE;
  const pads = padsOf(node, kernel, strides, sides);
  if (pads[0] !== pads[2] || pads[1] !== pads[3]) return words.UNEVEN;
  if (pads[0] !== pads[1]) return words.NOT_SQUARE;
  return { kernel: kernel[0]!, stride: strides[0]!, padding: pads[0]! };
}

/** Rows before, columns before, rows after, columns after. */
function padsOf(
  node: NodeReader,
  kernel: readonly number[],
  strides: readonly number[],
  sides: readonly number[],
): readonly number[] {
  const auto = node.text('auto_pad', 'NOTSET');
  if (auto !== 'SAME_UPPER' && auto !== 'SAME_LOWER')
    return auto === 'VALID' ? [0, 0, 0, 0] : (node.ints('pads') ?? [0, 0, 0, 0]);
  const all = [0, 1].map((i) =>
    Math.max(0, (Math.ceil(sides[i]! / strides[i]!) - 1) * strides[i]! + kernel[i]! - sides[i]!),
  );
  const [less, more] = [all.map((n) => Math.floor(n / 2)), all.map((n) => Math.ceil(n / 2))];
  return auto === 'SAME_UPPER' ? [...less, ...more] : [...more, ...less];
}

const placesAlong = (side: number, { kernel, stride, padding }: Window) =>
  Math.floor((side - kernel + 2 * padding) / stride) + 1;

const biasOf = (bias: Constant | undefined) => (bias ? { bias: float32(bias.values) } : {});

/** What is round it, or multiplied with it, taken off a value: a convolution does these itself. */
function bare(value: Value): { readonly from: Value; readonly factor: number; readonly by: number } {
  const { op, inputs } = value;
  if (op.kind !== 'padded' && op.kind !== 'scaled') return { from: value, factor: 1, by: 0 };
  const { from, factor, by } = bare(inputs[0]!);
  return op.kind === 'padded' ? { from, factor, by: by + op.by } : { from, factor: factor * op.factor, by };
}

function convolution(node: NodeReader, spreads: boolean): Read {
  const act = imageOf(node);
  if (typeof act === 'string') return act;
  const [weight, bias] = [node.constant(1), node.constant(2)];
  if (!weight || (node.input(2) && !bias)) return words.NOT_CONSTANT;
  if (weight.shape.length !== 4) return words.NO_IMAGE;
  if (node.int('group', 1) !== 1) return words.GROUPS;
  const read = windowOf(
    node,
    node.ints('kernel_shape') ?? weight.shape.slice(2),
    spreads ? [] : act.value.shape.slice(1),
  );
  if (typeof read === 'string') return read;
  const { from, factor, by } = bare(act.value);
  const window = spreads ? read : { ...read, padding: read.padding + by };
  if (spreads && by > 0) return words.ALONE;
  const [channels, height, width] = from.shape as [number, number, number];
  const [filters, taken] = spreads ? [weight.shape[1]!, weight.shape[0]!] : [weight.shape[0]!, weight.shape[1]!];
  if (taken !== channels || weight.shape[2] !== window.kernel || weight.shape[3] !== window.kernel) return words.SHAPES;
  if (bias && bias.values.length !== filters) return words.SHAPES;
  const { kernel, stride, padding } = window;
  if (spreads) {
    const more = [...(node.ints('output_padding') ?? [])].some((n) => n !== 0);
    if (more || node.ints('output_shape') || node.text('auto_pad', 'NOTSET').startsWith('SAME'))
      return words.OUTPUT_PADDED;
  }
  const side = (n: number) => (spreads ? (n - 1) * stride - 2 * padding + kernel : placesAlong(n, window));
  const shape = [filters, side(height), side(width)];
  if (shape.some((n) => n < 1)) return words.SHAPES;
  const fields = {
    type: spreads ? 'convTranspose2d' : 'conv2d',
    filters,
    kernel,
    stride,
    padding,
    ...(bias ? {} : { bias: false }),
  };
  const tensors = { weight: timesAll(float32(weight.values), factor), ...biasOf(bias) };
  return plainAct(node.block(from, shape, fields, tensors, [weight, bias]), batchOf(act));
}

const pooling =
  (type: 'maxPool2d' | 'avgPool2d'): Reader =>
  (node) => {
    const act = imageOf(node);
    if (typeof act === 'string') return act;
    if (node.isUsed(1)) return words.UNKNOWN;
    const [channels, ...sides] = act.value.shape as [number, number, number];
    const window = windowOf(node, node.ints('kernel_shape') ?? [], sides);
    if (typeof window === 'string') return window;
    if (window.padding !== 0) return words.POOL_PADDED;
    const { kernel: size, stride } = window;
    if (node.int('ceil_mode', 0) === 1 && sides.some((n) => (n - size) % stride !== 0)) return words.ROUNDS_UP;
    const shape = [channels, ...sides.map((n) => placesAlong(n, window))];
    if (shape.some((n) => n < 1)) return words.SHAPES;
    const fields = { type, size, ...(stride === size ? {} : { stride }) };
    return plainAct(node.block(act.value, shape, fields), batchOf(act));
  };

const globalAverage: Reader = (node) => {
  const act = node.act(0);
  if (!act) return words.MISSING;
  const image = imageOf(node);
  const [channels] = act.value.shape as [number];
  if (typeof image !== 'string') {
    const value = node.block(image.value, [channels], { type: 'globalAvgPool' });
    return { kind: 'act', value, axes: [image.axes[0]!], dims: [...image.dims.slice(0, 2), [], []] };
  }
  // Of a sequence whose steps come last.
  if (act.value.shape.length !== 2 || act.dims.length !== 3 || !isWhole(act, 2, 0) || !isWhole(act, 1, 1)) return image;
  const value = node.block(act.value, [act.value.shape[1]!], { type: 'globalAvgPool' });
  return { kind: 'act', value, axes: [act.axes[1]!], dims: [...act.dims.slice(0, 2), []] };
};

const enlarged: Reader = (node) => {
  const act = imageOf(node);
  if (typeof act === 'string') return act;
  const sides = shapeOfAct(act).slice(2);
  const [before11, upsample] = [node.opset < 11, node.node.operator === 'Upsample'];
  const scales = upsample ? node.list('scales', 1) : before11 ? node.list('scales', 1) : node.list('scales', 2);
  const sizes = before11 ? undefined : node.list('sizes', 3);
  const by = sizes?.length
    ? sides.map((n, i) => sizes[i + 2]! / n)
    : scales?.length === 4 && scales[0] === 1 && scales[1] === 1
      ? scales.slice(2)
      : undefined;
  const [scale] = by ?? [];
  const places = node.text('coordinate_transformation_mode', before11 ? 'asymmetric' : 'half_pixel');
  const rounding = node.text('nearest_mode', before11 ? 'floor' : 'round_prefer_floor');
  // Each number stands scale × scale times wherever the nearest one is looked for, but for a scale of three or more between whole places.
  const copies =
    (places === 'asymmetric' && (rounding === 'floor' || (scale === 2 && rounding === 'round_prefer_floor'))) ||
    ((places === 'half_pixel' || places === 'pytorch_half_pixel') && rounding.startsWith('round'));
  if (
    node.text('mode', 'nearest') !== 'nearest' ||
    scale === undefined ||
    by!.some((n) => n !== scale) ||
    !Number.isInteger(scale) ||
    !copies
  )
    return words.NOT_NEAREST;
  if (scale === 1) return act;
  const [channels, height, width] = act.value.shape as [number, number, number];
  const shape = [channels, height * scale, width * scale];
  return plainAct(node.block(act.value, shape, { type: 'upsample2d', scale }), batchOf(act));
};

/** Zeros round an image: the convolution behind it has them as its border. */
const padded: Reader = (node) => {
  const act = node.act(0);
  const pads = node.list('pads', 1);
  if (!act || !pads || node.input(3)) return words.UNKNOWN;
  if (pads.every((n) => n === 0)) return act;
  const [value, mode] = [node.constant(2)?.values[0] ?? node.float('value', 0), node.text('mode', 'constant')];
  const by = pads[2]!;
  const round = pads.length === 8 && by > 0 && `${pads}` === `${[0, 0, by, by, 0, 0, by, by]}`;
  const image = imageOf(node);
  if (value !== 0 || mode !== 'constant' || !round || typeof image === 'string') return words.UNKNOWN;
  const [channels, height, width] = image.value.shape as [number, number, number];
  const shape = [channels, height + 2 * by, width + 2 * by];
  return plainAct(node.value({ kind: 'padded', by }, [image.value], shape), batchOf(image));
};

export const images: Readonly<Record<string, Reader>> = {
  Conv: (node) => convolution(node, false),
  ConvTranspose: (node) => convolution(node, true),
  MaxPool: pooling('maxPool2d'),
  AveragePool: pooling('avgPool2d'),
  GlobalAveragePool: globalAverage,
  Pad: padded,
  Resize: enlarged,
  Upsample: enlarged,
};
