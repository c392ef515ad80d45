/** @file Runs for lessons, in Node: what a goal looks at, read from the engine and from its probes. */
import '#data/worlds/provide.ts';
import { createPool } from '#engine/bufferPool.ts';
import { planDocument } from '#engine/plan.ts';
import type { Probe } from '#engine/probe.ts';
import { registries } from '#engine/registries.ts';
import { replayer } from '#engine/replay.ts';
import type { Trainer } from '#engine/trainer.ts';
import { isScore, metricKey, parseMetric } from '#lesson/metrics.ts';
import type { Prover, Running } from '#lesson/prove.ts';
import type { Observation } from '#lesson/watch.ts';
import type { StrataDocument } from '#nn/document.ts';
import { scoresOf, usualGoal } from '#nn/goal.ts';
import { probes } from '#probes/index.ts';
import { Refusal } from './command.ts';

/** What is measured inside a network, by the name of its reading. */
const readings: Readonly<Record<string, (trainer: Trainer, of: readonly string[]) => number>> = {
  reads(trainer, [block, factor]) {
    const survey = probes.ladder.compute(trainer, {}, createPool());
    const section = survey?.sections.find(({ id }) => id === block);
    const at = factor === undefined ? -1 : (survey?.factors.findIndex(({ id }) => id === factor) ?? -1);
    return (factor === undefined ? section?.answer?.value : section?.factors[at]?.value) ?? Number.NaN;
  },
  gradientRatio(trainer, [first, second]) {
    const blocks = (probes.gradients as Probe<object, readonly { id: string; parameters: number | null }[]>).compute(
      trainer,
      {},
      createPool(),
    );
    const of = (id: string | undefined) => blocks.find((one) => one.id === id)?.parameters ?? Number.NaN;
    return of(first) / of(second);
  },
};

class Run implements Running {
  readonly #run: ReturnType<typeof replayer>;
  constructor(document: StrataDocument) {
    this.#run = replayer(document);
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
  /** @throws Refusal where a metric is not measured by the commands yet */
  observe(keys: readonly string[], points: readonly (readonly number[])[]): Observation {
    const trainer = this.#trainer;
    const { plan, step, epoch } = trainer;
    const { samples } = plan;
    const names = keys.map((key) => parseMetric(key)!);
    const scores = names.some(({ name }) => isScore(name))
      ? scoresOf({ train: trainer.score(samples.train), test: trainer.score(samples.test) })
      : {};
    const measured = names.flatMap(({ name, of }) => {
      if (isScore(name) || ['step', 'epoch', 'batchLoss', 'parameters', 'resets'].includes(name)) return [];
      const read = readings[name];
      if (!read) throw new Refusal(`${name} is not measured by this command yet`);
      return [[metricKey(name, of), read(trainer, of)] as const];
    });
    const parameters = plan.parameters.reduce((sum, { count }) => sum + count, 0);
    const classes = plan.data?.classNames.length ?? 0;
    const says = points.map((point) =>
      Array.from({ length: classes }, (_, k) => k).findIndex(
        (label) => trainer.countRight(Float32Array.from(point), [label]) === 1,
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
