import { defineLayer } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';

/** a = [B₁(x), B₂(x), …], joined on the channels of images, else on the last axis; an empty branch is the identity. */
export const concat = defineLayer({
  type: 'concat',
  name: 'Concat',
  category: 'containers',
  summary: 'Gives its input to several branches and lays their outputs side by side.',
  fields: {},
  slots: { branches: 'lists' },
  freshLists: { branches: [[], []] },
  sees: 'blocks',
  outputShape(input, _values, inner = {}) {
    const flows = inner['branches'] ?? [];
    if (flows.length === 0)
      return {
        field: 'branches',
        message: 'has no branches; it needs at least one',
        fixes: [{ label: 'Add two branches', set: { branches: [[], []] } }],
      };
    if (flows.some((flow) => flow.tokens !== undefined))
      return {
        field: 'branches',
        message: `joins real numbers, got tokens ${formatShape(input.shape)}`,
        fixes: [{ label: 'Insert Embedding', insert: 'embedding' }],
      };
    const axis = (shape: readonly number[]) => (shape.length === 3 ? 0 : shape.length - 1);
    const first = flows[0]!.shape;
    const misfit = flows.findIndex(
      ({ shape }) => shape.length !== first.length || shape.some((n, i) => i !== axis(shape) && n !== first[i]),
    );
    if (misfit >= 0)
      return {
        field: 'branches',
        message: `joins ${first.length === 3 ? 'channels, so heights and widths must agree' : 'the last axis, so the other axes must agree'}: branch 1 gives ${formatShape(first)}, branch ${misfit + 1} ${formatShape(flows[misfit]!.shape)}`,
      };
    const joined = flows.reduce((sum, { shape }) => sum + shape[axis(shape)]!, 0);
    return { shape: first.with(axis(first), joined) };
  },
  parameters: () => ({}),
  multiplyAdds: () => 0,
  detail: () => '',
  formula: () => '\\mathbf a = \\left[\\,B_1(\\mathbf x),\\ B_2(\\mathbf x),\\ \\dots\\,\\right]',
  symbols: (input) => [
    {
      symbol: '\\mathbf x',
      meaning: 'input, given to every branch',
      shape: `\\mathbb R^{${input.shape.join('\\times ')}}`,
    },
    { symbol: 'B_k', meaning: 'the blocks of branch k, one after another; an empty branch hands on x' },
    {
      symbol: '\\mathbf a',
      meaning:
        input.shape.length === 3 ? 'the branches’ channels, one after another' : 'the branches’ outputs, end to end',
    },
  ],
  derive: () => [
    {
      say: 'Each branch gets the part of the gradient that belongs to its part of the output.',
      formula:
        '\\frac{\\partial L}{\\partial B_k} = \\left(\\frac{\\partial L}{\\partial \\mathbf a}\\right)_{\\text{part } k}',
    },
    {
      say: 'The input feeds every branch: what comes back adds up, branch 1 first.',
      formula:
        '\\frac{\\partial L}{\\partial \\mathbf x} = \\sum_k J_{B_k}^{\\top}\\,\\frac{\\partial L}{\\partial B_k}',
    },
  ],
  code: {
    pytorch: (input) => `torch.cat([branch(x) for branch in branches], dim=${input.shape.length === 3 ? '1' : '-1'})`,
    keras: (_input) => 'keras.layers.Concatenate(axis=-1)([branch(x) for branch in branches])',
    flax: () => 'jnp.concatenate([branch(x) for branch in branches], axis=-1)',
  },
  source: { label: 'Szegedy et al. 2014; torch.cat', url: 'https://arxiv.org/abs/1409.4842' },
});
