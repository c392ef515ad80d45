/** @file A block that was found to give a constant, or to let no gradient through: as a notice with ways out. */
import type { Block } from './block.ts';
import type { Fix, Problem } from './problem.ts';
import { stuckCures, stuckWords } from './stuckWords.ts';
import type { Training } from './training.ts';

/** What was measured of a block over all training samples. */
export interface Stuck {
  readonly id: string;
  /** Units, or channels, of its output. */
  readonly units: number;
  /** `off`: every ReLU gives 0. `saturated`: every unit is where its function is level. `constant`: its weights are all 0, and its output is the same for every sample. */
  readonly why: 'off' | 'saturated' | 'constant';
}

/** @param count training samples that were looked at; @param step at which */
export function stuckProblem(
  { id, units, why }: Stuck,
  block: Block,
  { optimizer }: Training,
  count: number,
  step: number,
): Problem {
  const field = 'function' in block ? 'function' : 'activation';
  const set = (label: string, values: Record<string, unknown>): Fix => ({
    label,
    changes: [{ kind: 'set', id, values }],
    restart: true,
  });
  const fixes: Fix[] = [];
  if (why === 'off') fixes.push(set(stuckCures.leaky, { [field]: 'leakyRelu' }));
  if (step > 0 && block.trainable !== false) {
    const learningRate = Number((optimizer.learningRate / 10).toPrecision(6));
    fixes.push({
      label: stuckCures.slower,
      changes: [],
      training: { optimizer: { ...optimizer, learningRate } },
      restart: true,
    });
  }
  if (block['init'] !== undefined && block['init'] !== 'pytorch')
    fixes.push(set(stuckCures.random, { init: 'pytorch' }));
  return {
    block: id,
    field: 'type',
    severity: 'notice',
    short: stuckWords[why].short,
    message: `${block.type}: ${stuckWords[why].message(units, count)}`,
    fixes,
  };
}
