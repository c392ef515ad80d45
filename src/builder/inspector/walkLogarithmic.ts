/** @file Steps of a logarithmic number field, such as a learning rate. */
import { logLadder } from '#ui/sliderScale.ts';

/** Where a field that stands on 0 goes with its first step up. */
const FIRST = 1e-5;
const ladder = logLadder(1e-12, 1e6);

/**
 * The value `count` steps from another. A ratio below 2 walks round numbers (0.01, 0.012, 0.015, 0.02 …), one for each step; a larger one multiplies. Below
 * the first rung lies 0.
 */
export function walkLogarithmic(value: number, count: number, ratio: number): number {
  if (value <= 0) return count > 0 ? walkLogarithmic(FIRST, count - 1, ratio) : 0;
  if (ratio >= 2) return Number((value * ratio ** count).toPrecision(6));
  if (count === 0) return value;
  const near = 1e-9 * value;
  const next =
    count > 0 ? ladder.findIndex((rung) => rung > value + near) : ladder.findLastIndex((rung) => rung < value - near);
  if (next < 0) return count > 0 ? value : 0;
  const index = next + count - Math.sign(count);
  return index < 0 ? 0 : (ladder[Math.min(index, ladder.length - 1)] ?? value);
}
