/** @file What prepared data asks of a network: what flows into its first block, and what its last must give. */
import type { Target } from '#nn/objective.ts';
import type { Flow } from '#nn/shape.ts';
import type { PreparedData } from './prepare.ts';

/** What flows into the first block. */
export const flowOf = ({ shape, tokens }: Pick<PreparedData, 'shape' | 'tokens'>): Flow =>
  tokens ? { shape, tokens: tokens.length } : { shape };

/** What the last block's output is compared with. */
export const targetOf = (data: Pick<PreparedData, 'task' | 'classNames' | 'positions'>): Target => ({
  task: data.task,
  classes: data.classNames.length,
  positions: data.positions,
});
