/** @file What people call the numbers that flow into a block. */
import { layers } from '#layers/index.ts';
import { type Block, findBlock } from '#nn/block.ts';
import { sourcesOf } from '#nn/receptive.ts';
import { inputNames, type NamedData, type Names, namesOutOf } from './flowNames.ts';

/** What flows in; what hands numbers on as they are keeps their names. */
export function namesInto(network: readonly Block[], data: NamedData, id: string): Names {
  const sources = sourcesOf(network, layers);
  let source = sources.get(id);
  while (source !== undefined) {
    const block = findBlock(network, layers, source)?.block;
    if (block?.type !== 'dropout') return namesOutOf(network, data, source);
    source = sources.get(source);
  }
  return inputNames(data);
}
