/** @file What the shape teacher says of a layer that slides a window. Pure. */

import type { Block } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { type ReceptiveField, receptiveFields } from '#nn/receptive.ts';
import { sideArithmetic } from '#nn/sideArithmetic.ts';
import { SEES_THE_STEPS_UP, SEES_THE_WHOLE_INPUT, seesNumbers, seesPixels, seesSteps } from './windowWords.ts';

/** How much of the input a unit sees, in words. */
export function seesWords(field: ReceptiveField): string {
  if (field === 'everything') return SEES_THE_WHOLE_INPUT;
  if (field === 'past') return SEES_THE_STEPS_UP;
  if ('rows' in field) return seesPixels(field.rows, field.columns);
  if ('steps' in field) return seesSteps(field.steps);
  return seesNumbers(field.numbers);
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
