/** @file One optimiser update as instructions: regularisation, frozen elements, clipping, the update of each parameter. */
import { type Instruction, instruction } from '#kernels/machine.ts';
import type { Block } from '#nn/block.ts';
import type { Optimizer, Training } from '#nn/training.ts';
import type { Plan, PlannedParameter } from './plan.ts';
import { power, scheduleFactor } from './schedule.ts';

export interface OptimizerAddresses {
  readonly parameters: number;
  readonly gradients: number;
  /** Two arenas of the parameters' size: momentum or first moment, and second moment. */
  readonly state: readonly [number, number];
  /** Four words: learning rate, Adam's two bias corrections, the count of updates. */
  readonly schedule: number;
  /** float64: the squared norm of the gradient. */
  readonly norm2: number;
  /** Row of int32 indices and of values for frozen elements, as many as `frozenElements` gives. */
  readonly frozenIndex: number;
  readonly frozenValue: number;
}

/**
 * Writes the four words of `OptimizerAddresses.schedule` for an update: at step `step` of the schedule, the `updates`th since the optimiser's state was empty.
 * Returns the learning rate.
 */
export function writeSchedule(
  f32: Float32Array,
  at: number,
  { optimizer, schedule }: Training,
  step: number,
  updates: number,
): number {
  const rate = Math.fround(optimizer.learningRate * scheduleFactor(schedule, step));
  f32[at] = rate;
  if ('beta1' in optimizer) {
    f32[at + 1] = 1 / (1 - power(Math.fround(optimizer.beta1), updates));
    f32[at + 2] = 1 / Math.sqrt(1 - power(Math.fround(optimizer.beta2), updates));
  }
  f32[at + 3] = updates;
  return rate;
}

/** Whether these words differ from one update to the next, the first apart. */
export const isScheduled = ({ optimizer, schedule }: Training): boolean =>
  'beta1' in optimizer || schedule.type !== 'constant';

/** Words of optimiser state that belong to each parameter. */
export const stateSlots: Readonly<Record<Optimizer['type'], 0 | 1 | 2>> = {
  sgd: 1,
  adam: 2,
  adamW: 2,
  rmsProp: 1,
  adagrad: 1,
};

const isTrained = (block: Block) => block.trainable !== false && (block.learningRateScale ?? 1) > 0;

/** Every frozen element of trained blocks, as an offset into the parameter arena. */
export function frozenElements(plan: Plan): Int32Array {
  const blocks = new Map(plan.blocks.map(({ block }) => [block.id, block]));
  return Int32Array.from(
    plan.parameters.flatMap((p) => {
      const block = blocks.get(p.block)!;
      return isTrained(block) ? (block.frozen?.[p.name] ?? []).map((index) => p.offset + index) : [];
    }),
  );
}

/** Whether an update changes the gradients in memory before it takes them. */
export const altersGradients = (plan: Plan): boolean => {
  const { l1, l2, clipNorm } = plan.document.training;
  return l1 > 0 || l2 > 0 || clipNorm > 0 || frozenElements(plan).length > 0;
};

/** Instructions of one update, from the gradients as the backward pass left them. */
export function lowerUpdate(plan: Plan, at: OptimizerAddresses): Instruction[] {
  const { optimizer, l1, l2, clipNorm } = plan.document.training;
  const blocks = new Map(plan.blocks.map(({ block }) => [block.id, block]));
  const trained = plan.parameters.filter((p) => isTrained(blocks.get(p.block)!));
  const frozen = frozenElements(plan).length;
  const out: Instruction[] = [];
  const p = (offset: number) => at.parameters + 4 * offset;
  const g = (offset: number) => at.gradients + 4 * offset;
  if (l1 > 0 || l2 > 0) {
    for (const { offset, count, spec } of trained)
      if (spec.start === 'weight') out.push(instruction('penalty', { p: p(offset), g: g(offset), count, l1, l2 }));
  }
  if (frozen > 0)
    out.push(instruction('scatter', { x: at.gradients, index: at.frozenIndex, values: 0, count: frozen }));
  const ranges = mergeRanges(trained, blocks);
  if (clipNorm > 0) {
    for (const [i, { offset, count }] of ranges.entries()) {
      out.push(instruction('sumOfSquares', { x: g(offset), out: at.norm2, count, accumulate: i === 0 ? 0 : 1 }));
    }
    for (const { offset, count } of ranges)
      out.push(instruction('clip', { x: g(offset), count, norm2: at.norm2, limit: clipNorm }));
  }
  for (const { offset, count, scale } of ranges) {
    const [first, second] = [at.state[0] + 4 * offset, at.state[1] + 4 * offset];
    const common = {
      p: p(offset),
      g: g(offset),
      count,
      schedule: at.schedule,
      scale,
      weightDecay: optimizer.weightDecay,
    };
    switch (optimizer.type) {
      case 'sgd':
        out.push(
          instruction('sgd', {
            ...common,
            v: first,
            momentum: optimizer.momentum,
            nesterov: optimizer.nesterov ? 1 : 0,
          }),
        );
        break;
      case 'adam':
      case 'adamW':
        out.push(
          instruction('adam', {
            ...common,
            m: first,
            v: second,
            beta1: optimizer.beta1,
            beta2: optimizer.beta2,
            epsilon: optimizer.epsilon,
            decoupled: optimizer.type === 'adamW' ? 1 : 0,
          }),
        );
        break;
      case 'rmsProp':
        out.push(
          instruction('rmsProp', {
            ...common,
            s: first,
            decay: optimizer.decay,
            rest: 1 - optimizer.decay,
            epsilon: optimizer.epsilon,
          }),
        );
        break;
      case 'adagrad':
        out.push(instruction('adagrad', { ...common, s: first, epsilon: optimizer.epsilon }));
        break;
    }
  }
  if (frozen > 0)
    out.push(
      instruction('scatter', { x: at.parameters, index: at.frozenIndex, values: at.frozenValue, count: frozen }),
    );
  return out;
}

/** Neighbours with the same learning-rate scale are swept as one. */
function mergeRanges(parameters: readonly PlannedParameter[], blocks: ReadonlyMap<string, Block>) {
  const ranges: { offset: number; count: number; scale: number }[] = [];
  for (const { offset, count, block } of parameters) {
    const scale = blocks.get(block)!.learningRateScale ?? 1;
    const last = ranges.at(-1);
    const padded = last && Math.ceil((last.offset + last.count) / 4) * 4;
    if (last && padded === offset && last.scale === scale) last.count = offset + count - last.offset;
    else ranges.push({ offset, count, scale });
  }
  return ranges;
}
