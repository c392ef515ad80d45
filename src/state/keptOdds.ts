/** @file Odds and sweeps in this browser's library: what came of every start, under a key of what was asked, so that nothing is trained twice. */
import { sha256OfText } from '#base/sha256.ts';
import type { Outcome } from '#engine/client.ts';
import type { Entry } from '#library/entry.ts';
import { type Library, library, mayWrite } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import type { SolvedGoal } from '#nn/goal.ts';
import { isObject, type Json } from '#nn/json.ts';
import type { Axis } from '#nn/sweep.ts';
import { registries } from './registries.ts';

/** What is asked: how a recipe does from many starts, for every value of a sweep. */
export interface OddsTask {
  /** Whatever seed, view, run and variants it has beside. */
  readonly recipe: StrataDocument;
  readonly steps: number;
  readonly solved: SolvedGoal;
  /** Of a sweep. */
  readonly axes: readonly Axis[];
}

export interface KeptOdds {
  readonly title: string;
  /** As a file has it. */
  readonly document: Json;
  readonly steps: number;
  readonly axes: number;
  /** Of a sweep: what was tried, where that is known. */
  readonly tried: readonly Axis[];
  /** Starts for each value that were asked for. */
  readonly seeds: number;
  readonly solved: number;
  /** They were being made when the page was left. */
  readonly running: boolean;
  readonly outcomes: readonly Outcome[];
}

/** The recipe alone: what decides numbers, but for the seed. */
export function recipeOnly({ run: _, variants: __, ...recipe }: StrataDocument): StrataDocument {
  return { ...recipe, title: '', view: {}, seed: 0 };
}

/** Equal keys, equal numbers. */
export const oddsKey = ({ recipe, steps, solved, axes }: OddsTask): string =>
  `odds-${sha256OfText(JSON.stringify([ENGINE, compactDocument(recipeOnly(recipe), registries), steps, solved, axes])).slice(0, 24)}`;

/** Odds that are kept at most, the oldest let go of first. */
export const MOST_ODDS = 20;

const bytesOf = (outcomes: readonly Outcome[]): number =>
  outcomes.reduce((sum, { looks, probes: { ending } }) => {
    const floats = (ending?.values.length ?? 0) + (ending?.weights.length ?? 0);
    return sum + 400 + 120 * looks.length + 4 * floats;
  }, 0);

/** Reads what the library has: it comes from a disk. Undefined where it is no odds; what stands in it that is no outcome is left out. */
export function readKeptOdds(value: unknown): KeptOdds | undefined {
  if (!isObject(value) || !isObject(value['document']) || !Array.isArray(value['outcomes'])) return undefined;
  const { title, document, outcomes } = value;
  const whole = (key: string) => (Number.isSafeInteger(value[key]) ? (value[key] as number) : 0);
  return {
    title: typeof title === 'string' ? title : '',
    document,
    ...{ steps: whole('steps'), axes: whole('axes'), seeds: whole('seeds'), solved: whole('solved') },
    tried: Array.isArray(value['tried']) ? value['tried'].filter(isAxis) : [],
    running: value['running'] === true,
    outcomes: outcomes.filter(isOutcome),
  };
}

const isAxis = (axis: unknown): axis is Axis =>
  isObject(axis) && typeof axis['path'] === 'string' && Array.isArray(axis['values']);
const isScore = (score: unknown): boolean => isObject(score) && typeof score['loss'] === 'number';
const isLook = (look: unknown): boolean =>
  isObject(look) && typeof look['step'] === 'number' && isScore(look['train']) && isScore(look['test']);

function isOutcome(one: unknown): one is Outcome {
  if (!isLook(one)) return false;
  const { seed, value, solved, parameterHash, looks, probes } = one as Json;
  return (
    Number.isSafeInteger(seed) &&
    Number.isSafeInteger(value) &&
    typeof solved === 'boolean' &&
    typeof parameterHash === 'string' &&
    Array.isArray(looks) &&
    looks.every(isLook) &&
    isObject(probes)
  );
}

/** Writes of one key that may come in between. */
const MOST_TRIES = 8;

/** Writes what came of a task so far over what was kept of it before; returns whether it is kept. */
export async function keepOdds(
  task: OddsTask,
  kept: Omit<KeptOdds, 'document' | 'steps' | 'axes' | 'tried'>,
  now: number,
  shelf: Library = library(),
): Promise<boolean> {
  const key = oddsKey(task);
  const value: KeptOdds = {
    ...kept,
    document: compactDocument({ ...recipeOnly(task.recipe), title: kept.title, seed: task.recipe.seed }, registries),
    ...{ steps: task.steps, axes: task.axes.length, tried: task.axes },
  };
  const draft = { key, kind: 'odds' as const, value, picture: '', date: now, bytes: bytesOf(kept.outcomes) };
  for (let left = MOST_TRIES; left > 0; left--) {
    const present = await shelf.get(key);
    const before = readKeptOdds(present?.value);
    // Another tab, or a write that began later, may have come further.
    if (before && before.outcomes.length > kept.outcomes.length) return true;
    const outcome = await shelf.write(draft, present?.revision ?? 0);
    if ('kept' in outcome) {
      if (!present) await letGo(shelf);
      return true;
    }
    // A write in between: what is kept now is looked at again.
    if (outcome.refused !== 'stale' && outcome.refused !== 'gone') return false;
  }
  return false;
}

async function letGo(shelf: Library): Promise<void> {
  for (const { key } of overBound((await shelf.list()) ?? [])) await shelf.remove(key);
}

/** Those over the bound, of entries newest first. */
export const overBound = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ kind }) => kind === 'odds').slice(MOST_ODDS);

/** Whether they are meant to be kept here: in somebody else's page they are not. */
export const keepsOdds = mayWrite;

/** What is kept of a task. */
export const keptOdds = async (task: OddsTask, shelf: Library = library()): Promise<KeptOdds | undefined> =>
  readKeptOdds((await shelf.get(oddsKey(task)))?.value);
