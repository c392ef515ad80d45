/** @file The job that trains whole runs, one for each recipe and seed: to the bits of the run opened by itself, without what only a run that is seen needs. */
import type { Checkpoint } from '#engine/checkpoint.ts';
import { nextDue } from '#engine/due.ts';
import { isLongToStep } from '#engine/effort.ts';
import { HeldData } from '#engine/heldData.ts';
import { type Phases, phasesOf } from '#engine/phases.ts';
import { registries } from '#engine/registries.ts';
import { applyTo, startRun } from '#engine/replay.ts';
import { RunRecord } from '#engine/runRecord.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Machine } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import { asksToRead, lookedAt, meetsBound } from '#nn/goal.ts';
import { mergePatch, type Patch } from '#nn/patch.ts';
import { inForce, type Pretraining } from '#nn/phase.ts';
import { nothingRecorded } from '#nn/run.ts';
import type { Jobs, Look, Outcome, States } from './protocol.ts';
import { probeInParts, readInParts } from './readInParts.ts';
import type { Bench, JobWork, StartWork } from './work.ts';

/** Milliseconds between two reports. */
const REPORT = 100;
/** Milliseconds between two checkpoints of a run whose steps take long, which cannot be saved within one. */
const SAVE = 1000;
/** Steps between two looks at the clock, at most. */
const MOST_STEPS = 4096;

class RunsWork implements JobWork<'runs'> {
  readonly #job: Jobs['runs'];
  readonly #bench: Bench<'runs'>;
  readonly #held = new HeldData();
  readonly #outcomes: Outcome[];
  readonly #parts: Generator<void, void>;
  #under: Checkpoint | undefined;
  #trainer: Trainer | undefined;
  /** The phases of the run under way, and the steps at which they began: now, and where `under` stands. */
  #record: RunRecord | undefined;
  #reached: readonly number[];
  /** What a phase that has just begun pretrains. */
  #pretraining: Pretraining | undefined;
  /** What was seen of it, in the same way. */
  #looks: Look[];
  #looked: readonly Look[];
  /** The memory of the run before, for the next to build in. */
  #machine: Machine | undefined;
  /** The trainer is within a step. */
  #within = false;
  #deadline = 0;
  #told: number;
  #toldAt: number;

  constructor(...[job, bench, state]: Parameters<StartWork<'runs'>>) {
    this.#job = job;
    this.#bench = bench;
    this.#outcomes = [...(state?.outcomes ?? [])];
    this.#told = this.#outcomes.length;
    this.#toldAt = bench.now();
    this.#under = state?.under;
    this.#reached = state?.reached ?? [];
    this.#looked = state?.looks ?? [];
    this.#looks = [...this.#looked];
    this.#parts = this.#all();
  }

  readonly #left = (): boolean => this.#bench.now() < this.#deadline;

  get #values(): readonly Patch[] {
    return this.#job.sweep ?? [{}];
  }

  work(deadline: number): number | 'done' {
    this.#deadline = deadline;
    let done = false;
    while (!done && this.#bench.now() < deadline) done = this.#parts.next().done ?? false;
    if (done || this.#bench.now() - this.#toldAt >= REPORT) this.#tell();
    return done ? 'done' : 0;
  }

  #tell(): void {
    this.#toldAt = this.#bench.now();
    const { steps } = this.#job.until;
    const under = this.#trainer && steps > 0 ? this.#trainer.step / steps : 0;
    const part = this.#outcomes.slice(this.#told);
    this.#told = this.#outcomes.length;
    this.#bench.progress(this.#told + under, this.#values.length * this.#job.seeds.length, part);
  }

  *#all(): Generator<void, void> {
    const { seeds } = this.#job;
    const count = this.#values.length * seeds.length;
    for (let i = this.#outcomes.length; i < count; i++) {
      const value = Math.floor(i / seeds.length);
      const recipe = mergePatch(this.#job.recipe, this.#values[value]!, registries);
      const outcome = yield* this.#run({ ...recipe, seed: seeds[i % seeds.length]! }, value);
      this.#trainer = this.#under = this.#record = undefined;
      this.#reached = this.#looked = [];
      this.#looks = [];
      this.#outcomes.push(outcome);
      yield;
    }
  }

  *#run({ run: _, ...document }: StrataDocument, value: number): Generator<void, Outcome> {
    const begun = this.#reached.length;
    const record = new RunRecord({ ...document, run: { ...nothingRecorded, reached: this.#reached } });
    yield* this.#prepared(document);
    const reuse = this.#machine;
    const trainer = startRun(document, record, { unseen: true, ...(reuse ? { reuse } : {}) }, (recipe) =>
      this.#held.of(recipe),
    );
    this.#machine = trainer.model.machine;
    // Its document has travelled: it is the same, but not the same object.
    const now = begun === 0 ? trainer.plan.document : inForce(document, begun, registries);
    if (this.#under) trainer.restore({ ...this.#under, document: now });
    this.#record = record;
    this.#trainer = trainer;
    const { solved } = this.#job.until;
    // What the last step did to a gradient is known only where it was measured.
    trainer.measures = solved !== undefined && asksToRead(solved) && solved.reading === 'gradientRatio';
    const phases = phasesOf(trainer, record, ({ change, pretrain }) => {
      applyTo(trainer, change);
      this.#pretraining = pretrain;
    });
    yield* this.#train(trainer, phases);
    const { samples } = trainer.plan;
    const train = yield* trainer.scoreInParts(samples.train);
    const test = yield* trainer.scoreInParts(samples.test);
    const { divergence, step } = trainer;
    const read =
      solved && asksToRead(solved) ? { read: yield* readInParts(trainer, solved, this.#bench, this.#left) } : {};
    return {
      ...{ seed: document.seed, value, step, train, test, ...read },
      solved: solved !== undefined && !divergence && meetsBound(solved, lookedAt(solved, { train, test, ...read })),
      parameterHash: trainer.parameterHash(),
      ...(divergence ? { divergence } : {}),
      looks: this.#looks,
      probes: yield* probeInParts(trainer, this.#job.keep ?? {}, this.#bench, this.#left),
    };
  }

  /** Draws the samples of every phase. */
  *#prepared(document: StrataDocument): Generator<void, void> {
    const all = Array.from({ length: (document.phases?.length ?? 0) + 1 }, (_, k) => inForce(document, k, registries));
    const drawing = this.#held.prepareAll(all);
    while (!drawing.next().done) yield;
  }

  *#train(trainer: Trainer, phases: Phases): Generator<void, void> {
    const { steps, looks = [] } = this.#job.until;
    const { now } = this.#bench;
    const lookAfter = (step: number) => looks.find((each) => each > step) ?? steps;
    const arrive = () => {
      if (!trainer.divergence) phases.arrive(trainer.step, false);
    };
    /** What comes before the next step. */
    const stands = () => this.#pretraining !== undefined || phases.asks !== undefined;
    let savedAt = now();
    /** No more than twice what went well in this slice. */
    let most = 1;
    while (trainer.step < steps && !trainer.divergence && trainer.trainCount > 0) {
      if (looks.includes(trainer.step) && this.#looks.at(-1)?.step !== trainer.step) yield* this.#look(trainer);
      if (isLongToStep(trainer.plan)) {
        if (now() - savedAt >= SAVE) {
          this.#under = trainer.save();
          this.#reached = this.#record!.reached;
          this.#looked = this.#looks.slice();
          savedAt = now();
        }
        this.#within = true;
        nextDue([phases], trainer.step, false);
        yield* trainer.stepInParts();
        arrive();
        yield* this.#begin(trainer, phases);
        this.#within = false;
        continue;
      }
      const stop = Math.min(steps, lookAfter(trainer.step));
      for (; ; most = Math.min(MOST_STEPS, 2 * most)) {
        const until = Math.min(stop, trainer.step + most);
        while (trainer.step < until) {
          const { step } = trainer;
          if (trainer.stepBatches(Math.min(until, nextDue([phases], step, false)) - step) === 0) break;
          arrive();
          if (stands()) break;
        }
        if (stands() || trainer.step < until || until === stop || now() >= this.#deadline) break;
      }
      this.#within = true;
      yield* this.#begin(trainer, phases);
      this.#within = false;
      if (now() >= this.#deadline) most = 1;
      yield;
    }
  }

  /** What is read for a phase that waits for it, and what one that began pretrains before its first step. */
  *#begin(trainer: Trainer, phases: Phases): Generator<void, void> {
    if (phases.asks) phases.read(yield* readInParts(trainer, phases.asks, this.#bench, this.#left));
    const asked = this.#pretraining;
    this.#pretraining = undefined;
    if (!asked) return;
    for (const _ of trainer.pretrainInParts(asked)) yield;
  }

  /** How a run stands on its way. */
  *#look(trainer: Trainer): Generator<void, void> {
    const { step } = trainer;
    const { samples } = trainer.plan;
    const train = yield* trainer.scoreInParts(samples.train);
    const test = yield* trainer.scoreInParts(samples.test);
    this.#looks.push({ step, train, test });
  }

  get state(): States['runs'] {
    const stands = this.#trainer && !this.#within && this.#trainer.pending === 0;
    const under = stands ? this.#trainer!.save() : this.#under;
    const reached = stands ? this.#record!.reached : this.#reached;
    const looks = stands ? this.#looks.slice() : this.#looked;
    return { outcomes: this.#outcomes.slice(), ...(under ? { under, reached, looks } : {}) };
  }

  get result(): readonly Outcome[] {
    return this.#outcomes;
  }
}

export const startRuns: StartWork<'runs'> = (job, bench, state) => new RunsWork(job, bench, state);
