/** @file The files beside a program: samples that are too many to be written into it, weights, and the test vector. The same for every framework. */
import { type NamedTensor, writeSafetensors } from '#formats/safetensors.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { ExportedFile } from './exporter.ts';
import { madeFile, madeTensor } from './made.ts';
import type { ExportSource } from './source.ts';

/** At most so many samples, and numbers in them, are written into a program. */
const WRITTEN = { rows: 64, numbers: 256 } as const;

/** Tokens and indices of classes, which stand as the bits of int32. */
export const asInts = (values: Float32Array): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, values.length);

/** Where the picture itself is asked for: there are no targets beside the inputs. */
export const asksForInput = ({ data, code }: ExportSource): boolean =>
  code.kind === 'value' && data.targets.length === 0;

function tensorsOf(source: ExportSource, part: 'train' | 'test'): (readonly [string, NamedTensor])[] {
  const { data, input, output, code } = source;
  const rows = data[part];
  const gathered = (width: number, of: (row: number) => Float32Array) => {
    const values = new Float32Array(rows.length * width);
    for (const [i, row] of rows.entries()) values.set(of(row), i * width);
    return values;
  };
  const read = madeTensor([rows.length, ...input.shape], () => {
    const inputs = gathered(sizeOf(input.shape), (row) => data.inputsOf(row));
    return input.tokens === undefined ? inputs : asInts(inputs);
  });
  if (asksForInput(source)) return [[`${part}_inputs`, read]];
  const wide = data.targetWidth;
  const answer: Shape = code.kind === 'index' ? output.slice(0, -1) : output;
  const asked = madeTensor([rows.length, ...answer], () => {
    const targets = gathered(wide, (row) => data.targets.subarray(row * wide, (row + 1) * wide));
    return code.kind === 'index' ? asInts(targets) : targets;
  });
  return [
    [`${part}_inputs`, read],
    [`${part}_targets`, asked],
  ];
}

/** `train_inputs`, `train_targets`, `test_inputs`, `test_targets`, as far as there are such samples and targets that are not their inputs. */
export function sampleTensors(source: ExportSource): Readonly<Record<string, NamedTensor>> {
  const parts = (['train', 'test'] as const).filter((part) => source.data[part].length > 0);
  return Object.fromEntries(parts.flatMap((part) => tensorsOf(source, part)));
}

/** Whether so few samples are read best where they are used. */
export function areFew(source: ExportSource, tensors: Readonly<Record<string, NamedTensor>>): boolean {
  const numbers = Object.values(tensors).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return source.data.train.length + source.data.test.length <= WRITTEN.rows && numbers <= WRITTEN.numbers;
}

/** What the files beside a program are called. */
export const fileNames = ({ name }: ExportSource) => ({
  data: `${name}-data.safetensors`,
  weights: `${name}.safetensors`,
  test: `${name}-test.safetensors`,
});

/** The weights, and the test vector as `inputs` and `outputs`; nothing where the network has no numbers. */
export function numbersFiles(source: ExportSource): readonly ExportedFile[] {
  const { numbers, input, output } = source;
  if (!numbers) return [];
  const { tensors, step, parameterHash, vector } = numbers;
  const named = fileNames(source);
  const saved = Object.fromEntries(tensors.map((tensor) => [tensor.path, tensor]));
  const inputs = {
    shape: [vector.count, ...input.shape],
    values: input.tokens === undefined ? vector.inputs : asInts(vector.inputs),
  };
  const outputs = { shape: [vector.count, ...output], values: vector.outputs };
  return [
    madeFile(named.weights, () => writeSafetensors(saved, { step: String(step), parameterHash })),
    { name: named.test, content: writeSafetensors({ inputs, outputs }) },
  ];
}
