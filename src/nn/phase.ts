/** @file Phases: stretches of training that follow one another, each with what it changes. The recipe itself is phase 0. */
import type { Goal, ReadingGoal } from './goal.ts';
import { mergePatch, type Patch } from './patch.ts';
import type { Recipe, Registries } from './recipe.ts';
import { sameValue } from './sameValue.ts';

/** How long the phase before lasts. */
export type PhaseEnd =
  | { readonly steps: number }
  | { readonly epochs: number }
  /** Once the goal is met, or after so many steps. A reading is looked at at the run's steps of `lookSteps.ts`. */
  | { readonly goal: Goal | ReadingGoal; readonly atMost: number };

/** Before a phase's first step: contrastive divergence, block by block. */
export interface Pretraining {
  readonly blocks: readonly string[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly momentum: number;
}

export interface Phase {
  readonly name?: string;
  readonly after: PhaseEnd;
  /** Without seed and phases. */
  readonly change: Patch;
  readonly pretrain?: Pretraining;
}

export const MAX_PHASES = 8;

/**
 * The step at which the last phase of a run begins: at which it did, or will by its own rule. 0 where there are none.
 * @param reached the steps at which phases began
 * @returns undefined where only training tells
 */
export function lastPhaseAt(phases: readonly Phase[], reached: readonly number[]): number | undefined {
  let at = 0;
  for (const [i, { after }] of phases.entries()) {
    const began = reached[i] ?? ('steps' in after ? at + after.steps : undefined);
    if (began === undefined) return undefined;
    at = began;
  }
  return at;
}

/** Whether two phases are the same to a run: what one is called changes nothing. */
export const sameButName = ({ name: _, ...phase }: Phase, other: Phase | undefined): boolean => {
  const { name: __, ...rest } = other ?? {};
  return sameValue(phase, rest);
};

/** The recipe in force once so many of its phases have begun; it has none itself. */
export function inForce<R extends Recipe>(recipe: R, begun: number, registries: Registries): R {
  const { phases = [], ...first } = recipe;
  return phases.slice(0, begun).reduce((now, { change }) => mergePatch(now, change, registries), first as R);
}
