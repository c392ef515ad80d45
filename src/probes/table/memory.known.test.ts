import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { CORNERS, dense, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { memoryProbe } from './memory.probe.ts';

const network = [dense('a', 3), { id: 'n', type: 'batchNorm' }, dense('z', 2)];
const ask = (training: Record<string, unknown>) =>
  memoryProbe.compute(tinyRun(tinyTable(CORNERS), network, {}, training), {}, createPool());

it('is four bytes for each number, block by block', () => {
  const memory = ask({ batchSize: 2, optimizer: { type: 'adam' } });
  // 2 · 3 + 3, 3 + 3, 3 · 2 + 2 parameters, each with a gradient and Adam's two moments; a mean and a variance for each of the three numbers that are normalised.
  expect(memory.blocks).toMatchObject([
    // Two samples: of `a` six numbers, of `z` four, and their gradients; six weights turned round. All begin on a border of 16 bytes.
    { id: 'a', parameters: 36, gradients: 36, state: 72, buffers: 0, activations: 32 + 32 + 32 },
    { id: 'n', parameters: 24, gradients: 24, state: 48, buffers: 24 },
    { id: 'z', parameters: 32, gradients: 32, state: 64, buffers: 0, activations: 16 + 16 + 32 },
  ]);
  expect(memory).toMatchObject({ parameters: 92, gradients: 92, state: 184, buffers: 24 });
});

it('follows the optimiser and the batch, and is worked out once for a network', () => {
  // SGD keeps one number, its momentum's.
  expect(ask({ batchSize: 2, optimizer: { type: 'sgd' } })).toMatchObject({ parameters: 92, state: 92 });
  // Three samples are all there are.
  const [all, more] = [3, 20].map((batchSize) => ask({ batchSize }).blocks[2]!.activations);
  expect([all, more]).toEqual([32 + 32 + 32, 32 + 32 + 32]);
  const trainer = tinyRun(tinyTable(CORNERS), network);
  const once = memoryProbe.compute(trainer, {}, createPool());
  expect(memoryProbe.compute(trainer, {}, createPool())).toBe(once);
});
