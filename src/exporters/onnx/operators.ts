/** @file What each layer is as operators of ONNX's opset 17. `docs/exporting.md` has them as a table. */
import { cosf, expf, sinf } from '#base/math.ts';
import { type LayerType, layers } from '#layers/index.ts';
import type { Values } from '#nn/field.ts';
import type { Window } from '#nn/layer.ts';
import { attention } from './attention.ts';
import { bend } from './bend.ts';
import { float, type GraphBuilder, int, ints, text } from './graphBuilder.ts';
import type { Placed } from './placed.ts';
import { recurrent } from './recurrent.ts';

type ValuesOf<T extends LayerType> = Values<(typeof layers)[T]['fields']>;

/** What flows out of the lists of a container, by slot; an empty list lets its input through. */
type Lists = Readonly<Record<string, readonly string[]>>;

type Operators = {
  readonly [T in LayerType]: (graph: GraphBuilder, at: Placed, x: string, values: ValuesOf<T>, lists: Lists) => string;
};

const isImage = ({ input }: Placed) => input.shape.length === 3;

const windowed = ({ size, stride, padding }: Window) => ({
  kernel_shape: ints(size, size),
  strides: ints(stride, stride),
  pads: ints(padding, padding, padding, padding),
});

/** Weight and bias, as far as the block has one. */
const parametersOf = (graph: GraphBuilder, { path }: Placed): string[] =>
  ['weight', 'bias'].flatMap((name) => graph.tensor(`${path}.${name}`) ?? []);

/** A parameter [C] as [C, 1, 1], to be spread over the pixels of channels. */
function perChannel(graph: GraphBuilder, path: string): string {
  const { shape, values } = graph.numbersOf(path);
  return graph.initializer(`${path}.column`, [...shape, 1, 1], values);
}

/** The numbers that are added to a sequence, as the engine comes to them. */
function positions(steps: number, width: number): Float32Array<ArrayBuffer> {
  const codes = new Float32Array(steps * width);
  const factor = Math.fround(-Math.log(10_000) / width);
  for (let j = 0; j < width; j++) {
    const rate = expf((j - (j % 2)) * factor);
    for (let t = 0; t < steps; t++) codes[t * width + j] = (j % 2 ? cosf : sinf)(t * rate);
  }
  return codes;
}

export const operators: Operators = {
  dense(graph, at, x, { activation }) {
    const { id, path, input } = at;
    if (input.shape.length === 1)
      return bend(graph, at, graph.add(id, 'Gemm', [x, ...parametersOf(graph, at)], { transB: int(1) }), activation);
    const product = graph.add(id, 'MatMul', [x, graph.transposed(`${path}.weight`)]);
    const bias = graph.tensor(`${path}.bias`);
    return bend(graph, at, bias === undefined ? product : graph.add(id, 'Add', [product, bias]), activation);
  },
  activation: (graph, at, x, values) =>
    values.function === 'linear' ? graph.add(at.id, 'Identity', [x]) : bend(graph, at, x, values.function),
  dropout: (graph, { id }, x, { rate }) => graph.add(id, 'Dropout', [x, graph.constant(Math.fround(rate))]),
  flatten: (graph, { id }, x) => graph.add(id, 'Flatten', [x], { axis: int(1) }),
  conv2d: (graph, at, x, values) =>
    bend(
      graph,
      at,
      graph.add(at.id, 'Conv', [x, ...parametersOf(graph, at)], windowed(layers.conv2d.window!(values))),
      values.activation,
    ),
  convTranspose2d(graph, at, x, { kernel: size, stride, padding, activation }) {
    const attributes = windowed({ size, stride, padding });
    return bend(graph, at, graph.add(at.id, 'ConvTranspose', [x, ...parametersOf(graph, at)], attributes), activation);
  },
  maxPool2d: (graph, { id }, x, values) => graph.add(id, 'MaxPool', [x], windowed(layers.maxPool2d.window!(values))),
  avgPool2d: (graph, { id }, x, values) =>
    graph.add(id, 'AveragePool', [x], windowed(layers.avgPool2d.window!(values))),
  globalAvgPool: (graph, at, x) =>
    isImage(at)
      ? graph.add(at.id, 'Flatten', [graph.add(at.id, 'GlobalAveragePool', [x])], { axis: int(1) })
      : graph.add(at.id, 'ReduceMean', [x], { axes: ints(1), keepdims: int(0) }),
  upsample2d: (graph, { id, path }, x, { scale }) =>
    graph.add(
      id,
      'Resize',
      [x, undefined, graph.initializer(`${path}.scales`, [4], Float32Array.of(1, 1, scale, scale))],
      { mode: text('nearest'), coordinate_transformation_mode: text('asymmetric'), nearest_mode: text('floor') },
    ),
  batchNorm: (graph, at, x, { epsilon }) =>
    graph.add(
      at.id,
      'BatchNormalization',
      [
        x,
        ...parametersOf(graph, at),
        ...['running_mean', 'running_var'].map((name) => graph.tensor(`${at.path}.${name}`)),
      ],
      { epsilon: float(epsilon) },
    ),
  layerNorm: (graph, at, x, { epsilon }) =>
    graph.add(at.id, 'LayerNormalization', [x, ...parametersOf(graph, at)], {
      axis: int(isImage(at) ? 1 : -1),
      epsilon: float(epsilon),
    }),
  groupNorm(graph, { id, path, input }, x, { groups, epsilon }) {
    // Opset 17 has no operator for it: groups are standardised as channels are, and each channel has its scale and shift.
    const [one, zero] = [1, 0].map((value) =>
      graph.initializer(`constants_${groups}_of_${value}`, [groups], new Float32Array(groups).fill(value)),
    );
    const grouped = graph.add(id, 'Reshape', [x, graph.wholes(0, groups, -1)]);
    const standard = graph.add(id, 'InstanceNormalization', [grouped, one, zero], { epsilon: float(epsilon) });
    const back = graph.add(id, 'Reshape', [standard, graph.wholes(0, ...input.shape)]);
    const scaled = graph.add(id, 'Mul', [back, perChannel(graph, `${path}.weight`)]);
    return graph.add(id, 'Add', [scaled, perChannel(graph, `${path}.bias`)]);
  },
  instanceNorm: (graph, at, x, { epsilon }) =>
    graph.add(at.id, 'InstanceNormalization', [x, ...parametersOf(graph, at)], { epsilon: float(epsilon) }),
  embedding: (graph, { id, path }, x) => graph.add(id, 'Gather', [graph.tensor(`${path}.weight`), x], { axis: int(0) }),
  positionalEncoding(graph, { id, path, input }, x) {
    const [steps, width] = input.shape as [number, number];
    return graph.add(id, 'Add', [x, graph.initializer(`${path}.positions`, input.shape, positions(steps, width))]);
  },
  rnn: (graph, at, x, values) => recurrent(graph, at, x, 'rnn', values),
  lstm: (graph, at, x, values) => recurrent(graph, at, x, 'lstm', values),
  gru: (graph, at, x, values) => recurrent(graph, at, x, 'gru', values),
  selfAttention: (graph, at, x, values) => attention(graph, at, x, values),
  residual: (graph, { id }, x, _, lists) =>
    graph.add(id, 'Add', [lists['body']?.[0] ?? x, lists['shortcut']?.[0] ?? x]),
  concat: (graph, { id, output }, _, __, lists) =>
    graph.add(id, 'Concat', lists['branches']!, { axis: int(output.shape.length === 3 ? 1 : output.shape.length) }),
};
