import { describe, expect, it } from 'vitest';
import { crc32 } from '#base/codec.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import { defaults, fieldError } from '#nn/field.ts';
import { type DatasetType, datasets } from './index.ts';
import { prepareData } from './prepare.ts';

const types = Object.keys(datasets) as DatasetType[];
const definitionOf = (type: DatasetType) => datasets[type] as unknown as DatasetDefinition;

const hashOf = (type: DatasetType, values: Record<string, unknown> = {}, seed = 1) => {
  const { inputs, targets, train, test } = prepareData({ type, ...values }, seed);
  const bytes = [inputs, targets, train, test].flatMap((array) => [...new Uint8Array(array.buffer)]);
  return crc32(Uint8Array.from(bytes)).toString(16);
};

describe.each(types)('every data set: %s', (type) => {
  const definition = definitionOf(type);
  const values = defaults(definition.fields);

  it('stands in the list under its own type', () => {
    expect(definition.type).toBe(type);
  });

  it('has valid defaults and explains itself and every field in whole sentences', () => {
    expect(definition.summary).toMatch(/^[A-Z].*\.$/);
    for (const [name, field] of Object.entries(definition.fields)) {
      expect(fieldError(field, field.default), name).toBeUndefined();
      expect(field.help, name).toMatch(/^[A-Z].*\.$/);
    }
    expect(definition.check?.(values)).toBeUndefined();
    for (const name of definition.idle?.(values) ?? []) expect(definition.fields).toHaveProperty(name);
  });

  it('gives the number of samples that it is asked for, within the picture, each on one side of the split', () => {
    for (const samples of 'samples' in definition.fields ? [10, 37, 500, 5000] : [undefined]) {
      const data = prepareData({ type, ...(samples ? { samples } : {}) }, 3);
      const count = data.targets.length;
      if (samples) expect(count).toBe(samples);
      expect(data.coordinates.length).toBe(count * data.dimensions);
      expect([...data.train, ...data.test].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      const [low, high] = data.domain[0]!;
      expect(data.domain.length).toBe(data.dimensions);
      expect(data.coordinates.every((v) => v > low && v < high)).toBe(true);
    }
  });

  it('lies within −1 … 1 without noise, values included', () => {
    // A cloud of the Gaussians is wide by nature.
    const bound = type === 'gaussians' ? 1.2 : 1.0000002;
    const data = prepareData({ type, noise: 0 }, 5);
    expect(data.coordinates.every((v) => Math.abs(v) <= bound)).toBe(true);
    if (data.task !== 'classification') expect(data.targets.every((v) => Math.abs(v) <= bound)).toBe(true);
  });

  it('has the same bits for the same seed and is finite at the ends of every range', () => {
    expect(hashOf(type)).toBe(hashOf(type));
    for (const end of ['min', 'max'] as const) {
      const extreme = Object.entries(definition.fields).flatMap(([name, field]) =>
        field.kind === 'int' || field.kind === 'float' ? [[name, field[end]] as const] : [],
      );
      const data = prepareData({ type, ...Object.fromEntries(extreme) }, 2 ** 53 - 1);
      expect(data.inputs.every(Number.isFinite) && data.targets.every(Number.isFinite)).toBe(true);
    }
  });

  it('interleaves classes of equal size', () => {
    const data = prepareData({ type, samples: 100 }, 1);
    if (data.task !== 'classification' || type === 'points' || type === 'xor') return;
    const classes = data.classNames.length;
    expect([...data.targets]).toEqual(Array.from({ length: 100 }, (_, i) => i % classes));
  });
});

const byHand: DatasetType[] = ['points', 'curve'];

it('draws other points for another seed, except by hand', () => {
  for (const type of types) {
    const [a, b] = [1, 2].map((seed) => prepareData({ type }, seed).coordinates);
    expect(`${a}` === `${b}`, type).toBe(byHand.includes(type));
  }
});

it('moves points along straight lines when only the noise changes', () => {
  const [none, some, twice] = [0, 0.1, 0.2].map((noise) => prepareData({ type: 'spiral', noise }, 1).coordinates);
  none!.forEach((start, i) => {
    expect(twice![i]! - start).toBeCloseTo(2 * (some![i]! - start), 5);
  });
});

it('keeps the points there are when more are asked for', () => {
  const few = prepareData({ type: 'checkerboard', samples: 20 }, 1).coordinates;
  const many = prepareData({ type: 'checkerboard', samples: 200 }, 1).coordinates;
  expect(many.slice(0, few.length)).toEqual(few);
});

it('has the bits it had when links were first shared', () => {
  expect(Object.fromEntries(types.map((type) => [type, hashOf(type)]))).toMatchInlineSnapshot(`
    {
      "checkerboard": "3cdf73d4",
      "circle": "ba37b6fd",
      "curve": "2f449f85",
      "gaussians": "35d2c3f3",
      "moons": "d0005df2",
      "plane": "26c7f783",
      "points": "48727306",
      "ripple": "b86d8aeb",
      "sawtooth": "553e576d",
      "sine": "81da3745",
      "spiral": "3dc9e376",
      "step": "ce3a9c47",
      "xor": "38541ce5",
    }
  `);
});
