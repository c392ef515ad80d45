import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { readDocument } from '#nn/document.ts';
import type { Fields } from '#nn/field.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import type { LayerDefinition, LayerText, TextRegistry } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { arbitraryFields } from '#testing/arbitraryDocument.ts';
import { type LayerType, layers } from './index.ts';
import { texts } from './texts.ts';

type Values = Readonly<Record<string, unknown>>;
/** A call as it must stand in the code: its arguments by place, and by name with what the framework takes where the name is absent. */
interface Call {
  readonly of: string;
  readonly places?: readonly unknown[];
  readonly names?: Readonly<Record<string, { readonly is: unknown; readonly otherwise?: unknown }>>;
}
/** The calls in the code of each framework. */
type Said = Readonly<Record<'pytorch' | 'keras' | 'flax', (flow: Flow, values: Values) => readonly Call[]>>;

/** Sides are all different, so that none can stand for another. */
const flows: readonly Flow[] = [
  { shape: [6] },
  { shape: [5, 4] },
  { shape: [2, 7, 9] },
  { shape: [4, 8, 6] },
  { shape: [5], tokens: 3 },
];

/** As numbers and words of Python are written in JavaScript. */
const plain = (text: string): unknown =>
  text === 'True' ? true : text === 'False' ? false : text === '' || Number.isNaN(Number(text)) ? text : Number(text);

/** What stands between the parenthesis at `start` and its partner, cut at the commas that no other bracket holds. */
function argumentsAt(code: string, start: number): string[] {
  const parts = [''];
  let depth = 0;
  for (let i = start + 1; i < code.length; i++) {
    const c = code[i]!;
    if (')]}'.includes(c) && depth-- === 0) break;
    if ('([{'.includes(c)) depth++;
    if (c === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The arguments of the first call of a function, by place and by name; undefined where it is not called. */
function callOf(code: string, of: string) {
  const start = code.indexOf(`${of}(`);
  if (start < 0) return undefined;
  const named: Record<string, unknown> = {};
  const places: unknown[] = [];
  for (const argument of argumentsAt(code, start + of.length)) {
    const pair = /^(\w+)=(?!=)(.*)$/.exec(argument);
    if (pair) named[pair[1]!] = plain(pair[2]!);
    else places.push(plain(argument));
  }
  return { places, named };
}

const call = (of: string, places: readonly unknown[] = [], names: Call['names'] = {}): readonly Call[] => [
  { of, places, names },
];
const word = (is: unknown, otherwise?: unknown) => ({ is, otherwise });
const none = () => [];
const last = ({ shape }: Flow) => shape.at(-1);
const isImage = ({ shape }: Flow) => shape.length === 3;
const near = (x: unknown) => +(x as number).toFixed(6);

const pooling = (pytorch: string, keras: string, flax: string): Said => {
  const strideOf = ({ size, stride }: Values) => (stride as number) || size;
  return {
    pytorch: (_, v) => call(`nn.${pytorch}`, [v['size']], { stride: word(strideOf(v), v['size']) }),
    keras: (_, v) => call(`keras.layers.${keras}`, [v['size']], { strides: word(strideOf(v), v['size']) }),
    flax: (_, v) =>
      call(`nnx.${flax}`, ['x', `(${v['size']}, ${v['size']})`], { strides: word(`(${strideOf(v)}, ${strideOf(v)})`) }),
  };
};

const recurrent = (kind: string, cell: string): Said => ({
  pytorch: ({ shape }, v) => call(`nn.${kind}`, [shape[1], v['units']], { batch_first: word(true, false) }),
  keras: (_, v) =>
    call(`keras.layers.${kind === 'RNN' ? 'SimpleRNN' : kind}`, [v['units']], {
      return_sequences: word(v['returnSequences'], false),
    }),
  flax: ({ shape }, v) => call(`nnx.${cell}`, [shape[1], v['units']]),
});

/** What the code of every layer must say of its sizes and fields; `none` where a framework is given an expression of its own. */
const said: { readonly [T in LayerType]: Said } = {
  dense: {
    pytorch: (flow, v) => call('nn.Linear', [last(flow), v['units']], { bias: word(v['bias'], true) }),
    keras: (_, v) => call('keras.layers.Dense', [v['units']], { use_bias: word(v['bias'], true) }),
    flax: (flow, v) => call('nnx.Linear', [last(flow), v['units']], { use_bias: word(v['bias'], true) }),
  },
  activation: { pytorch: none, keras: none, flax: none },
  dropout: {
    pytorch: (_, v) => call('nn.Dropout', [v['rate']]),
    keras: (_, v) => call('keras.layers.Dropout', [v['rate']]),
    flax: (_, v) => call('nnx.Dropout', [v['rate']]),
  },
  flatten: { pytorch: () => call('nn.Flatten'), keras: () => call('keras.layers.Flatten'), flax: none },
  conv2d: {
    pytorch: ({ shape }, v) =>
      call('nn.Conv2d', [shape[0], v['filters'], v['kernel']], {
        stride: word(v['stride'], 1),
        padding: word(v['padding'], 0),
        bias: word(v['bias'], true),
      }),
    keras: (_, v) => {
      const padding = v['padding'] as number;
      const same = v['stride'] === 1 && padding > 0 && v['kernel'] === 2 * padding + 1;
      return [
        ...call('keras.layers.Conv2D', [v['filters'], v['kernel']], {
          strides: word(v['stride'], 1),
          padding: word(same ? '"same"' : '"valid"', '"valid"'),
          use_bias: word(v['bias'], true),
        }),
        ...(padding && !same ? call('keras.layers.ZeroPadding2D', [padding]) : []),
      ];
    },
    flax: ({ shape }, v) =>
      call('nnx.Conv', [shape[0], v['filters'], `(${v['kernel']}, ${v['kernel']})`], {
        strides: word(v['stride'], 1),
        padding: word(v['padding']),
        use_bias: word(v['bias'], true),
      }),
  },
  convTranspose2d: {
    pytorch: ({ shape }, v) =>
      call('nn.ConvTranspose2d', [shape[0], v['filters'], v['kernel']], {
        stride: word(v['stride'], 1),
        padding: word(v['padding'], 0),
        bias: word(v['bias'], true),
      }),
    keras: (_, v) => [
      ...call('keras.layers.Conv2DTranspose', [v['filters'], v['kernel']], {
        strides: word(v['stride'], 1),
        use_bias: word(v['bias'], true),
      }),
      ...(v['padding'] ? call('keras.layers.Cropping2D', [v['padding']]) : []),
    ],
    flax: ({ shape }, v) =>
      call('nnx.ConvTranspose', [shape[0], v['filters'], `(${v['kernel']}, ${v['kernel']})`], {
        strides: word(v['stride'], 1),
        padding: word((v['kernel'] as number) - 1 - (v['padding'] as number)),
        use_bias: word(v['bias'], true),
      }),
  },
  maxPool2d: pooling('MaxPool2d', 'MaxPooling2D', 'max_pool'),
  avgPool2d: pooling('AvgPool2d', 'AveragePooling2D', 'avg_pool'),
  globalAvgPool: {
    pytorch: (flow) => (isImage(flow) ? call('nn.AdaptiveAvgPool2d', [1]) : call('MeanOverSteps')),
    keras: (flow) => call(`keras.layers.GlobalAveragePooling${isImage(flow) ? 2 : 1}D`),
    flax: none,
  },
  upsample2d: {
    pytorch: (_, v) => call('nn.Upsample', [], { scale_factor: word(v['scale']) }),
    keras: (_, v) => call('keras.layers.UpSampling2D', [v['scale']]),
    flax: (_, v) => call('x.repeat', [v['scale'], 1]),
  },
  batchNorm: {
    pytorch: (flow, v) =>
      call(`nn.BatchNorm${isImage(flow) ? 2 : 1}d`, [flow.shape[0]], {
        eps: word(v['epsilon'], 1e-5),
        momentum: word(v['momentum'], 0.1),
      }),
    keras: (_, v) =>
      call('keras.layers.BatchNormalization', [], {
        momentum: word(near(1 - (v['momentum'] as number))),
        epsilon: word(v['epsilon']),
      }),
    flax: ({ shape }, v) =>
      call('nnx.BatchNorm', [shape[0]], {
        momentum: word(near(1 - (v['momentum'] as number))),
        epsilon: word(v['epsilon']),
      }),
  },
  layerNorm: {
    pytorch: (flow, v) =>
      call('nn.LayerNorm', [isImage(flow) ? `(${flow.shape.join(', ')})` : last(flow)], {
        eps: word(v['epsilon'], 1e-5),
      }),
    keras: (flow, v) =>
      call('keras.layers.LayerNormalization', [], {
        axis: word(isImage(flow) ? '(1, 2, 3)' : -1, -1),
        epsilon: word(v['epsilon']),
      }),
    flax: (flow, v) =>
      call('nnx.LayerNorm', [isImage(flow) ? sizeOf(flow.shape) : last(flow)], { epsilon: word(v['epsilon']) }),
  },
  groupNorm: {
    pytorch: ({ shape }, v) => call('nn.GroupNorm', [v['groups'], shape[0]], { eps: word(v['epsilon'], 1e-5) }),
    keras: (_, v) => call('keras.layers.GroupNormalization', [v['groups']], { epsilon: word(v['epsilon']) }),
    flax: ({ shape }, v) =>
      call('nnx.GroupNorm', [shape[0]], { num_groups: word(v['groups']), epsilon: word(v['epsilon']) }),
  },
  instanceNorm: {
    pytorch: ({ shape }, v) =>
      call('nn.InstanceNorm2d', [shape[0]], { eps: word(v['epsilon'], 1e-5), affine: word(true, false) }),
    keras: ({ shape }, v) => call('keras.layers.GroupNormalization', [shape[0]], { epsilon: word(v['epsilon']) }),
    flax: ({ shape }, v) =>
      call('nnx.GroupNorm', [shape[0]], { num_groups: word(shape[0]), epsilon: word(v['epsilon']) }),
  },
  embedding: {
    pytorch: (_, v) => call('nn.Embedding', [v['vocabulary'], v['dim']]),
    keras: (_, v) => call('keras.layers.Embedding', [v['vocabulary'], v['dim']]),
    flax: (_, v) => call('nnx.Embed', [v['vocabulary'], v['dim']]),
  },
  positionalEncoding: {
    pytorch: ({ shape }) => call('PositionalEncoding', [...shape]),
    keras: ({ shape }) => call('keras.ops.arange', [shape[0]]),
    flax: ({ shape }) => call('jnp.arange', [shape[0]]),
  },
  rnn: recurrent('RNN', 'SimpleCell'),
  lstm: recurrent('LSTM', 'OptimizedLSTMCell'),
  gru: recurrent('GRU', 'GRUCell'),
  selfAttention: {
    pytorch: ({ shape }, v) => [
      ...call('nn.MultiheadAttention', [shape[1], v['heads']], { batch_first: word(true, false) }),
      ...(v['causal'] ? call('nn.Transformer.generate_square_subsequent_mask', [shape[0]]) : []),
    ],
    keras: ({ shape }, v) => call('keras.layers.MultiHeadAttention', [v['heads'], shape[1]! / (v['heads'] as number)]),
    flax: ({ shape }, v) => call('nnx.MultiHeadAttention', [v['heads'], shape[1]]),
  },
  residual: { pytorch: none, keras: none, flax: none },
  concat: {
    pytorch: (flow) => call('torch.cat', ['[branch(x) for branch in branches]'], { dim: word(isImage(flow) ? 1 : -1) }),
    keras: () => call('keras.layers.Concatenate', [], { axis: word(-1) }),
    flax: () => call('jnp.concatenate', ['[branch(x) for branch in branches]'], { axis: word(-1) }),
  },
};

function* examples(definition: LayerDefinition): Generator<{ values: Values; flow: Flow }> {
  const drawn = fc.sample(arbitraryFields(definition.fields as Fields, 7), { numRuns: 40, seed: 9 });
  for (const own of [{}, ...drawn]) {
    const network = [{ ...own, ...definition.freshLists, type: definition.type, id: 'a' }];
    const { document } = readDocument({ strata: 1, data: { type: 'circle' }, network }, { layers, datasets });
    for (const flow of flows)
      if (document && inferShapes(document.network, flow, layers).output)
        yield { values: document.network[0] as unknown as Values, flow };
  }
}

describe.each(Object.entries(said))('the code of %s', (type, frameworks) => {
  const text = (texts as TextRegistry)[type]! as LayerText;

  it.each(Object.entries(frameworks))('says its sizes and fields, each in its place: %s', (framework, calls) => {
    let seen = 0;
    for (const { values, flow } of examples(layers[type as LayerType] as unknown as LayerDefinition)) {
      const code = text.code[framework as keyof Said](flow, values as never);
      for (const { of, places = [], names = {} } of calls(flow, values)) {
        const written = callOf(code, of);
        expect(written?.places, code).toEqual(places);
        for (const [name, { is, otherwise }] of Object.entries(names))
          expect(written!.named[name] ?? otherwise, `${name} in ${code}`).toEqual(is);
      }
      seen++;
    }
    expect(seen).toBeGreaterThan(1);
  });
});
