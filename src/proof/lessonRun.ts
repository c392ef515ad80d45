/** @file Runs for lessons, in Node: what a goal looks at, read from the engine and from its probes. */
import '#data/worlds/provide.ts';
import { planDocument } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { replayer } from '#engine/replay.ts';
import type { Trainer } from '#engine/trainer.ts';
import { isReading, isScore, metricKey, parseMetric } from '#lesson/metrics.ts';
import type { Prover, Running } from '#lesson/prove.ts';
import type { Observation } from '#lesson/watch.ts';
import type { StrataDocument } from '#nn/document.ts';
import { scoresOf, usualGoal } from '#nn/goal.ts';
import { readGoal, readingOf } from './readings.ts';

class Run implements Running {
  readonly #run: ReturnType<typeof replayer>;
  constructor(document: StrataDocument) {
    this.#run = replayer(document, undefined, undefined, readGoal);
  }
  get #trainer(): Trainer {
    return this.#run.trainer;
  }
  get step(): number {
    return this.#trainer.step;
  }
  get over(): boolean {
    return this.#trainer.divergence !== undefined;
  }
  get isPoint(): boolean {
    return this.#trainer.history.values.at(-1)?.[0] === this.step;
  }
  observe(keys: readonly string[], points: readonly (readonly number[])[]): Observation {
    const trainer = this.#trainer;
    const { plan, step, epoch } = trainer;
    const { samples } = plan;
    const names = keys.map((key) => parseMetric(key)!);
    const scores = names.some(({ name }) => isScore(name))
      ? scoresOf({ train: trainer.score(samples.train), test: trainer.score(samples.test) })
      : {};
    const measured = names.flatMap(({ name, of }) =>
      isReading(name) ? [[metricKey(name, of), readingOf(trainer, name, of)] as const] : [],
    );
    const parameters = plan.parameters.reduce((sum, { count }) => sum + count, 0);
    const classes = plan.data?.classNames.length ?? 0;
    const says = points.map((point) =>
      Array.from({ length: classes }, (_, k) => k).findIndex(
        (label) => trainer.countRight(plan.data!.inputsAt(Float32Array.from(point)), [label]) === 1,
      ),
    );
    return {
      step,
      epoch,
      numbers: { ...scores, batchLoss: trainer.batchLoss, parameters, ...Object.fromEntries(measured) },
      says,
    };
  }
  advance(): void {
    this.#run.step();
  }
  parameterHash(): string {
    return this.#trainer.parameterHash();
  }
}
export const startRun = (document: StrataDocument): Run => new Run(document);

export const prover: Prover = {
  registries,
  start: startRun,
  solved(document) {
    const { task, test } = planDocument(document).data!;
    return document.training.solved ?? usualGoal(task, test.length);
  },
};
