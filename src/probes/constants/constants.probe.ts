import type { Probe } from '#engine/probe.ts';
import type { BlockTensors } from '#engine/program.ts';
import type { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Stuck } from '#nn/stuck.ts';

export interface ConstantsResult {
  /** Training samples that were looked at: all of them. */
  readonly count: number;
  readonly step: number;
  readonly blocks: readonly Stuck[];
}

/** Rows looked at first: where every block tells two of them apart, which is usual, no more are needed. */
const FIRST = 32;
/** While training, looking again takes at most one part in this many of the time. */
const SHARE = 20;

const known = new WeakMap<Trainer, { readonly at: number; readonly took: number; readonly result: ConstantsResult }>();

/**
 * Blocks whose activation function lets no gradient through at any training sample, dropout off: its slope, from its output, is exactly 0 for every unit; and
 * blocks whose weights are all 0 and stay so (they have not moved, or are not trained). Only where it begins: what is fed a constant is not to blame. Exact, for
 * all training samples. Outputs that differ by less than float32 can say are no reason: gradients still flow. Behind a block that looks at the whole batch
 * nothing is said, since tests and training see different numbers there.
 */
export const constantsProbe: Probe<Record<string, never>, ConstantsResult> = {
  compute(trainer, _, __, slice) {
    const before = known.get(trainer);
    const started = slice?.now() ?? 0;
    if (slice && !slice.settled && before && started - before.at < SHARE * before.took) return before.result;
    const result = stuckOf(trainer);
    if (slice) known.set(trainer, { at: slice.now(), took: Math.max(10, slice.now() - started), result });
    return result;
  },
};

/** The function at a block's end, where its slope can be told from its output. */
const slopes: Readonly<Record<string, (output: number) => boolean>> = {
  relu: (a) => a === 0,
  sigmoid: (a) => a === 0 || a === 1,
  tanh: (a) => Math.abs(a) === 1,
};

interface Candidate {
  readonly block: BlockTensors;
  readonly width: number;
  /** Its output, and its input, for the first sample. */
  readonly output: Float32Array;
  readonly input: Float32Array;
  /** Whether a slope of 0 can be told from an output. */
  readonly flat: ((output: number) => boolean) | undefined;
  readonly name: string;
  readonly weightless: boolean;
  constant: boolean;
  fed: boolean;
  closed: boolean;
}

function stuckOf({ model, plan, step }: Trainer): ConstantsResult {
  const rows = plan.samples.train;
  const count = rows.length;
  const mixing = plan.blocks.findIndex(({ block }) => layers[block.type as keyof typeof layers]?.mixesBatch);
  const before = new Set(plan.blocks.slice(0, mixing < 0 ? undefined : mixing).map(({ block }) => block.id));
  const blocks = model.evaluation.blocks.filter(({ id }) => before.has(id));
  let candidates: Candidate[] = [];
  const first = (block: BlockTensors): Candidate => {
    const [width, wide] = [sizeOf(block.output.shape), sizeOf(block.input.shape)];
    const fields = plan.blocks.find((b) => b.block.id === block.id)!.block;
    const name = String(fields['activation'] ?? fields['function'] ?? '');
    const [output, input] = [model.tensor(block.output).slice(0, width), model.tensor(block.input).slice(0, wide)];
    const weights = plan.parameters.filter((p) => p.block === block.id && p.spec.start === 'weight');
    const kept = fields.trainable === false || fields['learningRateScale'] === 0 || step > 0;
    const weightless = kept && weights.length > 0 && weights.every((p) => model.values(p).every((v) => v === 0));
    return {
      block,
      width,
      output,
      input,
      flat: slopes[name],
      name,
      weightless,
      constant: true,
      fed: true,
      closed: true,
    };
  };
  const look = (start: number, many: number, from: number) => {
    if (from + start === 0) candidates = blocks.map(first);
    for (const c of candidates) {
      const [out, into] = [model.tensor(c.block.output), model.tensor(c.block.input)];
      c.constant &&= c.weightless && same(out, c.output, many);
      c.fed &&= same(into, c.input, many);
      c.closed &&= c.flat !== undefined && out.subarray(0, many * c.width).every(c.flat);
    }
    candidates = candidates.filter((c) => c.constant || c.closed);
  };
  for (let from = 0; from < count && (from === 0 || candidates.length > 0); from += from === 0 ? FIRST : count)
    model.evaluateRows(rows.subarray(from, from === 0 ? FIRST : count), (start, many) => look(start, many, from));
  return {
    count,
    step,
    blocks: candidates
      .filter((c) => !c.fed)
      .map(({ block, closed, name }) => ({
        id: block.id,
        units: block.output.shape[0]!,
        why: !closed ? 'constant' : name === 'relu' ? 'off' : 'saturated',
      })),
  };
}

/** Whether the first `many` rows are each the same as `row`. A number that is none is the same as itself. */
function same(values: Float32Array, row: Float32Array, many: number): boolean {
  const width = row.length;
  for (let i = 0; i < many * width; i++)
    if (!Object.is(values[i], row[i % width]) && values[i] !== row[i % width]) return false;
  return true;
}
