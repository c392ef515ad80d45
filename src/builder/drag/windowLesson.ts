/** @file What the shape teacher says of a layer that slides a window. Pure. */

import type { Block } from '#nn/block.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { type ReceptiveField, receptiveFields } from '#nn/receptive.ts';
import { sideArithmetic } from '#nn/sideArithmetic.ts';

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
