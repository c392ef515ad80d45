/** @file A frame: everything the page asked for, computed on the model as it stands. */
import { type ProbeName, type ProbeRequests, probes } from '#lenses/probes.ts';
import type { BufferPool } from './bufferPool.ts';
import type { Frame } from './protocol.ts';
import type { Score, Trainer } from './trainer.ts';

export class FrameMaker {
  readonly #pool: BufferPool;
  #sent = { generation: -1, length: 0 };
  #scores: { readonly step: number; readonly version: number; readonly train: Score; readonly test: Score } | undefined;

  constructor(pool: BufferPool) {
    this.#pool = pool;
  }

  /** Another run: its history is sent from the beginning. */
  begin(): void {
    this.#sent = { generation: -1, length: 0 };
    this.#scores = undefined;
  }

  /**
   * @param version changes whenever parameters change without a step, so that scores are not taken for those of before
   */
  make(
    trainer: Trainer,
    requests: ProbeRequests,
    about: { run: number; version: number; stepsPerSecond: number },
  ): Frame {
    const { history, step, plan } = trainer;
    const { run, version, stepsPerSecond } = about;
    if (this.#scores?.step !== step || this.#scores.version !== version) {
      this.#scores = {
        step,
        version,
        train: trainer.score(plan.samples.train),
        test: trainer.score(plan.samples.test),
      };
    }
    if (this.#sent.generation !== history.generation) this.#sent = { generation: history.generation, length: 0 };
    const from = this.#sent.length;
    this.#sent.length = history.length;
    const computed: Record<string, unknown> = {};
    for (const [name, request] of Object.entries(requests)) {
      const probe = probes[name as ProbeName] as { compute(t: Trainer, r: unknown, p: BufferPool): unknown };
      computed[name] = probe.compute(trainer, request, this.#pool);
    }
    return {
      type: 'frame',
      run,
      position: trainer.position,
      trainCount: trainer.trainCount,
      batchSize: trainer.batchSize,
      train: this.#scores.train,
      test: this.#scores.test,
      batchLoss: trainer.batchLoss,
      learningRate: trainer.learningRate,
      stepsPerSecond,
      history: { from, values: history.from(from) },
      probes: computed as Frame['probes'],
    };
  }
}
