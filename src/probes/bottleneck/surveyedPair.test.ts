import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { matrix } from '#linear/matrix.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { distance, meanDistanceOf } from '#probes/survey/meanDistance.ts';
import { drawProbeSet } from '#probes/survey/probeSet.ts';
import { bottleneckProbe } from './bottleneck.probe.ts';

function trainerOf(data: Record<string, unknown>, network: readonly Record<string, unknown>[]): Trainer {
  const reading = readDocument(
    { strata: 1, seed: 3, data, network, training: { batchSize: 20 } },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return new Trainer(reading.document);
}
const shapes = { type: 'shapes', samples: 300, noise: 0.05, testShare: 0.5 };
const network = [
  { id: 'f', type: 'flatten' },
  { id: 'a', type: 'dense', units: 6, activation: 'relu' },
  { id: 'b', type: 'dense', units: 6 },
];
const pairIn = (trainer: Trainer, factor: string, sample: number) =>
  bottleneckProbe.compute(trainer, { sample, factor }, createPool())!.pair!;

describe('a pair of samples that differ in one factor', () => {
  it('is as far apart at the input as its pixels are, in mean distances of two samples', () => {
    const trainer = trainerOf(shapes, network);
    const { data, document } = trainer.plan;
    const size = 24 * 24;
    const imageOf = (row: number) => data!.inputs.subarray(row * size, (row + 1) * size);
    const sample = data!.test[5]!;
    const { reason, inputs, apart, values } = pairIn(trainer, 'x', sample);
    const other = data!.vary!(sample, 'x', values[1]);
    if (typeof other === 'string') throw new Error(other);
    expect(reason).toBeNull();
    expect([...inputs]).toEqual([...imageOf(sample), ...other.input]);
    const { fit, held } = drawProbeSet(data!, document.seed);
    const rows = [...fit, ...held];
    const all = matrix(rows.length, size);
    for (const [i, row] of rows.entries()) all.values.set(imageOf(row), i * size);
    expect(apart[0]).toBeCloseTo(distance(imageOf(sample), other.input) / meanDistanceOf(all).value, 9);
    expect(apart[0]).toBeGreaterThan(0.05);
  });

  it('is nowhere apart in a layer that is constant, and is compared with the start', () => {
    const trainer = trainerOf(shapes, network);
    const sample = trainer.plan.data!.test[1]!;
    const before = pairIn(trainer, 'size', sample);
    expect(before.apart).toEqual(before.start);
    expect(before.apart).toHaveLength(3);
    const weight = trainer.plan.parameters.find(({ path }) => path === '2.weight')!;
    for (let i = 0; i < 36; i++) trainer.setParameter('b', 'weight', i, 0);
    expect(weight.shape).toEqual([6, 6]);
    const after = pairIn(trainer, 'size', sample);
    expect(after.apart).toEqual([before.apart[0], before.apart[1], null]); // all samples are at one place there
    expect(after.start).toEqual(before.start);
  });

  it('is that of the sample, the factor and the step asked for, whatever was asked for before', () => {
    const trainer = trainerOf(shapes, network);
    const fresh = (factor: string, sample: number) => pairIn(trainerOf(shapes, network), factor, sample);
    const [a, b] = trainer.plan.data!.test;
    for (const [factor, sample] of [
      ['x', a!],
      ['x', b!],
      ['size', b!],
      ['x', a!],
    ] as const) {
      const pair = pairIn(trainer, factor, sample);
      expect([pair.factor, pair.sample]).toEqual([factor, sample]);
      expect(pair).toEqual(fresh(factor, sample));
    }
    expect(fresh('x', a!).apart).not.toEqual(fresh('x', b!).apart);
    const before = pairIn(trainer, 'x', a!);
    for (let i = 0; i < 5; i++) trainer.stepBatch();
    const after = pairIn(trainer, 'x', a!);
    expect(after.start).toEqual(before.start);
    expect(after.apart.slice(1)).not.toEqual(before.apart.slice(1));
  });

  it('is another one where another is asked for, with the readings at hand', () => {
    const trainer = trainerOf(shapes, network);
    const [a, b] = trainer.plan.data!.test;
    const ofX = new Map([a!, b!].map((sample) => [sample, pairIn(trainer, 'x', sample)]));
    const size = pairIn(trainer, 'size', b!);
    // No time for another round: what was measured last is what is asked about.
    const noTime = { left: () => false, now: () => 0, settled: true, more: () => {} };
    const ask = (factor: string, sample: number) =>
      bottleneckProbe.compute(trainer, { sample, factor }, createPool(), noTime)!.pair!;
    for (const sample of [a!, b!, a!]) expect(ask('x', sample)).toEqual(ofX.get(sample));
    expect(ask('size', b!)).toEqual(size);
    expect(ask('x', b!)).toEqual(ofX.get(b!));
    expect(ofX.get(a!)!.apart).not.toEqual(ofX.get(b!)!.apart);
  });

  it('comes with the sample redrawn, not with the one looked at before', () => {
    const trainer = trainerOf(shapes, network);
    const size = 24 * 24;
    for (const sample of trainer.plan.data!.test.slice(0, 3)) {
      const { redrawn } = bottleneckProbe.compute(trainer, { sample }, createPool())!;
      expect([...redrawn.subarray(0, size)]).toEqual([
        ...trainer.plan.data!.inputs.subarray(sample * size, (sample + 1) * size),
      ]);
    }
  });

  it('says why there is none', () => {
    const relations = trainerOf({ ...shapes, type: 'relations' }, [
      ...network.slice(0, 2),
      { id: 'b', type: 'dense', units: 2 },
    ]);
    expect(pairIn(relations, 'apart', 3).reason).toBe('followFromPlaces');
    const spiral = trainerOf({ type: 'spiral' }, [{ id: 'b', type: 'dense', units: 2 }]);
    expect(pairIn(spiral, 'class', 3)).toMatchObject({
      reason: 'notDrawn',
      apart: [],
    });
    const drawn = trainerOf(shapes, network);
    expect(pairIn(drawn, 'x', drawn.plan.data!.count).reason).toBe('drawing');
  });
});
