import { describe, expect, it } from 'vitest';
import { finish } from '#linear/work.ts';
import { conceptsOf } from './conceptList.ts';
import { type DissectionSet, measureUnits } from './measureUnits.ts';

/** Samples of the probe set: rows 20 … 27 of the data, the last four to be scored on. */
const COUNT = 8;
const rows = Int32Array.from({ length: COUNT }, (_, i) => 20 + i);

/**
 * A model that gives what is written down for each of its rows 0 … 7, three at a time.
 * @param shape of the images, with a part "bar" that covers `bar(i)` pixels of image i
 */
function groundOf(
  output: readonly number[],
  numbers: (i: number) => readonly number[],
  { shape = [1, 2, 3], bar }: { shape?: readonly number[]; bar?: (i: number) => readonly number[] } = {},
): DissectionSet {
  const width = output.reduce((product, side) => product * side, 1);
  const held = new Float32Array(3 * width);
  const pixels = shape.reduce((product, side) => product * side, 1);
  const masksOf = (row: number) => [
    Uint8Array.from({ length: pixels }, (_, p) => Number(bar!(row - 20).includes(p))),
    new Uint8Array(pixels),
  ];
  // Odd rows are of class "odd".
  const values = Float32Array.from({ length: 40 }, (_, row) => row % 2);
  const data = {
    shape,
    factors: [{ id: 'class', name: 'class', kind: 'class', classes: ['even', 'odd'], values }],
    ...(bar ? { parts: { names: ['bar', 'none'], masksOf } } : {}),
  };
  const model = {
    plan: { samples: { test: Int32Array.from({ length: COUNT }, (_, i) => i) } },
    evaluation: { rows: 3, blocks: [{ id: 'a', output: { shape: output } }] },
    tensor: () => held,
    evaluateRows(some: Int32Array, visit: (start: number, count: number) => void) {
      expect(some.length).toBeLessThanOrEqual(3);
      for (const [at, i] of some.entries()) held.set(numbers(i), at * width);
      visit(0, some.length);
    },
  };
  const set = { fit: rows.subarray(0, 4), held: rows.subarray(4), apart: true };
  return { model, data, set, rows, concepts: conceptsOf(data as never) } as unknown as DissectionSet;
}
const measure = (dissected: DissectionSet) => finish(measureUnits(dissected, 'a'));
const { NaN: NONE } = Number;

describe('what a unit tells apart', () => {
  it('is a class that its number is larger for, half by half', () => {
    // The first is larger for odd rows; the second is in the fit half, and smaller in the other; the third is 7 throughout.
    const { units, fit, held, largest, places } = measure(
      groundOf([3], (i) => [i % 2, i < 4 ? i % 2 : 1 - (i % 2), 7]),
    );
    expect(units).toBe(3);
    expect([...fit]).toEqual([0, 1, 0, 1, 0.5, 0.5]);
    expect([...held]).toEqual([0, 1, 1, 0, 0.5, 0.5]);
    expect([...largest]).toEqual([...[0, 1, 0, 1, 0, 1, 0, 1], ...[0, 1, 0, 1, 1, 0, 1, 0], ...Array(8).fill(7)]);
    expect([...places]).toEqual([...Array(8).fill(0), ...Array(8).fill(1), ...Array(8).fill(2)]);
  });

  it('is told by the largest number of its steps, and at which step that lies', () => {
    // Two features at three steps, [step, feature].
    const { largest, places } = measure(groundOf([3, 2], (i) => [0, i, 5, 0, -1, 9]));
    expect([...largest.subarray(0, 8)]).toEqual(Array(8).fill(5));
    expect([...largest.subarray(8)]).toEqual(Array(8).fill(9));
    expect([...places.subarray(0, 8)]).toEqual(Array(8).fill(2));
    expect([...places.subarray(8)]).toEqual(Array(8).fill(5));
  });

  it('is nothing where a number is none, and where the first of these stands is said', () => {
    const { fit, held, largest, places } = measure(
      groundOf([2, 1, 3], (i) => [1, i === 6 ? NONE : i, i === 6 ? NONE : 3, i, 0, 0]),
    );
    expect([...fit].slice(0, 2)).toEqual([NONE, NONE]);
    expect([...held].slice(0, 2)).toEqual([NONE, NONE]);
    expect([largest[6], places[6], largest[5], places[5], places[0]]).toEqual([NONE, 1, 5, 1, 2]);
    expect([...fit].slice(2).every(Number.isFinite)).toBe(true);
  });

  it('is measured of the first 128 units', () => {
    const { units, fit } = measure(groundOf([200], () => Array(200).fill(1)));
    expect([units, fit.length]).toEqual([128, 256]);
  });
});

describe('a map laid over a part', () => {
  const bar = (i: number) => [i % 6, (i + 2) % 6];
  const mask = (i: number) => Array.from({ length: 6 }, (_, p) => Number(bar(i).includes(p)));

  it('is the part itself, is the rest, or says nothing of it', () => {
    const { fit, held } = measure(
      groundOf(
        [3, 2, 3],
        (i) => [...mask(i).map((m) => 5 * m), ...mask(i).map((m) => -m), ...Array<number>(6).fill(2)],
        { bar },
      ),
    );
    const parts = (scores: Float64Array) => [0, 1, 2].map((u) => [scores[4 * u], scores[4 * u + 1]]);
    expect(parts(fit)).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(parts(held)).toEqual(parts(fit));
    // The classes stand behind the parts, as without them.
    expect([...fit.subarray(2, 4)]).toEqual([0.5, 0.5]);
  });

  it('is scored on pictures that had no say in where it begins', () => {
    // In the other half the map marks the pixel beside.
    const { fit, held } = measure(groundOf([1, 2, 3], (i) => mask(i < 4 ? i : i + 1), { bar }));
    expect(fit[0]).toBe(1);
    // Two pixels of six each: (i, i + 2) and (i + 1, i + 3) have none in common. (0 · 2 − 2 · 2) / (2 · 4) = −½.
    expect(held[0]).toBeCloseTo(-0.5, 12);
  });

  it('is enlarged to the pixels under its cells, rows apart from columns', () => {
    // One row of three cells over two rows of pixels; the bar is the column of the cell.
    const column = (i: number) => [i % 3, 3 + (i % 3)];
    const { fit, held } = measure(
      groundOf([1, 1, 3], (i) => [0, 1, 2].map((c) => Number(c === i % 3)), { bar: column }),
    );
    expect([fit[0], held[0]]).toEqual([1, 1]);
    // Half of the column alone: 1 pixel of 6 hit, 1 missed: (1 · 4 − 1 · 0) / √(2 · 1 · 5 · 4).
    const half = measure(
      groundOf([1, 1, 3], (i) => [0, 1, 2].map((c) => Number(c === i % 3)), { bar: (i) => [i % 3] }),
    );
    expect(half.held[0]).toBeCloseTo(4 / Math.sqrt(40), 12);
  });

  it('is not laid where its cells are wider or higher than four pixels, or where it is none', () => {
    const of = (output: readonly number[], shape: readonly number[]) => {
      const cells = output.reduce((product, side) => product * side, 1);
      return measure(
        groundOf(output, (i) => Array.from({ length: cells }, (_, p) => Number(p === i % cells)), {
          shape,
          bar: () => [0],
        }),
      ).fit[0];
    };
    expect(of([1, 1, 2], [1, 2, 8])).not.toBeNaN();
    expect(of([1, 1, 2], [1, 2, 9])).toBeNaN();
    expect(of([1, 1, 2], [1, 4, 2])).not.toBeNaN();
    expect(of([1, 1, 2], [1, 5, 2])).toBeNaN();
    expect(of([2], [1, 2, 3])).toBeNaN();
    expect(of([3, 2], [1, 2, 3])).toBeNaN();
  });
});
