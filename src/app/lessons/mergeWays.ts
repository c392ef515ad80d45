/** @file A learner's way as it is kept, and two that began as one put together: a lesson may be open in two tabs, and neither loses what was done in the other. */
import { freshPart, isReached, type Learner, type Lesson, type PartState, readLearner } from '#lesson/index.ts';
import { isObject, type Json } from '#nn/json.ts';
import { sameValue } from '#nn/sameValue.ts';

/** As an entry of the library holds it: plain JSON, the documents as they are written in files. */
export interface KeptWay {
  readonly title: string;
  readonly learner: Learner;
  /** By the part's id. */
  readonly left: Json;
}

/**
 * What this tab did since `base`, on top of what stands in the library now. A part that only one of them touched is theirs who touched it; of one that both did,
 * answers, goals and hints of both count, and the network is this tab's. What of the other's belongs to no part of the lesson stays as it is.
 * @param base what this tab read or wrote last; undefined: nothing
 * @param stored as it was read from the disk
 */
export function mergedWay(lesson: Lesson, base: KeptWay | undefined, own: KeptWay, stored: unknown): KeptWay {
  const theirs = isObject(stored) ? stored : {};
  const raw = isObject(theirs['learner']) && isObject(theirs['learner']['parts']) ? theirs['learner']['parts'] : {};
  const read = readLearner(theirs['learner'], lesson).parts;
  return {
    title: own.title,
    learner: {
      ...own.learner,
      parts: merged(base?.learner.parts ?? {}, own.learner.parts, { ...raw, ...read }, joined) as Learner['parts'],
    },
    left: merged(base?.left ?? {}, own.left, isObject(theirs['left']) ? theirs['left'] : {}, (mine) => mine),
  };
}

/** Three sides by name; where two differ from the first, `both` decides. What one of them took away is gone. */
function merged<T>(base: Json, own: Json, theirs: Json, both: (own: T, theirs: T) => T): Json {
  const names = new Set([...Object.keys(theirs), ...Object.keys(own)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const [from, mine, other] = [base[name], own[name], theirs[name]];
      const kept = sameValue(mine, from)
        ? other
        : mine === undefined || other === undefined || sameValue(other, from)
          ? mine
          : both(mine as T, other as T);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

const union = <T>(one: readonly T[], other: readonly T[]): readonly T[] => [...new Set([...one, ...other])];

function joined(own: PartState, theirs: PartState): PartState {
  const other = { ...freshPart, ...theirs };
  const most = (one: PartState['wrong'], two: PartState['wrong']) =>
    Object.fromEntries(
      union(Object.keys(one), Object.keys(two)).map((id) => [id, Math.max(one[id] ?? 0, two[id] ?? 0)]),
    );
  const goals = Object.entries(other.goals).filter(([id]) => !isReached(own, id));
  // What was typed there is no more open where it is answered here.
  const drafts = Object.entries(other.drafts).filter(([id]) => own.answers[id] === undefined);
  return {
    answers: { ...other.answers, ...own.answers },
    drafts: { ...Object.fromEntries(drafts), ...own.drafts },
    goals: { ...own.goals, ...Object.fromEntries(goals.filter(([id]) => isReached(other, id) || !own.goals[id])) },
    resets: Math.max(own.resets, other.resets),
    tried: union(own.tried, other.tried),
    wrong: most(own.wrong, other.wrong),
    steps: Math.max(own.steps, other.steps),
    hints: union(own.hints, other.hints),
  };
}
