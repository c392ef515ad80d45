/** @file A document held against its data: shapes through the network, what the loss compares, how the batches fall. */
import { type Block, walk } from '#nn/block.ts';
import { checkNetwork } from '#nn/checkNetwork.ts';
import { checkConstants, checkSymmetry } from '#nn/constants.ts';
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
    ...checkConstants(inference, training.batchSize, data.train.length, registry),
    ...checkSymmetry(network, inference, registry),
    ...checkForesight(network, recipe, registry),
  ];
  return notices.length === 0 ? inference : { ...inference, problems: [...inference.problems, ...notices] };
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
            of: block.type,
            found: { code: 'foresight' },
            fixes: [{ say: 'causal', changes: [{ kind: 'set', id: block.id, values: { causal: true } }] }],
          },
        ]
      : [],
  );
}
