import { describe, expect, it, test } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { checkProbe, samplesFor } from './check.probe.ts';
import { largest } from './measure.ts';
import { agrees, slopeOf } from './slope.ts';

type Json = Record<string, unknown>;

function trainerOf(network: readonly Json[], more: Json = {}): Trainer {
  const reading = readDocument(
    {
      strata: 1,
      seed: 5,
      data: { type: 'spiral', samples: 120 },
      network,
      training: { loss: 'crossEntropy', batchSize: 16 },
      ...more,
    },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return new Trainer(reading.document);
}

let asked = 0;
const check = (trainer: Trainer, block: string) =>
  checkProbe.compute(trainer, { block, asked: ++asked }, createPool())!;

const dense = (id: string, units: number, activation = 'linear', more: Json = {}): Json => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});

describe('the slope of a float32 function', () => {
  const rounded = (f: (x: number) => number) => (x: number) => Math.fround(f(x));
  const noise = 2 ** -22;

  it.each([
    ['a gentle one', (x: number) => Math.sin(1 + x), Math.cos(1)],
    ['one that bends within a thousandth', (x: number) => Math.tanh(100 * x + 0.3), 100 / Math.cosh(0.3) ** 2],
    ['a corner that is not here', (x: number) => Math.max(0, x + 0.001), 1],
    ['none at all', () => 0.5, 0],
  ])('is found: %s', (_, f, slope) => {
    const found = slopeOf(rounded(f), noise);
    expect(found.kink).toBe(false);
    expect(found.value).toBeCloseTo(slope, 2);
    expect(agrees(slope, found)).toBe(true);
    expect(agrees(slope + 0.05 * (1 + Math.abs(slope)), found)).toBe(false);
  });

  it('is not claimed at a corner', () => {
    expect(slopeOf(rounded(Math.abs), noise).kink).toBe(true);
    expect(
      slopeOf(
        rounded((x) => Math.max(0, x)),
        noise,
      ).kink,
    ).toBe(true);
  });
});

test('the largest numbers are picked in order, by size alone', () => {
  expect(largest(Float32Array.of(1, -5, 3, 0, 4, -2), 3)).toEqual([1, 4, 2]);
  expect(largest(Float32Array.of(1, 2), 6)).toEqual([1, 0]);
});

describe('a check', () => {
  const mlp = [dense('a', 8, 'tanh'), { id: 'd', type: 'dropout', rate: 0.3 }, dense('b', 6, 'gelu'), dense('c', 2)];

  it.each(['a', 'b', 'c'])('agrees with backpropagation before and after training: block %s', (id) => {
    const trainer = trainerOf(mlp);
    for (const steps of [0, 60]) {
      for (let i = 0; i < steps; i++) trainer.stepBatch();
      const { rows, samples, batch, step, kept } = check(trainer, id);
      expect({ samples, batch, step }).toEqual({ samples: trainer.batchSize, batch: trainer.batchSize, step: steps });
      expect(rows.map((row) => row.parameter)).toEqual([
        ...Array(6).fill('weight'),
        ...Array(Math.min(6, id === 'c' ? 2 : 6)).fill('bias'),
        ...Array(6).fill('input'),
      ]);
      for (const row of rows) expect(row, JSON.stringify(row)).toMatchObject({ verdict: 'agrees' });
      expect(kept).toBeGreaterThan(0);
    }
  });

  it('says which slopes have a corner, and finds none that differs', () => {
    const trainer = trainerOf([dense('a', 24, 'relu'), dense('b', 24, 'relu'), dense('c', 2)]);
    for (let i = 0; i < 40; i++) trainer.stepBatch();
    const rows = ['a', 'b', 'c'].flatMap((id) => check(trainer, id).rows);
    expect(rows.filter((row) => row.verdict === 'differs')).toEqual([]);
    expect(rows.filter((row) => row.verdict === 'agrees').length).toBeGreaterThan(rows.length / 2);
  });

  it('leaves the run as it is, also in the middle of a batch', () => {
    const [watched, alone] = [trainerOf(mlp), trainerOf(mlp)];
    for (const trainer of [watched, alone]) {
      for (let i = 0; i < 9; i++) trainer.stepBatch();
      for (let i = 0; i < 5; i++) trainer.stepSample();
    }
    const before = watched.parameterHash();
    const gradient = watched.plan.parameters.map((p) => [...watched.model.gradient(p)]);
    const { lossSum } = watched.model;
    for (const id of ['a', 'd', 'b', 'c']) check(watched, id);
    expect(watched.parameterHash()).toBe(before);
    expect(watched.plan.parameters.map((p) => [...watched.model.gradient(p)])).toEqual(gradient);
    expect(watched.model.lossSum).toBe(lossSum);
    for (const trainer of [watched, alone]) for (let i = 0; i < 25; i++) trainer.stepBatch();
    expect(watched.parameterHash()).toBe(alone.parameterHash());
    expect(watched.batchLoss).toBe(alone.batchLoss);
    expect(watched.model.save().state).toEqual(alone.model.save().state);
  });

  it('is done once for each time it is asked for', () => {
    const trainer = trainerOf(mlp);
    const request = { block: 'a', asked: ++asked };
    const first = checkProbe.compute(trainer, request, createPool());
    trainer.stepBatch();
    expect(checkProbe.compute(trainer, { ...request }, createPool())).toBe(first);
    expect(checkProbe.compute(trainer, { ...request, asked: ++asked }, createPool())?.step).toBe(1);
  });

  it('is of as many samples of the batch as there is time for, thirty-two at most and four at least', () => {
    const of = (hidden: number, block: string, batchSize: number) => {
      const network = [dense('a', 512), dense('b', hidden), { id: 'f', type: 'flatten' }, dense('c', 2)];
      return samplesFor(trainerOf(network, { training: { loss: 'crossEntropy', batchSize } }), block);
    };
    expect(of(4, 'c', 40)).toBe(32);
    expect(of(4, 'c', 7)).toBe(7);
    // 2 · 512 + 512 · 512 + 512 · 2 = 264,192 multiply-adds, 60 times for each of two parameters and the input: 6e8 are enough for 12 samples.
    expect(of(512, 'b', 16)).toBe(12);
    // Of a block without parameters the input alone is moved: 37 samples.
    expect(of(512, 'f', 60)).toBe(32);
    expect(of(600, 'f', 60)).toBe(32);
    expect(of(700, 'f', 60)).toBe(27);
    expect(of(2000, 'b', 16)).toBe(4);
  });

  it('is done anew for another block and another run', () => {
    const [one, other] = [trainerOf(mlp), trainerOf(mlp)];
    const request = { block: 'a', asked: ++asked };
    const first = checkProbe.compute(one, request, createPool());
    expect(checkProbe.compute(one, { ...request, block: 'c' }, createPool())!.block).toBe('c');
    const again = checkProbe.compute(other, request, createPool());
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
    expect(checkProbe.names!(request)).toEqual({ block: 'a' });
  });

  it('finds the same after a large network was checked, whose memory is used again', () => {
    const before = check(trainerOf(mlp), 'b');
    check(trainerOf([dense('a', 90, 'tanh'), dense('b', 70), dense('c', 2)]), 'b');
    expect({ ...check(trainerOf(mlp), 'b'), asked: before.asked }).toEqual(before);
  });

  it('is none where nothing trains', () => {
    expect(check(trainerOf(mlp, { data: { type: 'points', points: [] } }), 'a')).toBeNull();
  });

  it('knows no block that is not there', () => {
    expect(check(trainerOf(mlp), 'nobody')).toBeNull();
  });

  it('tells the ways through a container apart: a residual block’s gradient is its body’s plus what comes back unchanged', () => {
    const body = [dense('b', 8, 'tanh'), dense('c', 8)];
    const trainer = trainerOf([dense('a', 8, 'tanh'), { id: 'r', type: 'residual', body }, dense('z', 2)]);
    const result = check(trainer, 'r');
    expect(result.rows.map((row) => [row.parameter, row.verdict])).toEqual(Array(6).fill(['input', 'agrees']));
    expect(result.paths).toHaveLength(1);
    const [{ first, kept }] = result.paths as [(typeof result.paths)[0]];
    expect(first).toBe('b');
    // the triangle inequality, with the identity's share 1
    expect(Math.abs(kept - 1)).toBeLessThanOrEqual(result.kept! + 1e-6);
    expect(result.kept!).toBeLessThanOrEqual(kept + 1 + 1e-6);
    // within the body the check moves what the body reads, and not what the shortcut does
    for (const id of ['b', 'c']) for (const row of check(trainer, id).rows) expect(row.verdict).toBe('agrees');
    const joined = trainerOf([
      dense('a', 4, 'tanh'),
      { id: 'k', type: 'concat', branches: [[], [dense('b', 3)]] },
      dense('z', 2),
    ]);
    for (const id of ['a', 'k', 'b', 'z']) for (const row of check(joined, id).rows) expect(row.verdict).toBe('agrees');
  });
});
