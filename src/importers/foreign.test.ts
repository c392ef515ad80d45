import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { TOLERANCE } from '#exporters/exporter.ts';
import { modelOf } from '#exporters/onnx/onnx.ts';
import { safetensorsExporter } from '#exporters/safetensors/safetensors.ts';
import type { OnnxAttribute, OnnxModel } from '#formats/onnx/model.ts';
import { writeOnnx } from '#formats/onnx/writeOnnx.ts';
import { layers } from '#layers/index.ts';
import { sizeOf } from '#nn/shape.ts';
import { sourceOfCase } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import type { NdArray } from '#testing/onnx/array.ts';
import { runOnnx } from '#testing/onnx/runOnnx.ts';
import { runImported } from '#testing/runImported.ts';
import { readForeign } from './foreign.ts';
import { documentFor } from './importedNetwork.ts';
import { mapTensors, takeMapping } from './mapTensors.ts';
import { networkOfOnnx } from './onnx/networkOfOnnx.ts';

const data = (path: string) => new URL(`../../testdata/${path}`, import.meta.url);
const made = readdirSync(data('onnx')).filter((name) => name.endsWith('.onnx'));

describe('models that PyTorch exported', () => {
  it.each(made)('%s: answers as PyTorch does', (name) => {
    const foreign = readForeign(readFileSync(data(`onnx/${name}`)), name);
    const network = foreign.kind === 'network' ? networkOfOnnx(foreign.model) : undefined;
    if (network?.kind !== 'network') throw new Error(JSON.stringify(network ?? foreign));
    expect(network.notes).toEqual([]);
    const told = JSON.parse(readFileSync(data(`onnx/${name.replace(/onnx$/, 'json')}`), 'utf8'));
    const [inputs, outputs] = [Float32Array.from(told.inputs), Float32Array.from(told.outputs)];
    const answers = runImported(network, inputs);
    expect(answers).toHaveLength(outputs.length);
    const most = outputs.reduce((max, y) => Math.max(max, Math.abs(y)), 0);
    for (const [i, y] of outputs.entries()) expect(Math.abs(y - answers[i]!)).toBeLessThan(TOLERANCE * (1 + most));
  });

  it('are there, with the names that they have in PyTorch', () => {
    expect(made).toHaveLength(5);
    const foreign = readForeign(readFileSync(data('onnx/residual-13.onnx')), 'residual.onnx');
    const network = foreign.kind === 'network' ? networkOfOnnx(foreign.model) : undefined;
    expect(network).toMatchObject({
      network: [
        { id: 'stem', type: 'conv2d', activation: 'relu' },
        { type: 'residual', body: [{ id: 'blocks-0-conv1' }, { id: 'blocks-0-conv2' }], shortcut: [] },
        { type: 'activation' },
        { type: 'residual', shortcut: [{ type: 'conv2d', kernel: 1, stride: 2 }] },
        { type: 'activation' },
        { id: 'pool', type: 'globalAvgPool' },
        { id: 'fc', type: 'dense', units: 4 },
      ],
    });
  });
});

describe('files that somebody broke', () => {
  const names = ['lenet', 'attention', 'nested', 'random-tokens-1', 'gru-last'];
  const sources = names.map(
    (name) => sourceOfCase(JSON.parse(readFileSync(data(`golden/${name}.json`), 'utf8')) as GoldenCase)!,
  );
  const tensors = (at: number) => {
    const exported = safetensorsExporter.make(sources[at]!);
    return 'files' in exported ? (exported.files[0].content as Uint8Array) : new Uint8Array(0);
  };
  const whole = sources.map((source, at) => [writeOnnx(modelOf(source, source.numbers!)), tensors(at)] as const);

  /** One of the whole files with some of its bytes changed, cut off, doubled, left out or put elsewhere. */
  function broken(seed: number): { bytes: Uint8Array; name: string; at: number } {
    const random = randomFrom([77, seed], logf);
    const at = random.below(whole.length);
    const kind = seed % 2;
    let bytes = Uint8Array.from(whole[at]![kind]!);
    // What a file begins with decides how the rest is read.
    const place = () => random.below(random.below(3) === 0 ? bytes.length : Math.min(bytes.length, 2500));
    for (let i = 1 + random.below(2); i > 0; i--) {
      const [from, to] = [place(), place()].sort((a, b) => a - b) as [number, number];
      const how = random.below(5);
      if (how === 0) bytes = bytes.slice(0, Math.max(1, to));
      else if (how === 1) bytes = Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(to)]);
      else if (how === 2) bytes = Uint8Array.from([...bytes.slice(0, to), ...bytes.slice(from)]);
      else for (let k = from; k < Math.min(from + 4, bytes.length); k++) bytes[k] = how === 3 ? random.below(256) : 255;
      if (bytes.length === 0) bytes = Uint8Array.of(0);
    }
    return { bytes, name: kind === 0 ? 'x.onnx' : 'x.safetensors', at };
  }

  it('end in sentences, 300 of them, or in what is whole', () => {
    const ends = { says: 0, refused: 0, opened: 0 };
    for (let seed = 0; seed < 300; seed++) {
      const { bytes, name, at } = broken(seed);
      const foreign = readForeign(bytes, name);
      if (foreign.kind === 'problem') {
        expect(foreign.says).toMatch(new RegExp(`^${name}: .+\\.$`, 's'));
        expect(foreign.says.length).toBeLessThan(600);
        ends.says++;
      } else if (foreign.kind === 'tensors') {
        const { document, inference } = sources[at]!;
        const taken = takeMapping(document, inference, mapTensors(foreign.tensors, inference));
        if ('says' in taken) expect(taken.says).toMatch(/\.$/);
        ends['says' in taken ? 'says' : 'opened']++;
      } else {
        const network = networkOfOnnx(foreign.model);
        if (network.kind === 'refused') {
          expect(network.refusals.length).toBeGreaterThan(0);
          for (const { says } of network.refusals) expect(says).toMatch(/^.+\.$/s);
          ends.refused++;
        } else {
          const { problems } = documentFor(network, { data: { type: 'spiral' }, loss: 'mse' }, { layers, datasets });
          expect(problems).toEqual([]);
          ends.opened++;
        }
      }
    }
    expect(ends.says).toBeGreaterThan(100);
    expect(ends.refused).toBeGreaterThan(0);
    expect(ends.opened).toBeGreaterThan(5);
  });

  /** A whole model in which something is another: an operator, a name, an attribute, a shape, an order. */
  function altered(seed: number): OnnxModel {
    const random = randomFrom([78, seed], logf);
    const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
    const source = pick(sources);
    const model = modelOf(source, source.numbers!);
    let { nodes, initializers, inputs } = model.graph;
    for (let i = 1 + random.below(3); i > 0 && nodes.length > 0; i--) {
      const at = random.below(nodes.length);
      const node = nodes[at]!;
      const values = [...initializers.map(({ name }) => name), ...nodes.flatMap(({ outputs }) => outputs), 'input', ''];
      const how = random.below(7);
      if (how === 0)
        nodes = nodes.with(at, { ...node, operator: pick([...nodes.map(({ operator }) => operator), 'Mul', 'Where']) });
      else if (how === 1)
        nodes = nodes.with(at, { ...node, inputs: node.inputs.map((name) => (random.below(2) ? pick(values) : name)) });
      else if (how === 2) nodes = nodes.toSpliced(at, 1);
      else if (how === 3) nodes = nodes.toSpliced(random.below(nodes.length), 0, node);
      else if (how === 4)
        inputs = [
          { ...inputs[0]!, shape: inputs[0]!.shape!.map((size) => (random.below(2) ? random.below(9) : size)) },
        ];
      else if (how === 5) {
        const attribute = pick<OnnxAttribute>([
          { type: 'int', value: random.below(9) - 4 },
          { type: 'ints', value: Array.from({ length: random.below(5) }, () => random.below(7) - 2) },
          { type: 'float', value: random.normal() },
          { type: 'string', value: 'SAME_UPPER' },
        ]);
        const name = pick([...Object.keys(node.attributes), 'axis', 'axes', 'perm', 'auto_pad', 'kernel_shape']);
        nodes = nodes.with(at, { ...node, attributes: { ...node.attributes, [name]: attribute } });
      } else {
        const place = random.below(initializers.length);
        const tensor = initializers[place]!;
        const shape = pick([
          [tensor.values.length],
          [1, ...tensor.shape],
          tensor.shape.toReversed(),
          [...tensor.shape, 1],
        ]);
        initializers = initializers.with(place, { ...tensor, shape });
      }
    }
    return { ...model, graph: { ...model.graph, nodes, initializers, inputs } };
  }

  /** What a plain interpreter makes of a model; undefined where it is none that can be run. */
  function interpreted({ graph, ...model }: OnnxModel, input: NdArray): NdArray | undefined {
    const outputs = graph.outputs.map(({ name }) => ({ name }));
    try {
      return Object.values(runOnnx({ ...model, graph: { ...graph, values: [], outputs } }, { input }))[0];
    } catch {
      return undefined;
    }
  }

  it('are refused by operator and node, or compute the same, where a graph, or 300, says something else', () => {
    const ends = { refused: 0, opened: 0, same: 0 };
    for (let seed = 0; seed < 300; seed++) {
      const model = altered(seed);
      const network = networkOfOnnx(model);
      if (network.kind === 'network') {
        expect(network.inference.problems).toEqual([]);
        ends.opened++;
        const [random, { input, batchAxes }] = [randomFrom([79, seed], logf), network];
        const count = model.graph.inputs[0]!.shape![0];
        if (input.tokens !== undefined || count === 0 || batchAxes.input !== 0 || batchAxes.output !== 0) continue;
        const shape = [typeof count === 'number' ? count : 2, ...input.shape];
        const given = Float32Array.from({ length: sizeOf(shape) }, () => random.normal());
        const answers = interpreted(model, { shape, values: Float64Array.from(given) })?.values;
        if (!answers) continue;
        ends.same++;
        const most = answers.reduce((max, y) => Math.max(max, Math.abs(y)), 0);
        const ours = runImported(network, given);
        expect(ours, String(seed)).toHaveLength(answers.length);
        const off = answers.reduce((max, y, i) => Math.max(max, Math.abs(y - ours[i]!)), 0);
        expect(off, String(seed)).toBeLessThan(TOLERANCE * (1 + most));
        continue;
      }
      ends.refused++;
      expect(network.refusals.length, String(seed)).toBeGreaterThan(0);
      for (const { operator, node, says } of network.refusals) {
        expect(operator, says).not.toBe('');
        expect(says).toMatch(/^.+\.$/s);
        if (!['graph', 'initializer'].includes(operator)) expect(says).toContain(node);
      }
    }
    expect(ends.refused).toBeGreaterThan(100);
    expect(ends.opened).toBeGreaterThan(20);
    expect(ends.same).toBeGreaterThan(10);
  });

  it('take no memory that they only speak of', () => {
    const header = JSON.stringify({ a: { dtype: 'F32', shape: [2 ** 26, 2 ** 20], data_offsets: [0, 2 ** 48] } });
    const bytes = new Uint8Array(8 + header.length);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
    bytes.set(new TextEncoder().encode(header), 8);
    expect(readForeign(bytes, 'a.safetensors')).toMatchObject({ says: expect.stringMatching(/data_offsets/) });
    const model = modelOf(sources[0]!, sources[0]!.numbers!);
    const shape = { name: 'large', type: 'int64' as const, shape: [2], values: Float64Array.of(2 ** 20, 2 ** 20) };
    const grown = {
      ...model,
      graph: {
        ...model.graph,
        initializers: [...model.graph.initializers, shape],
        nodes: [
          {
            name: 'grow',
            operator: 'ConstantOfShape',
            domain: '',
            inputs: ['large'],
            outputs: ['many'],
            attributes: {},
          },
          { name: 'add', operator: 'Add', domain: '', inputs: ['input', 'many'], outputs: ['output'], attributes: {} },
        ],
      },
    };
    const network = networkOfOnnx(grown);
    expect(network).toMatchObject({ kind: 'refused', refusals: [{ operator: 'ConstantOfShape', node: 'grow' }] });
  });
});
