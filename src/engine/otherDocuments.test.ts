import { describe, expect, it } from 'vitest';
import type { ProbeName, ProbeRequests } from '#engine/probe.ts';
import { sizeOf } from '#nn/shape.ts';
import { probes } from '#probes/index.ts';
import { Desk, documentOf } from '#testing/sessionDesk.ts';
import { planDocument } from './plan.ts';

const dense = (units: number, id = 'a') => ({ id, type: 'dense', units, activation: 'tanh' });
/** One document of each kind of sample, all with the same ids of blocks and no two of the same sizes. */
const documents = {
  plane: documentOf({ data: { type: 'spiral', samples: 90 }, network: [dense(5), dense(2, 'b')] }),
  line: documentOf({
    data: { type: 'sine', samples: 40 },
    network: [dense(3), dense(1, 'b')],
    training: { loss: 'mse', batchSize: 8 },
  }),
  images: documentOf({
    data: { type: 'barsAndStripes', samples: 30 },
    network: [{ id: 'a', type: 'conv2d', filters: 2, kernel: 3 }, { id: 'f', type: 'flatten' }, dense(2, 'b')],
  }),
  tokens: documentOf({
    data: { type: 'reversal', samples: 20, length: 4, alphabet: 3 },
    network: [{ id: 'a', type: 'embedding', vocabulary: 3, dim: 6 }, dense(3, 'b')],
  }),
};
type Name = keyof typeof documents;
const names = Object.keys(documents) as Name[];

/** Every probe, asked for the last of every position that a document has. A probe without a line here does not compile. */
function lastOf(name: Name): Required<ProbeRequests> {
  const { data, inference } = planDocument(documents[name]);
  const { count, dimensions, factors } = data!;
  const unit = sizeOf(inference.byId.get('a')!.output!.shape) - 1;
  const sample = dimensions > 0 ? {} : { sample: count - 1 };
  return {
    units: { resolution: 8, first: { a: unit }, ...sample },
    answer: { resolution: 8, samples: true, ...sample },
    pictures: { listed: 3 },
    parameters: {},
    gradients: {},
    trace: { block: 'a', unit, at: new Array(dimensions).fill(0.5), ...sample },
    closeUp: { block: 'a', unit, at: new Array(dimensions).fill(0.5), ...sample },
    hash: {},
    check: { block: name === 'images' ? 'f' : 'a', asked: 1 },
    memory: {},
    confusion: {},
    constants: {},
    concepts: { block: name === 'images' ? 'f' : 'a' },
    headlines: {},
    ladder: { equal: false, at: 5 },
    bottleneck: { sample: count - 1, equal: false, ...(factors[0] ? { factor: factors[0].id } : {}) },
    theatre: {},
    ending: { resolution: 5 },
    readings: { of: [{ key: 'dead(a)', name: 'dead', named: ['a'] }] },
    awaited: { of: [{ key: 'dead(a)', name: 'dead', named: ['a'] }] },
    external: { hash: 'none' },
  };
}

const all = Object.fromEntries(names.map((name) => [name, lastOf(name)])) as Record<Name, Required<ProbeRequests>>;

describe('a request that was made for another document', () => {
  const pairs = names.flatMap((asked) => names.filter((met) => met !== asked).map((met) => [asked, met] as const));

  it.each(pairs)('of %s, which meets %s, harms nothing: frames come and training goes on', (asked, met) => {
    const desk = new Desk().load(documents[met]);
    const { probes: results } = desk.frame(all[asked]);
    desk.steps(2);
    expect(desk.states).not.toContain('failed');
    expect(desk.step).toBe(2);
    const { data } = planDocument(documents[met]);
    // What is said of a sample is said of the one that was asked for.
    for (const { sample } of [results.units, results.answer].filter((r) => r !== undefined))
      if (data!.dimensions === 0) expect(sample).toBe(all[asked].units.sample ?? data!.test[0]);
  });

  it('is not answered: a point of the plane is none of a line, nor a unit that is gone one of fewer', () => {
    const desk = new Desk().load(documents.line);
    const at = (unit: number, ...point: number[]) =>
      desk.frame({ trace: { block: 'a', unit, at: point } }).probes.trace;
    expect(at(0, 0.5)).toMatchObject({ block: 'a', unit: 0, at: [0.5] });
    expect(at(0, 0.5, 0.5)).toBeUndefined();
    expect(at(0)).toBeUndefined();
    expect(at(3, 0.5)).toBeUndefined();
    expect(at(-1, 0.5)).toBeUndefined();
    expect(desk.frame({ check: { block: 'gone', asked: 1 } }).probes.check).toBeUndefined();
    expect(desk.frame({ concepts: { block: 'gone' } }).probes.concepts).toBeUndefined();
  });
});

it.each(names)('every probe answers what is asked of its own document: %s', (name) => {
  const desk = new Desk().load(documents[name]);
  desk.steps(1);
  const results = desk.frame(all[name]).probes;
  for (const probe of Object.keys(probes) as ProbeName[]) expect(results, probe).toHaveProperty(probe);
  if (name !== 'plane' && name !== 'line') expect(results.units!.sample).toBe(all[name].units.sample);
});
