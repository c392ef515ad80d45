import type { Block } from '#nn/block.ts';
import type { TextOf } from '#nn/layer.ts';
import type { residual } from './residual.ts';

export const residualText: TextOf<typeof residual> = {
  formula: (_input, values) =>
    `\\mathbf a = F(\\mathbf x) + ${(values as { shortcut?: readonly Block[] }).shortcut?.length ? 'S(\\mathbf x)' : '\\mathbf x'}`,
  symbols: (input, values) => [
    {
      symbol: '\\mathbf x',
      meaning: 'input, given to both paths',
      shape: `\\mathbb R^{${input.shape.join('\\times ')}}`,
    },
    { symbol: 'F', meaning: 'the blocks of the body, one after another' },
    ...((values as { shortcut?: readonly Block[] }).shortcut?.length
      ? [{ symbol: 'S', meaning: 'the blocks of the shortcut' }]
      : []),
    { symbol: '\\mathbf a', meaning: 'output, of the body’s shape' },
  ],
  derive: (_input, values) => {
    const projected = (values as { shortcut?: readonly Block[] }).shortcut?.length;
    return [
      {
        say: 'A sum hands the gradient of its output to both terms as it is.',
        formula:
          '\\frac{\\partial L}{\\partial F} = \\frac{\\partial L}{\\partial \\mathbf a},\\qquad \\frac{\\partial L}{\\partial S} = \\frac{\\partial L}{\\partial \\mathbf a}',
      },
      {
        say: projected
          ? 'The input feeds both paths: what comes back through them adds up.'
          : 'The input feeds both paths; through the shortcut the gradient comes back undiminished, however deep the body is.',
        formula: projected
          ? '\\frac{\\partial L}{\\partial \\mathbf x} = J_F^{\\top}\\frac{\\partial L}{\\partial \\mathbf a} + J_S^{\\top}\\frac{\\partial L}{\\partial \\mathbf a}'
          : '\\frac{\\partial L}{\\partial \\mathbf x} = J_F^{\\top}\\frac{\\partial L}{\\partial \\mathbf a} + \\frac{\\partial L}{\\partial \\mathbf a}',
      },
    ];
  },
  closeUp: {
    none: 'Two numbers are added: what comes through the body and what comes along the shortcut. The cells of the body have close-ups of their own.',
  },
  code: {
    pytorch: () => 'Residual(body, shortcut)  # body(x) + shortcut(x)',
    keras: () => 'keras.layers.Add()([body(x), shortcut(x)])',
    flax: () => 'body(x) + shortcut(x)',
  },
  source: { label: 'He et al. 2015, Deep Residual Learning', url: 'https://arxiv.org/abs/1512.03385' },
};
