/** @file What was changed during a run, and at which step: with the document, all that a replay needs. */
import type { Block } from '#nn/block.ts';
import { type LiveSettings, liveSettings, type Run, type RunChange, recordable, withNetworkChange } from '#nn/run.ts';

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
    return this.#replayable && recordable(this.#changes) ? this.#changes : null;
  }

  /** The entries that say what the run started with, where that is not what the document says. */
  get start(): readonly RunChange[] {
    const settings = this.#changes.find((c) => 'settings' in c);
    const network = this.#changes.find((c) => 'network' in c);
    return [network, settings].filter((c) => c?.at === 0) as RunChange[];
  }

  /** Changes made at a step, in order. */
  at(step: number): readonly RunChange[] {
    return this.#changes.filter((c) => c.at === step);
  }

  /** The first step after a step at which something was changed; ∞ where nothing was. */
  after(step: number): number {
    return this.#changes.reduce((next, { at }) => (at > step ? Math.min(next, at) : next), Number.POSITIVE_INFINITY);
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
    const started =
      others.length === this.#changes.length ? [{ at: 0, settings: this.#atStart(before) }, ...others] : this.#changes;
    // Of several changes at one step the last counts; but a change of optimiser, even to and fro, empties its state.
    const { type } = settings.training.optimizer;
    const kept = started.filter(
      (c) => !('settings' in c && c.at === at && c.settings.training.optimizer.type === type),
    );
    this.#changes = [...kept, { at, settings }];
  }

  /** Settings as the run started with them, where they were not changed since: those of the blocks stand in the network of then. */
  #atStart({ training, blocks }: LiveSettings): LiveSettings {
    const network = this.#changes.find((c) => 'network' in c);
    return network && 'network' in network
      ? liveSettings({ training, network: network.network })
      : { training, blocks };
  }

  /** Whether the change made last is one of the network, at this step. */
  endsInNetwork(at: number): boolean {
    const last = this.#changes.at(-1);
    return last !== undefined && 'network' in last && last.at === at;
  }

  /** @param instead the entry takes the place of the last, which was one of the network too */
  addNetwork(at: number, before: readonly Block[], network: readonly Block[], instead: boolean): void {
    this.#changes = withNetworkChange(this.#changes, at, before, network, instead);
  }

  /** One element of a parameter; at one step the last value counts. */
  addElement(change: Extract<RunChange, { block: string }>): void {
    const { at, block, parameter, index } = change;
    const same = (c: RunChange) =>
      c.at === at && 'block' in c && c.block === block && c.parameter === parameter && c.index === index;
    this.#changes = [...this.#changes.filter((c) => !same(c)), change];
  }
}
