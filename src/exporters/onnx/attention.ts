/** @file Self-attention as ONNX operators. */
import { type GraphBuilder, int, ints } from './graphBuilder.ts';
import type { Placed } from './placed.ts';

/** [softmax(Q Kᵀ / √d) V of every head] W_outᵀ + b_out, [Q K V] = X W_inᵀ + b_in; causal: no step sees those after it. */
export function attention(
  graph: GraphBuilder,
  { id, path, input }: Placed,
  x: string,
  { heads, causal }: { heads: number; causal: boolean },
): string {
  const [steps, width] = input.shape as [number, number];
  const add = (operator: string, inputs: readonly string[], attributes = {}) =>
    graph.add(id, operator, inputs, attributes);
  const project = (from: string, weight: string, bias: string) =>
    add('Add', [add('MatMul', [from, graph.transposed(`${path}.${weight}`)]), graph.tensor(`${path}.${bias}`)!]);

  const all = project(x, 'in_proj_weight', 'in_proj_bias');
  const parts = graph.addMany(id, 'Split', [all], ['.query', '.key', '.value'], { axis: int(2) });
  const apart = graph.wholes(0, 0, heads, width / heads);
  // Samples, heads, steps, width; the keys' steps last, as the product with them asks.
  const [query, key, value] = parts.map((part, i) =>
    add('Transpose', [add('Reshape', [part, apart])], { perm: i === 1 ? ints(0, 2, 3, 1) : ints(0, 2, 1, 3) }),
  ) as [string, string, string];
  const scaled = add('Mul', [query, graph.constant(Math.fround(1 / Math.sqrt(width / heads)))]);
  let scores = add('MatMul', [scaled, key]);
  if (causal) {
    const mask = new Float32Array(steps * steps);
    for (let i = 0; i < steps; i++) mask.fill(Number.NEGATIVE_INFINITY, i * steps + i + 1, (i + 1) * steps);
    scores = add('Add', [scores, graph.initializer(`${path}.mask`, [steps, steps], mask)]);
  }
  const mixed = add('MatMul', [add('Softmax', [scores], { axis: int(-1) }), value]);
  const joined = add('Reshape', [add('Transpose', [mixed], { perm: ints(0, 2, 1, 3) }), graph.wholes(0, 0, width)]);
  return project(joined, 'out_proj.weight', 'out_proj.bias');
}
