/** @file What was changed during a run and where its phases began, each at its step: with the document, all that a replay needs. */

import { effectsOf } from '#nn/effects.ts';
import type { Patch } from '#nn/patch.ts';
import { isEmpty, patchBetween } from '#nn/patchBetween.ts';
import type { Phase } from '#nn/phase.ts';
import type { Recipe } from '#nn/recipe.ts';
import { type Change, endOf, pausingAs, type Recorded, recordable, startOf } from '#nn/run.ts';
import { sameValue } from '#nn/sameValue.ts';
import { registries } from './registries.ts';

type Document = Recipe & { readonly run?: Recorded };

export class RunRecord {
  /** The recipe that the run started with, with its phases; those that have not begun are as the document has them. */
  #start: Recipe;
  #changes: readonly Change[];
  #reached: readonly number[];
  readonly #replayable: boolean;
  /** The last step at which was read what a phase waits for, and the phase did not begin. */
  unmet = 0;
  #shared: { readonly document: Recipe; readonly recorded: Recorded } | undefined;

  /** Begins with the record of a document. `replayable`: what is recorded leads from the start to where the run stands. */
  constructor(document: Document, replayable = true) {
    const { run, ...recipe } = document;
    this.#start = run ? startOf(recipe, run, registries) : recipe;
    this.#changes = run?.changes ?? [];
    this.#reached = run?.reached ?? [];
    this.#replayable = replayable;
  }

  /** The recipe that the run started with. */
  get start(): Recipe {
    return this.#start;
  }
  get phases(): readonly Phase[] {
    return this.#start.phases ?? [];
  }
  /** The steps at which phases began, those to come again too. */
  get reached(): readonly number[] {
    return this.#reached;
  }

  /** How it is shared, with a document; null where it cannot be replayed, or holds too much. The same object as long as it says the same. */
  sharedFor(document: Recipe): Recorded | null {
    if (!this.#replayable) return null;
    if (this.#shared?.document !== document) {
      const start = patchBetween(document, this.#start, registries);
      const recorded = {
        ...(isEmpty(start) ? {} : { start }),
        changes: this.#changes,
        reached: this.#reached,
      };
      const before = this.#shared?.recorded;
      const same =
        before &&
        before.changes === recorded.changes &&
        before.reached === recorded.reached &&
        sameValue(before.start, recorded.start);
      this.#shared = { document, recorded: same ? before : recorded };
    }
    const { recorded } = this.#shared;
    return recordable(recorded) ? recorded : null;
  }

  /** Phases that begun by a step. */
  begunBy(step: number): number {
    return this.#reached.filter((s) => s <= step).length;
  }

  /** The next phase begins at a step. */
  begin(step: number): void {
    this.#reached = [...this.#reached, step];
    this.#shared = undefined;
  }

  /** Changes made at a step, in order. */
  at(step: number): readonly Change[] {
    return this.#changes.filter((c) => c.at === step);
  }

  /** The first step after a step at which something was changed; ∞ where nothing was. */
  after(step: number): number {
    return this.#changes.reduce((next, { at }) => (at > step ? Math.min(next, at) : next), Number.POSITIVE_INFINITY);
  }

  /** Whether the network was changed by hand at a step, or up to it. */
  changesNetworkAt(step: number): boolean {
    return this.at(step).some(isOfNetwork);
  }
  /** The step of the last change of the network by hand up to a step; 0 where there was none. */
  networkSince(step: number): number {
    return this.#changes.findLast((c) => c.at <= step && isOfNetwork(c))?.at ?? 0;
  }
  changesNetworkBy(step: number): boolean {
    return this.#changes.some((c) => c.at <= step && isOfNetwork(c));
  }

  /** Forgets what was changed, and which phases began, after a step. */
  cutAfter(step: number): void {
    this.unmet = Math.min(this.unmet, step);
    const changes = this.#changes.filter((c) => c.at <= step);
    const reached = this.#reached.filter((s) => s <= step);
    if (changes.length === this.#changes.length && reached.length === this.#reached.length) return;
    this.#changes = changes;
    this.#reached = reached;
    this.#shared = undefined;
  }

  /** Phases that have not begun are a document's. */
  follow({ phases = [], training }: Recipe): void {
    this.#followPause(training);
    const begun = this.#reached.length;
    const next = [...this.phases.slice(0, begun), ...phases.slice(begun)];
    if (next.length === this.phases.length && next.every((phase, i) => phase === this.phases[i])) return;
    const { phases: _, ...start } = this.#start;
    this.#start = next.length > 0 ? { ...start, phases: next } : start;
    this.#shared = undefined;
  }

  /** When a run pauses decides nothing of it: it is a document's alone. */
  #followPause(training: Recipe['training']): void {
    const start = pausingAs(this.#start, { training });
    if (start === this.#start) return;
    this.#start = start;
    this.#shared = undefined;
  }

  /** Whether the change made last is one of the network, at this step. */
  endsInNetwork(at: number): boolean {
    const last = this.#changes.at(-1);
    return last !== undefined && last.at === at && isOfNetwork(last);
  }

  /** The recipe in force was changed at a step. @param instead in place of the change made last */
  add(at: number, before: Recipe, after: Recipe, instead = false): void {
    if (instead) this.#changes = this.#changes.slice(0, -1);
    const change = patchBetween(pausingAs(before, after), after, registries);
    if (!instead && at === 0 && this.#startsWith(change)) return;
    const last = instead ? undefined : this.#settingsAt(at, change);
    const kept = this.#changes.filter((c) => c !== last);
    // Of several changes of settings at one step the last counts.
    const made = last ? patchBetween(pausingAs(this.#endOf(kept), after), after, registries) : change;
    this.#changes = isEmpty(made) ? kept : [...kept, { at, change: made }];
    this.#shared = undefined;
  }

  /** One element of a parameter; at one step the last value counts. */
  addElement(change: Extract<Change, { block: string }>): void {
    const { at, block, parameter, index } = change;
    const same = (c: Change) =>
      c.at === at && 'block' in c && c.block === block && c.parameter === parameter && c.index === index;
    this.#changes = [...this.#changes.filter((c) => !same(c)), change];
    this.#shared = undefined;
  }

  /** Before the first step settings are no change: the run starts with them. */
  #startsWith(change: Patch): boolean {
    if (effectsOf(change).has('network') || this.#changes.some((c) => 'change' in c)) return false;
    this.#start = startOf(this.#start, { start: change }, registries);
    this.#shared = undefined;
    return true;
  }

  /** The change of settings at this step that another takes the place of. A change of optimiser, even to and fro, empties its state, and stays. */
  #settingsAt(at: number, change: Patch): Change | undefined {
    const optimizer = change.training?.['optimizer'] as { type?: string } | undefined;
    if (optimizer?.type !== undefined || effectsOf(change).has('network')) return undefined;
    const last = this.#changes.findLast((c) => 'change' in c);
    return last?.at === at && !isOfNetwork(last) ? last : undefined;
  }

  #endOf(changes: readonly Change[]): Recipe {
    return endOf(this.#start, { changes, reached: this.#reached }, registries);
  }
}

const isOfNetwork = (change: Change): boolean => 'change' in change && effectsOf(change.change).has('network');
