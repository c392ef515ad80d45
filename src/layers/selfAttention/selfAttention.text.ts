import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import type { selfAttention } from './selfAttention.ts';

export const selfAttentionText: TextOf<typeof selfAttention> = {
  formula(input, { heads, causal }) {
    const width = input.shape[1]! / heads;
    return `\\begin{aligned} ${[
      '[Q\\;K\\;V] &= X W_{\\text{in}}^{\\top} + \\mathbf b_{\\text{in}}',
      `P &= \\operatorname{softmax}\\!\\left(\\frac{Q_h K_h^{\\top}}{\\sqrt{${width}}}\\right)${causal ? '\\text{ over } j \\le i' : ''}`,
      'O_h &= P V_h',
      `A &= ${heads === 1 ? 'O_1' : `[O_1 \\dots O_{${heads}}]`}\\, W_{\\text{out}}^{\\top} + \\mathbf b_{\\text{out}}`,
    ].join(' \\\\ ')} \\end{aligned}`;
  },
  symbols(input, { heads, causal }) {
    const [steps, width] = [input.shape[0]!, input.shape[1]!];
    return [
      { symbol: 'X', meaning: 'input, a row for each step', shape: reals(steps, width) },
      { symbol: 'W_{\\text{in}}', meaning: 'weights of queries, keys and values', shape: reals(3 * width, width) },
      { symbol: '\\mathbf b_{\\text{in}}', meaning: 'their biases', shape: reals(3 * width) },
      {
        symbol: 'Q_h,\\ K_h,\\ V_h',
        meaning: `queries, keys and values of head h = 1 … ${heads}`,
        shape: reals(steps, width / heads),
      },
      {
        symbol: 'P',
        meaning: `weights of a head: row i says how much step i takes from step j${causal ? '; 0 from steps after it' : ''}`,
        shape: reals(steps, steps),
      },
      { symbol: 'O_h', meaning: 'what a head gathers', shape: reals(steps, width / heads) },
      { symbol: 'W_{\\text{out}}', meaning: 'weights of the output', shape: reals(width, width) },
      { symbol: '\\mathbf b_{\\text{out}}', meaning: 'its biases', shape: reals(width) },
      { symbol: 'A', meaning: 'output', shape: reals(steps, width) },
    ];
  },
  derive(input, { heads }) {
    const all = heads === 1 ? 'O_1' : `[O_1 \\dots O_{${heads}}]`;
    const root = `\\sqrt{${input.shape[1]! / heads}}`;
    const qkv = '[Q\\;K\\;V]';
    return [
      {
        say: 'The output is a dense layer over what the heads gathered.',
        formula: `${slope('W_{\\text{out}}')} = ${slope('A')}^{\\top} ${all},\\qquad ${slope('\\mathbf b_{\\text{out}}')} = \\sum_t ${slope('A_t')},\\qquad ${slope(all)} = ${slope('A')}\\, W_{\\text{out}}`,
      },
      {
        say: 'A head’s mean hands the gradient to its values, by the weights, and to its weights.',
        formula: `${slope('V_h')} = P^{\\top} ${slope('O_h')},\\qquad ${slope('P')} = ${slope('O_h')}\\, V_h^{\\top}`,
      },
      {
        say: 'Through the softmax of each row to its scores, whose gradient is Δ: it is 0 where a weight’s gradient equals the row’s mean.',
        formula: `\\Delta_{ij} = P_{ij}\\left(${slope('P_{ij}')} - \\sum_k P_{ik}\\, ${slope('P_{ik}')}\\right)`,
      },
      {
        say: 'The scores are products of queries and keys.',
        formula: `${slope('Q_h')} = \\frac{\\Delta K_h}{${root}},\\qquad ${slope('K_h')} = \\frac{\\Delta^{\\top} Q_h}{${root}}`,
      },
      {
        say: 'Queries, keys and values are one dense layer over the steps.',
        formula: `${slope('W_{\\text{in}}')} = ${slope(qkv)}^{\\top} X,\\qquad ${slope('\\mathbf b_{\\text{in}}')} = \\sum_t ${slope(`${qkv}_t`)}`,
      },
      {
        say: 'Every step is asked, answers and asks: all three ways lead back to it.',
        formula: `${slope('X')} = ${slope(qkv)}\\, W_{\\text{in}}`,
      },
    ];
  },
  closeUp: 'attention',
  code: {
    pytorch: (input, { heads, causal }) =>
      `nn.MultiheadAttention(${input.shape[1]}, ${heads}, batch_first=True)  # called with (x, x, x${causal ? `, attn_mask=nn.Transformer.generate_square_subsequent_mask(${input.shape[0]})` : ''})[0]`,
    keras: (input, { heads, causal }) =>
      `keras.layers.MultiHeadAttention(${heads}, ${input.shape[1]! / heads}, kernel_initializer=keras.initializers.RandomUniform(-(1.5 / ${input.shape[1]})**0.5, (1.5 / ${input.shape[1]})**0.5))  # called with (x, x${causal ? ', use_causal_mask=True' : ''})`,
    flax: (input, { heads, causal }) =>
      `nnx.MultiHeadAttention(${heads}, ${input.shape[1]}, kernel_init=symmetric_uniform((1.5 / ${input.shape[1]})**0.5), out_kernel_init=symmetric_uniform(${input.shape[1]}**-0.5), decode=False, rngs=rngs)  # called with (x${causal ? `, mask=nnx.make_causal_mask(x[..., 0])` : ''})`,
  },
  source: {
    label: 'Vaswani et al. 2017; torch.nn.MultiheadAttention',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html',
  },
};
