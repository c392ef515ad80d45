/** @file What the shape teacher says: sums and sentences about what a change would do. Pure. */

import type { Block } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { labelOf, sentenceOf } from '#nn/problemWords.ts';
import { type ReceptiveField, receptiveFields, sideArithmetic } from '#nn/receptive.ts';
import { formatShape } from '#nn/shape.ts';
import { formatCompact, formatCount, MINUS } from '#ui/format.ts';
import type { Preview } from './preview.ts';

/** A change of a count: +6, −1 234, ±0. */
export const signedCount = (n: number): string => `${n > 0 ? '+' : n < 0 ? MINUS : '±'}${formatCount(Math.abs(n))}`;
/** The same in little room: +1.2 k. */
export const signedCompact = (n: number): string => `${n > 0 ? '+' : n < 0 ? MINUS : '±'}${formatCompact(Math.abs(n))}`;

/** With a small first letter, as it stands within a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The card's answer in one sentence, as it is read out. */
export function describePreview(preview: Preview): string {
  const shape = preview.shape ? `gives ${formatShape(preview.shape)}, ` : '';
  const cost = `${preview.difference >= 0 ? 'plus' : 'minus'} ${formatCount(Math.abs(preview.difference))} parameters`;
  if (preview.fits) return `Fits: ${shape}${cost}.`;
  const fix = preview.fixes[0];
  return `Does not fit: ${preview.problem ? sentenceOf(preview.problem) : ''}.${fix ? ` Dropping it applies: ${labelOf(fix.fix)}.` : ''}`;
}

/** How much of the input a unit sees, in words. */
export function seesWords(field: ReceptiveField): string {
  if (field === 'everything') return 'sees the whole input';
  if (field === 'past') return 'sees the steps up to its own';
  if ('rows' in field) return `sees ${field.rows} × ${field.columns} input pixels`;
  if ('steps' in field) return `sees ${field.steps} ${field.steps === 1 ? 'step' : 'steps'} of the input`;
  return `sees ${field.numbers} ${field.numbers === 1 ? 'number' : 'numbers'} of the input`;
}

/** For a layer that slides a window: the arithmetic of its sides, and what one of its numbers sees of the input. Empty for others. */
export function windowLesson(
  block: Block | undefined,
  network: readonly Block[],
  inference: Inference,
  registry: LayerRegistry,
): readonly string[] {
  const inferred = block && inference.byId.get(block.id);
  const window = block && registry[block.type]?.window?.(block as never);
  if (!block || !inferred?.output || !window || inferred.input.shape.length !== 3) return [];
  const [, rows, columns] = inferred.input.shape;
  const sides =
    rows === columns ? [['side', rows!] as const] : [['rows', rows!] as const, ['columns', columns!] as const];
  const field = receptiveFields(inference, network, registry).get(block.id);
  return [
    ...sides.map(([name, side]) => `${name} ${sideArithmetic(window, side)}`),
    ...(field ? [seesWords(field)] : []),
  ];
}
