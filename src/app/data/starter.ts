/** @file Small networks to start from: for each kind of sample one that fits it and can learn it. */
import { flowOf, targetOf } from '#data/asked.ts';
import { type DatasetType, datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import type { Block } from '#nn/block.ts';
import type { DatasetDefinition, InputKind } from '#nn/dataset.ts';
import { type DataValues, readDocument } from '#nn/document.ts';
import { MOST_UNITS, type Target, targetCode } from '#nn/objective.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import type { Loss } from '#nn/training.ts';
import { registries } from '#state/editor.ts';

/** What data asks of a network. */
export interface Asked {
  readonly kind: InputKind;
  readonly input: Flow;
  readonly target: Target;
  readonly needs: DatasetDefinition['needs'];
}

/** What a data recipe asks for. Neither the seed nor the number of samples has a say in it, so few are drawn. */
export function askedBy(data: DataValues): Asked {
  const { fields, needs, imported } = datasets[data.type as DatasetType] as unknown as DatasetDefinition;
  const { samples } = fields;
  const few = imported ? { images: '' } : samples?.kind === 'int' ? { samples: samples.min } : {};
  const prepared = prepareData({ ...data, ...few }, 1);
  return { kind: prepared.kind, input: flowOf(prepared), target: targetOf(prepared), needs };
}

/** A block as it is written by hand: without an id and with only the fields that are not the defaults. */
export type Sketch = { readonly type: string; readonly [field: string]: unknown };

/** The blocks with ids and defaults, or undefined where they are none that this version knows. */
export function readBlocks(network: readonly (Sketch | Block)[], loss: Loss): readonly Block[] | undefined {
  return readDocument({ strata: 1, data: { type: 'spiral' }, network, training: { loss } }, registries).document
    ?.network;
}

const dense = (units: number, activation = 'linear'): Sketch => ({ type: 'dense', units, activation });

/** Width of the vectors that tokens become. */
const WIDTH = 16;

/** Everything before the last block. */
function bodyOf({ kind, input, target, needs }: Asked): Sketch[] {
  const returnSequences = target.positions > 1;
  switch (kind) {
    case 'plane':
    case 'line':
      return [dense(8, 'tanh')];
    case 'image':
      if (target.picture) return [{ type: 'flatten' }, dense(32, 'relu')];
      return [{ type: 'conv2d', filters: 8, kernel: 3, activation: 'relu' }, { type: 'globalAvgPool' }];
    case 'sequence':
      return [{ type: 'lstm', units: 16, returnSequences }];
    case 'tokens': {
      const embedding = { type: 'embedding', vocabulary: input.tokens, dim: WIDTH };
      if (needs !== 'whole') return [embedding, { type: 'gru', units: 32, returnSequences }];
      return [
        embedding,
        { type: 'positionalEncoding' },
        { type: 'residual', body: [{ type: 'selfAttention', heads: 2 }] },
        { type: 'residual', body: [dense(2 * WIDTH, 'relu'), dense(WIDTH)] },
      ];
    }
  }
}

/**
 * A network that fits: dense units for points; a convolution for images, a narrow layer where an image itself is asked for (two convolutions where it is large);
 * an LSTM for sequences; for tokens an embedding and a GRU, or, where an answer needs what comes later in its row, attention over all of it.
 * @returns undefined where a layer of it is none that this version knows
 */
export function starterFor(asked: Asked, loss: Loss): readonly Block[] | undefined {
  const { picture } = asked.target;
  if (picture && sizeOf(picture) > MOST_UNITS) {
    const same = { type: 'conv2d', kernel: 3, padding: 1 };
    return readBlocks(
      [
        { ...same, filters: 8, activation: 'relu' },
        { ...same, filters: picture[0] },
      ],
      loss,
    );
  }
  return readBlocks([...bodyOf(asked), dense(targetCode(asked.target, loss, 1, false).width)], loss);
}
