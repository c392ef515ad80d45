import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import {
  areaError,
  areaUnderRoc,
  cellsOfPixels,
  levelOf,
  MeetingCounts,
  matthews,
  ranksOf,
  SHARES,
  thresholdsOf,
} from './detection.ts';

describe('Matthews’ correlation', () => {
  it('is 1 for equal, −1 for opposite and 0 for independent variables', () => {
    expect(matthews(10, 0, 0, 30)).toBe(1);
    expect(matthews(0, 30, 10, 0)).toBe(-1);
    expect(matthews(6, 14, 24, 56)).toBeCloseTo(0, 12); // 30 % of each, met by chance
    expect(matthews(10, 30, 0, 0)).toBe(0); // always above: says nothing
  });
});

describe('the area under the ROC curve', () => {
  it('is 1 where all positives are above, ½ where values are equal, and counts pairs else', () => {
    expect(areaUnderRoc(ranksOf([1, 2, 3, 4]), [0, 0, 1, 1])).toBe(1);
    expect(areaUnderRoc(ranksOf([5, 5, 5, 5]), [0, 1, 0, 1])).toBe(0.5);
    expect(areaUnderRoc(ranksOf([1, 3, 2, 4]), [0, 0, 1, 1])).toBe(0.75); // three of the four pairs
    expect(areaUnderRoc(ranksOf([1, 2]), [1, 1])).toBeNaN();
    expect(areaUnderRoc(ranksOf([3, 1, 2]), [0, 0, 1])).toBe(0.5); // one of the two pairs
    expect([...ranksOf([7, 3, 7, 5, 7])]).toEqual([4, 1, 4, 2, 4]);
    expect([...ranksOf([1, Number.NaN])]).toEqual([Number.NaN, Number.NaN]); // it has no place among the others
  });

  it('has the standard error of its definition', () => {
    // independent values: √((p + n + 1) / (12 p n))
    expect(areaError(0.5, 100, 200)).toBeCloseTo(Math.sqrt(301 / (12 * 100 * 200)), 6);
    expect(areaError(1, 50, 50)).toBe(0);
  });
});

describe('thresholds', () => {
  it('are exceeded by the shares that they stand for', () => {
    const thresholds = thresholdsOf(Float32Array.from({ length: 1000 }, (_, i) => (i * 7) % 1000));
    const above = thresholds.map((t) => Array.from({ length: 1000 }, (_, i) => i).filter((v) => v > t).length / 1000);
    for (const [i, share] of SHARES.entries()) expect(Math.abs(above[i]! - share)).toBeLessThanOrEqual(0.0011);
    expect(levelOf(2000, thresholds)).toBe(0);
    expect(levelOf(-1, thresholds)).toBe(SHARES.length);
    expect(levelOf(thresholds[2]!, thresholds)).toBe(3); // not above it
  });
});

it('lays the cells of a map over the pixels of an image', () => {
  expect([...cellsOfPixels(4, 4, 2, 2)]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3]);
  expect([...cellsOfPixels(3, 1, 2, 1)]).toEqual([0, 0, 1]);
  expect(new Set(cellsOfPixels(5, 7, 1, 1))).toEqual(new Set([0]));
});

describe('units and parts', () => {
  const side = 16;
  const cells = cellsOfPixels(side, side, side, side);
  const area = new Int32Array(side * side).fill(1);

  /** Images whose one part is a random disc; unit 0 is the mask itself, unit 1 noise of its own. */
  function counted(images: number): MeetingCounts {
    const random = randomFrom([5, 5], logf);
    const counts = new MeetingCounts(2, 1);
    for (let image = 0; image < images; image++) {
      const [x, y, r] = [random.uniform() * side, random.uniform() * side, 2 + 3 * random.uniform()];
      const covered = new Int32Array(side * side);
      const levels = new Uint8Array(2 * side * side);
      for (let i = 0; i < covered.length; i++) {
        covered[i] = Number(Math.hypot((i % side) - x, Math.floor(i / side) - y) < r);
        levels[i] = covered[i] ? 3 : SHARES.length;
        levels[side * side + i] = Math.floor(random.uniform() * (SHARES.length + 1));
      }
      counts.add(image % 2 === 0 ? 0 : 1, levels, area, covered);
    }
    return counts;
  }

  it('a map that is the mask scores 1, one that is independent 0', () => {
    expect(cells).toHaveLength(side * side);
    const counts = counted(400);
    const itself = counts.best(0, 0);
    expect(itself).toEqual({ threshold: 3, chosenBy: 1, score: 1 });
    expect(Math.abs(counts.best(1, 0).score)).toBeLessThan(0.01);
  });
});
