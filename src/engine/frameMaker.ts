/** @file A frame: everything the page asked for, computed on the model as it stands. */
import { type ProbeName, type ProbeRequests, probes } from '#lenses/probes.ts';
import type { BufferPool } from './bufferPool.ts';
import type { Probe, Slice } from './probe.ts';
import type { Frame } from './protocol.ts';
import type { Score, Trainer } from './trainer.ts';

/** While training, scores take at most one part in this many of the time: over thousands of images they cost more than a frame. */
const SCORE_SHARE = 5;

/** Milliseconds of a frame for probes that take longer than one: a third of the time while training, most of it while nothing else is done. */
const SLICE = { training: 6, settled: 12 };

interface Scores {
  readonly step: number;
  readonly version: number;
  readonly train: Score;
  readonly test: Score;
  /** When they were ready, and how long they took, in milliseconds. */
  readonly at: number;
  readonly took: number;
}

export class FrameMaker {
  readonly #pool: BufferPool;
  readonly #now: () => number;
  #sent = { generation: -1, length: 0 };
  #scores: Scores | undefined;
  /** A probe has more to compute about what it was last asked. */
  unfinished = false;

  /** @param now milliseconds from any origin */
  constructor(pool: BufferPool, now: () => number) {
    this.#pool = pool;
    this.#now = now;
  }

  /** Another run: its history is sent from the beginning. */
  begin(): void {
    this.#sent = { generation: -1, length: 0 };
    this.#scores = undefined;
  }

  #scoresFor(trainer: Trainer, version: number, settled: boolean): Scores {
    const { step, plan } = trainer;
    const known = this.#scores;
    if (known?.version === version) {
      if (known.step === step) return known;
      if (!settled && this.#now() - known.at < known.took * (SCORE_SHARE - 1)) return known;
    }
    const started = this.#now();
    const train = trainer.score(plan.samples.train);
    const test = trainer.score(plan.samples.test);
    const at = this.#now();
    this.#scores = { step, version, train, test, at, took: at - started };
    return this.#scores;
  }

  /** Begins when it is first asked for, so that dear frames do not use it up. */
  #slice(settled: boolean): Slice {
    const now = this.#now;
    let end: number | undefined;
    this.unfinished = false;
    return {
      left: () => now() < (end ??= now() + (settled ? SLICE.settled : SLICE.training)),
      now,
      settled,
      more: () => {
        this.unfinished = true;
      },
    };
  }

  /** Goes on with what the last frame left unfinished, for as long as a slice takes. */
  advance(trainer: Trainer, requests: ProbeRequests): void {
    const slice = this.#slice(true);
    for (const name of Object.keys(requests))
      (probes[name as ProbeName] as Partial<Probe<unknown, unknown>>).advance?.(trainer, slice);
  }

  /**
   * @param version changes whenever parameters change without a step, so that scores are not taken for those of before
   * @param settled training stands still: scores are those of this very step
   */
  make(
    trainer: Trainer,
    requests: ProbeRequests,
    about: { run: number; version: number; stepsPerSecond: number; settled: boolean },
  ): Frame {
    const { history } = trainer;
    const { run, version, stepsPerSecond, settled } = about;
    const scores = this.#scoresFor(trainer, version, settled);
    if (this.#sent.generation !== history.generation) this.#sent = { generation: history.generation, length: 0 };
    const from = this.#sent.length;
    this.#sent.length = history.length;
    const computed: Record<string, unknown> = {};
    const slice = this.#slice(settled);
    for (const [name, request] of Object.entries(requests)) {
      const probe = probes[name as ProbeName] as Probe<unknown, unknown>;
      computed[name] = probe.compute(trainer, request, this.#pool, slice);
    }
    return {
      type: 'frame',
      run,
      position: trainer.position,
      trainCount: trainer.trainCount,
      batchSize: trainer.batchSize,
      train: scores.train,
      test: scores.test,
      scoredStep: scores.step,
      batchLoss: trainer.batchLoss,
      learningRate: trainer.learningRate,
      stepsPerSecond,
      history: { from, values: history.from(from) },
      probes: computed as Frame['probes'],
    };
  }
}
