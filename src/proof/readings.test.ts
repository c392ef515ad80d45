import { describe, expect, it } from 'vitest';
import { readDocument } from '#nn/document.ts';
import { prover, startRun } from './lessonRun.ts';

/** What is read of a document at a step. */
function read(source: object, steps: number, ...keys: string[]): number[] {
  const reading = readDocument({ strata: 2, seed: 1, ...source }, prover.registries);
  if (!reading.document) throw new Error(JSON.stringify(reading.problems));
  const run = startRun(reading.document);
  while (run.step < steps) run.advance();
  const { numbers } = run.observe(keys, []);
  return keys.map((key) => numbers[key]!);
}
const dense = (id: string, units: number, activation: string, more: object = {}) => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});
const out = { id: 'out', type: 'dense', units: 2 };

describe('what is measured for lessons', () => {
  it('calls units dead that are 0 on every sample: all of a layer after steps that are far too long', () => {
    const ring = {
      data: { type: 'circle' },
      network: [dense('a', 16, 'relu'), dense('b', 16, 'relu'), out],
      training: { optimizer: { type: 'sgd', learningRate: 3 }, batchSize: 32 },
    };
    const [before] = read(ring, 0, 'dead(b)');
    expect(before).toBeGreaterThan(0.1);
    expect(before).toBeLessThan(0.5);
    expect(read(ring, 100, 'dead(b)', 'dead(a)')).toEqual([1, expect.closeTo(0.2, 0)]);
    expect(read({ ...ring, network: [dense('a', 4, 'tanh'), out] }, 5, 'dead(a)', 'dead(none)')).toEqual([
      0,
      Number.NaN,
    ]);
  });

  it('reads the answer at a block with a straight line, and holds gradients against each other', () => {
    const five = {
      data: { type: 'circle' },
      network: [...[1, 2, 3, 4, 5].map((i) => dense(`h${i}`, 8, 'sigmoid', { init: { type: 'glorotUniform' } })), out],
      training: { batchSize: 32 },
    };
    const [ratio] = read(five, 1, 'gradientRatio(h1, h5)');
    expect(ratio).toBeGreaterThan(1e-5);
    expect(ratio).toBeLessThan(1e-2);
    const xor = { data: { type: 'xor' }, network: [dense('a', 4, 'tanh'), out] };
    const [input, bent] = read(xor, 0, 'reads(input)', 'reads(a)');
    expect(input).toBeLessThan(0.65);
    expect(bent).toBeGreaterThan(0.75);
    expect(read(xor, 0, 'reads(none)')).toEqual([Number.NaN]);
  });

  it('counts the straight pieces of a curve', () => {
    const curve = (weights: object) => ({
      data: { type: 'sine' },
      network: [dense('a', 3, 'relu', weights), { id: 'out', type: 'dense', units: 1 }],
      training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.05 } },
    });
    expect(read({ ...curve({}), network: [{ id: 'out', type: 'dense', units: 1 }] }, 20, 'pieces')).toEqual([1]);
    const [pieces] = read(curve({}), 400, 'pieces');
    expect(pieces).toBeGreaterThan(1);
    expect(pieces).toBeLessThanOrEqual(4);
    expect(read({ data: { type: 'circle' }, network: [out] }, 0, 'pieces')).toEqual([Number.NaN]);
  });

  it('moves test pictures, and exchanges tokens', () => {
    const digits = {
      data: { type: 'digits', samples: 300, testShare: 0.3 },
      network: [{ id: 'f', type: 'flatten' }, dense('a', 16, 'relu'), { id: 'out', type: 'dense', units: 10 }],
    };
    const [still, moved, right] = read(digits, 60, 'shifted(0)', 'shifted(6)', 'testAccuracy');
    expect(still).toBe(right);
    expect(moved).toBeLessThan(still!);
    const letters = {
      data: { type: 'reversal', samples: 100 },
      network: [
        { id: 'e', type: 'embedding', dim: 8 },
        { id: 'out', type: 'dense', units: 8 },
      ],
    };
    // Each letter is answered by itself: two places change, of those that there are, and only where the letters differ.
    const [same] = read(letters, 0, 'exchanged');
    expect(same).toBeGreaterThan(0.6);
    expect(same).toBeLessThan(1);
    expect(read(digits, 0, 'exchanged')).toEqual([Number.NaN]);
  });
});
