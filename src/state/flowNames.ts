/** @file What people call the numbers that flow out of a block: columns of their table, classes, units that they named. */
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { type Block, findBlock } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';

export type NamedData = Pick<
  PreparedData,
  'dimensions' | 'featureNames' | 'columnNames' | 'classNames' | 'answerAxis' | 'positions'
>;
/** By place from 0; a hole where nobody named it. */
export type Names = readonly (string | undefined)[];

const registry: LayerRegistry = layers;

/** Of the network's input: features of a point, columns of a table, columns of a sequence. */
export const inputNames = ({ dimensions, featureNames, columnNames }: NamedData): Names =>
  dimensions > 0 ? featureNames : columnNames;

/** What flows out: of the last block the classes, or the column that is asked for; of any, what a person named. */
export function namesOutOf(network: readonly Block[], data: NamedData, id: string): Names {
  if (id === 'input') return inputNames(data);
  if (network.at(-1)?.id === id) {
    if (data.classNames.length > 0) return data.classNames;
    if (data.answerAxis) return [data.answerAxis.name];
  }
  const given = findBlock(network, registry, id)?.block.names ?? {};
  const names: (string | undefined)[] = [];
  for (const [unit, name] of Object.entries(given)) names[Number(unit)] = name;
  return names;
}
