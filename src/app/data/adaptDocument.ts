/** @file What else changes in a document when its data asks for another kind of answer: the loss and the width of the last block. */
import { type DatasetType, datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { isShapeProblem } from '#nn/layer.ts';
import { isConfined, type Target, targetCode } from '#nn/objective.ts';
import { type Loss, lossNames } from '#nn/training.ts';

/** What a data recipe asks for. Neither the seed nor the number of samples has a say in it, so few are drawn. */
export function targetOf(data: DataValues): Target {
  const { fields } = datasets[data.type as DatasetType];
  const few = 'samples' in fields ? { samples: fields.samples.min } : {};
  const { task, classNames } = prepareData({ ...data, ...few }, 1);
  return { task, classes: classNames.length };
}

const isNumber = (target: Target) => target.task !== 'classification';

/**
 * The place of the block whose `units` are the width of the output: the last, or the last before blocks that leave a vector's width as it is
 * (an activation, dropout). -1 where the network ends in something else.
 */
function answerIndex(network: readonly Block[]): number {
  const registry: LayerRegistry = layers;
  return network.findLastIndex((block, index) => {
    if (typeof block['units'] !== 'number') return false;
    return network.slice(index + 1).every((later) => {
      const result = registry[later.type]?.outputShape({ shape: [8] }, later as never);
      return result && !isShapeProblem(result) && result.shape.length === 1 && result.shape[0] === 8;
    });
  });
}

function lossFor(before: Target, after: Target, loss: Loss, units: number | undefined): Loss {
  const comparesClasses = loss === 'crossEntropy' || loss === 'binaryCrossEntropy';
  if (isNumber(after)) return comparesClasses ? 'mse' : loss;
  if (isNumber(before)) return 'crossEntropy';
  // One yes-or-no output cannot tell three classes apart.
  return loss === 'binaryCrossEntropy' && units === 1 && after.classes !== 2 ? 'crossEntropy' : loss;
}

/**
 * The document with another data recipe, and with what the recipe's answer needs where that is another answer than before:
 * - from classes to a number: the loss becomes mse (a loss that compares numbers already stays), the width 1;
 * - from a number to classes: the loss becomes crossEntropy, the width the number of classes;
 * - another number of classes: the width follows; one unit with binaryCrossEntropy becomes crossEntropy where there are not two.
 *
 * The width of the last block changes only if it was right for the data before: a network in the making is left alone, and its problem says what
 * it needs. Where the kind of answer changes, an activation function that confines the output to 0 … 1 becomes linear.
 * @returns a new document that shares what did not change
 */
export function adaptDocument(document: StrataDocument, data: DataValues): StrataDocument {
  const { network, training } = document;
  const before = targetOf(document.data);
  const after = targetOf(data);
  const turned = isNumber(before) !== isNumber(after);
  if (!turned && before.classes === after.classes) return { ...document, data };

  const index = answerIndex(network);
  const answer = network[index];
  const units = answer?.['units'] as number | undefined;
  const loss = lossFor(before, after, training.loss, units);
  const next = { ...document, data, ...(loss === training.loss ? {} : { training: { ...training, loss } }) };
  const confined = isConfined(network.at(-1));
  const wasRight = units !== undefined && units === targetCode(before, training.loss, units, confined).width;
  if (!answer || !wasRight) return next;

  const width = targetCode(after, loss, units, confined).width;
  const { frozen, ...rest } = answer;
  const block: Block = {
    ...rest,
    units: width,
    ...(turned && isConfined(answer) ? { activation: 'linear' } : {}),
    // Frozen elements of units that are gone would name nothing.
    ...(frozen && width >= units ? { frozen } : {}),
  };
  return { ...next, network: network.with(index, block) };
}

/** What `adaptDocument` changed beside the data, as a sentence, or undefined where that is nothing. */
export function adaptationText(before: StrataDocument, after: StrataDocument): string | undefined {
  const parts: string[] = [];
  const { loss } = after.training;
  if (loss !== before.training.loss) parts.push(`the loss is now ${lossNames[loss]}`);
  const changed = after.network.find((block, i) => block['units'] !== before.network[i]?.['units']);
  const units = changed?.['units'] as number | undefined;
  if (units !== undefined) parts.push(`the last layer has ${units} ${units === 1 ? 'unit' : 'units'}`);
  return parts.length > 0 ? `To suit the data, ${parts.join(' and ')}.` : undefined;
}
