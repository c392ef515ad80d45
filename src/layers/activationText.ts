/** @file What the inspector says of activation functions: formulas and code in each framework. */
import type { ActivationFunction } from '#kernels/functions.ts';

interface FunctionText {
  /** As a LaTeX operator in a layer's formula; empty for linear. */
  readonly operator: string;
  /** Its definition in LaTeX, of z. */
  readonly formula: string;
  /** Its derivative in LaTeX, of z, or of the output a where that is how it is computed. */
  readonly derivative: string;
  readonly pytorch: string;
  readonly keras: string;
  readonly flax: string;
}

export const functionTexts: Readonly<Record<ActivationFunction, FunctionText>> = {
  linear: {
    operator: '',
    formula: 'z',
    derivative: '1',
    pytorch: 'nn.Identity()',
    keras: '"linear"',
    flax: 'lambda x: x',
  },
  relu: {
    operator: '\\operatorname{ReLU}',
    formula: '\\max(0, z)',
    derivative: '[z > 0]',
    pytorch: 'nn.ReLU()',
    keras: '"relu"',
    flax: 'nnx.relu',
  },
  leakyRelu: {
    operator: '\\operatorname{LeakyReLU}',
    formula: '\\max(0.01z, z)',
    derivative: '[z > 0] + 0.01\\,[z \\le 0]',
    pytorch: 'nn.LeakyReLU(0.01)',
    keras: 'keras.layers.LeakyReLU(negative_slope=0.01)',
    flax: 'nnx.leaky_relu',
  },
  elu: {
    operator: '\\operatorname{ELU}',
    formula: 'z \\text{ if } z > 0 \\text{, else } e^z - 1',
    derivative: '1 \\text{ if } z > 0 \\text{, else } e^z',
    pytorch: 'nn.ELU()',
    keras: '"elu"',
    flax: 'nnx.elu',
  },
  gelu: {
    operator: '\\operatorname{GELU}',
    formula: '\\tfrac{z}{2}\\left(1 + \\operatorname{erf}\\tfrac{z}{\\sqrt 2}\\right)',
    derivative: '\\Phi(z) + z\\,\\varphi(z)',
    pytorch: 'nn.GELU()',
    keras: 'lambda x: keras.activations.gelu(x, approximate=False)',
    flax: 'lambda x: nnx.gelu(x, approximate=False)',
  },
  silu: {
    operator: '\\operatorname{SiLU}',
    formula: 'z\\,\\sigma(z)',
    derivative: '\\sigma(z)\\left(1 + z\\,(1 - \\sigma(z))\\right)',
    pytorch: 'nn.SiLU()',
    keras: '"silu"',
    flax: 'nnx.silu',
  },
  sigmoid: {
    operator: '\\sigma',
    formula: '\\dfrac{1}{1 + e^{-z}}',
    derivative: 'a\\,(1 - a)',
    pytorch: 'nn.Sigmoid()',
    keras: '"sigmoid"',
    flax: 'nnx.sigmoid',
  },
  tanh: {
    operator: '\\tanh',
    formula: '\\tanh z',
    derivative: '1 - a^2',
    pytorch: 'nn.Tanh()',
    keras: '"tanh"',
    flax: 'nnx.tanh',
  },
  softplus: {
    operator: '\\operatorname{softplus}',
    formula: '\\ln(1 + e^z)',
    derivative: '\\sigma(z)',
    pytorch: 'nn.Softplus()',
    keras: '"softplus"',
    flax: 'nnx.softplus',
  },
  sine: {
    operator: '\\sin',
    formula: '\\sin z',
    derivative: '\\cos z',
    pytorch: 'Sine()',
    keras: 'keras.ops.sin',
    flax: 'jnp.sin',
  },
  softmax: {
    operator: '\\operatorname{softmax}',
    formula: '\\dfrac{e^{z_i}}{\\sum_j e^{z_j}}',
    derivative: 'a_i\\,([i = j] - a_j)',
    pytorch: 'nn.Softmax(dim=-1)',
    keras: '"softmax"',
    flax: 'nnx.softmax',
  },
};
