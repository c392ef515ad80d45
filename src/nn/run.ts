/** @file What happened: where a run stands and how it got there, with the document everything that is needed to replay it to the same bits. */
import { ENGINE } from './engineNumber.ts';
import { isObject } from './json.ts';
import { isWholeNetwork, mergePatch, type Patch } from './patch.ts';
import { isEmpty, patchBetween } from './patchBetween.ts';
import { inForce } from './phase.ts';
import type { Recipe, Registries } from './recipe.ts';
import type { Weights } from './weights.ts';

/** Something that a person changed at a step: what the recipe in force is from then on, or one element of a parameter. */
export type Change =
  | { readonly at: number; readonly change: Patch }
  | {
      readonly at: number;
      readonly block: string;
      readonly parameter: string;
      readonly index: number;
      readonly value: number;
    };

/** What is recorded of a run on its way. */
export interface Recorded {
  /** From the document to the recipe that the run started with, where that is another. */
  readonly start?: Patch;
  /** By a person's hand only, in the order in which they were made. Each is laid over what was in force. */
  readonly changes: readonly Change[];
  /** The steps at which the phases began. */
  readonly reached: readonly number[];
}

export interface Run extends Recorded {
  readonly step: number;
  /** The arithmetic it was made with: see `engineNumber.ts`. */
  readonly engine: number;
  /** Where it stands: a short cut, which never decides. */
  readonly weights?: Weights;
}

export const nothingRecorded: Recorded = { changes: [], reached: [] };

/** More changes than this are not recorded: the run can then no longer be replayed, and the page says so. */
export const MAX_CHANGES = 200;
/** The same for the blocks of all recorded networks together. */
export const MAX_RECORDED_BLOCKS = 4000;

/** Whether what was recorded is short enough. */
export function recordable({ start, changes }: Pick<Recorded, 'start' | 'changes'>): boolean {
  if (changes.length > MAX_CHANGES) return false;
  const patches = [...(start ? [start] : []), ...changes.flatMap((c) => ('change' in c ? [c.change] : []))];
  const blocks = patches.reduce((sum, { network }) => sum + (isWholeNetwork(network) ? countBlocks(network) : 0), 0);
  return blocks <= MAX_RECORDED_BLOCKS;
}

/** Every block of a network and of what it holds, counted without a registry. */
function countBlocks(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countBlocks(entry), 0);
  if (!isObject(value) || !('type' in value) || !('id' in value)) return 0;
  return 1 + Object.values(value).reduce((sum: number, held) => sum + countBlocks(held), 0);
}

/** What a document's run started with: the document itself, unless its run says otherwise. */
export const startOf = <R extends Recipe>(
  document: R,
  { start }: Pick<Recorded, 'start'>,
  registries: Registries,
): R => (start ? mergePatch(document, start, registries) : document);

/** The recipe in force at the end of what was recorded, without its phases. */
export function endOf<R extends Recipe>(document: R, recorded: Recorded, registries: Registries): R {
  const started = startOf(document, recorded, registries);
  const { phases = [] } = started;
  let begun = 0;
  let now = inForce(started, 0, registries);
  const beginUntil = (step: number) => {
    for (; begun < phases.length && (recorded.reached[begun] ?? Number.POSITIVE_INFINITY) <= step; begun++)
      now = mergePatch(now, phases[begun]!.change, registries);
  };
  for (const change of recorded.changes) {
    beginUntil(change.at);
    if ('change' in change) now = mergePatch(now, change.change, registries);
  }
  beginUntil(Number.MAX_SAFE_INTEGER);
  return now;
}

/** A recipe that pauses when another does, and is solved when that is: as this decides nothing, no change of it is recorded. */
export function pausingAs<R extends Recipe>(recipe: R, { training: { pause, solved } }: Pick<Recipe, 'training'>): R {
  if (recipe.training.pause === pause && recipe.training.solved === solved) return recipe;
  const { pause: _, solved: __, ...training } = recipe.training;
  return { ...recipe, training: { ...training, ...(pause ? { pause } : {}), ...(solved ? { solved } : {}) } };
}

/** What was recorded, as another document has to say it. */
export function recordedFor<R extends Recipe>(
  recorded: Recorded,
  before: R,
  document: R,
  registries: Registries,
): Recorded {
  const { changes, reached } = recorded;
  const start = patchBetween(document, startOf(before, recorded, registries), registries);
  return { ...(isEmpty(start) ? {} : { start }), changes, reached };
}

/** What was recorded with one more change, by which a document became another at a step. */
export function withChange<R extends Recipe>(
  recorded: Recorded,
  at: number,
  before: R,
  document: R,
  registries: Registries,
): Recorded {
  const begun = recorded.reached.filter((step) => step <= at).length;
  const after = inForce(document, begun, registries);
  const change = patchBetween(pausingAs(inForce(before, begun, registries), after), after, registries);
  const kept = recordedFor(recorded, before, document, registries);
  return isEmpty(change) ? kept : { ...kept, changes: [...kept.changes, { at, change }] };
}

/** What is recorded in a run. */
export const recordedIn = ({ start, changes, reached }: Run): Recorded => ({
  ...(start ? { start } : {}),
  changes,
  reached,
});

/** What had been recorded up to a step; at step 0 that is what was set by hand, since the document itself says how a run starts. */
export function recordedUntil({ start, changes, reached }: Recorded, step: number): Recorded {
  if (step === 0) return { changes: changes.filter((c) => c.at === 0 && 'value' in c), reached: [] };
  return {
    ...(start ? { start } : {}),
    changes: changes.filter((c) => c.at <= step),
    reached: reached.filter((s) => s <= step),
  };
}

/** A run that stands at a step, made here. */
export const runAt = (step: number, recorded: Recorded = nothingRecorded): Run => ({
  step,
  engine: ENGINE,
  ...recorded,
});
