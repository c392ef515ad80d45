import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { cannotHold } from '#exporters/exporter.ts';
import type { ExportSource } from '#exporters/source.ts';
import { readDocument } from '#nn/document.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { channelsLast, transposed } from './layout.ts';
import { tfjsExporter } from './tfjs.ts';

interface Layer {
  readonly class_name: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound_nodes: readonly (readonly (readonly [string])[])[];
}

function made(source: ExportSource) {
  const exported = tfjsExporter.make(source);
  if (cannotHold(exported)) throw new Error(exported.says);
  const [model, weights] = exported.files;
  const content = JSON.parse(model.content as string);
  return {
    content,
    layers: content.modelTopology.model_config.config.layers as readonly Layer[],
    specs: content.weightsManifest[0].weights as readonly { name: string; shape: number[] }[],
    bytes: weights!.content as Uint8Array<ArrayBuffer>,
  };
}

const reference = (name: string) =>
  sourceOfCase(
    JSON.parse(readFileSync(new URL(`../../../testdata/golden/${name}.json`, import.meta.url), 'utf8')) as GoldenCase,
  )!;

const circle = (network: readonly object[]) =>
  sourceOfDocument(
    readDocument({ strata: 1, data: { type: 'circle', samples: 20 }, network, training: { loss: 'mse' } }, registries)
      .document!,
  );

describe('a layers model', () => {
  it('has every layer behind those that it takes, and bytes for every weight', () => {
    for (const name of [
      'lenet',
      'nested',
      'lstm-sequence',
      'residual-pre-projection',
      'batchnorm-image',
      'embedding',
    ]) {
      const { layers, specs, bytes, content } = made(reference(name));
      const seen = new Set<string>();
      for (const layer of layers) {
        for (const [from] of layer.inbound_nodes.flat()) expect(seen, `${name}: ${layer.name}`).toContain(from);
        expect(seen).not.toContain(layer.name);
        expect(layer.inbound_nodes.length).toBe(layer.class_name === 'InputLayer' ? 0 : 1);
        seen.add(layer.name);
      }
      const numbers = specs.reduce((sum, { shape }) => sum + shape.reduce((n, side) => n * side, 1), 0);
      expect(bytes.length).toBe(4 * numbers);
      expect(specs.every((spec) => seen.has(spec.name.split('/')[0]!))).toBe(true);
      expect(content.weightsManifest[0].paths).toEqual([`${name}-weights.bin`]);
    }
  });

  it('has the weights of a convolution as rows, columns, channels, filters', () => {
    const source = reference('conv2d');
    const { values, shape } = source.numbers!.tensors[0]!;
    const { specs, bytes, layers } = made(source);
    const [filters, channels, rows, columns] = shape as [number, number, number, number];
    expect(specs[0]).toEqual({ name: 'conv2d_0/kernel', shape: [rows, columns, channels, filters], dtype: 'float32' });
    const view = new DataView(bytes.buffer);
    for (let o = 0; o < filters; o++)
      for (let c = 0; c < channels; c++)
        for (let u = 0; u < rows; u++)
          for (let v = 0; v < columns; v++)
            expect(view.getFloat32(4 * (((u * columns + v) * channels + c) * filters + o), true)).toBe(
              values[((o * channels + c) * rows + u) * columns + v],
            );
    expect(layers.map(({ class_name }) => class_name)).toEqual([
      ...['InputLayer', 'ZeroPadding2D', 'Conv2D', 'Permute', 'Flatten', 'Dense'],
    ]);
  });

  it('adds the two biases of a recurrent layer', () => {
    const source = reference('rnn-last');
    const of = (path: string) => source.numbers!.tensors.find((tensor) => tensor.path === path)!.values;
    const { specs, bytes } = made(source);
    expect(specs.map(({ name }) => name).slice(0, 3)).toEqual(
      ['kernel', 'recurrent_kernel', 'bias'].map((name) => `rnn_0/${name}`),
    );
    const first = specs.slice(0, 2).reduce((sum, { shape }) => sum + shape[0]! * shape[1]!, 0);
    const bias = new Float32Array(bytes.buffer, 4 * first, specs[2]!.shape[0]);
    expect([...bias]).toEqual([...of('0.bias_ih_l0')].map((b, i) => Math.fround(b + of('0.bias_hh_l0')[i]!)));
  });

  it('takes the same thing twice by way of a layer between', () => {
    const source = circle([
      { type: 'residual', id: 'r' },
      { type: 'dense', id: 'd', units: 1 },
    ]);
    const { layers } = made(source);
    const sum = layers.find(({ class_name }) => class_name === 'Add')!;
    expect(sum.inbound_nodes[0]!.map(([from]) => from)).toEqual(['input', 'residual_0_same1']);
  });

  it('holds the test vector with channels last', () => {
    const source = reference('conv2d');
    const { shape, values } = made(source).content.userDefinedMetadata.test.inputs;
    const [channels, height, width] = source.input.shape as [number, number, number];
    expect(shape).toEqual([source.numbers!.vector.count, height, width, channels]);
    expect(values[(2 * width + 1) * channels + 1]).toBe(source.numbers!.vector.inputs[(1 * height + 2) * width + 1]);
  });

  it.each([
    ['gru-last', 'GRU'],
    ['groupnorm', 'Group norm'],
    ['instancenorm', 'Instance norm'],
    ['attention', 'Self-attention'],
    ['transformer', 'Positional encoding'],
    ['dense-sine', 'sine'],
  ])('refuses what it cannot hold by its block: %s', (name, says) => {
    const source = reference(name);
    const refused = tfjsExporter.make(source);
    if (!cannotHold(refused)) throw new Error('not refused');
    expect(refused.says).toContain(says);
    expect(source.inference.byId.has(refused.block!)).toBe(true);
  });
});

describe('another order of axes', () => {
  it('is that of a transposition', () => {
    const laid = transposed(Float32Array.of(0, 1, 2, 3, 4, 5), [1, 2, 3], [2, 0, 1]);
    expect(laid).toEqual({ shape: [3, 1, 2], values: Float32Array.of(0, 3, 1, 4, 2, 5) });
  });

  it('leaves what is no image', () => {
    expect(channelsLast(Float32Array.of(1, 2, 3, 4), [2])).toEqual({
      shape: [2, 2],
      values: Float32Array.of(1, 2, 3, 4),
    });
  });
});
