import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Copy } from '#engine/laboratory/copy.ts';
import { Trainer } from '#engine/trainer.ts';
import type { StrataDocument } from '#nn/document.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { changedReadings } from './changedReadings.ts';
import { readingsProbe } from './readings.probe.ts';

const dense = (id: string, units: number, activation = 'linear') => ({ id, type: 'dense', units, activation });
const ring = documentOf({
  data: { type: 'circle' },
  network: [dense('a', 16, 'relu'), dense('b', 16, 'relu'), dense('out', 2)],
  training: { optimizer: { type: 'sgd', learningRate: 3 }, batchSize: 32 },
});
const digits = documentOf({
  data: { type: 'digits', samples: 120, testShare: 0.5 },
  network: [{ id: 'f', type: 'flatten' }, dense('a', 8, 'relu'), dense('out', 10)],
});
const letters = documentOf({
  data: { type: 'reversal', samples: 60 },
  network: [{ id: 'e', type: 'embedding', dim: 8 }, dense('out', 8)],
});
const line = documentOf({
  data: { type: 'sine' },
  network: [dense('a', 3, 'relu'), dense('out', 1)],
  training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.05 } },
});

/** A run, and a copy of it as the laboratory has it. */
function both(document: StrataDocument, steps: number) {
  const trainer = new Trainer(document);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  const copy = new Copy(document, prepareData(document.data, document.seed), () => undefined);
  copy.stand(trainer.step, trainer.model.numbers.slice());
  return { trainer, copy };
}
const of = [
  { key: 'dead(b)', name: 'dead', named: ['b'] },
  { key: 'dead(a)', name: 'dead', named: ['a'] },
  { key: 'pieces', name: 'pieces', named: [] },
  { key: 'shifted(3)', name: 'shifted', named: ['3'] },
  { key: 'exchanged', name: 'exchanged', named: [] },
] as const;

describe('readings', () => {
  it.each([
    ['ring', ring],
    ['digits', digits],
    ['letters', letters],
    ['line', line],
  ])('of a copy are to the bit those of the run: %s', (_, document) => {
    const { trainer, copy } = both(document, 100);
    const found = readingsProbe.compute(copy, { of }, createPool())!;
    expect(found.step).toBe(100);
    for (const { key, name, named } of of)
      expect(found.values[key] ?? Number.NaN, key).toBe(changedReadings[name](trainer, named));
    expect(Object.values(found.values).some((value) => value !== null)).toBe(true);
  });
  it('are those of the network: all of a layer off after steps far too long, no picture right that is moved away', () => {
    const { copy } = both(ring, 100);
    const values = (named: typeof copy, keys: readonly string[]) => {
      const all = readingsProbe.compute(named, { of }, createPool())!.values;
      return keys.map((key) => all[key]);
    };
    expect(values(copy, ['dead(b)', 'pieces', 'shifted(3)', 'exchanged'])).toEqual([1, null, null, null]);
    const still = both(digits, 100);
    const [moved] = values(still.copy, ['shifted(3)']);
    const here = changedReadings.shifted(still.trainer, ['0']);
    expect(here).toBe(still.trainer.score(still.trainer.plan.samples.test).accuracy);
    expect(moved).toBeLessThan(here);
  });
  it('are none while the run trains', () => {
    const { copy } = both(ring, 1);
    const slice = { left: () => true, now: () => 0, settled: false, more() {} };
    expect(readingsProbe.compute(copy, { of }, createPool(), slice)).toBeNull();
    expect(readingsProbe.compute(copy, { of }, createPool(), { ...slice, settled: true })).not.toBeNull();
  });
});
