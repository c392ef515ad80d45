/** @file What is printed beside the pictures. */
import { misfits, unknownWords } from '#builder/stage/blockWords.ts';
import type { Frame } from '#engine/protocol.ts';
import { layers } from '#layers/index.ts';
import { type Block, walk } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import { blockName, blockTitle } from '#state/blockName.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { formatCount } from '#ui/format.ts';
import { scoreSentence } from './runWords.ts';

/** An address longer than this is a document in itself: only the page's own is printed. */
const LONGEST = 300;

/** Where the run stands and what it was made with, and where the page is found again. */
export function printWords(
  { training, seed }: StrataDocument,
  frame: Pick<Frame, 'test' | 'train' | 'position'> | undefined,
  href: string,
): { readonly run: string; readonly address: string } {
  const { optimizer, batchSize } = training;
  const recipe = `Seed ${seed}, ${optimizer.type} at learning rate ${optimizer.learningRate}, batches of ${formatCount(batchSize)}.`;
  return {
    run: `${frame ? `Step ${scoreSentence(frame)}` : 'Nothing was computed yet.'} ${recipe}`,
    address: href.length <= LONGEST ? href : href.split('#')[0]!,
  };
}

/** Every block in a line, as many as there are: in a picture that is made to fit there may be no room for their names. */
export const blockLines = (
  network: readonly Block[],
  inference: Pick<Inference, 'byId' | 'problems'>,
): readonly { readonly id: string; readonly words: string }[] =>
  [...walk(network, layers as LayerRegistry)].map(({ block: { id } }) => {
    const { output, parameterCount: count = 0 } = inference.byId.get(id) ?? {};
    const shape = output ? formatShape(output.shape) : unknownWords(misfits(inference, id));
    const counted = `, ${formatCount(count)} ${count === 1 ? 'parameter' : 'parameters'}`;
    return { id, words: `${blockTitle(network, id)} ${shape}${output && count > 0 ? counted : ''}` };
  });

/** What keeps the network from running, a sentence each, with the name of its block. */
export const problemLines = (network: readonly Block[], { problems }: Pick<Inference, 'problems'>): readonly string[] =>
  problems
    .filter(({ severity }) => severity !== 'notice')
    .map((problem) => {
      const { block } = problem;
      return `${blockName(network, block) ? `${blockTitle(network, block)}: ` : ''}${plainSentence(problem)}`;
    });
