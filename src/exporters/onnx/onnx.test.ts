import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '#base/codec.ts';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { registries } from '#engine/registries.ts';
import { type Exported, TOLERANCE } from '#exporters/exporter.ts';
import type { ExportSource } from '#exporters/source.ts';
import type { OnnxModel } from '#formats/onnx/model.ts';
import { readOnnx } from '#formats/onnx/readOnnx.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { losses } from '#nn/training.ts';
import { drawTraining } from '#testing/drawRun.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import type { NdArray } from '#testing/onnx/array.ts';
import { runOnnx } from '#testing/onnx/runOnnx.ts';
import { onnxExporter } from './onnx.ts';
import { meaningOf, onnxModelWords } from './onnxWords.ts';

const folder = new URL('../../../testdata/golden/', import.meta.url);
const sources = readdirSync(folder).map(
  (file) => sourceOfCase(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase)!,
);

const made = (source: ExportSource) => onnxExporter.make(source) as Exported;
const modelOf = (source: ExportSource): OnnxModel => readOnnx(made(source).files[0].content as Uint8Array);

/** The samples of the test vector from one on. */
function inputsOf({ input, numbers }: ExportSource, from: number, to: number): NdArray {
  const { inputs, count } = numbers!.vector;
  const width = inputs.length / count;
  const numbersIn =
    input.tokens === undefined ? inputs : new Int32Array(inputs.buffer, inputs.byteOffset, inputs.length);
  return {
    shape: [to - from, ...input.shape],
    values: Float64Array.from(numbersIn.subarray(from * width, to * width)),
  };
}
/** A block puts out the same whatever flows in: what is left is rounding, magnified. */
const isConstant = ({ inference, document }: ExportSource) =>
  inference.blocks.some(({ block, input }) =>
    (layers as LayerRegistry)[block.type]!.constant?.(input, block as never, document.training.batchSize),
  );
const outputOf = (model: OnnxModel, input: NdArray) => runOnnx(model, { input })['output']!;

/** The largest difference to the test vector, as a share of what is allowed. */
function worstOf(source: ExportSource, got: ArrayLike<number>): number {
  const { outputs } = source.numbers!.vector;
  expect(got.length).toBe(outputs.length);
  const most = outputs.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0);
  return outputs.reduce((worst, y, i) => Math.max(worst, Math.abs(got[i]! - y)), 0) / (TOLERANCE * (1 + most));
}

describe('an ONNX model', () => {
  it('answers as PyTorch does on every reference case, for any number of samples', () => {
    expect(sources.length).toBeGreaterThan(90);
    const used = new Set(sources.flatMap(({ inference }) => inference.blocks.map(({ block }) => block.type)));
    used.add('dropout'); // PyTorch's would draw otherwise; in evaluation it does nothing
    expect([...used].sort()).toEqual(Object.keys(layers).sort());
    for (const source of sources) {
      const model = modelOf(source);
      const { count } = source.numbers!.vector;
      const together = outputOf(model, inputsOf(source, 0, count));
      expect(worstOf(source, together.values), source.name).toBeLessThanOrEqual(1);
      const alone = Array.from({ length: count }, (_, n) => [...outputOf(model, inputsOf(source, n, n + 1)).values]);
      expect(alone.flat(), source.name).toEqual([...together.values]);
    }
  });

  it('answers as the engine does on random documents', () => {
    for (let i = 0; i < 24; i++) {
      const source = sourceOfDocument(drawTraining(randomFrom([17, i], logf)), 2);
      const { outputs, count } = source.numbers!.vector;
      if (!outputs.every(Number.isFinite) || isConstant(source)) continue;
      const { values } = outputOf(modelOf(source), inputsOf(source, 0, count));
      expect(worstOf(source, values), JSON.stringify(source.document.network)).toBeLessThanOrEqual(1);
    }
  });

  it('says of itself which operators it needs, what it takes and what it gives', () => {
    for (const source of sources) {
      const { irVersion, opsets, graph } = modelOf(source);
      expect({ irVersion, opsets }).toEqual({ irVersion: 8, opsets: { '': 17 } });
      const type = source.input.tokens === undefined ? 'float32' : 'int64';
      expect(graph.inputs).toEqual([{ name: 'input', type, shape: ['batch', ...source.input.shape] }]);
      expect(graph.outputs).toEqual([{ name: 'output', type: 'float32', shape: ['batch', ...source.output] }]);
    }
  });

  it('names nodes and values by blocks, and says the shape of what leaves each', () => {
    for (const { inference, ...source } of sources) {
      const { graph } = modelOf({ inference, ...source });
      const names = graph.nodes.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { block } of inference.blocks)
        expect(names.some((name) => name.startsWith(`${block.id}/`))).toBe(true);
      for (const { name, operator, outputs } of graph.nodes) {
        expect(name).toMatch(new RegExp(`^(?:${[...inference.byId.keys()].join('|')})/${operator}(?:_\\d+)?$`));
        for (const output of outputs)
          expect(output === '' || output === 'output' || output.startsWith(name)).toBe(true);
      }
      const described = graph.values.map(({ shape }) => shape!.slice(1));
      for (const shape of described) expect(inference.blocks.map(({ output }) => output!.shape)).toContainEqual(shape);
    }
  });

  it('keeps parameters under their paths, and changed ones under an ending that says so', () => {
    for (const source of sources) {
      const { initializers } = modelOf(source).graph;
      const paths = new Map(source.numbers!.tensors.map((tensor) => [tensor.path, tensor]));
      for (const { name, shape, values } of initializers) {
        const tensor = paths.get(name);
        if (tensor) expect({ shape, values: [...values] }).toEqual({ shape: tensor.shape, values: [...tensor.values] });
        else
          expect(name).toMatch(/\.(?:transposed|onnx|column|positions|mask|scales)$|^(?:constant|constants|integers)_/);
      }
      for (const path of paths.keys())
        expect(initializers.some(({ name }) => name.startsWith(path.replace(/bias_.h_l0/, 'bias_l0')))).toBe(true);
    }
  });

  it('holds the network as the document has it, and the test vector', () => {
    for (const source of sources) {
      const { metadata } = modelOf(source);
      const { document, numbers } = source;
      const network = JSON.parse(metadata['strata.network']!);
      expect(readDocument({ ...document, network }, registries).document?.network).toEqual(document.network);
      const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
        new Uint8Array(buffer, byteOffset, byteLength);
      expect(fromBase64(metadata['strata.test.inputs']!)).toEqual(bytesOf(numbers!.vector.inputs));
      expect(fromBase64(metadata['strata.test.outputs']!)).toEqual(bytesOf(numbers!.vector.outputs));
      expect(metadata).toMatchObject({
        'strata.title': document.title,
        'strata.step': String(numbers!.step),
        'strata.parameterHash': numbers!.parameterHash,
      });
    }
  });

  it('has the operators of each layer that the documentation says', () => {
    const documented = readFileSync(new URL('../../../docs/exporting.md', import.meta.url), 'utf8');
    const words = (text: string) => text.match(/\b[A-Z]\w+/g) ?? [];
    const functions = words(/^Functions follow their layer: .*$/m.exec(documented)![0]);
    const written = new Map<string, Set<string>>(Object.keys(layers).map((type) => [type, new Set()]));
    for (const source of sources)
      for (const { name, operator } of modelOf(source).graph.nodes)
        written.get(source.inference.byId.get(name.split('/')[0]!)!.block.type)!.add(operator);
    written.get('dropout')!.add('Dropout'); // in no reference case
    for (const [type, operators] of written) {
      const [, row] = new RegExp(`^\\| ${type} \\| (.*) \\|$`, 'm').exec(documented)!;
      const said = words(row!);
      if (type !== 'activation')
        for (const operator of said.filter((word) => word !== 'PyTorch'))
          expect([...operators], type).toContain(operator);
      for (const operator of operators) expect([...said, ...functions], type).toContain(operator);
    }
  });

  it('is of the nodes that one would write by hand', () => {
    const { document } = readDocument(
      {
        ...{ strata: 1, seed: 1, data: { type: 'xor', samples: 20 }, training: { loss: 'crossEntropy' } },
        network: [
          { id: 'hidden', type: 'dense', units: 3, activation: 'gelu' },
          { id: 'drop', type: 'dropout', rate: 0.25 },
          { id: 'skip', type: 'residual', body: [{ id: 'inner', type: 'dense', units: 3 }] },
          { id: 'out', type: 'dense', units: 2, bias: false },
        ],
      },
      registries,
    );
    const { graph, metadata } = modelOf(sourceOfDocument(document!));
    const lines = graph.nodes.map(({ operator, inputs, outputs }) => `${outputs} = ${operator}(${inputs.join(', ')})`);
    expect(lines).toEqual([
      'hidden/Gemm = Gemm(input, 0.weight, 0.bias)',
      'hidden/Div = Div(hidden/Gemm, constant_1.4142135623730951)',
      'hidden/Erf = Erf(hidden/Div)',
      'hidden/Add = Add(hidden/Erf, constant_1)',
      'hidden/Mul = Mul(hidden/Gemm, hidden/Add)',
      'hidden/Mul_1 = Mul(hidden/Mul, constant_0.5)',
      'drop/Dropout = Dropout(hidden/Mul_1, constant_0.25)',
      'inner/Gemm = Gemm(drop/Dropout, 2.body.0.weight, 2.body.0.bias)',
      'skip/Add = Add(inner/Gemm, drop/Dropout)',
      'output = Gemm(skip/Add, 3.weight)',
    ]);
    expect(metadata['strata.output']).toBe(onnxModelWords.classes);
    expect(JSON.parse(metadata['strata.classes']!)).toHaveLength(2);
    expect(JSON.parse(metadata['strata.columns']!)).toHaveLength(2);
  });

  it('ends in its output even where the network does nothing', () => {
    const { document } = readDocument(
      {
        ...{ strata: 1, seed: 1, data: { type: 'xor', samples: 20 }, training: { loss: 'crossEntropy' } },
        network: [{ id: 'none', type: 'residual', body: [], shortcut: [] }],
      },
      registries,
    );
    const source = sourceOfDocument(document!);
    expect(modelOf(source).graph.nodes.map(({ inputs, outputs }) => [inputs, outputs])).toEqual([
      [['input', 'input'], ['output']],
    ]);
  });

  it('has a meaning for the output of every loss', () => {
    const kinds = ['index', 'binary', 'oneHot', 'value'] as const;
    const said = kinds.flatMap((kind) => losses.map((loss) => meaningOf({ kind, low: -1 }, loss)));
    for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(meaningOf({ kind: 'binary', low: 0 }, 'binaryCrossEntropy')).toMatch(/sigmoid/);
    expect(meaningOf({ kind: 'binary', low: -1 }, 'mse')).toMatch(/-1/);
    expect(meaningOf({ kind: 'oneHot', low: 0 }, 'mse')).toMatch(/near 0/);
    expect(meaningOf({ kind: 'value', low: 0 }, 'mse')).toBe(onnxModelWords.values);
  });
});
