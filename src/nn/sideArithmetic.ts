/** @file The sides of what a window makes of an image, as a sum that can be read. */
import type { Window } from './layer.ts';

/**
 * The arithmetic of a side: ⌊(28 − 5 + 2·0) / 1⌋ + 1 = 24; where the window spreads instead, (H − 1)·S − 2·P + F.
 * @param side rows or columns of the input
 */
export function sideArithmetic({ size, stride, padding }: Window, side: number): string {
  if (stride < 1) {
    const times = Math.round(1 / stride);
    return `(${side} − 1)·${times} − 2·${padding} + ${size} = ${(side - 1) * times - 2 * padding + size}`;
  }
  return `⌊(${side} − ${size} + 2·${padding}) / ${stride}⌋ + 1 = ${Math.floor((side - size + 2 * padding) / stride) + 1}`;
}
