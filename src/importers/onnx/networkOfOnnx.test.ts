import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOLERANCE } from '#exporters/exporter.ts';
import { modelOf } from '#exporters/onnx/onnx.ts';
import type { OnnxModel } from '#formats/onnx/model.ts';
import { readOnnx } from '#formats/onnx/readOnnx.ts';
import { writeOnnx } from '#formats/onnx/writeOnnx.ts';
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Weights } from '#nn/weights.ts';
import { unpackWeights } from '#nn/weightValues.ts';
import { sourceOfCase } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { runImported } from '#testing/runImported.ts';
import { networkOfOnnx, type OnnxNetwork } from './networkOfOnnx.ts';

const folder = new URL('../../../testdata/golden/', import.meta.url);
const sources = readdirSync(folder).flatMap((file) => {
  const source = sourceOfCase(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase);
  return source ? [source] : [];
});

/** The tensors that weights hold. */
function tensorsOf(weights: Weights): readonly { name: string; values: Float32Array<ArrayBuffer> }[] {
  const unpacked = unpackWeights(weights);
  if ('found' in unpacked) throw new Error(unpacked.found.code);
  return (['parameters', 'buffers'] as const).flatMap((kind) => {
    let at = 0;
    return weights[kind].map(({ name, shape }) => {
      const from = at;
      at += sizeOf(shape);
      return { name, values: unpacked[kind].slice(from, at) as Float32Array<ArrayBuffer> };
    });
  });
}

/** What of a network a graph says: types and functions, nested. */
const structure = (network: readonly Block[]): unknown =>
  network.map((block) => [
    block.type,
    block['activation'],
    innerLists(block, layers).flatMap(({ slot, blocks }) =>
      slot === 'shortcut' && blocks.length === 0 ? [] : [slot, structure(blocks)],
    ),
  ]);

function understood(model: OnnxModel): OnnxNetwork {
  const network = networkOfOnnx(readOnnx(writeOnnx(model)));
  if (network.kind === 'refused') throw new Error(network.refusals.map(({ says }) => says).join('\n'));
  return network;
}

describe('a graph that this project wrote, without what else it says', () => {
  it('gives every reference case back: blocks, names and numbers', () => {
    expect(sources.length).toBeGreaterThan(50);
    for (const source of sources) {
      const network = understood({ ...modelOf(source, source.numbers!), metadata: {} });
      expect(structure(network.network), source.name).toEqual(structure(source.document.network));
      expect([...network.inference.byId.keys()]).toEqual([...source.inference.byId.keys()]);
      expect(network.input.shape).toEqual(source.input.shape);
      expect(network.notes).toEqual([]);
      const { inputs, outputs } = source.numbers!.vector;
      const answers = runImported(network, inputs);
      expect(answers).toHaveLength(outputs.length);
      const most = outputs.reduce((max, y) => Math.max(max, Math.abs(y)), 0);
      const off = outputs.reduce((max, y, i) => Math.max(max, Math.abs(y - answers[i]!)), 0);
      expect(off / (1 + most), source.name).toBeLessThan(TOLERANCE);
    }
  });
});

describe('a graph with the network that its file says it holds', () => {
  it('is that network, and exported again the same bytes', () => {
    for (const source of sources) {
      const model = modelOf(source, source.numbers!);
      const network = understood(model);
      expect(network.network, source.name).toEqual(source.document.network);
      expect(network).toMatchObject({ title: source.document.title, input: source.input, notes: [] });
      const values = new Map(
        (network.initial ? tensorsOf(network.initial) : []).map(({ name, values: numbers }) => [name, numbers]),
      );
      const tensors = source.numbers!.tensors.map((tensor) => ({ ...tensor, values: values.get(tensor.path)! }));
      const document = { ...source.document, network: network.network };
      const again = modelOf({ ...source, document, inference: network.inference }, { ...source.numbers!, tensors });
      expect(Buffer.compare(writeOnnx(again), writeOnnx(model)), source.name).toBe(0);
      expect(network.initial?.parameterHash ?? source.numbers!.parameterHash).toBe(source.numbers!.parameterHash);
    }
  });

  it('is the graph alone, where the two differ', () => {
    const model = modelOf(sources[0]!, sources[0]!.numbers!);
    for (const other of ['[', '{}', '[{"type":"dense","units":7}]', '[{"type":"bad"}]']) {
      const network = understood({ ...model, metadata: { ...model.metadata, 'strata.network': other } });
      expect(structure(network.network)).toEqual(structure(sources[0]!.document.network));
      expect(network.notes).toEqual([expect.stringMatching(/its graph computes something else/)]);
    }
  });
});
