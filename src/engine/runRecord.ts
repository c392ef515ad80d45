/** @file What was changed during a run, and at which step: with the document, all that a replay needs. */
import { type LiveSettings, MAX_CHANGES, type Run, type RunChange } from '#nn/run.ts';

export class RunRecord {
  #changes: readonly RunChange[] = [];
  #replayable = true;

  /** Begins with the record of a document. `replayable`: the changes lead from the start to where the run stands. */
  begin(run: Run | undefined, replayable: boolean): void {
    this.#changes = run?.changes ?? [];
    this.#replayable = replayable;
  }

  /** The list as it is shared; null where it cannot be replayed, or holds too much. */
  get shared(): readonly RunChange[] | null {
    return this.#replayable && this.#changes.length <= MAX_CHANGES ? this.#changes : null;
  }

  /** The settings that the run started with, where they are not the document's own. */
  get start(): LiveSettings | undefined {
    const first = this.#changes[0];
    return first?.at === 0 && 'settings' in first ? first.settings : undefined;
  }

  /** Changes made at a step, in order. */
  at(step: number): readonly RunChange[] {
    return this.#changes.filter((c) => c.at === step);
  }

  /** The first step after a step at which something was changed; ∞ where nothing was. */
  after(step: number): number {
    return this.#changes.reduce((next, { at }) => (at > step ? Math.min(next, at) : next), Number.POSITIVE_INFINITY);
  }

  /** The settings in force at a step, where they are recorded. */
  inForce(step: number): LiveSettings | undefined {
    const last = this.#changes.findLast((c) => 'settings' in c && c.at <= step);
    return last && 'settings' in last ? last.settings : undefined;
  }

  /** Forgets what was changed after a step. */
  cutAfter(step: number): void {
    this.#changes = this.#changes.filter((c) => c.at <= step);
  }

  addSettings(at: number, before: LiveSettings, settings: LiveSettings): void {
    const others = this.#changes.filter((c) => !('settings' in c));
    if (at === 0) {
      // The document itself says how a run starts.
      this.#changes = others;
      return;
    }
    const started = others.length === this.#changes.length ? [{ at: 0, settings: before }, ...others] : this.#changes;
    // Of several changes at one step the last counts; but a change of optimiser, even to and fro, empties its state.
    const { type } = settings.training.optimizer;
    const kept = started.filter(
      (c) => !('settings' in c && c.at === at && c.settings.training.optimizer.type === type),
    );
    this.#changes = [...kept, { at, settings }];
  }

  /** One element of a parameter; at one step the last value counts. */
  addElement(change: Extract<RunChange, { block: string }>): void {
    const { at, block, parameter, index } = change;
    const same = (c: RunChange) =>
      c.at === at && 'block' in c && c.block === block && c.parameter === parameter && c.index === index;
    this.#changes = [...this.#changes.filter((c) => !same(c)), change];
  }
}
