/** @file What is printed beside the pictures. */
import type { Frame } from '#engine/protocol.ts';
import type { Block } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { formatShape } from '#nn/shape.ts';
import { blockTitle } from '#state/blockName.ts';
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
  blocks: readonly InferredBlock[],
): readonly { readonly id: string; readonly words: string }[] =>
  blocks.map(({ block: { id }, output, parameterCount: count }) => ({
    id,
    words: `${blockTitle(network, id)} ${output ? formatShape(output.shape) : '[?]'}${count > 0 ? `, ${formatCount(count)} ${count === 1 ? 'parameter' : 'parameters'}` : ''}`,
  }));
