/** @file Tensors of a file laid onto the network at hand: which of theirs is which of ours. */
import type { StoredTensor } from '#formats/readSafetensors.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import { type PlannedParameter, parameterTable } from '#nn/parameterTable.ts';
import { initialWeights, type NotTaken, startingFrom } from './initialWeights.ts';
import { NOT_WHOLE } from './mapTensorsWords.ts';
import { pairModules } from './pairModules.ts';

/** One of ours and the one of theirs that is meant to be it. */
export interface Pair {
  readonly ours: PlannedParameter;
  readonly theirs: StoredTensor;
}

export interface Mapping {
  /** How they were found: by equal names; by names that are equal without a prefix; or, layer by layer, by order and shape, which a person should look at. */
  readonly by: 'name' | 'prefix' | 'order';
  /** What was taken off their names: `model.`. */
  readonly prefix?: string;
  /** Of equal shape, in our order: parameters, then buffers. */
  readonly pairs: readonly Pair[];
  /** Meant to be the same, but of different shapes. */
  readonly mismatches: readonly Pair[];
  /** Ours that nothing of theirs is for. */
  readonly missing: readonly PlannedParameter[];
  /** Theirs that nothing of ours is for. */
  readonly leftOver: readonly StoredTensor[];
  /** Theirs that no network here needs, such as counts of batches; they do not stand in the way. */
  readonly ignored: readonly StoredTensor[];
  /** Every tensor has its pair, on both sides: it can be taken. */
  readonly whole: boolean;
}

/** PyTorch counts the batches that a normalisation has seen; nothing is computed from it. */
const isCount = ({ name }: StoredTensor) => /(^|\.)num_batches_tracked$/.test(name);

/**
 * Lays tensors under the names of a PyTorch `state_dict` onto a network: by equal names; else by names without a prefix that all of ours are found under; else by
 * order and shape. The first of these that is whole counts, else the one that finds most.
 */
export function mapTensors(tensors: readonly StoredTensor[], { blocks }: Inference): Mapping {
  const { parameters, buffers } = parameterTable(blocks);
  const ours = [...parameters, ...buffers];
  const ignored = tensors.filter(isCount);
  const theirs = tensors.filter((tensor) => !isCount(tensor));
  const byName = new Map(theirs.map((tensor) => [tensor.name, tensor]));
  const named = (prefix: string) => ours.map(({ path }) => byName.get(prefix + path));
  const tries: Mapping[] = [];
  const add = (found: readonly (StoredTensor | undefined)[], how: Pick<Mapping, 'by' | 'prefix'>) => {
    tries.push({ ...how, ...sort(ours, theirs, found), ignored });
  };
  add(named(''), { by: 'name' });
  const prefixes = prefixesOf(ours, theirs);
  if (prefixes.length === 1) add(named(prefixes[0]!), { by: 'prefix', prefix: prefixes[0]! });
  if (!tries.some(({ whole }) => whole)) add(pairModules(ours, theirs), { by: 'order' });
  const found = ({ pairs, mismatches }: Mapping) => pairs.length + mismatches.length;
  return (
    tries.find(({ whole }) => whole) ??
    tries.reduce((best, next) => (next.pairs.length > best.pairs.length || found(best) === 0 ? next : best))
  );
}

/** Prefixes under which each of our names is found. */
function prefixesOf(ours: readonly PlannedParameter[], theirs: readonly StoredTensor[]): readonly string[] {
  const first = ours[0]?.path;
  if (first === undefined) return [];
  const names = new Set(theirs.map(({ name }) => name));
  return theirs
    .filter(({ name }) => name.endsWith(`.${first}`))
    .map(({ name }) => name.slice(0, -first.length))
    .filter((prefix) => ours.every(({ path }) => names.has(prefix + path)));
}

/** What a pairing comes to. */
function sort(
  ours: readonly PlannedParameter[],
  theirs: readonly StoredTensor[],
  found: readonly (StoredTensor | undefined)[],
): Omit<Mapping, 'by' | 'prefix' | 'ignored'> {
  const all = ours.flatMap((tensor, i): Pair[] => (found[i] ? [{ ours: tensor, theirs: found[i] }] : []));
  const fits = ({ ours: a, theirs: b }: Pair) => `${a.shape}` === `${b.shape}`;
  const [pairs, mismatches] = [all.filter(fits), all.filter((pair) => !fits(pair))];
  const used = new Set(found);
  const missing = ours.filter((_, i) => !found[i]);
  const leftOver = theirs.filter((tensor) => !used.has(tensor));
  return {
    pairs,
    mismatches,
    missing,
    leftOver,
    whole: pairs.length === ours.length && leftOver.length === 0 && ours.length > 0,
  };
}

/**
 * The document, starting from the numbers of a whole mapping: without its runs, which came of others.
 * @param inference of the document's network
 */
export function takeMapping(
  document: StrataDocument,
  { blocks }: Inference,
  mapping: Mapping,
): StrataDocument | NotTaken {
  if (!mapping.whole) return { says: NOT_WHOLE };
  const theirs = new Map(mapping.pairs.map((pair) => [pair.ours.path, pair.theirs]));
  const initial = initialWeights(parameterTable(blocks), ({ path }) => theirs.get(path)!.read());
  return 'says' in initial ? initial : startingFrom(document, initial);
}
