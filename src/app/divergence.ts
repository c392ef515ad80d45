/** @file A run that left the finite, in words. */
import type { Divergence } from '#engine/trainer.ts';
import { formatCount } from '#ui/format.ts';

const things = { activation: 'an output', gradient: 'a gradient', parameter: 'a parameter', loss: 'the loss' } as const;

/** "At step 412 an output of Dense 2 was no longer a finite number." */
export function divergenceWords(
  { step, loss, what }: Pick<Divergence, 'step' | 'loss' | 'what'>,
  name: string | undefined,
): string {
  const at = `At step ${formatCount(step)}`;
  const where = what === 'loss' || name === undefined ? 'the loss' : `${things[what]} of ${name}`;
  return Number.isFinite(loss)
    ? `${at} the loss passed a thousand million; the largest numbers are in ${name ?? 'the network'}. Training is paused.`
    : `${at} ${where} was no longer a finite number. Training is paused.`;
}
