/** @file What the shape teacher says at once: counts, and what a change would do, in one sentence. Pure. */

import { labelOf } from '#nn/problemWords.ts';
import { formatShape } from '#nn/shape.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { formatCompact, formatCount, MINUS } from '#ui/format.ts';
import type { Preview } from './preview.ts';

/** A change of a count: +6, −1 234, ±0. */
export const signedCount = (n: number): string => `${n > 0 ? '+' : n < 0 ? MINUS : '±'}${formatCount(Math.abs(n))}`;
/** The same in little room: +1.2 k. */
export const signedCompact = (n: number): string => `${n > 0 ? '+' : n < 0 ? MINUS : '±'}${formatCompact(Math.abs(n))}`;

/** When a way out is taken. */
export const onRelease = 'on release';
export const offeredAfter = 'offered after';

/** With a small first letter, as it stands within a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The card's answer in one sentence, as it is read out. */
export function describePreview(preview: Preview): string {
  const shape = preview.shape ? `gives ${formatShape(preview.shape)}, ` : '';
  const cost = `${preview.difference >= 0 ? 'plus' : 'minus'} ${formatCount(Math.abs(preview.difference))} parameters`;
  if (preview.fits) return `Fits: ${shape}${cost}.`;
  const fix = preview.fixes[0];
  return `Does not fit${preview.problem ? `: ${plainSentence(preview.problem)}` : '.'}${fix ? ` Dropping it applies: ${labelOf(fix.fix)}.` : ''}`;
}
