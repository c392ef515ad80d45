import { expect, it } from 'vitest';
import { slowProduct } from './remote.ts';

it('a PyTorch that multiplies slowly is told of, with what mends it', () => {
  const at = (speed: number) =>
    slowProduct({ version: `PyTorch 2.6.0 (${speed} GFLOP/s in a product of 512³)`, loss: 1, seconds: 1 });
  expect(at(6)).toMatch(/^PyTorch multiplies matrices at 6 GFLOP\/s only.*libopenblas0-pthread/);
  expect(at(62)).toBeUndefined();
  expect(slowProduct({ error: 'ended' })).toBeUndefined();
});
