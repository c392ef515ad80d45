/** @file What prepared data asks of a network: what flows into its first block, and what its last must give. */
import type { Target } from '#nn/objective.ts';
import type { Flow } from '#nn/shape.ts';
import type { PreparedData } from './prepare.ts';

/** What flows into the first block. */
export const flowOf = ({ shape, tokens }: Pick<PreparedData, 'shape' | 'tokens'>): Flow =>
  tokens ? { shape, tokens: tokens.length } : { shape };

/** What the last block's output is compared with. */
export const targetOf = (data: PreparedData): Target => ({
  task: data.task,
  classes: data.classNames.length,
  positions: data.positions,
  ...(data.task === 'picture' ? { picture: data.shape, strays: strays(data) } : {}),
});

const known = new WeakMap<PreparedData, boolean>();

/** As many pictures tell whether noise lies on them: it lies on every pixel of each. */
const LOOKED_AT = 16;

/** Whether noise takes pixels out of 0 … 1. */
function strays(data: PreparedData): boolean {
  const found =
    known.get(data) ??
    Array.from({ length: Math.min(LOOKED_AT, data.count) }, (_, row) => data.inputsOf(row)).some((picture) =>
      picture.some((value) => value < 0 || value > 1),
    );
  known.set(data, found);
  return found;
}
