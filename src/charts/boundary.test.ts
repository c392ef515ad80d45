import { expect, it } from 'vitest';
import { someLead } from './answer.ts';
import { paintClasses } from './boundary.ts';
import { makeTable } from './color.ts';

const signed = makeTable(['#2676c6', '#fdfcfa', '#b45600']);
const classMaps = ['#c96f00', '#1f7fc4', '#1d6f5a'].map((c) => makeTable(['#fdfcfa', c]));
const paper = signed[128]!;

function paint(winner: number[], margin: number[], classes: number, hard = false): number[] {
  const pixels = new Uint32Array(winner.length);
  const fields = { winner: Uint8Array.from(winner), margin: Float32Array.from(margin) };
  paintClasses(pixels, fields, classes, hard, { signed, classMaps });
  return [...pixels];
}

it('leaves the paper exactly where no class leads', () => {
  expect(paint([0, 1], [0, 0], 2)).toEqual([paper, paper]);
  expect(paint([2], [0], 3)).toEqual([paper]);
});

it('paints two classes on the signed scale at 62 % strength, class 1 orange', () => {
  expect(paint([0, 1], [1, 1], 2)).toEqual([signed[207], signed[49]]);
});

it('gives more classes a hue each, and regions full strength', () => {
  expect(paint([2], [1], 3)).toEqual([classMaps[2]![256]]);
  expect(paint([1], [0.1], 3, true)).toEqual([classMaps[1]![256]]);
});

it('leaves a place without an answer transparent', () => {
  expect(paint([0], [Number.NaN], 2)).toEqual([0]);
});

it('has a line only where a class is preferred in the ninth of the map round it', () => {
  const width = 30;
  const margin = new Float32Array(width * width).fill(0.019);
  margin[10 * width + 20] = 0.03;
  const keep = someLead(margin, width, width);
  // Five samples to each side of the cell, whose corners are (x, y) and (x + 1, y + 1).
  expect(keep(13, 10)).toBe(false);
  expect(keep(14, 10)).toBe(true);
  expect(keep(25, 15)).toBe(true);
  expect(keep(26, 15)).toBe(false);
  expect(keep(20, 16)).toBe(false);
  expect(someLead(new Float32Array(width * width), width, width)(15, 15)).toBe(false);
});
