/**
 * @file Ready-made groups of the palette: well-known arrangements of blocks, as wide as what flows into them. They are put in as plain blocks, to be changed like any
 * others. Adding one: an entry here.
 */

import type { NewBlock } from '#nn/change.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import {
  CONV_NORM_RELU,
  CONV_NORM_RELU_SAYS,
  DENSE_BLOCK,
  DENSE_BLOCK_SAYS,
  INCEPTION,
  INCEPTION_SAYS,
  PRE_ACTIVATION,
  PRE_ACTIVATION_SAYS,
  RESIDUAL_BLOCK,
  RESIDUAL_BLOCK_SAYS,
  TRANSFORMER_BLOCK,
  TRANSFORMER_SAYS,
  U_NET,
  U_NET_SAYS,
} from './groupWords.ts';

export interface Group {
  readonly id: string;
  readonly name: string;
  /** One sentence for the palette. */
  readonly summary: string;
  /** The blocks for what flows in, one behind the other. */
  blocks(flow: Flow): readonly NewBlock[];
}

/** A block or container as it is written by hand; ids and defaults are given when it is put in. */
type Sketch = { readonly type: string; readonly [field: string]: unknown };
const sketch = (blocks: readonly Sketch[]): readonly NewBlock[] => blocks as unknown as readonly NewBlock[];

/** Channels of an image; the width of a vector or sequence. */
const widthOf = ({ shape }: Flow): number => (shape.length === 3 ? shape[0]! : (shape.at(-1) ?? 1));
const isImage = ({ shape, tokens }: Flow) => shape.length === 3 && tokens === undefined;
const isVector = ({ shape, tokens }: Flow) => shape.length === 1 && tokens === undefined;

const relu: Sketch = { type: 'activation', function: 'relu' };
const dense = (units: number, activation = 'linear'): Sketch => ({ type: 'dense', units, activation });
/** A convolution that keeps the sides. */
const conv = (filters: number, kernel = 3, activation = 'linear'): Sketch => ({
  type: 'conv2d',
  filters,
  kernel,
  padding: (kernel - 1) / 2,
  activation,
});
/** Few channels say too little to be normalised or joined: at least so many come out of a first convolution. */
const LEAST_FILTERS = 8;
/** Width of the vectors that tokens become. */
const EMBEDDING = 16;

/** The width that a residual block works at: its input's own, unless an image has so few channels that nothing could be told by them. */
const innerWidth = (flow: Flow): number =>
  isImage(flow) && widthOf(flow) < LEAST_FILTERS / 2 ? LEAST_FILTERS : widthOf(flow);
/** Where that is another width, a convolution through single pixels brings the shortcut to it. */
const shortcutFor = (flow: Flow): Record<string, unknown> =>
  innerWidth(flow) === widthOf(flow) ? {} : { shortcut: [conv(innerWidth(flow), 1)] };
/** A map to that width: convolutions for images, dense units for vectors and sequences. What brings its numbers to one scale. */
const mapOf = (flow: Flow): Sketch => (isImage(flow) ? conv(innerWidth(flow)) : dense(innerWidth(flow)));
const normOf = (flow: Flow): Sketch => ({ type: isImage(flow) || isVector(flow) ? 'batchNorm' : 'layerNorm' });

/** The most heads of 4, 2, 1 that divide a width. */
const headsFor = (width: number): number => [4, 2].find((heads) => width % heads === 0) ?? 1;

export const groups: readonly Group[] = [
  {
    id: 'convNormRelu',
    name: CONV_NORM_RELU,
    summary: CONV_NORM_RELU_SAYS,
    blocks: (flow) => sketch([conv(Math.max(LEAST_FILTERS, widthOf(flow))), { type: 'batchNorm' }, relu]),
  },
  {
    id: 'residualPost',
    name: RESIDUAL_BLOCK,
    summary: RESIDUAL_BLOCK_SAYS,
    blocks: (flow) =>
      sketch([
        { type: 'residual', body: [mapOf(flow), normOf(flow), relu, mapOf(flow), normOf(flow)], ...shortcutFor(flow) },
        relu,
      ]),
  },
  {
    id: 'residualPre',
    name: PRE_ACTIVATION,
    summary: PRE_ACTIVATION_SAYS,
    blocks: (flow) =>
      sketch([
        {
          type: 'residual',
          body: [normOf(flow), relu, mapOf(flow), normOf(flow), relu, mapOf(flow)],
          ...shortcutFor(flow),
        },
      ]),
  },
  {
    id: 'inception',
    name: INCEPTION,
    summary: INCEPTION_SAYS,
    blocks(flow) {
      const part = Math.max(4, Math.round(widthOf(flow) / 4));
      const through = (kernel: number): Sketch[] => [conv(part, 1, 'relu'), conv(part, kernel, 'relu')];
      return sketch([
        { type: 'concat', branches: [[conv(part, 1, 'relu')], through(3), through(5), [conv(part, 3, 'relu')]] },
      ]);
    },
  },
  {
    id: 'denseBlock',
    name: DENSE_BLOCK,
    summary: DENSE_BLOCK_SAYS,
    blocks(flow) {
      const grow = Math.max(4, Math.round(widthOf(flow) / 2));
      const more: Sketch = {
        type: 'concat',
        branches: [[], isImage(flow) ? [{ type: 'batchNorm' }, relu, conv(grow)] : [dense(grow, 'relu')]],
      };
      return sketch([more, more]);
    },
  },
  {
    id: 'transformer',
    name: TRANSFORMER_BLOCK,
    summary: TRANSFORMER_SAYS,
    blocks(flow) {
      const width = flow.tokens === undefined ? widthOf(flow) : EMBEDDING;
      const block: Sketch[] = [
        { type: 'residual', body: [{ type: 'layerNorm' }, { type: 'selfAttention', heads: headsFor(width) }] },
        { type: 'residual', body: [{ type: 'layerNorm' }, dense(2 * width, 'gelu'), dense(width)] },
      ];
      if (flow.tokens === undefined) return sketch(block);
      const embedding = { type: 'embedding', vocabulary: flow.tokens, dim: width };
      return sketch([embedding, { type: 'positionalEncoding' }, ...block]);
    },
  },
  {
    id: 'unetLevel',
    name: U_NET,
    summary: U_NET_SAYS,
    blocks(flow) {
      const filters = Math.max(LEAST_FILTERS, widthOf(flow));
      const odd = (flow.shape[1] ?? 0) % 2;
      // An odd side loses its last row to pooling: a window of 3 brings it back.
      const up: Sketch = {
        type: 'convTranspose2d',
        filters,
        kernel: 2 + odd,
        stride: 2,
        padding: 0,
        activation: 'relu',
      };
      const down: Sketch[] = [{ type: 'maxPool2d', size: 2 }, conv(filters, 3, 'relu'), up];
      return sketch([{ type: 'concat', branches: [[], down] }]);
    },
  },
];

const typesOf = (blocks: readonly unknown[]): string[] =>
  blocks.flatMap((block) => {
    if (Array.isArray(block)) return typesOf(block);
    const { type, ...rest } = block as Sketch;
    return [type, ...typesOf(Object.values(rest).filter(Array.isArray))];
  });

/** The groups whose layers all exist. */
export const groupsOf = (registry: LayerRegistry): readonly Group[] =>
  groups.filter((group) =>
    [{ shape: [8, 8, 8] }, { shape: [8, 8] }].every((flow) =>
      typesOf(group.blocks(flow)).every((type) => Object.hasOwn(registry, type)),
    ),
  );
