/** @file What the layers over steps ask of their input. */
import type { ShapeProblem } from '#nn/layer.ts';
import { type Flow, formatShape } from '#nn/shape.ts';

/** Why an input is not a sequence [T, E] of real numbers, or undefined where it is. */
export function sequenceProblem(input: Flow): ShapeProblem | undefined {
  const got = formatShape(input.shape);
  if (input.tokens !== undefined) {
    return {
      field: 'type',
      message: `needs a sequence [T, E] of real numbers, got tokens ${got}; an embedding turns tokens into vectors`,
      fixes: [{ label: 'Insert Embedding', insert: 'embedding' }],
    };
  }
  if (input.shape.length === 2) return undefined;
  const kind = input.shape.length === 3 ? 'an image' : 'a vector';
  return { field: 'type', message: `needs a sequence [T, E], got ${kind} ${got}` };
}
