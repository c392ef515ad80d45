/** @file Every layer as TensorFlow.js has it: its class, its settings and its weights; or why it has none. */
import type { Tensor } from '#exporters/source.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { type Laid, transposed } from './layout.ts';
import { tfjsWords as words } from './tfjsWords.ts';

/** One layer of a model; what flows in is the layer before it. */
export interface KerasLayer {
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** In the order in which the layer declares them. */
  readonly weights?: Readonly<Record<string, Laid>>;
}

type Parameters = (name: string) => Tensor;
/** The layers in a row that a block becomes; or a sentence that says why there are none. */
type Make = (at: InferredBlock, parameters: Parameters) => readonly KerasLayer[] | string;

/** The functions that a layer has in a setting of its own. */
const functions: Readonly<Record<string, string>> = {
  linear: 'linear',
  relu: 'relu',
  elu: 'elu',
  gelu: 'gelu',
  silu: 'swish',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softmax: 'softmax',
};

const leaky: KerasLayer = { className: 'LeakyReLU', config: { alpha: 0.01 } };
const plain = (className: string, config: KerasLayer['config'] = {}): KerasLayer => ({ className, config });
const isImage = ({ input }: InferredBlock) => input.shape.length === 3;
const asIs = ({ shape, values }: Tensor): Laid => ({ shape, values });
const turned = ({ values, shape }: Tensor, ...order: number[]): Laid => transposed(values, shape, order);
const field = ({ block }: InferredBlock, name: string) => block[name] as number;
const pair = (n: number) => [n, n] as const;

/** A layer with weights, its function in it or behind it. */
function bending(name: string, layer: KerasLayer, behind: readonly KerasLayer[] = []) {
  if (name === 'leakyRelu') return [layer, ...behind, leaky];
  if (!functions[name]) return words.bend(name);
  return [{ ...layer, config: { ...layer.config, activation: functions[name] } }, ...behind];
}

/** Kernel in the order that TensorFlow has, and bias. */
const kernelAndBias = (at: InferredBlock, of: Parameters, ...order: number[]) => ({
  kernel: turned(of('weight'), ...order),
  ...(at.block['bias'] ? { bias: asIs(of('bias')) } : {}),
});

const pool =
  (className: string): Make =>
  (at) => {
    const [size, stride] = [field(at, 'size'), field(at, 'stride') || field(at, 'size')];
    return [
      plain(className, {
        pool_size: pair(size),
        strides: pair(stride),
        padding: 'valid',
        data_format: 'channels_last',
      }),
    ];
  };

/** One bias for the two of PyTorch, which are added to each other anyway. */
const recurrent =
  (className: string, more: KerasLayer['config'] = {}): Make =>
  (at, of) => {
    const [input, state] = [of('bias_ih_l0'), of('bias_hh_l0')];
    return [
      {
        className,
        config: {
          units: at.block['units'],
          activation: 'tanh',
          use_bias: true,
          return_sequences: at.block['returnSequences'],
          ...more,
        },
        weights: {
          kernel: turned(of('weight_ih_l0'), 1, 0),
          recurrent_kernel: turned(of('weight_hh_l0'), 1, 0),
          bias: { shape: input.shape, values: input.values.map((value, i) => value + state.values[i]!) },
        },
      },
    ];
  };

const none: Make = (at) => words.layer(at.block.type);

/** Every layer but the containers. */
export const makers: Readonly<Record<string, Make>> = {
  dense: (at, of) =>
    bending(String(at.block['activation']), {
      className: 'Dense',
      config: { units: at.block['units'], use_bias: at.block['bias'] },
      weights: kernelAndBias(at, of, 1, 0),
    }),
  activation(at) {
    const name = String(at.block['function']);
    if (name === 'leakyRelu') return [leaky];
    return functions[name] ? [plain('Activation', { activation: functions[name] })] : words.bend(name);
  },
  dropout: (at) => [plain('Dropout', { rate: at.block['rate'] })],
  // The channels of an image are put first, so that the order is the same; a vector is flat already.
  flatten(at) {
    if (at.input.shape.length === 1) return [plain('Activation', { activation: 'linear' })];
    return [...(isImage(at) ? [plain('Permute', { dims: [3, 1, 2] })] : []), plain('Flatten')];
  },
  conv2d(at, of) {
    const padding = field(at, 'padding');
    const made = bending(String(at.block['activation']), {
      className: 'Conv2D',
      config: {
        filters: at.block['filters'],
        kernel_size: pair(field(at, 'kernel')),
        strides: pair(field(at, 'stride')),
        padding: 'valid',
        data_format: 'channels_last',
        use_bias: at.block['bias'],
      },
      weights: kernelAndBias(at, of, 2, 3, 1, 0),
    });
    if (typeof made === 'string' || padding === 0) return made;
    return [plain('ZeroPadding2D', { padding: [pair(padding), pair(padding)], data_format: 'channels_last' }), ...made];
  },
  convTranspose2d(at, of) {
    const [kernel, stride, padding] = [field(at, 'kernel'), field(at, 'stride'), field(at, 'padding')];
    // Sides are filled up to a multiple of the stride: that is cut away again.
    const cut = [padding, padding + Math.max(0, stride - kernel)] as const;
    const crop = plain('Cropping2D', { cropping: [cut, cut], data_format: 'channels_last' });
    return bending(
      String(at.block['activation']),
      {
        className: 'Conv2DTranspose',
        config: {
          filters: at.block['filters'],
          kernel_size: pair(kernel),
          strides: pair(stride),
          padding: 'valid',
          data_format: 'channels_last',
          use_bias: at.block['bias'],
        },
        weights: kernelAndBias(at, of, 2, 3, 1, 0),
      },
      cut[1] > 0 ? [crop] : [],
    );
  },
  maxPool2d: pool('MaxPooling2D'),
  avgPool2d: pool('AveragePooling2D'),
  globalAvgPool: (at) => [
    isImage(at) ? plain('GlobalAveragePooling2D', { data_format: 'channels_last' }) : plain('GlobalAveragePooling1D'),
  ],
  upsample2d: (at) => [
    plain('UpSampling2D', { size: pair(field(at, 'scale')), data_format: 'channels_last', interpolation: 'nearest' }),
  ],
  batchNorm: (at, of) => [
    {
      className: 'BatchNormalization',
      config: { axis: -1, momentum: +(1 - field(at, 'momentum')).toFixed(12), epsilon: at.block['epsilon'] },
      weights: {
        gamma: asIs(of('weight')),
        beta: asIs(of('bias')),
        moving_mean: asIs(of('running_mean')),
        moving_variance: asIs(of('running_var')),
      },
    },
  ],
  layerNorm(at, of) {
    const order = isImage(at) ? [1, 2, 0] : [0];
    return [
      {
        className: 'LayerNormalization',
        config: { axis: isImage(at) ? [1, 2, 3] : [-1], epsilon: at.block['epsilon'] },
        weights: { gamma: turned(of('weight'), ...order), beta: turned(of('bias'), ...order) },
      },
    ];
  },
  embedding: (at, of) => [
    {
      className: 'Embedding',
      config: { input_dim: at.block['vocabulary'], output_dim: at.block['dim'], input_length: at.input.shape[0] },
      weights: { embeddings: asIs(of('weight')) },
    },
  ],
  rnn: recurrent('SimpleRNN'),
  lstm: recurrent('LSTM', { recurrent_activation: 'sigmoid', unit_forget_bias: false }),
  gru: () => words.gru,
  groupNorm: none,
  instanceNorm: none,
  positionalEncoding: none,
  selfAttention: none,
};
