/** @file Blocks that can only give a constant: what their shapes, their fields and the sizes of batches say before any training. */
import { type Block, innerLists, walk } from './block.ts';
import type { Inference } from './inferShapes.ts';
import { type Initializer, initializerNumber, initializerType } from './initializer.ts';
import type { LayerRegistry } from './layer.ts';
import type { Fix, Found, Problem } from './problem.ts';

/** Batch sizes that are tried as a cure, the usual ones first. */
const SIZES = [10, 8, 16, 20, 32, 5, 4, 3, 2];

/** The sizes of the batches of an epoch: of all but the last, and of the last where it is smaller. */
function sizesOf(batchSize: number, trained: number): { readonly whole: number; readonly last: number | undefined } {
  const whole = Math.min(batchSize, trained);
  return { whole, last: trained % whole || undefined };
}

/**
 * A notice on every block that gives out the same whatever flows in, in training on so many samples: in every batch, or in the last, smaller one.
 * What it passes on is for the blocks behind it to suffer; they have no notice of their own.
 */
export function checkConstants(
  { blocks }: Inference,
  batchSize: number,
  trained: number,
  registry: LayerRegistry,
): Problem[] {
  if (trained === 0) return [];
  return blocks.flatMap(({ block, input, output }): Problem[] => {
    if (!output) return [];
    const { type, id } = block;
    const at = (size: number) => registry[type]!.constant?.(input, block as never, size);
    const { whole, last } = sizesOf(batchSize, trained);
    const [always, sometimes] = [at(whole), last === undefined ? undefined : at(last)];
    const why = always ?? sometimes;
    if (!why) return [];
    const sizes = [batchSize - 1, batchSize + 1, ...SIZES];
    const cure = (always ? SIZES : sizes).find((size) => {
      const made = sizesOf(size, trained);
      return size > 0 && size <= trained && !at(made.whole) && (made.last === undefined || !at(made.last));
    });
    const fixes: Fix[] = (why.fixes ?? []).map(({ set, ...name }) => ({
      ...name,
      changes: [{ kind: 'set', id, values: set }],
    }));
    if (cure !== undefined)
      fixes.unshift({ say: 'useBatches', count: cure, changes: [], training: { batchSize: cure } });
    else if (fixes.length === 0 && !('activation' in block))
      fixes.push({ say: 'remove', changes: [{ kind: 'remove', id }] });
    const found: Found = always
      ? { code: 'constant', why: why.found, size: whole, mixes: registry[type]!.mixesBatch === true }
      : { code: 'constantLast', why: why.found, trained, size: whole, last: last! };
    return [
      {
        block: id,
        field: 'type',
        severity: 'notice',
        of: type,
        found,
        fixes,
      },
    ];
  });
}

/** Whether its units start alike: weights and biases. */
const startsAlike = ({ init, biasInit = 'usual' }: Block): boolean =>
  init !== undefined && isAlike(init as Initializer) && (biasInit === 'usual' || isAlike(biasInit as Initializer));

/** An initialiser that gives every number of a parameter the same value. */
const isAlike = (init: Initializer): boolean => {
  const type = initializerType(init);
  return (
    type === 'zeros' ||
    type === 'constant' ||
    ((type === 'normal' || type === 'uniform') && (initializerNumber(init) ?? 1) === 0)
  );
};

/**
 * Units that start alike, and whose outputs are weighted alike by the next block, get the same gradient at every step: they stay equal for ever and count as one.
 * Two such blocks must follow each other in one list, with nothing of random masks or parameters between them.
 */
export function checkSymmetry(network: readonly Block[], { byId }: Inference, registry: LayerRegistry): Problem[] {
  const weighs = (block: Block) => 'weight' in (byId.get(block.id)?.parameters ?? {}) && 'init' in block;
  const found: Problem[] = [];
  const inner = [...walk(network, registry)].flatMap(({ block }) => innerLists(block, registry));
  for (const list of [network, ...inner.map(({ blocks }) => blocks)]) {
    for (const [i, block] of list.entries()) {
      if (!weighs(block) || !startsAlike(block)) continue;
      const next = list.slice(i + 1).find((b) => weighs(b) || !passes(b, registry));
      const units = byId.get(block.id)!.parameters['weight']!.shape[0]!;
      if (units < 2 || !next || !weighs(next) || !startsAlike(next)) continue;
      found.push({
        block: block.id,
        field: 'init',
        severity: 'notice',
        of: block.type,
        found: { code: 'unitsAlike', units },
        fixes: [{ say: 'randomWeights', changes: [{ kind: 'set', id: block.id, values: { init: 'pytorch' } }] }],
      });
    }
  }
  return found;
}

/** What treats all units alike, and draws nothing at random. */
const passes = (block: Block, registry: LayerRegistry): boolean => {
  const { sees, slots, fields } = registry[block.type]!;
  return sees === 'itself' && !slots && !('rate' in fields) && !('init' in fields);
};
