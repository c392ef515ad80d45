import { streamKey } from '#base/random.ts';
import { Model } from '#engine/model.ts';
import { PlanError } from '#engine/plan.ts';
import { planOfRows } from '#engine/planOfRows.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Machine } from '#kernels/machine.ts';
import { layers } from '#layers/index.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import { type Measurement, measureBlock } from './measure.ts';

export interface CheckRequest {
  readonly block: string;
  /** Counted up by the page each time it wants the check done anew: it is dear, and done once for each. */
  readonly asked: number;
}

export interface CheckResult extends Measurement {
  readonly block: string;
  readonly asked: number;
  readonly step: number;
  /** Samples that were used, of those of the batch at hand. */
  readonly samples: number;
  readonly batch: number;
}

/** Samples of the batch at most, and at least where they fit the time; and what the forward passes of a check may cost in multiply-adds. */
const MOST_SAMPLES = 32;
const LEAST_SAMPLES = 4;
const BUDGET = 6e8;
/** Forward passes that a parameter's elements take, roughly. */
const PASSES = 60;

/** The batch at hand, as much of it as a check of a block has time for. */
export function samplesFor({ plan, batchSize }: Pick<Trainer, 'plan' | 'batchSize'>, id: string): number {
  const passes = PASSES * (1 + plan.parameters.filter((p) => p.block === id).length);
  const { total } = multiplyAddsOf(plan.inference, layers);
  const affordable = Math.floor(BUDGET / (passes * Math.max(1, total)));
  return Math.min(batchSize, MOST_SAMPLES, Math.max(LEAST_SAMPLES, affordable));
}

/** The last check, and the memory it was done in, unless that is too much to hold on to. */
let last: { readonly of: Model; readonly request: CheckRequest; readonly result: CheckResult | null } | undefined;
let memory: Machine | undefined;
const KEPT_BYTES = 2 ** 26;

/**
 * Whether backpropagation is right, measured: the loss of samples of the batch at hand, under the dropout masks of the coming step, when one number of a block is
 * moved a little. Done in a model of its own with the same numbers, so that nothing of the run is touched.
 */
export const checkProbe: Probe<CheckRequest, CheckResult | null> = {
  names: ({ block }) => ({ block }),
  compute(trainer, request) {
    if (last?.of !== trainer.model || last.request.block !== request.block || last.request.asked !== request.asked)
      last = { of: trainer.model, request, result: check(trainer, request) };
    return last.result;
  },
};

function check(trainer: Trainer, { block, asked }: CheckRequest): CheckResult | null {
  const { model, step, batchSize, used } = trainer;
  const { plan } = model;
  if (!plan.inference.byId.get(block)?.output || trainer.trainCount === 0) return null;
  const rows = model.order.slice(used, used + samplesFor(trainer, block));
  try {
    const own = new Model(planOfRows(plan, rows, true), {
      inputGradient: true,
      backEnd: model.machine.backEnd,
      ...(memory ? { reuse: memory } : {}),
    });
    memory = own.bytes <= KEPT_BYTES ? own.machine : undefined;
    for (const p of plan.parameters) own.values(p).set(model.values(p));
    for (const b of plan.buffers) own.buffer(b).set(model.buffer(b));
    const measured = measureBlock(own, block, rows.length, streamKey(plan.document.seed, 'dropout', step));
    return { ...measured, block, asked, step, samples: rows.length, batch: batchSize };
  } catch (error) {
    if (error instanceof PlanError) return null; // too large to be held twice
    throw error;
  }
}
