import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

const SIDE = 28;
const of = (more: Record<string, unknown> = {}, seed = 1) =>
  prepareData({ type: 'relations', samples: 400, ...more }, seed);
type Data = ReturnType<typeof of>;
const values = (data: Data, id: string) => data.factors.find((f) => f.id === id)!.values;

it('has the disc on the left in one class and the square in the other', () => {
  const data = of();
  expect(data.classNames).toEqual(['disc left', 'square left']);
  data.targets.forEach((label, row) => {
    expect(values(data, 'discX')[row]! < values(data, 'squareX')[row]!).toBe(label === 0);
  });
});

describe.each([2, 6, 9])('with a gap of %i pixels', (gap) => {
  it('leaves a strip of paper that no window as wide as the gap bridges', () => {
    const { inputs, count } = of({ gap });
    for (let row = 0; row < count; row++) {
      const image = inputs.subarray(row * SIDE * SIDE, (row + 1) * SIDE * SIDE);
      const inked = Array.from({ length: SIDE }, (_, x) => image.some((v, p) => v > 0 && p % SIDE === x));
      const left = inked.indexOf(true);
      const strip = inked.indexOf(false, left);
      const right = inked.indexOf(true, strip);
      // A window that sees ink of both is at least as wide as the strip and a column on either side.
      expect(right - strip + 2).toBeGreaterThan(gap);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(inked.lastIndexOf(true)).toBeLessThan(SIDE);
    }
  });
});

it('shows each shape the same way in both classes: size and height, near and far from the border', () => {
  const data = of({ samples: 20_000 });
  const mean = (id: string, label: number) => {
    const own = values(data, id).filter((_, row) => data.targets[row] === label);
    return own.reduce((sum, v) => sum + v, 0) / own.length;
  };
  // Standard errors over 10,000 are at most 0.05 px.
  for (const id of ['discY', 'squareY', 'discRadius', 'squareSide', 'apart'])
    expect(Math.abs(mean(id, 0) - mean(id, 1)), id).toBeLessThan(0.2);
  // The picture of one class is the mirror image of the other's.
  for (const id of ['discX', 'squareX']) expect(Math.abs(mean(id, 0) + mean(id, 1) - (SIDE - 1)), id).toBeLessThan(0.2);
});

it('masks the disc, the square and their outlines', () => {
  const data = of();
  const count = (mask: Uint8Array) => mask.reduce((sum, v) => sum + v, 0);
  for (let row = 0; row < 20; row++) {
    const [disc, square, outlines] = data.parts!.masksOf(row);
    const area = Math.PI * values(data, 'discRadius')[row]! ** 2;
    expect(Math.abs(count(disc!) - area)).toBeLessThan(6);
    expect(Math.abs(count(square!) - values(data, 'squareSide')[row]! ** 2)).toBeLessThan(12);
    expect(count(outlines!)).toBeGreaterThan(40);
    expect(disc!.some((v, p) => v && square![p])).toBe(false);
  }
});
