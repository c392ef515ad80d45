import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { isExhaustive } from '#nn/dataset.ts';
import { defaults } from '#nn/field.ts';
import { xor } from './xor.ts';

it('is the truth table of exclusive or, true as the positive class', () => {
  const data = prepareData({ type: 'xor', kind: 'truthTable' }, 1);
  const near = (v: number) => Math.round(v * 10) / 10;
  const rows = [0, 1, 2, 3].map((i) => [
    near(data.coordinates[2 * i]!),
    near(data.coordinates[2 * i + 1]!),
    data.classNames[data.targets[i]!],
  ]);
  expect(rows).toEqual([
    [-0.8, -0.8, '0'],
    [-0.8, 0.8, '1'],
    [0.8, -0.8, '1'],
    [0.8, 0.8, '0'],
  ]);
  expect(data.classNames[0]).toBe('1');
});

it('holds nothing of the truth table out, whatever the seed, noise, samples and test share', () => {
  const table = prepareData({ type: 'xor', kind: 'truthTable' }, 1);
  const other = prepareData({ type: 'xor', kind: 'truthTable', testShare: 0.9, samples: 99, noise: 0.5 }, 2);
  expect({ ...other, inputsOf: null, inputsAt: null }).toEqual({ ...table, inputsOf: null, inputsAt: null });
  expect([...other.train]).toEqual([0, 1, 2, 3]);
  expect(other.test.length).toBe(0);
  const values = defaults(xor.fields);
  expect(isExhaustive(xor, { ...values, kind: 'truthTable' })).toBe(true);
  expect(isExhaustive(xor, { ...values, kind: 'quadrants' })).toBe(false);
});

it('fills the quadrants evenly, off the axes, and is true where the signs differ', () => {
  const data = prepareData({ type: 'xor', kind: 'quadrants', noise: 0, margin: 0.25, samples: 400 }, 1);
  const counts = new Map<string, number>();
  for (let i = 0; i < 400; i++) {
    const [x, y] = [data.coordinates[2 * i]!, data.coordinates[2 * i + 1]!];
    expect(data.targets[i]).toBe(x * y < 0 ? 0 : 1);
    expect(Math.min(Math.abs(x), Math.abs(y))).toBeGreaterThanOrEqual(0.25);
    const quadrant = `${Math.sign(x)} ${Math.sign(y)}`;
    counts.set(quadrant, (counts.get(quadrant) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual([100, 100, 100, 100]);
});
