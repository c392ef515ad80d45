import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import type { FaceTask } from './faces.ts';
import { SIDE } from './scene.ts';

const of = (task: FaceTask, more: Record<string, unknown> = {}) =>
  prepareData({ type: 'faces', task, samples: 400, ...more }, 1);
const data = of('expression');
const values = (id: string) => data.factors.find((f) => f.id === id)!.values;
const count = (mask: Uint8Array) => mask.reduce((sum, v) => sum + v, 0);

it('asks the same pictures for something else, and holds out the same ones', () => {
  for (const task of ['identity', 'glasses'] as const) {
    const other = of(task);
    expect(other.inputs).toEqual(data.inputs);
    expect(other.test).toEqual(data.test);
    expect(other.factors[0]!.id).toBe(task);
    expect(other.targets).toEqual(values(task));
    expect(other.factors.map((f) => f.id).sort()).toEqual(data.factors.map((f) => f.id).sort());
  }
});

it('shows each expression on each identity once in forty pictures', () => {
  const pairs = new Set(Array.from({ length: 40 }, (_, i) => `${values('expression')[i]} ${values('identity')[i]}`));
  expect(pairs.size).toBe(40);
});

it('gives about three faces in ten glasses', () => {
  const worn = values('glasses').filter((v) => v === 0).length / 400;
  expect(Math.abs(worn - 0.3)).toBeLessThan(3 * Math.sqrt((0.3 * 0.7) / 400));
});

it('says of every pixel what it shows', () => {
  const { names, masksOf } = data.parts!;
  for (let row = 0; row < 80; row++) {
    const masks = masksOf(row);
    for (let p = 0; p < SIDE * SIDE; p++) expect(masks.reduce((sum, mask) => sum + mask[p]!, 0)).toBe(1);
    const size = Object.fromEntries(names.map((name, k) => [name, count(masks[k]!)]));
    expect(size['glasses']! > 0).toBe(values('glasses')[row] === 0);
    for (const name of ['head', 'eyes', 'brows', 'mouth', 'background']) expect(size[name], name).toBeGreaterThan(0);
    expect(size['hair'] === 0).toBe(
      data.factors.find((f) => f.id === 'identity')!.classes![values('identity')[row]!]!.endsWith('bald'),
    );
  }
});

it('opens the mouth of the surprised', () => {
  const mouth = data.parts!.names.indexOf('mouth');
  const heights = [0, 4].map((expression) => {
    const row = values('expression').indexOf(expression);
    const mask = data.parts!.masksOf(row)[mouth]!;
    const rows = [...mask.keys()].filter((p) => mask[p]).map((p) => Math.floor(p / SIDE));
    return Math.max(...rows) - Math.min(...rows);
  });
  expect(heights[1]! - heights[0]!).toBeGreaterThan(1);
});
