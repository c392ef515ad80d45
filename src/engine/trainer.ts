/**
 * @file Training as a sequence of samples, batches and epochs that any run of the same document repeats to the bit.
 * Longer than 300 lines because every way to move a run (sample, batch, slice, parts, restore, other settings) must leave the same few counters true.
 */
import { type StreamKey, streamKey } from '#base/random.ts';
import type { WholeData } from '#data/prepare.ts';
import type { BackEnd, Machine } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Pretraining } from '#nn/phase.ts';
import { blameFor, type Culprit } from './blame.ts';
import { carryOver, type Kept, sameSamples } from './carryOver.ts';
import type { Checkpoint, PhaseProgress, Position } from './checkpoint.ts';
import { Curve } from './curve.ts';
import { epochsAtOnce, stepOfEpoch, writeOrder } from './epochOrder.ts';
import { flatPoints, type History, isRecorded, pointsOf } from './history.ts';
import { takeInitial } from './initialWeights.ts';
import { inputOf } from './inputOf.ts';
import { type MeasuredStep, measureUpdate } from './measuredStep.ts';
import { Model } from './model.ts';
import { parameterHash } from './parameterHash.ts';
import { type Plan, planDocument } from './plan.ts';
import { type PretrainProgress, pretrain } from './pretraining/pretrain.ts';
import { countRight, type Score, scoreInParts, scoreOf } from './scoring.ts';

/** Training stopped because a number left the finite. */
export interface Divergence {
  readonly step: number;
  readonly loss: number;
  /** The block where it began, see `blameFor`; null where none can be named. */
  readonly block: string | null;
  readonly what: Culprit['what'] | 'loss';
}

export interface TrainerOptions {
  readonly backEnd?: BackEnd;
  readonly plan?: Plan;
  readonly unrecorded?: boolean;
  readonly unseen?: boolean;
  readonly reuse?: Machine;
  /** Samples of other data that were prepared already. */
  readonly samplesFor?: (document: StrataDocument) => WholeData | undefined;
}

/** A loss beyond this is on its way to infinity. */
const RUNAWAY = 1e9; // a float32, as the machine compares it

export class Trainer {
  model: Model;
  step = 0;
  epoch = 0;
  used = 0;
  pending = 0;
  /** Mean loss of the last whole batch, and the learning rate of its update. */
  batchLoss = Number.NaN;
  learningRate = Number.NaN;
  phase: PhaseProgress = { epoch: 0, held: 0 };
  divergence: Divergence | undefined;
  /** Whether the last step of every call is measured, and what the last one that was did. */
  measures = false;
  measured: MeasuredStep | undefined;
  readonly curve = new Curve();
  /** A step in parts is being finished; its record is still to be made. */
  #inParts = false;
  readonly #unseen: boolean;
  /** The epoch whose order stands first in the model's. */
  #ordered = 0;
  readonly #backEnd: BackEnd | undefined;
  readonly #samplesFor: (document: StrataDocument) => WholeData | undefined;
  readonly #key: [number, number] = [0, 0];
  #drawing: Float32Array | undefined;

  /**
   * `unrecorded`: the history is begun by `recordInParts`; `unseen`: there is none. `reuse`: memory to build in, an earlier trainer's, which is then gone.
   */
  constructor(document: StrataDocument, options: TrainerOptions = {}) {
    const { backEnd, reuse, plan = planDocument(document) } = options;
    this.#backEnd = backEnd;
    this.#samplesFor = options.samplesFor ?? (() => undefined);
    this.#unseen = options.unseen ?? false;
    this.model = this.#modelOf(plan, reuse);
    this.#inParts = options.unrecorded ?? false;
    this.reset();
    this.#inParts = false;
  }

  #modelOf(plan: Plan, reuse?: Machine): Model {
    const backEnd = this.#backEnd;
    const epochs = this.#unseen ? epochsAtOnce(plan) : 1;
    return new Model(plan, { epochs, ...(backEnd ? { backEnd } : {}), ...(reuse ? { reuse } : {}) });
  }

  get plan(): Plan {
    return this.model.plan;
  }
  get trainCount(): number {
    return this.plan.samples.train.length;
  }
  get history(): History {
    return this.curve.history;
  }
  get position(): Position {
    return { step: this.step, epoch: this.epoch, used: this.used, pending: this.pending };
  }

  /**
   * Pretrains blocks where the run stands, see `pretrain`. Until it is done the trainer may only be restored, or thrown away. The samples of an unfinished batch are
   * taken anew.
   */
  *pretrainInParts(asked: Pretraining): Generator<PretrainProgress, void> {
    if (this.divergence || this.trainCount === 0) return;
    this.pending = 0;
    yield* pretrain(this.model, asked, this.step);
    this.model.holdFrozen();
    this.model.last = undefined;
    this.curve.recorded = undefined;
  }

  /** Back to step 0 with the seed's own start. */
  reset(): void {
    this.step = this.epoch = this.used = this.pending = 0;
    this.phase = { epoch: 0, held: 0 };
    this.batchLoss = this.learningRate = Number.NaN;
    this.divergence = this.measured = undefined;
    this.model.last = undefined;
    this.model.initialize();
    const { initial } = this.plan.document;
    if (initial) takeInitial(this.model, initial);
    this.#shuffle();
    this.history.clear();
    this.#record();
  }

  #shuffle(): void {
    this.#ordered = this.epoch;
    writeOrder(this.plan, this.model.order, this.epoch);
  }

  /** The place in the order at which the batch at hand begins. */
  get #place(): number {
    return (this.epoch - this.#ordered) * this.trainCount + this.used;
  }

  /** The step at which a later epoch begins, as training goes now. */
  stepOf(epoch: number): number {
    return Math.max(this.step + 1, stepOfEpoch(this.plan, epoch, this));
  }

  /** Samples in the batch at hand: the last of an epoch may be smaller, and is averaged over its own size. */
  get batchSize(): number {
    return Math.min(this.plan.document.training.batchSize, this.trainCount - this.used);
  }

  /** The key of this step's dropout masks; written to the same place each time, since a step allocates nothing. */
  #dropoutKey(): StreamKey {
    return streamKey(this.plan.document.seed, 'dropout', this.step, this.#key);
  }

  /** Adds one sample to the gradient of its batch; the last one makes the step. Where the samples of a batch depend on each other, the whole batch. */
  stepSample(): void {
    if (this.divergence || this.trainCount === 0) return;
    if (this.plan.mixesBatch) return this.stepBatch();
    const size = this.batchSize;
    if (this.pending === 0) this.model.beginBatch(this.#dropoutKey());
    this.model.runSample(this.#place, size, this.pending);
    this.pending++;
    if (this.pending === size) this.#finishBatch(size);
  }

  /** One optimiser update over one batch (over what is left of it, where samples were taken one by one). */
  stepBatch(): void {
    this.stepBatches(1);
  }

  /**
   * As many steps as go in one call of the machine: up to `limit`, to the end of the epoch, of a batch begun sample by sample, or to a divergence. The bits are
   * those of single steps.
   * @returns how many were made
   */
  stepBatches(limit: number): number {
    if (this.divergence || this.trainCount === 0) return 0;
    if (this.pending > 0) {
      const { step } = this;
      while (this.step === step && !this.divergence) this.stepSample();
      return this.step - step;
    }
    const size = this.batchSize;
    const steps = Math.min(limit, Math.floor((this.model.order.length - this.#place) / size));
    const { step } = this;
    const measured = this.measures && steps > 0;
    this.#slice(size, measured ? steps - 1 : steps);
    if (measured && !this.divergence) {
      this.model.beginBatch(this.#dropoutKey());
      this.model.runBatch(this.#place, size);
      this.#finishBatch(size);
    }
    return this.step - step;
  }

  /** So many steps in one call of the machine. */
  #slice(size: number, steps: number): void {
    if (steps === 0) return;
    const made = this.model.train(this.#place, size, steps, this.step, RUNAWAY);
    this.batchLoss = this.model.lossSum / size;
    if (made > 0) {
      this.learningRate = this.model.learningRate;
      this.#advance(size, made);
    }
    if (made < steps) this.#diverge();
  }

  /**
   * `stepBatch` with yields in between, for steps that take long: the same bits. Until it is done the trainer may only be restored, or thrown away. The history
   * is recorded at its end.
   */
  *stepInParts(): Generator<void, void> {
    if (this.divergence || this.trainCount === 0) return;
    if (this.pending > 0) return this.stepBatch();
    const size = this.batchSize;
    this.model.beginBatch(this.#dropoutKey());
    yield* this.model.runBatchInParts(this.#place, size);
    this.#inParts = true;
    this.#finishBatch(size);
    this.#inParts = false;
    yield* this.recordInParts();
  }

  /** Steps to the end of the epoch at hand. */
  stepEpoch(): void {
    const { epoch } = this;
    while (this.epoch === epoch && !this.divergence && this.trainCount > 0) this.stepBatches(Number.POSITIVE_INFINITY);
  }

  #finishBatch(size: number): void {
    this.batchLoss = this.model.lossSum / size;
    if (!(this.batchLoss < RUNAWAY)) return this.#diverge();
    const update = () => {
      this.learningRate = this.model.update(this.step);
    };
    if (this.measures) this.measured = measureUpdate(this.model, this.step + 1, update);
    else update();
    this.#advance(size, 1);
  }

  #diverge(): void {
    const culprit = blameFor(this.model) ?? { block: null, what: 'loss' };
    this.divergence = { step: this.step, loss: this.batchLoss, ...culprit };
  }

  #advance(size: number, steps: number): void {
    this.step += steps;
    this.used += size * steps;
    this.pending = 0;
    if (this.used < this.trainCount) return;
    this.epoch += Math.floor(this.used / this.trainCount);
    this.used %= this.trainCount;
    if (this.#place >= this.model.order.length) this.#shuffle();
    if (isRecorded(this.epoch)) this.#record();
  }

  /** See `scoreOf`. */
  score(rows: Int32Array): Score {
    return scoreOf(this.model, rows);
  }

  /** The same with yields in between. */
  scoreInParts(rows: Int32Array): Generator<void, Score> {
    return scoreInParts(this.model, rows);
  }

  /** See `countRight`. */
  countRight(inputs: Float32Array, labels: ArrayLike<number>): number {
    return countRight(this.model, inputs, labels);
  }

  /** Adds the present scores to the curve; within a step in parts, once its end is reached. */
  #record(): void {
    if (this.#unseen) return;
    if (this.#inParts) this.curve.owe();
    else this.curve.record(this.model, this);
  }

  /** The record that is still to be made, with yields in between. */
  recordInParts(): Generator<void, void> {
    return this.curve.recordInParts(this.model, this);
  }

  /** See `parameterHash`. */
  parameterHash(): string {
    return parameterHash(this.model);
  }

  /** The run as its last whole step left it: samples of an unfinished batch are taken anew. */
  save(): Checkpoint {
    const { phase } = this;
    const { document } = this.plan;
    return {
      document,
      position: { ...this.position, pending: 0 },
      phase,
      model: this.model.save(),
      history: flatPoints(this.history.values),
    };
  }

  restore(checkpoint: Checkpoint): void {
    const { document, position } = checkpoint;
    if (document !== this.plan.document) this.tune(document);
    [this.step, this.epoch, this.used, this.pending] = [position.step, position.epoch, position.used, 0];
    this.phase = checkpoint.phase;
    this.batchLoss = this.learningRate = Number.NaN;
    this.divergence = this.measured = undefined;
    this.model.last = undefined;
    this.curve.forget();
    this.model.restore(checkpoint.model);
    this.history.takeOver(pointsOf(checkpoint.history));
    this.#shuffle();
  }

  /** Takes the image that a person draws; see `Model.draw`. */
  draw(pixels: Float32Array): void {
    this.#drawing = pixels;
    this.model.draw(pixels);
  }

  /** See `Subject`. */
  inputOf(row: number): Float32Array<ArrayBuffer> {
    return inputOf(this.plan, row, this.#drawing);
  }

  /**
   * Goes on with another network, other settings, or on other data, which end the epoch: what is kept is said by `carryOver`. The samples of an unfinished batch
   * are taken anew.
   */
  tune(document: StrataDocument): Kept {
    const before = this.model;
    const anotherSet = !sameSamples(before.plan.document, document);
    const plan = planDocument(document, anotherSet ? this.#samplesFor(document) : before.plan.data);
    const { state, kept } = carryOver(before.plan, before.save(), plan);
    if (anotherSet) this.#drawing = undefined;
    if (anotherSet && this.used > 0) [this.used, this.epoch] = [0, this.epoch + 1];
    this.model = this.#modelOf(plan, before.machine);
    this.model.restore(state);
    this.curve.recorded = this.measured = undefined;
    this.pending = 0;
    if (this.#drawing) this.model.draw(this.#drawing);
    this.#shuffle();
    return kept;
  }

  /**
   * Sets one element of a parameter exactly (rounded to float32). The samples of an unfinished batch are taken anew. Returns false where there is no such
   * element, or the value is not finite.
   */
  setParameter(block: string, name: string, index: number, value: number): boolean {
    const parameter = this.plan.parameters.find((p) => p.block === block && p.name === name);
    if (!parameter || !(index >= 0 && index < parameter.count) || !Number.isFinite(Math.fround(value))) return false;
    this.model.values(parameter)[index] = value + 0; // a document cannot say −0
    this.model.holdFrozen();
    if (this.pending > 0) this.model.last = undefined; // its gradient is half made
    this.curve.recorded = undefined;
    this.pending = 0;
    return true;
  }
}
