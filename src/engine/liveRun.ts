/**
 * @file A run: its trainer, and what is kept of it on the way, so that one can go back in it, change it where it stands, and bring it back from its record.
 * Nothing here waits or tells anybody: long work comes in parts, and whoever asks says when it has gone on long enough.
 */
import type { StrataDocument } from '#nn/document.ts';
import { liveSettings, networkText, type RunChange } from '#nn/run.ts';
import type { Kept } from './carryOver.ts';
import { Checkpoints } from './checkpoints.ts';
import { applyChanges, madeBefore } from './replay.ts';
import type { RunRecord } from './runRecord.ts';
import type { Checkpoint, Trainer } from './trainer.ts';

export class LiveRun {
  readonly trainer: Trainer;
  readonly record: RunRecord;
  /** What holds from here on; the trainer's own may be that of an earlier step. */
  document: StrataDocument;
  /** Counts changes of parameters other than by a step. */
  version: number;
  /** It was taken back to an earlier step: it would take another way if it went on from here. */
  rewound = false;
  readonly #checkpoints = new Checkpoints();
  /** The run as it came to the step at hand, where the network was changed there: changing it again begins from here. */
  #arrived: Checkpoint | undefined;

  /** @param trainer at step 0 of the document's run, its history begun */
  constructor(trainer: Trainer, record: RunRecord, document: StrataDocument, version: number) {
    this.trainer = trainer;
    this.record = record;
    this.document = document;
    this.version = version;
    applyChanges(trainer, madeBefore(record));
    if (record.shared) this.#checkpoints.add(trainer.save());
  }

  /** Takes the run to where a checkpoint stands, and keeps that. */
  enterAt(checkpoint: Checkpoint): void {
    this.#restore(checkpoint);
    this.#checkpoints.add(this.trainer.save());
  }

  /**
   * Up to `limit` optimiser updates, with what is kept along the way: they end where a checkpoint is due, and with `again` where a change is recorded, which is
   * then made again. Returns how many were made.
   */
  advance(limit: number, again: boolean): number {
    const { step } = this.trainer;
    const due = [step + limit, this.#checkpoints.dueAfter(step), ...(again ? [this.record.after(step)] : [])];
    const made = this.trainer.stepBatches(Math.min(...due) - step);
    this.arriveAtStep(again);
    return made;
  }

  /** What is kept along the way; `again`: the changes recorded for the step are made again. */
  arriveAtStep(again: boolean): void {
    const { trainer } = this;
    if (trainer.divergence) return;
    if (again) this.#makeAgain(this.record.at(trainer.step));
    if (this.#checkpoints.wants(trainer.step)) this.#checkpoints.add(trainer.save());
  }

  /** Goes back to the latest checkpoint not after a step, from where the steps are still to be made; false where there is none. */
  rewind(step: number): boolean {
    const checkpoint = this.#checkpoints.before(Math.max(0, step));
    if (!checkpoint) return false;
    this.#restore(checkpoint);
    this.rewound = true;
    this.version++;
    return true;
  }

  /** The run goes on from a step it was taken back to: what came after is no longer its past. */
  fork(next = this.document): Kept | undefined {
    if (!this.rewound) return undefined;
    this.rewound = false;
    const { step, history } = this.trainer;
    this.#checkpoints.cutAfter(step);
    history.cutAfter(step);
    return this.goOn(next);
  }

  /** Forgets changes made after the present step, and lets a document's own settings hold from there. */
  goOn(next: StrataDocument): Kept | undefined {
    this.record.cutAfter(this.trainer.step);
    return this.tune(next);
  }

  /** Goes on under a document's network and settings; gives back what was kept where the network is another. */
  tune(next: StrataDocument): Kept | undefined {
    const kept = this.#changeNetwork(next);
    this.document = next;
    const { trainer } = this;
    const before = liveSettings(trainer.plan.document);
    const after = liveSettings(next);
    if (JSON.stringify(before) === JSON.stringify(after)) return kept;
    trainer.tune(next);
    this.record.addSettings(trainer.step, before, after);
    this.#changed();
    return kept;
  }

  /** Sets one element of a parameter by hand; false where there is none such. */
  setParameter(block: string, parameter: string, index: number, value: number): boolean {
    const { trainer } = this;
    if (!trainer.setParameter(block, parameter, index, value)) return false;
    this.record.addElement({ at: trainer.step, block, parameter, index, value: Math.fround(value) + 0 });
    this.#changed();
    return true;
  }

  #changeNetwork(next: StrataDocument): Kept | undefined {
    const { trainer, record } = this;
    const { step } = trainer;
    const { network } = next;
    if (networkText(next) === networkText(trainer.plan.document)) return undefined;
    trainer.pending = 0;
    const instead = this.#arrived?.position.step === step && record.endsInNetwork(step);
    if (instead) trainer.restore(this.#arrived!);
    else this.#arrived = trainer.save();
    const before = trainer.plan.document;
    const kept = trainer.tune({ ...before, network });
    record.addNetwork(step, before.network, network, instead);
    this.#checkpoints.clear();
    this.#changed();
    return kept;
  }

  /** After something was changed at the present step. */
  #changed(): void {
    this.version++;
    this.#checkpoints.cutAfter(this.trainer.step - 1);
    this.#checkpoints.add(this.trainer.save());
  }

  #makeAgain(made: readonly RunChange[]): void {
    if (made.length === 0) return;
    const before = this.trainer.plan.document;
    applyChanges(this.trainer, made);
    this.version += made.length;
    if (this.#forgetOtherNetworks(before)) this.#checkpoints.add(this.trainer.save());
  }

  #restore(checkpoint: Checkpoint): void {
    const before = this.trainer.plan.document;
    this.trainer.restore(checkpoint);
    this.#forgetOtherNetworks(before);
  }

  /** The run goes on with another network: checkpoints of the one before would bring back what the page no longer shows. */
  #forgetOtherNetworks(before: StrataDocument): boolean {
    const other = networkText(before) !== networkText(this.trainer.plan.document);
    if (other) this.#checkpoints.clear();
    return other;
  }
}
