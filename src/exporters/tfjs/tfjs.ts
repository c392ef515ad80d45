/** @file A network as a layers model of TensorFlow.js: its topology as JSON, and its weights. */
import { asInts } from '#exporters/besideFiles.ts';
import type { CannotHold, Exporter } from '#exporters/exporter.ts';
import { noJson } from '#exporters/onlyFinite.ts';
import type { ExportSource, Tensor } from '#exporters/source.ts';
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { type KerasLayer, makers } from './layers.ts';
import { channelsLast, type Laid, shapeLast } from './layout.ts';

interface Model {
  readonly layers: readonly object[];
  /** The name of the layer whose output is the network's. */
  readonly output: string;
  /** In the order of the file. */
  readonly weights: readonly (Laid & { readonly name: string })[];
}

const INPUT = 'input';
/** What flows in flows out. */
const SAME: KerasLayer = { className: 'Activation', config: { activation: 'linear' } };

/** Every layer of the network and the wires between them; or the block that there is no layer for. */
function modelOf({ document, inference, input, numbers }: ExportSource): Model | CannotHold {
  const tensors = new Map<string, Tensor>(numbers!.tensors.map((tensor) => [tensor.path, tensor]));
  const made: object[] = [
    {
      class_name: 'InputLayer',
      name: INPUT,
      config: {
        name: INPUT,
        batch_input_shape: [null, ...shapeLast(input.shape)],
        dtype: input.tokens === undefined ? 'float32' : 'int32',
        sparse: false,
      },
      inbound_nodes: [],
    },
  ];
  const weights: (Laid & { name: string })[] = [];

  const add = (
    name: string,
    { className, config, weights: own = {} }: KerasLayer,
    from: readonly string[],
    trainable: boolean,
  ) => {
    made.push({
      class_name: className,
      name,
      config: { name, trainable, dtype: 'float32', ...config },
      inbound_nodes: [from.map((layer) => [layer, 0, 0, {}])],
    });
    for (const [weight, laid] of Object.entries(own)) weights.push({ name: `${name}/${weight}`, ...laid });
    return name;
  };

  const list = (blocks: readonly Block[], from: string): string | CannotHold => {
    let at = from;
    for (const block of blocks) {
      const next = one(block, at);
      if (typeof next !== 'string') return next;
      at = next;
    }
    return at;
  };

  const one = (block: Block, from: string): string | CannotHold => {
    const inferred = inference.byId.get(block.id)!;
    const name = `${block.type}_${inferred.path.replaceAll('.', '_')}`;
    const trainable = block.trainable !== false;
    const maker = makers[block.type];
    if (maker) {
      const row = maker(inferred, (parameter) => tensors.get(`${inferred.path}.${parameter}`)!);
      if (typeof row === 'string') return { block: block.id, says: row };
      // The layer with the weights, or the last, has the block's own name.
      const weighted = row.findIndex(({ weights: own }) => own);
      const main = weighted < 0 ? row.length - 1 : weighted;
      return row.reduce(
        (before, layer, i) => add(i === main ? name : `${name}_${layer.className}`, layer, [before], trainable),
        from,
      );
    }
    const lists =
      block.type === 'residual'
        ? ['body', 'shortcut'].map((slot) => (block[slot] as readonly Block[] | undefined) ?? [])
        : innerLists(block, layers).map(({ blocks }) => blocks);
    const ends: string[] = [];
    for (const [i, blocks] of lists.entries()) {
      const end = list(blocks, from);
      if (typeof end !== 'string') return end;
      // No layer takes the same twice: TensorFlow.js would never come to an end.
      ends.push(ends.includes(end) ? add(`${name}_same${i}`, SAME, [end], true) : end);
    }
    if (ends.length === 1) return add(name, SAME, ends, true);
    return block.type === 'residual'
      ? add(name, { className: 'Add', config: {} }, ends, true)
      : add(name, { className: 'Concatenate', config: { axis: -1 } }, ends, true);
  };

  const output = list(document.network, INPUT);
  return typeof output === 'string' ? { layers: made, output, weights } : output;
}

/** float32 numbers, one array behind another, in little-endian order. */
function bytesOf(arrays: readonly Laid[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * arrays.reduce((sum, { values }) => sum + values.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { values } of arrays) for (const value of values) view.setFloat32(4 * at++, value, true);
  return bytes;
}

/** `tf.loadLayersModel` reads it. Images have their channels last there. */
export const tfjsExporter: Exporter = {
  numbers: 'needs',
  make(source) {
    const { name, document, input, output, numbers } = source;
    const model = modelOf(source);
    if ('says' in model) return model;
    const odd = noJson(numbers!);
    if (odd) return odd;
    const { step, parameterHash, vector } = numbers!;
    const given = channelsLast(vector.inputs, input.shape);
    const answers = channelsLast(vector.outputs, output);
    const file = `${name}-weights.bin`;
    const content = {
      format: 'layers-model',
      generatedBy: 'Strata',
      convertedBy: null,
      modelTopology: {
        keras_version: '2.15.0',
        backend: 'tensorflow',
        model_config: {
          class_name: 'Model',
          config: {
            name: 'network',
            layers: model.layers,
            input_layers: [[INPUT, 0, 0]],
            output_layers: [[model.output, 0, 0]],
          },
        },
      },
      weightsManifest: [
        {
          paths: [file],
          weights: model.weights.map(({ name: weight, shape }) => ({ name: weight, shape, dtype: 'float32' })),
        },
      ],
      userDefinedMetadata: {
        title: document.title,
        step,
        parameterHash,
        test: {
          inputs: {
            shape: given.shape,
            values: [...(input.tokens === undefined ? given.values : asInts(given.values))],
          },
          outputs: { shape: answers.shape, values: [...answers.values] },
        },
      },
    };
    return {
      files: [
        { name: `${name}-model.json`, content: `${JSON.stringify(content)}\n` },
        { name: file, content: bytesOf(model.weights) },
      ],
    };
  },
};
