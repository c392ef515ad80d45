import { expect, test } from 'vitest';
import { layers } from '#layers/index.ts';
import { inferShapes } from './inferShapes.ts';
import { parameterTable, wordsOf } from './parameterTable.ts';

const { blocks } = inferShapes(
  [
    { id: 'a', type: 'dense', units: 3, activation: 'linear', bias: true },
    { id: 'b', type: 'batchNorm' },
    { id: 'r', type: 'residual', body: [{ id: 'c', type: 'dense', units: 3, activation: 'linear', bias: false }] },
  ] as never,
  { shape: [2] },
  layers,
);
const table = parameterTable(blocks);

test('tensors have PyTorch’s paths, and start on borders of four words', () => {
  expect(table.parameters.map(({ path, block, shape, offset }) => [path, block, shape, offset])).toEqual([
    ['0.weight', 'a', [3, 2], 0],
    ['0.bias', 'a', [3], 8],
    ['1.weight', 'b', [3], 12],
    ['1.bias', 'b', [3], 16],
    ['2.body.0.weight', 'c', [3, 3], 20],
  ]);
  expect(table.parameterWords).toBe(32);
  expect(table.buffers.map(({ path, offset }) => [path, offset])).toEqual([
    ['1.running_mean', 0],
    ['1.running_var', 4],
  ]);
  expect(table.bufferWords).toBe(8);
});

test('the words of a buffer stand behind those of all parameters', () => {
  const all = Float32Array.from({ length: 40 }, (_, i) => i);
  expect([...wordsOf(all, table, table.parameters[1]!)]).toEqual([8, 9, 10]);
  expect([...wordsOf(all, table, table.buffers[1]!)]).toEqual([36, 37, 38]);
});
