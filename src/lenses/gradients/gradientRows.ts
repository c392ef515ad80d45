/** @file The rows of the gradient lens. */
import type { BlockGradient } from './gradients.probe.ts';

/**
 * How large a step is against what it changes: gradient ÷ parameters, root mean squares both; times the learning rate where the optimiser is plain gradient
 * descent, whose step is exactly that. null where there is no gradient or nothing to change.
 */
export function relativeStep(
  { parameters, size }: Pick<BlockGradient, 'parameters' | 'size'>,
  learningRate: number | null,
): number | null {
  if (parameters === null || size === null || size === 0) return null;
  return (parameters / size) * (learningRate ?? 1);
}

/** Lowest and highest of the positive numbers; null where there is none. */
export function positiveRange(values: Iterable<number | null>): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (value === null || !(value > 0) || value === Number.POSITIVE_INFINITY) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > 0 ? [low, high] : null;
}
