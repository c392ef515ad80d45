/** @file The job that makes recorded runs again, one after another, each to the step at which it stood: what a hand-in says of a run is held against it. */
import { nextDue } from '#engine/due.ts';
import { isLongToStep } from '#engine/effort.ts';
import { HeldData } from '#engine/heldData.ts';
import { phasesOf } from '#engine/phases.ts';
import type { Probes } from '#engine/probe.ts';
import { registries } from '#engine/registries.ts';
import { applyChanges, applyTo, changesOf, startRun } from '#engine/replay.ts';
import { RunRecord } from '#engine/runRecord.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Machine } from '#kernels/machine.ts';
import { inForce, type Pretraining } from '#nn/phase.ts';
import type { Jobs, Look, Replayed, States } from './protocol.ts';
import { readInParts } from './readInParts.ts';
import type { Bench, JobWork, StartWork } from './work.ts';

/** Milliseconds between two reports. */
const REPORT = 100;
/** Steps between two looks at the clock, at most. */
const MOST_STEPS = 4096;
const NO_SAMPLES = 'its samples are not here';

class ReplaysWork implements JobWork<'replays'> {
  readonly #job: Jobs['replays'];
  readonly #bench: Pick<Bench<'replays'>, 'now' | 'probes' | 'progress'>;
  readonly #held = new HeldData();
  readonly #replayed: Replayed[];
  readonly #parts: Generator<void, void>;
  #trainer: Trainer | undefined;
  /** The memory of the run before, for the next to build in. */
  #machine: Machine | undefined;
  /** Where the run under way is to stand at its end. */
  #last = 0;
  #deadline = 0;
  #told: number;
  #toldAt: number;

  constructor(
    job: Jobs['replays'],
    bench: Pick<Bench<'replays'>, 'now' | 'probes' | 'progress'>,
    state?: States['replays'],
  ) {
    this.#job = job;
    this.#bench = bench;
    this.#replayed = [...(state?.replayed ?? [])];
    this.#told = this.#replayed.length;
    this.#toldAt = bench.now();
    this.#parts = this.#all();
  }

  work(deadline: number): number | 'done' {
    this.#deadline = deadline;
    let done = false;
    do done = this.#parts.next().done ?? false;
    while (!done && this.#bench.now() < deadline);
    if (done || this.#bench.now() - this.#toldAt >= REPORT) this.#tell();
    return done ? 'done' : 0;
  }

  #tell(): void {
    this.#toldAt = this.#bench.now();
    const under = this.#trainer && this.#last > 0 ? this.#trainer.step / this.#last : 0;
    const part = this.#replayed.slice(this.#told);
    this.#told = this.#replayed.length;
    this.#bench.progress(this.#told + under, this.#job.runs.length, part);
  }

  *#all(): Generator<void, void> {
    for (const one of this.#job.runs.slice(this.#replayed.length)) {
      let replayed: Replayed;
      try {
        replayed = yield* this.#replay(one);
      } catch (error) {
        // What is wrong with one of them is not the others' fault.
        this.#machine = undefined;
        replayed = { fault: error instanceof Error ? error.message : String(error) };
      }
      this.#trainer = undefined;
      this.#replayed.push(replayed);
      yield;
    }
  }

  *#replay({ document, looks: asked }: Jobs['replays']['runs'][number]): Generator<void, Replayed> {
    const record = new RunRecord(document);
    this.#last = document.run?.step ?? 0;
    const phases = Array.from({ length: record.phases.length + 1 }, (_, k) => inForce(record.start, k, registries));
    yield* this.#held.prepareAll(phases) as Generator<unknown, void> as Generator<void, void>;
    const reuse = this.#machine;
    const trainer = startRun(document, record, { unseen: true, ...(reuse ? { reuse } : {}) }, (recipe) =>
      this.#held.of(recipe),
    );
    this.#machine = trainer.model.machine;
    if (trainer.trainCount === 0) return { fault: NO_SAMPLES };
    this.#trainer = trainer;
    applyChanges(trainer, record.at(0));
    const looks: Look[] = [];
    for (const step of asked.filter((each) => each < this.#last)) {
      yield* this.#train(trainer, record, step);
      if (trainer.step === step) looks.push(yield* this.#look(trainer));
    }
    yield* this.#train(trainer, record, this.#last);
    const end = yield* this.#look(trainer);
    const { divergence } = trainer;
    return {
      ...end,
      parameterHash: trainer.parameterHash(),
      looks: asked.includes(end.step) ? [...looks, end] : looks,
      ...(divergence ? { divergence } : {}),
    };
  }

  *#train(trainer: Trainer, record: RunRecord, last: number): Generator<void, void> {
    const bench = this.#bench;
    const left = () => bench.now() < this.#deadline;
    let pretraining: Pretraining | undefined;
    const phases = phasesOf(trainer, record, ({ change, pretrain }) => {
      applyTo(trainer, change);
      pretraining = pretrain;
    });
    const changes = changesOf(record, (due) => applyChanges(trainer, due));
    /** Phases first, with what is read for them and what they pretrain; what was changed by hand comes last. */
    function* arrive(): Generator<void, void> {
      if (trainer.divergence) return;
      phases.arrive(trainer.step, true);
      if (phases.asks) phases.read(yield* readInParts(trainer, phases.asks, bench, left));
      const asked = pretraining;
      pretraining = undefined;
      if (asked) for (const _ of trainer.pretrainInParts(asked)) yield;
      changes.arrive(trainer.step, true);
    }
    const { now } = bench;
    /** No more than twice what went well in this slice. */
    let most = 1;
    while (trainer.step < last && !trainer.divergence) {
      const { step } = trainer;
      const until = Math.min(last, step + most, nextDue([phases, changes], step, true));
      if (isLongToStep(trainer.plan)) yield* trainer.stepInParts();
      else while (trainer.step < until && trainer.stepBatches(until - trainer.step) > 0);
      yield* arrive();
      most = now() < this.#deadline ? Math.min(MOST_STEPS, 2 * most) : 1;
      if (now() >= this.#deadline) yield;
    }
  }

  *#look(trainer: Trainer): Generator<void, Look> {
    const { step } = trainer;
    const { samples } = trainer.plan;
    const train = yield* trainer.scoreInParts(samples.train);
    const test = yield* trainer.scoreInParts(samples.test);
    return { step, train, test };
  }

  get state(): States['replays'] {
    return { replayed: this.#replayed.slice() };
  }
  get result(): readonly Replayed[] {
    return this.#replayed;
  }
}

export const startReplays: StartWork<'replays'> = (job, bench, state) => new ReplaysWork(job, bench, state);

/** The same in one go, for a command. */
export function replayNow(runs: Jobs['replays']['runs'], probes: Probes): readonly Replayed[] {
  const work = new ReplaysWork({ kind: 'replays', runs }, { now: () => 0, probes, progress() {} });
  while (work.work(1) !== 'done');
  return work.result;
}
