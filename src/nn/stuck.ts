/** @file A block that was found to give a constant, or to let no gradient through: as a notice with ways out. */
import type { Block } from './block.ts';
import type { Fix, FixCode, Problem } from './problem.ts';
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
  const set = (say: FixCode, values: Record<string, unknown>): Fix => ({
    say,
    changes: [{ kind: 'set', id, values }],
    restart: true,
  });
  const fixes: Fix[] = [];
  if (why === 'off') fixes.push(set('leakyAnew', { [field]: 'leakyRelu' }));
  if (step > 0 && block.trainable !== false) {
    const learningRate = Number((optimizer.learningRate / 10).toPrecision(6));
    fixes.push({
      say: 'slowerAnew',
      changes: [],
      training: { optimizer: { ...optimizer, learningRate } },
      restart: true,
    });
  }
  if (block['init'] !== undefined && block['init'] !== 'pytorch') fixes.push(set('randomAnew', { init: 'pytorch' }));
  return {
    block: id,
    field: 'type',
    severity: 'notice',
    of: block.type,
    found: { code: why === 'constant' ? 'still' : why, units, count },
    fixes,
  };
}
