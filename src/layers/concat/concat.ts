import { defineLayer, noParameters } from '#nn/layer.ts';

/** a = [B₁(x), B₂(x), …], joined on the channels of images, else on the last axis; an empty branch is the identity. */
export const concat = defineLayer({
  type: 'concat',
  category: 'containers',
  fields: {},
  slots: { branches: 'lists' },
  freshLists: { branches: [[], []] },
  sees: 'blocks',
  outputShape(input, _values, inner = {}) {
    const flows = inner['branches'] ?? [];
    if (flows.length === 0)
      return {
        field: 'branches',
        found: { code: 'noBranches' },
        fixes: [{ say: 'addBranches', set: { branches: [[], []] } }],
      };
    if (flows.some((flow) => flow.tokens !== undefined))
      return {
        field: 'branches',
        found: { code: 'joinsReals', got: input },
        fixes: [{ say: 'insertEmbedding', insert: 'embedding' }],
      };
    const axis = (shape: readonly number[]) => (shape.length === 3 ? 0 : shape.length - 1);
    const first = flows[0]!.shape;
    const misfit = flows.findIndex(
      ({ shape }) => shape.length !== first.length || shape.some((n, i) => i !== axis(shape) && n !== first[i]),
    );
    if (misfit >= 0)
      return {
        field: 'branches',
        found: { code: 'branches', first, branch: misfit + 1, other: flows[misfit]!.shape },
      };
    const joined = flows.reduce((sum, { shape }) => sum + shape[axis(shape)]!, 0);
    return { shape: first.with(axis(first), joined) };
  },
  parameters: noParameters,
  multiplyAdds: () => 0,
});
