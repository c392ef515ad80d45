/**
 * @file A run: its trainer, and what is kept of it on the way, so that one can go back in it, change it where it stands, and bring it back from its record.
 * Nothing here waits or tells anybody: long work comes in parts, and whoever asks says when it has gone on long enough.
 * Longer than 300 lines because what is due at a step, what is kept of the run and what is recorded of it change together.
 */
import type { StrataDocument } from '#nn/document.ts';
import { computesAlike, effectsBetween, startsAnew } from '#nn/effects.ts';
import { meetsBound, type ReadingGoal } from '#nn/goal.ts';
import type { ReadingPause } from '#nn/pause.ts';
import { inForce, type Pretraining } from '#nn/phase.ts';
import type { Change } from '#nn/run.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Kept } from './carryOver.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Checkpoints } from './checkpoints.ts';
import { type Due, nextDue } from './due.ts';
import { type Paused, pausesOf } from './pauses.ts';
import { type Phases, phasesOf } from './phases.ts';
import type { PretrainProgress } from './pretraining/pretrain.ts';
import type { ReadAnswer } from './protocol.ts';
import { registries } from './registries.ts';
import { applyChanges, applyTo, changesOf } from './replay.ts';
import { type RunReads, readsOf } from './runReads.ts';
import type { RunRecord } from './runRecord.ts';
import type { Trainer } from './trainer.ts';

export class LiveRun {
  readonly trainer: Trainer;
  readonly record: RunRecord;
  /** What holds from here on, with its phases; what the trainer has is in force at the step at hand. */
  document: StrataDocument;
  /** Counts changes of parameters other than by a step. */
  version: number;
  /** It was taken back to an earlier step: it would take another way if it went on from here. */
  rewound = false;
  /** It should pause here, by the document's own rule or since no more was asked for: whoever trains it asks, and takes this away. */
  halt: { readonly paused?: Paused } | undefined;
  /** The epoch at whose beginning it should, where one was asked for. */
  untilEpoch: number | undefined;
  /** Steps that are looked at are steps to come to. */
  looks = false;
  readonly #checkpoints = new Checkpoints();
  /** Where the test was best, under a rule that looks for it. */
  #best: Checkpoint | undefined;
  /** In the order in which they are done at one step. */
  readonly #dues: readonly Due[];
  readonly #phases: Phases;
  readonly #reads: RunReads;
  /** Its beginning, where the run can be made again from there. */
  readonly #begin: Checkpoint | undefined;
  /** What the phase that began at the step at hand still pretrains, and which of what is due there waits for it, or for what is read there. */
  #pretraining: Pretraining | undefined;
  #waiting = { from: 0, again: false };
  /** The run as it came to the step at hand, where the network was changed there: changing it again begins from here. */
  #arrived: Checkpoint | undefined;

  /** @param trainer at step 0 of the document's run, its history begun */
  constructor(trainer: Trainer, record: RunRecord, document: StrataDocument, version: number) {
    this.trainer = trainer;
    this.record = record;
    this.document = document;
    this.version = version;
    const rule = () => this.#inForce.training.pause;
    this.#reads = readsOf(trainer, rule, () => this.looks);
    this.#phases = phasesOf(trainer, record, ({ change, pretrain }) => {
      applyTo(trainer, change);
      this.version++;
      this.#pretraining = pretrain;
    });
    this.#dues = [
      this.#phases,
      changesOf(record, (changes) => this.#makeAgain(changes)),
      {
        after: (_, again) =>
          again || this.untilEpoch === undefined ? Number.POSITIVE_INFINITY : trainer.stepOf(this.untilEpoch),
        arrive: (_, again) => {
          if (!again && this.untilEpoch !== undefined && trainer.epoch >= this.untilEpoch) this.halt = {};
        },
      },
      this.#reads,
      pausesOf(
        trainer,
        rule,
        (paused) => {
          this.halt = { paused };
        },
        () => {
          this.#best = trainer.save();
        },
      ),
      {
        after: (step) => this.#checkpoints.dueAfter(step),
        arrive: (step) => {
          if (this.#checkpoints.wants(step)) this.#checkpoints.add(trainer.save());
        },
      },
    ];
    applyChanges(trainer, record.at(0));
    if (!record.sharedFor(document)) return;
    this.#begin = trainer.save();
    this.#checkpoints.add(this.#begin);
  }

  /** Takes the run to where a checkpoint stands, and keeps that. */
  enterAt(checkpoint: Checkpoint): void {
    this.trainer.restore(checkpoint);
    if (this.record.changesNetworkBy(this.trainer.step)) this.#checkpoints.clear();
    this.#checkpoints.add(this.trainer.save());
  }

  /**
   * Up to `limit` optimiser updates, with what is due along the way. Returns how many were made.
   * @param again the run is brought back: recorded changes are made again
   */
  advance(limit: number, again: boolean): number {
    const { step } = this.trainer;
    const made = this.trainer.stepBatches(Math.min(step + limit, nextDue(this.#dues, step, again)) - step);
    if (made > 0) this.arriveAtStep(again);
    return made;
  }

  /** One step, with yields in between; what is due at its end is done by `arriveAtStep`. */
  stepInParts(again: boolean): Generator<void, void> {
    this.#attend(again);
    return this.trainer.stepInParts();
  }

  /** What is due next may ask for the step to it to be measured. */
  #attend(again: boolean): void {
    nextDue(this.#dues, this.trainer.step, again);
  }

  /** One sample; the last of a batch makes a step. */
  advanceSample(): void {
    const { step } = this.trainer;
    this.#attend(false);
    this.trainer.stepSample();
    this.version++;
    if (this.trainer.step > step) this.arriveAtStep(false);
  }

  /** What of the document is in force at the step at hand. */
  get #inForce(): StrataDocument {
    return this.document.phases
      ? inForce(this.document, this.record.begunBy(this.trainer.step), registries)
      : this.document;
  }

  /** What is to be read at the step at hand before anything may be done with the run: whether a phase begins there. */
  get asks(): ReadingGoal | undefined {
    return this.#phases.asks;
  }

  /** Another run comes in its place. */
  leave(): void {
    this.#phases.leave();
  }

  /** What was read for that, and what else is due at the step, unless a pretraining comes first. */
  decide(value: number | null): void {
    const { from, again } = this.#waiting;
    this.#phases.read(value);
    if (!this.#pretraining) this.#arrive(from, again);
  }

  /** What is to be read at the step at hand before the run goes on. */
  get reads(): readonly ReadingPause[] {
    return this.#reads.now();
  }

  /** What was read there: the run should pause where its document says so. */
  read(answers: readonly ReadAnswer[]): void {
    const pause = this.reads.find((asked) =>
      answers.some(({ goal, value }) => sameValue(goal, asked) && meetsBound(asked, value ?? Number.NaN)),
    );
    if (pause) this.halt = { paused: { pause, step: this.trainer.step } };
  }

  /** Does what is due at the step reached; where a phase waits to be read for, or begins with a pretraining, the rest waits for that. */
  arriveAtStep(again: boolean): void {
    this.#arrive(0, again);
  }

  #arrive(from: number, again: boolean): void {
    const { trainer } = this;
    for (let i = from; i < this.#dues.length && !trainer.divergence; i++) {
      this.#dues[i]!.arrive(trainer.step, again);
      if (!this.#pretraining && !this.asks) continue;
      this.#waiting = { from: i + 1, again };
      return;
    }
  }

  /** A pretraining is due at the step reached: nothing may be done with the run before `pretrain` is. */
  get pretrains(): boolean {
    return this.#pretraining !== undefined;
  }

  /** Pretrains, with yields in between; then does what else is due at the step. */
  *pretrain(): Generator<PretrainProgress, void> {
    const { from, again } = this.#waiting;
    yield* this.trainer.pretrainInParts(this.#pretraining!);
    this.#pretraining = undefined;
    this.version++;
    this.#checkpoints.add(this.trainer.save());
    this.#arrive(from, again);
  }

  /**
   * Goes back to the latest checkpoint not after a step, from where the steps are still to be made.
   * @returns the step to go to, not before the network shown was made; undefined where it cannot
   */
  rewind(step: number): number | undefined {
    const target = Math.max(0, step, this.record.networkSince(this.trainer.step));
    const checkpoint = this.#best?.position.step === target ? this.#best : this.#before(target);
    if (!checkpoint) return undefined;
    this.#pretraining = undefined;
    this.trainer.restore(checkpoint);
    this.rewound = true;
    this.version++;
    return target;
  }

  /** The latest checkpoint not after a step, be it the beginning; the earliest where there is none. */
  #before(step: number): Checkpoint | undefined {
    const near = this.#checkpoints.before(step);
    return this.#begin && (!near || near.position.step > step) ? this.#begin : near;
  }

  /** The run goes on from a step it was taken back to: what came after is no longer its past. */
  fork(next = this.document): Kept | undefined {
    if (!this.rewound) return undefined;
    this.rewound = false;
    const { step, history } = this.trainer;
    this.#checkpoints.cutAfter(step);
    if (this.#best && this.#best.position.step > step) this.#best = undefined;
    history.cutAfter(step);
    return this.goOn(next);
  }

  /** Forgets changes made after the present step, and lets a document's own settings hold from there. */
  goOn(next: StrataDocument): Kept | undefined {
    this.record.cutAfter(this.trainer.step);
    return this.tune(next);
  }

  /** Goes on under what a document has in force in the phase at hand; gives back what was kept where the network is another. */
  tune(next: StrataDocument): Kept | undefined {
    const { trainer, record } = this;
    this.document = next;
    record.follow(next);
    this.#beginAdded();
    const before = trainer.plan.document;
    const after = inForce(next, record.begunBy(trainer.step), registries);
    const effects = effectsBetween(before, after, registries);
    if (computesAlike(effects)) return undefined;
    if (effects.has('network')) return this.#changeNetwork(after);
    trainer.tune(after);
    record.add(trainer.step, before, after);
    this.#changed();
    return undefined;
  }

  /** Whether the phase that began at the step at hand has to begin there again under another document: it trains on something else, or is gone. */
  beginsAgainUnder(next: StrataDocument): boolean {
    const { trainer, record } = this;
    const begun = record.begunBy(trainer.step);
    if (begun === 0 || this.rewound || begun === record.begunBy(trainer.step - 1)) return false;
    if (begun > (next.phases?.length ?? 0)) return true;
    return startsAnew(effectsBetween(trainer.plan.document, inForce(next, begun, registries), registries));
  }

  /** A phase that was given to begin at the step at hand begins at once. */
  #beginAdded(): void {
    const { step } = this.trainer;
    const begun = this.record.begunBy(step);
    const phase = this.record.phases[begun];
    // One at a step; a goal is looked at after a step only.
    if (step === 0 || !phase || !('steps' in phase.after) || begun > this.record.begunBy(step - 1)) return;
    if (step !== (this.record.reached[begun - 1] ?? 0) + phase.after.steps) return;
    this.#dues[0]!.arrive(step, false);
    this.#waiting = { from: this.#dues.length, again: false };
    if (this.#pretraining) this.#forgetFrom(step);
    else this.#changed();
  }

  /** Sets one element of a parameter by hand; false where there is none such. */
  setParameter(block: string, parameter: string, index: number, value: number): boolean {
    const { trainer } = this;
    if (!trainer.setParameter(block, parameter, index, value)) return false;
    this.record.addElement({ at: trainer.step, block, parameter, index, value: Math.fround(value) + 0 });
    this.#changed();
    return true;
  }

  #changeNetwork(after: StrataDocument): Kept {
    const { trainer, record } = this;
    const { step } = trainer;
    trainer.pending = 0;
    const instead = this.#arrived?.position.step === step && record.endsInNetwork(step);
    if (instead) trainer.restore(this.#arrived!);
    else this.#arrived = trainer.save();
    const before = trainer.plan.document;
    const kept = trainer.tune(after);
    record.add(step, before, after, instead);
    this.#checkpoints.clear();
    this.#changed();
    return kept;
  }

  /** After something was changed at the present step. */
  #changed(): void {
    this.version++;
    this.#forgetFrom(this.trainer.step);
    this.#checkpoints.add(this.trainer.save());
  }

  /** Where the run stood from a step on is no longer where it would. */
  #forgetFrom(step: number): void {
    this.#best = undefined;
    this.#checkpoints.cutAfter(step - 1);
  }

  #makeAgain(made: readonly Change[]): void {
    applyChanges(this.trainer, made);
    this.version += made.length;
    // Checkpoints of a network before a change by hand would bring back what the page no longer shows.
    if (!this.record.changesNetworkAt(this.trainer.step)) return;
    this.#checkpoints.clear();
    this.#checkpoints.add(this.trainer.save());
  }
}
