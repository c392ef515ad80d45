/** @file What the layers over steps ask of their input. */
import type { ShapeProblem } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';

/** Why an input is not a sequence [T, E] of real numbers, or undefined where it is. */
export function sequenceProblem(input: Flow): ShapeProblem | undefined {
  if (input.tokens === undefined && input.shape.length === 2) return undefined;
  return {
    field: 'type',
    found: { code: 'needs', needed: 'sequence', got: input },
    ...(input.tokens === undefined ? {} : { fixes: [{ say: 'insertEmbedding', insert: 'embedding' }] }),
  };
}
