import { describe, expect, it } from 'vitest';
import { answerFields, classBoundary, measureBinary, measureClasses, noneLeads } from './answer.ts';
import { Segments } from './contour.ts';

describe('winner, margin and odds', () => {
  it('come from logits by softmax', () => {
    const out = answerFields(2);
    measureClasses(Float32Array.from([0, Math.log(3), Number.NEGATIVE_INFINITY, 5, 5, 5]), 3, true, out);
    expect([...out.winner]).toEqual([1, 0]);
    expect(out.margin[0]).toBeCloseTo(0.5, 6);
    expect(out.odds[0]).toBeCloseTo(Math.log(3), 6);
    expect(out.margin[1]).toBe(0);
  });

  it('are the same of two classes as of three of which one is out of the question', () => {
    const [two, three] = [answerFields(4), answerFields(4)];
    const pairs = [
      [0.3, -1.2],
      [-5, 2.5],
      [1, 1],
      [Number.POSITIVE_INFINITY, 0],
    ];
    measureClasses(Float32Array.from(pairs.flat()), 2, true, two);
    measureClasses(Float32Array.from(pairs.flatMap((pair) => [...pair, -1e30])), 3, true, three);
    expect([...two.margin]).toEqual([...three.margin]);
    expect([...two.odds]).toEqual([...three.odds]);
    expect(two.margin[2]).toBe(0);
    expect(two.margin[3]).toBeNaN();
  });

  it('are the same from probabilities', () => {
    const out = answerFields(1);
    measureClasses(Float32Array.from([0.2, 0.7, 0.1]), 3, false, out);
    expect(out.winner[0]).toBe(1);
    expect(out.margin[0]).toBeCloseTo(0.5, 6);
    expect(out.odds[0]).toBeCloseTo(Math.log(3.5), 5);
  });

  it('are the same from one logit, for the class that is told', () => {
    const out = answerFields(2);
    measureBinary(Float32Array.from([2, -2]), 1, out);
    expect([...out.winner]).toEqual([1, 0]);
    expect(out.margin[0]).toBeCloseTo(Math.tanh(1), 6);
    expect(out.signed[0]).toBe(-2);
    measureBinary(Float32Array.from([2, -2]), 0, out);
    expect([...out.winner]).toEqual([0, 1]);
  });

  it('do not pretend where a score is no number', () => {
    const out = answerFields(1);
    measureClasses(Float32Array.from([1, Number.NaN]), 2, true, out);
    expect(out.margin[0]).toBeNaN();
  });
});

describe('the boundary between classes', () => {
  const size = 30;
  const scores = (f: (x: number, y: number) => number[]): Float32Array =>
    Float32Array.from(
      Array.from({ length: size * size }, (_, i) => f((i % size) + 0.5, Math.floor(i / size) + 0.5)).flat(),
    );

  function boundary(values: Float32Array, classes: number): number[][] {
    const fields = answerFields(size * size);
    measureClasses(values, classes, true, fields);
    const out = new Segments();
    classBoundary(values, classes, true, fields, size, size, out);
    return Array.from({ length: out.count }, (_, i) => [...out.data.subarray(4 * i, 4 * i + 4)]);
  }

  it('is a straight line between two linear scores, drawn once', () => {
    const found = boundary(
      scores((x) => [x, 2 * 12.3 - x, -99]),
      3,
    );
    for (const [x1, , x2] of found) {
      expect(x1).toBeCloseTo(12.3, 3);
      expect(x2).toBeCloseTo(12.3, 3);
    }
    const length = found.reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2! - x1!, y2! - y1!), 0);
    expect(length).toBeCloseTo(size, 3);
  });

  it('parts three classes by three rays from the point where they meet', () => {
    // nearest of three sites: the boundary is their Voronoi diagram
    const sites = [
      [8, 8],
      [22, 8],
      [15, 24],
    ] as const;
    const found = boundary(
      scores((x, y) => sites.map(([u, v]) => -((x - u) ** 2) - (y - v) ** 2)),
      3,
    );
    expect(found.length).toBeGreaterThan(30);
    let far = 0;
    for (const [x1, y1] of found as [number, number][]) {
      const d = sites.map(([u, v]) => Math.hypot(x1 - u, y1 - v)).sort((a, b) => a - b);
      if (d[1]! - d[0]! > 0.5) far++;
    }
    expect(far).toBe(0);
  });
});

describe('a map on which no class is preferred', () => {
  it('is one where the winner leads by less than 0.02 everywhere', () => {
    expect(noneLeads([0.5, 0.505, 0.5, 0.495], 2)).toBe(true);
    expect(noneLeads([0.5, 0.52, 0.5, 0.48], 2)).toBe(false);
    expect(noneLeads([0.34, 0.33, 0.33], 3)).toBe(true);
    expect(noneLeads([Number.NaN, 0.5, Number.NaN, 0.5], 2)).toBe(false);
  });
});
