import { describe, expect, it } from 'vitest';
import { crc32 } from '#base/codec.ts';
import type { DatasetText } from '#nn/dataset.ts';
import { type DatasetDefinition, kindOf } from '#nn/dataset.ts';
import { defaults, fieldError } from '#nn/field.ts';
import { sizeOf } from '#nn/shape.ts';
import { type DatasetType, datasets } from './index.ts';
import { prepareData, tokensIn, type WholeData } from './prepare.ts';
import { texts } from './texts.ts';

const types = Object.keys(datasets) as DatasetType[];
const definitionOf = (type: DatasetType) => datasets[type] as unknown as DatasetDefinition;

const made = new Map<DatasetType, WholeData>();
/** A data set as it is by default, with seed 1: drawing images takes its time. */
const plain = (type: DatasetType): WholeData => {
  if (!made.has(type)) made.set(type, prepareData({ type }, 1));
  return made.get(type)!;
};

const hashOf = ({ inputs, targets, train, test }: WholeData) => {
  const arrays = [inputs, targets, train, test].map((array) => new Uint8Array(array.buffer));
  return crc32(Buffer.concat(arrays)).toString(16);
};

describe.each(types)('every data set: %s', (type) => {
  const definition = definitionOf(type);
  const values = defaults(definition.fields);
  const text: DatasetText = texts[type];

  it('stands in the list under its own type', () => {
    expect(definition.type).toBe(type);
  });

  it('has valid defaults and explains itself and every field in whole sentences', () => {
    expect(text.summary).toMatch(/^[A-Z].*\.$/);
    for (const [name, field] of Object.entries(definition.fields)) {
      expect(fieldError(field, field.default), name).toBeUndefined();
      expect(text.fields[name]!.help, name).toMatch(/^[A-Z].*\.$/);
    }
    expect(definition.check?.(values)).toBeUndefined();
    for (const name of definition.idle?.(values) ?? []) expect(definition.fields).toHaveProperty(name);
  });

  it('gives the number of samples that it is asked for, each on one side of the split', () => {
    const { samples: field } = definition.fields;
    for (const samples of field?.kind === 'int' ? [10, 37, 500, field.max > 5000 ? 1000 : field.max] : [undefined]) {
      const data = prepareData({ type, ...(samples ? { samples } : {}) }, 3);
      const { count } = data;
      if (samples) expect(count).toBe(samples);
      expect(data.targets.length).toBe(count * data.positions);
      expect(data.inputs.length).toBe(count * sizeOf(data.shape));
      expect([...data.train, ...data.test].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
    }
  });

  it('says what its samples are', () => {
    const data = plain(type);
    const axes = { plane: 1, line: 1, image: 3, sequence: 2, tokens: 1 };
    expect(data.kind).toBe(kindOf(definition, values));
    expect(data.shape.length).toBe(axes[data.kind]);
    expect(data.tokens !== undefined).toBe(data.kind === 'tokens');
    expect(data.columnNames.length).toBe(data.kind === 'sequence' ? data.shape[1] : 0);
    if (data.positions > 1) expect(data.positions).toBe(data.shape[0]);
    expect(definition.needs !== undefined).toBe(data.positions > 1);
    if (data.task === 'classification') {
      expect(data.targets.every((t) => Number.isInteger(t) && t >= 0 && t < data.classNames.length)).toBe(true);
    }
    if (data.tokens) {
      expect(new Set(data.tokens).size).toBe(data.tokens.length);
      expect(tokensIn(data.inputs).every((t) => t >= 0 && t < data.tokens!.length)).toBe(true);
    }
  });

  it('knows what its samples were made with, the answer first', () => {
    const { factors, positions, targets, classNames, count, parts, shape } = plain(type);
    if (positions === 1) expect([factors[0]!.values, factors[0]!.classes ?? []]).toEqual([targets, classNames]);
    expect(new Set(factors.map((factor) => factor.id)).size).toBe(factors.length);
    for (const { id, kind, values, classes = [] } of factors) {
      expect(values.length, id).toBe(count);
      expect(classes.length > 0, id).toBe(kind === 'class');
      if (kind === 'class') expect(values.every((v) => Number.isInteger(v) && v >= 0 && v < classes.length)).toBe(true);
      else expect(values.every(Number.isFinite), id).toBe(true);
    }
    if (!parts) return;
    const masks = parts.masksOf(count - 1);
    expect(masks.map((mask) => mask.length)).toEqual(parts.names.map(() => sizeOf(shape.slice(1))));
    expect(masks.every((mask) => mask.every((v) => v === 0 || v === 1))).toBe(true);
  });

  it('lies on a plane or a line, or nowhere', () => {
    const data = plain(type);
    const { coordinates, count, dimensions, domain, featureNames, kind } = data;
    expect(dimensions).toBe(kind === 'plane' ? 2 : kind === 'line' ? 1 : 0);
    expect(coordinates.length).toBe(count * dimensions);
    expect(domain.length).toBe(dimensions);
    expect(featureNames.length).toBe(dimensions === 0 ? 0 : data.shape[0]);
    const within = (v: number, [low, high]: readonly [number, number]) => v > low && v < high;
    expect(coordinates.every((v, i) => within(v, domain[i % dimensions]!))).toBe(true);
  });

  it('lies within −1 … 1 without noise, values included, where it lies on a plane or a line', () => {
    const data = prepareData({ type, noise: 0 }, 5);
    // Rows of a table of one's own are scaled by their spread.
    if (data.dimensions === 0 || data.axes) return;
    // A cloud of the Gaussians is wide by nature.
    const bound = type === 'gaussians' ? 1.2 : 1.0000002;
    expect(data.coordinates.every((v) => Math.abs(v) <= bound)).toBe(true);
    if (data.task !== 'classification') expect(data.targets.every((v) => Math.abs(v) <= bound)).toBe(true);
  });

  it('has the same bits for the same seed and is finite at the ends of every range', () => {
    expect(hashOf(prepareData({ type }, 1))).toBe(hashOf(plain(type)));
    for (const end of ['min', 'max'] as const) {
      const extreme = Object.entries(definition.fields).flatMap(([name, field]) =>
        field.kind === 'int' || field.kind === 'float' ? [[name, field[end] > 5000 ? 1000 : field[end]] as const] : [],
      );
      const data = prepareData({ type, ...Object.fromEntries(extreme) }, 2 ** 53 - 1);
      expect(data.inputs.every(Number.isFinite) && data.targets.every(Number.isFinite)).toBe(true);
      // Prepared twice, on the page and in the engine, which keeps another copy beside its own.
      const { samples } = definition.fields;
      const most = samples?.kind === 'int' ? samples.max : data.count;
      expect(4 * most * sizeOf(data.shape)).toBeLessThan(190e6);
    }
  });

  it('interleaves classes of equal size', () => {
    const data = prepareData({ type, samples: 100 }, 1);
    if (
      data.task !== 'classification' ||
      data.positions > 1 ||
      type === 'points' ||
      type === 'xor' ||
      definition.imported
    )
      return;
    const classes = data.classNames.length;
    expect([...data.targets]).toEqual(Array.from({ length: 100 }, (_, i) => i % classes));
  });
});

const byHand: DatasetType[] = ['points', 'curve', 'pictures'];

it('draws other samples for another seed, except by hand', () => {
  for (const type of types) {
    const [a, b] = [plain(type), prepareData({ type }, 2)].map(({ inputs }) => Buffer.from(inputs.buffer));
    expect(a!.equals(b!), type).toBe(byHand.includes(type));
  }
});

it('moves points along straight lines when only the noise changes', () => {
  const [none, some, twice] = [0, 0.1, 0.2].map((noise) => prepareData({ type: 'spiral', noise }, 1).coordinates);
  none!.forEach((start, i) => {
    expect(twice![i]! - start).toBeCloseTo(2 * (some![i]! - start), 5);
  });
});

it('keeps the samples there are when more are asked for', () => {
  for (const type of types.filter((type) => !byHand.includes(type))) {
    const few = Buffer.from(prepareData({ type, samples: 20 }, 1).inputs.buffer);
    const many = Buffer.from(plain(type).inputs.buffer);
    expect(many.subarray(0, few.length).equals(few), type).toBe(true);
  }
});

it('has the bits that stand for its engine number', () => {
  expect(Object.fromEntries(types.map((type) => [type, hashOf(plain(type))]))).toMatchInlineSnapshot(`
    {
      "adding": "a470507c",
      "barsAndStripes": "2e2f310c",
      "brackets": "c8b2a860",
      "checkerboard": "3cdf73d4",
      "circle": "6b50899f",
      "copy": "fd810dcf",
      "curve": "2f449f85",
      "digits": "387e9a17",
      "faces": "5e1aba00",
      "gaussians": "d8de332d",
      "moons": "ab9c7700",
      "parity": "1c92f089",
      "pictures": "0",
      "plane": "26c7f783",
      "points": "48727306",
      "relations": "43aa9304",
      "reversal": "87800a37",
      "ripple": "a91391c1",
      "sawtooth": "553e576d",
      "shapes": "853b73d8",
      "sine": "ba7b0fbe",
      "sineClass": "b5f2698d",
      "sorting": "bca86846",
      "spiral": "db2bf7f7",
      "step": "ce3a9c47",
      "table": "b15e5da8",
      "text": "cb870f46",
      "xor": "38541ce5",
    }
  `);
});
