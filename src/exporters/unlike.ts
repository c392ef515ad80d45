/** @file Where a program for another framework differs from the network here, in sentences that stand in its head. */
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { ExportSource } from './source.ts';
import { unlikeWords as words } from './unlikeWords.ts';

/** @param can what the program does as the document has it */
export function remarksOf(
  { document, inference, phased, numbers }: ExportSource,
  name: string,
  can: { readonly freezesBlocks: boolean; readonly biasesOfGru: boolean; readonly decaysBiases: boolean },
): readonly string[] {
  const { blocks } = inference;
  const { optimizer } = document.training;
  const learning = blocks.filter(({ parameterCount }) => parameterCount > 0);
  const has = (...types: readonly string[]) => blocks.some(({ block }) => types.includes(block.type));
  const paths = (list: readonly InferredBlock[]) => list.map(({ path }) => path);
  const held = learning.filter(({ block }) => block.trainable === false || block.learningRateScale === 0);
  const left = can.freezesBlocks ? [] : held;
  const single = learning.filter(({ block }) => Object.keys(block.frozen ?? {}).length > 0);
  const scaled = learning.filter((at) => !held.includes(at) && (at.block.learningRateScale ?? 1) !== 1);
  return [
    words.notRun(name),
    ...(blocks.some(({ input }) => input.shape.length === 3) ? [words.channels] : []),
    ...(has('rnn', 'lstm', ...(can.biasesOfGru ? [] : ['gru'])) ? [words.oneBias] : []),
    ...(has('batchNorm') ? [words.variance] : []),
    ...(left.length > 0 ? [words.frozenBlocks(paths(left))] : []),
    ...(single.length > 0 ? [words.frozenWeights(paths(single))] : []),
    ...(scaled.length > 0 ? [words.scales(paths(scaled))] : []),
    ...(!can.decaysBiases && optimizer.weightDecay > 0 && optimizer.type !== 'adamW' ? [words.decay] : []),
    ...(phased ? [words.phases] : []),
    ...(document.initial && !numbers ? [words.initial] : []),
  ];
}
