import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Trainer } from '#engine/trainer.ts';
import { cannotHold } from '#exporters/exporter.ts';
import { safetensorsExporter } from '#exporters/safetensors/safetensors.ts';
import { readSafetensors, type StoredTensor } from '#formats/readSafetensors.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { sourceOfDocument } from '#testing/exportSources.ts';
import { readForeign } from './foreign.ts';
import { mapTensors, takeMapping } from './mapTensors.ts';
import { NOT_WHOLE, sayHow, sayWhyNot } from './mapTensorsWords.ts';

const document = (network: readonly object[], seed = 1): StrataDocument => {
  const { document: read, problems } = readDocument(
    { strata: 1, seed, data: { type: 'spiral', samples: 60 }, network, training: { batchSize: 10 } },
    { layers, datasets },
  );
  expect(problems).toEqual([]);
  return read!;
};
const inferenceOf = ({ network }: StrataDocument) => inferShapes(network, { shape: [2] }, layers);

const small = [
  { type: 'dense', units: 4, activation: 'relu' },
  { type: 'batchNorm' },
  { type: 'residual', body: [{ type: 'dense', units: 4, activation: 'tanh' }] },
  { type: 'dense', units: 2 },
];

/** The tensors of a network trained three steps, as its safetensors file holds them. */
function trained() {
  const source = sourceOfDocument(document(small), 3);
  const made = safetensorsExporter.make(source);
  if (cannotHold(made)) throw new Error(made.says);
  return { source, tensors: readSafetensors(made.files[0].content as Uint8Array).tensors };
}
const renamed = (tensors: readonly StoredTensor[], rename: (name: string) => string): StoredTensor[] =>
  tensors.map((tensor) => ({ ...tensor, name: rename(tensor.name) }));

describe('tensors of a file onto a network', () => {
  it('find their places by name, and the run starts from them to the bit', () => {
    const { source, tensors } = trained();
    const other = document(small, 7);
    const mapping = mapTensors(tensors, inferenceOf(other));
    expect(mapping).toMatchObject({ by: 'name', whole: true, missing: [], leftOver: [], mismatches: [] });
    const taken = takeMapping(other, inferenceOf(other), mapping) as StrataDocument;
    const { document: read, ...rest } = readDocument(JSON.parse(JSON.stringify(taken)), { layers, datasets });
    expect(rest).toEqual({ problems: [] });
    const trainer = new Trainer(read!);
    expect(trainer.parameterHash()).toBe(source.numbers!.parameterHash);
    expect(taken.initial!.parameterHash).toBe(source.numbers!.parameterHash);
    for (const buffer of trainer.plan.buffers)
      expect([...trainer.model.buffer(buffer)]).toEqual([
        ...source.numbers!.tensors.find(({ path }) => path === buffer.path)!.values,
      ]);
  });

  it('find them behind a prefix, and leave out what PyTorch only counts', () => {
    const { tensors } = trained();
    const count: StoredTensor = {
      name: 'module.1.num_batches_tracked',
      kind: 'I64',
      shape: [],
      read: () => Float32Array.of(3),
    };
    const mapping = mapTensors([...renamed(tensors, (name) => `module.${name}`), count], inferenceOf(document(small)));
    expect(mapping).toMatchObject({ by: 'prefix', prefix: 'module.', whole: true, ignored: [count] });
    expect(sayHow(mapping)).toMatch(/behind “module\.”/);
  });

  it('find them by shape and order where the names differ, layer 10 after layer 2', () => {
    const { tensors } = trained();
    const at: Readonly<Record<string, string>> = { '0': 'net.0', '1': 'net.2', '2.body.0': 'net.10', '3': 'net.11' };
    const theirs = renamed(tensors, (name) =>
      name.replace(/^(.*)\.(\w+)$/, (_, module: string, leaf: string) => `${at[module]}.${leaf}`),
    );
    const sorted = theirs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const mapping = mapTensors(sorted, inferenceOf(document(small)));
    expect(mapping).toMatchObject({ by: 'order', whole: true });
    expect(mapping.pairs.map(({ ours, theirs: { name } }) => [ours.path, name])).toEqual([
      ['0.weight', 'net.0.weight'],
      ['0.bias', 'net.0.bias'],
      ['1.weight', 'net.2.weight'],
      ['1.bias', 'net.2.bias'],
      ['2.body.0.weight', 'net.10.weight'],
      ['2.body.0.bias', 'net.10.bias'],
      ['3.weight', 'net.11.weight'],
      ['3.bias', 'net.11.bias'],
      ['1.running_mean', 'net.2.running_mean'],
      ['1.running_var', 'net.2.running_var'],
    ]);
  });

  it('are not taken where one differs, is missing or has no place; each is named', () => {
    const { tensors } = trained();
    const wider = document([
      { type: 'dense', units: 5, activation: 'relu' },
      { type: 'dense', units: 2 },
    ]);
    const mapping = mapTensors(tensors, inferenceOf(wider));
    expect(mapping.whole).toBe(false);
    expect(takeMapping(wider, inferenceOf(wider), mapping)).toEqual({ says: NOT_WHOLE });
    const said = sayWhyNot(mapping).join('\n');
    expect(said).toMatch(/0\.weight has the shape \[5, 2\] here, and \[4, 2\] in the file \(0\.weight\)\./);
    expect(said).toMatch(/1\.weight has the shape \[2, 5\] here, and \[4\]/);
    expect(said).toMatch(/6 tensors of the file have no place/);
    const without = mapTensors(
      tensors.filter(({ name }) => name !== '3.bias'),
      inferenceOf(document(small)),
    );
    expect(without).toMatchObject({ whole: false, missing: [{ path: '3.bias' }] });
    expect(sayWhyNot(without)).toEqual(['3.bias [2] is not in the file.']);
  });

  it('are many, and told all the same', () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i): StoredTensor => ({
        name: `layer${i}.weight`,
        kind: 'F32',
        shape: [i + 1],
        read: () => new Float32Array(i + 1),
      }),
    );
    const mapping = mapTensors(many, inferenceOf(document([{ type: 'dense', units: 2, bias: false }])));
    expect(mapping).toMatchObject({
      whole: false,
      mismatches: [{ ours: { path: '0.weight' }, theirs: { name: 'layer0.weight' } }],
    });
    expect(mapping.leftOver).toHaveLength(19_999);
  });

  it('are refused by name where a number is none', () => {
    const { tensors } = trained();
    const odd = tensors.map((tensor) =>
      tensor.name === '3.bias' ? { ...tensor, read: () => Float32Array.of(0, Number.NaN) } : tensor,
    );
    const plain = document(small);
    expect(takeMapping(plain, inferenceOf(plain), mapTensors(odd, inferenceOf(plain)))).toEqual({
      says: '3.bias: number 1 is NaN. Every number must be finite.',
    });
  });
});

describe('a file of another program', () => {
  it('is told by what it is, or by its name', () => {
    expect(readForeign(new Uint8Array(0), 'a.safetensors')).toEqual({
      kind: 'problem',
      says: 'a.safetensors: The file is empty.',
    });
    expect(readForeign(Uint8Array.of(0x50, 0x4b, 3, 4), 'model.pt')).toMatchObject({
      says: expect.stringMatching(/safetensors\.torch\.save_file/),
    });
    expect(readForeign(Uint8Array.of(1, 2, 3), 'w.safetensors')).toMatchObject({
      says: expect.stringMatching(/^w\.safetensors: Byte 3/),
    });
    expect(readForeign(Uint8Array.of(0x89, 0x48, 0x44, 0x46), 'w.h5')).toMatchObject({
      says: expect.stringMatching(/Save the network as ONNX/),
    });
  });
});
