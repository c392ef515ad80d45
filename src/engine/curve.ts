/** @file The curve of a run as it is recorded: both scores at ends of epochs. A record can be owed, while a step that takes long is being finished. */
import { emptyHistory } from './history.ts';
import type { Model } from './model.ts';
import { type Score, scoreInParts, scoreOf } from './scoring.ts';

/** A point in a run. */
interface Place {
  readonly step: number;
  readonly epoch: number;
}

export class Curve {
  readonly history = emptyHistory();
  /** The scores that were taken in last, and the step whose they are. */
  recorded: { readonly step: number; readonly train: Score; readonly test: Score } | undefined;
  /** Samples scored so far of a record that is made in parts. */
  scored = 0;
  #owed = false;

  /** A record is to be made in parts. */
  owe(): void {
    this.#owed = true;
  }

  /** Nothing is owed any more, nor known of the scores at hand. */
  forget(): void {
    this.#owed = false;
    this.recorded = undefined;
  }

  record(model: Model, at: Place): void {
    const { train, test } = model.plan.samples;
    this.#take(at, scoreOf(model, train), scoreOf(model, test));
  }

  /** The record that is owed, with yields in between. */
  *recordInParts(model: Model, at: Place): Generator<void, void> {
    if (!this.#owed) return;
    this.scored = 0;
    const told = (count: number) => {
      this.scored += count;
    };
    const { train, test } = model.plan.samples;
    const trained = yield* scoreInParts(model, train, told);
    this.#take(at, trained, yield* scoreInParts(model, test, told));
  }

  #take({ step, epoch }: Place, train: Score, test: Score): void {
    this.#owed = false;
    this.recorded = { step, train, test };
    // Where a replay comes by a step that is recorded already, it would only say the same again.
    if (this.history.at(step)) return;
    const { NaN: none } = Number;
    this.history.put([step, epoch, train.loss, test.loss, train.accuracy ?? none, test.accuracy ?? none]);
  }
}
