import { expect, it } from 'vitest';
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
