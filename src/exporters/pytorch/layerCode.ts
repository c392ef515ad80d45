/** @file Every block without blocks in it as one expression of PyTorch. */
import { texts } from '#layers/texts.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerText, TextRegistry } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import type { Helper } from './helpers.ts';

export interface LayerCode {
  readonly code: string;
  /** The classes that it needs. */
  readonly helpers: readonly Helper[];
}

type Values = Readonly<Record<string, unknown>>;

const texted = (type: string): LayerText => (texts as TextRegistry)[type] as LayerText;

/** An activation function as a module. */
function activationCode(input: Flow, name: unknown): LayerCode {
  const code = texted('activation').code.pytorch(input, { function: name } as never);
  return { code, helpers: code === 'Sine()' ? ['Sine'] : [] };
}

/** A layer with weights, with its activation function inside it. @param first its arguments by place */
function bent(plain: string, own: Helper, output: Flow, first: readonly unknown[], values: Values): LayerCode {
  const named = [
    ...(['stride', 'padding'] as const).flatMap((name) =>
      values[name] !== undefined && values[name] !== (name === 'stride' ? 1 : 0) ? [`${name}=${values[name]}`] : [],
    ),
    ...(values['bias'] === false ? ['bias=False'] : []),
  ];
  const { activation } = values;
  if (activation === 'linear') return { code: `${plain}(${[...first, ...named].join(', ')})`, helpers: [] };
  const function_ = activationCode(output, activation);
  return {
    code: `${own}(${[...first, function_.code, ...named].join(', ')})`,
    helpers: [...function_.helpers, own],
  };
}

/** A helper's call. */
const own = (helper: Helper, ...given: readonly unknown[]): LayerCode => ({
  code: `${helper}(${given.join(', ')})`,
  helpers: [helper],
});

/** The expression of a block that holds no others. */
export function layerCode({ block, input, output }: InferredBlock): LayerCode {
  const { shape } = input;
  const values: Values = block;
  const units = values['units'];
  switch (block.type) {
    case 'dense':
      return bent('nn.Linear', 'Dense', output!, [shape.at(-1), units], values);
    case 'conv2d':
      return bent('nn.Conv2d', 'Conv2d', output!, [shape[0], values['filters'], values['kernel']], values);
    case 'convTranspose2d':
      return bent(
        ...(['nn.ConvTranspose2d', 'ConvTranspose2d', output!] as const),
        [shape[0], values['filters'], values['kernel']],
        values,
      );
    case 'activation':
      return activationCode(input, values['function']);
    case 'globalAvgPool':
      return own(shape.length === 3 ? 'GlobalAvgPool2d' : 'MeanOverSteps');
    case 'embedding':
      return { code: `nn.Embedding(${values['vocabulary']}, ${values['dim']})`, helpers: [] };
    case 'positionalEncoding':
      return own('PositionalEncoding', ...shape);
    case 'rnn':
    case 'lstm':
    case 'gru': {
      const kind = block.type.toUpperCase() as 'RNN' | 'LSTM' | 'GRU';
      return own(kind, shape[1], units, ...(values['returnSequences'] ? ['every_step=True'] : []));
    }
    case 'selfAttention':
      return own('SelfAttention', shape[1], values['heads'], ...(values['causal'] ? ['causal=True'] : []));
    default:
      return { code: texted(block.type).code.pytorch(input, block as never), helpers: [] };
  }
}
