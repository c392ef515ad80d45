/** @file What else changes in a document when its data asks for something else: the loss, the width of the last block, or the network. */

import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { type Block, freshId, walk } from '#nn/block.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { isShapeProblem } from '#nn/layer.ts';
import { isConfined, MOST_UNITS, type Target, targetCode } from '#nn/objective.ts';
import { sameValue } from '#nn/sameValue.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Loss } from '#nn/training.ts';
import { lossNames } from '#nn/trainingText.ts';
import { comesFirst, isGone, lastLayerHas, lossIsNow, networkIsNow, toSuitTheData } from './adaptWords.ts';
import { type Asked, askedBy, readBlocks, type Sketch, starterFor } from './starter.ts';

type Network = readonly Block[];

const registry: LayerRegistry = layers;

const isNumber = (target: Target) => target.task !== 'classification';

/** Pixels of the picture that is asked for; 0 where none is. */
const pixelsOf = ({ picture }: Target) => (picture ? sizeOf(picture) : 0);

/** Whether a layer lets the last axis of vectors, or of rows of them, through as wide as it is. */
function keepsWidth({ type, ...values }: Block): boolean {
  const definition = registry[type];
  if (!definition || definition.slots) return false;
  return [[8], [5, 8]].some((shape) => {
    const result = definition.outputShape({ shape }, values as never);
    return !isShapeProblem(result) && result.shape.at(-1) === 8;
  });
}

/**
 * The place of the block whose `units` are the width of the output: the last, or the last before blocks that leave that width as it is (an activation,
 * dropout, the mean over steps). -1 where the network ends in something else.
 */
export function answerIndex(network: Network): number {
  return network.findLastIndex(
    (block, index) => typeof block['units'] === 'number' && network.slice(index + 1).every(keepsWidth),
  );
}

function lossFor(before: Target, after: Target, loss: Loss, units: number | undefined): Loss {
  const comparesClasses = loss === 'crossEntropy' || loss === 'binaryCrossEntropy';
  if (isNumber(after)) return comparesClasses && !(before.picture && after.picture) ? 'mse' : loss;
  if (isNumber(before)) return 'crossEntropy';
  // One yes-or-no output cannot tell three classes apart.
  return loss === 'binaryCrossEntropy' && units === 1 && after.classes !== 2 ? 'crossEntropy' : loss;
}

/** The network with as many units in its answer as a target asks for. */
function withWidth(network: Network, target: Target, loss: Loss, turned: boolean): Network {
  const index = answerIndex(network);
  const answer = network[index];
  if (!answer) return network;
  const units = answer['units'] as number;
  const width = targetCode(target, loss, units, isConfined(network.at(-1))).width;
  const linear = turned && isConfined(answer);
  if ((width === units && !linear) || width > MOST_UNITS) return network;
  const { frozen, ...rest } = answer;
  return network.with(index, {
    ...rest,
    units: width,
    ...(linear ? { activation: 'linear' } : {}),
    // Frozen elements of units that are gone would name nothing.
    ...(frozen && width >= units ? { frozen } : {}),
  });
}

/** The document's loss and the width of its answer, as another target wants them. */
function answered(
  document: StrataDocument,
  before: Target,
  after: Target,
): Pick<StrataDocument, 'network' | 'training'> {
  const { network, training } = document;
  const turned = isNumber(before) !== isNumber(after);
  if (!turned && before.classes === after.classes && pixelsOf(before) === pixelsOf(after)) return { network, training };
  const units = network[answerIndex(network)]?.['units'] as number | undefined;
  const loss = lossFor(before, after, training.loss, units);
  const confined = isConfined(network.at(-1));
  const wasRight = units !== undefined && units === targetCode(before, training.loss, units, confined).width;
  return {
    network: wasRight ? withWidth(network, after, loss, turned) : network,
    training: loss === training.loss ? training : { ...training, loss },
  };
}

/** The same blocks, turned to another kind of input or another number of answers where that is one small change. */
function turnings(network: Network, before: Asked, after: Asked): (readonly ({ readonly type: string } | Block)[])[] {
  const returnSequences = after.target.positions > 1;
  const last = network.findLastIndex((block) => 'returnSequences' in block);
  const stepped = last < 0 ? network : network.with(last, { ...network[last]!, returnSequences });
  const embedded = stepped.map((block) => {
    if (block.type !== 'embedding' || block['vocabulary'] !== before.input.tokens) return block;
    const { frozen: _, ...rest } = block;
    return { ...rest, vocabulary: after.input.tokens };
  });
  // Only an image is one thing that may be laid out in a row; a sequence has steps, and layers of its own.
  const flattened = after.kind === 'image' ? [[{ type: 'flatten' }, ...network]] : [];
  const unfolded = network[0]?.type === 'flatten' ? [network.slice(1)] : [];
  return [...unfolded, embedded, ...flattened, ...ended(network, after)];
}

/** Other last blocks after the network as it is, where another answer is asked of the same images: what came before stays. */
function ended(network: Network, { kind, target }: Asked): (readonly Sketch[])[] {
  if (kind !== 'image') return [];
  const units = target.picture ? pixelsOf(target) : target.classes;
  const answer = { type: 'dense', units };
  return [
    [...network, answer],
    [...network, { type: 'flatten' }, answer],
  ];
}

/** Whether anything in the network sees more than one step of a row: without, each step would be answered for itself alone. */
const hasMemory = (network: Network) =>
  [...walk(network, registry)].some(({ block }) => ['past', 'steps'].includes(registry[block.type]?.sees ?? ''));

/** Points of the plane and of a line go into the same networks. */
const isPoint = ({ kind }: Asked) => kind === 'plane' || kind === 'line';

/**
 * The document with another data recipe, and with what the recipe asks for where that is something else than before:
 * - from classes to a number: the loss becomes mse (a loss that compares numbers already stays), the width 1;
 * - from a number to classes: the loss becomes crossEntropy, the width the number of classes;
 * - to the picture itself: the loss becomes mse, the width the number of pixels;
 * - another number of classes: the width follows; one unit with binaryCrossEntropy becomes crossEntropy where there are not two.
 *
 * The width of the last block changes only if it was right for the data before, and where the kind of answer changes, an activation function that
 * confines the output to 0 … 1 becomes linear.
 *
 * A network that does not fit what the samples are now, or how many answers they ask for, is turned where that is one change (`flatten` before an image,
 * `returnSequences`, the embedding's vocabulary, a last block behind those that are there), and otherwise replaced: by the network that was left with such data,
 * or by a starter. So is one that comes from other data and would take every step of a row for itself, and a starter in which nothing was changed gives way to
 * the next. A network in the making is left alone as long as the samples stay of a kind, and an empty one always; its problem says what it needs.
 * @param left the network with which this kind of data was left earlier
 * @returns a new document that shares what did not change
 */
export function adaptDocument(document: StrataDocument, data: DataValues, left?: Network): StrataDocument {
  const before = askedBy(document.data);
  const after = askedBy(data);
  const next = { ...document, data, ...answered(document, before.target, after.target) };
  const { loss } = next.training;
  const fits = (network: Network, { input, target }: Asked, on: Loss) =>
    canRun(checkNetwork(network, input, target, on, layers).problems);

  const { network } = next;
  if (network.length === 0) return next;
  const sameKind = before.kind === after.kind || (isPoint(before) && isPoint(after));
  const isRow = after.kind === 'sequence' || after.kind === 'tokens';
  const starter = starterFor(after, loss);
  const untouched = isRow && sameKind && sameValue(document.network, starterFor(before, document.training.loss));
  if (untouched && starter && typesOf(starter) !== typesOf(network)) return { ...next, network: starter };
  const forgetful = isRow && !sameKind && !hasMemory(network);
  // A vector may be flattened, but to what end?
  const needless = isPoint(after) && !sameKind && network[0]?.type === 'flatten';
  if (!forgetful && !needless && fits(network, after, loss)) return next;
  if (sameKind && !fits(document.network, before, document.training.loss)) return next;

  const turned = forgetful ? [] : turnings(network, before, after);
  const known = left ? [left, withWidth(left, after.target, loss, false)] : [];
  for (const sketch of [...turned, ...known]) {
    const blocks = readBlocks(sketch, loss);
    if (blocks && fits(blocks, after, loss)) return { ...next, network: blocks };
  }
  return { ...next, network: starter ?? network };
}

/** Whether two recipes ask another thing of the same pictures, to the same loss: what was learned of them is of use. */
export function asksOtherwise(before: StrataDocument, after: StrataDocument): boolean {
  const { task: was, ...one } = before.data as DataValues & { task?: unknown };
  const { task: is, ...other } = after.data as DataValues & { task?: unknown };
  return (
    was !== is && sameValue(one, other) && before.training.loss === after.training.loss && !isReplaced(before, after)
  );
}

/** The document with an answer that nothing was learned for: its last layer is another one. */
export function withNewHead(document: StrataDocument): StrataDocument {
  const { network } = document;
  const index = answerIndex(network);
  if (index < 0) return document;
  const { frozen: _, names: __, ...head } = network[index]!;
  return { ...document, network: network.with(index, { ...head, id: freshId(network, registry) }) };
}

const typesOf = (network: Network) => network.map((block) => block.type).join();
const nameOf = ({ type }: Block) => layerName(type);

/** How the network became another, as a sentence's part, or undefined where it has the same blocks. */
function replacementText(before: Network, after: Network): string | undefined {
  const [was, is] = [typesOf(before), typesOf(after)];
  if (was === is) return undefined;
  if (is === `flatten,${was}`) return comesFirst(nameOf(after[0]!));
  if (was === `flatten,${is}`) return isGone(nameOf(before[0]!));
  return networkIsNow(after.map(nameOf));
}

/** What `adaptDocument` changed beside the data, as a sentence, or undefined where that is nothing. */
export function adaptationText(before: StrataDocument, after: StrataDocument): string | undefined {
  const parts: string[] = [];
  const { loss } = after.training;
  if (loss !== before.training.loss) parts.push(lossIsNow(lossNames[loss]));
  const replaced = replacementText(before.network, after.network);
  if (replaced) parts.push(replaced);
  else {
    const changed = after.network.find((block, i) => block['units'] !== before.network[i]?.['units']);
    const units = changed?.['units'] as number | undefined;
    if (units !== undefined) parts.push(lastLayerHas(units));
  }
  return parts.length > 0 ? toSuitTheData(parts) : undefined;
}

/** Whether the network is another one, rather than the same with another width. */
export const isReplaced = (before: StrataDocument, after: StrataDocument): boolean =>
  replacementText(before.network, after.network) !== undefined;
