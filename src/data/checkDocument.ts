/** @file A document held against its data: shapes through the network, what the loss compares, how the batches fall. */
import { type Block, walk } from '#nn/block.ts';
import { checkNetwork } from '#nn/checkNetwork.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Problem } from '#nn/problem.ts';
import { flowOf, targetOf } from './asked.ts';
import { type DatasetType, datasets } from './index.ts';
import type { PreparedData } from './prepare.ts';

/** Everything that can be wrong with a readable document; `network` in place of the document's own. */
export function checkDocument(
  { network: own, training, data: recipe }: StrataDocument,
  data: PreparedData,
  registry: LayerRegistry,
  network: readonly Block[] = own,
): Inference {
  const inference = checkNetwork(network, flowOf(data), targetOf(data), training.loss, registry);
  const notices = [
    ...checkBatches(network, inference, training.batchSize, data.train.length, registry),
    ...checkForesight(network, recipe, registry),
  ];
  return notices.length === 0 ? inference : { ...inference, problems: [...inference.problems, ...notices] };
}

/** Statistics over a batch need two values: a batch of one sample of a vector has one for each feature. */
function checkBatches(
  network: readonly Block[],
  { byId }: Inference,
  batchSize: number,
  trained: number,
  registry: LayerRegistry,
): Problem[] {
  const size = Math.min(batchSize, trained);
  const last = size > 0 ? trained % size : 0;
  if (size !== 1 && last !== 1) return [];
  return [...walk(network, registry)].flatMap(({ block }): Problem[] => {
    const shape = byId.get(block.id)?.input.shape;
    if (!registry[block.type]?.mixesBatch || shape?.length !== 1) return [];
    return [
      {
        block: block.id,
        field: 'type',
        severity: 'notice',
        message: `${block.type}: ${size === 1 ? 'every batch' : `the last batch of an epoch (${trained} samples in batches of ${size})`} is a single sample, of which there is no variance; it gives out its bias alone`,
      },
    ];
  });
}

/** Where the answer at a step is the step to come, a block that sees all steps can copy it. */
function checkForesight(network: readonly Block[], { type }: DataValues, registry: LayerRegistry): Problem[] {
  if ((datasets[type as DatasetType] as unknown as DatasetDefinition).needs !== 'next') return [];
  return [...walk(network, registry)].flatMap(({ block }): Problem[] =>
    block['causal'] === false
      ? [
          {
            block: block.id,
            field: 'causal',
            severity: 'notice',
            message: `${block.type}: it sees the steps to come, which this data asks to be guessed; what it learns is to copy`,
            fixes: [{ label: 'Make it causal', changes: [{ kind: 'set', id: block.id, values: { causal: true } }] }],
          },
        ]
      : [],
  );
}
