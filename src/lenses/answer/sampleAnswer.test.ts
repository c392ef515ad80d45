import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { answersOf, neighbour, sampleName, worstFirst } from './sampleAnswer.ts';

const images = prepareData({ type: 'barsAndStripes', samples: 20, testShare: 0.5 }, 1);
const rows = prepareData({ type: 'reversal', samples: 10, length: 3, alphabet: 4, testShare: 0.5 }, 1);
const result = (sample: number, classes: number, values: number[]) => ({
  resolution: 0,
  dimensions: 0,
  sample,
  classes,
  values: Float32Array.from(values),
  said: new Float32Array(0),
  mean: new Float32Array(0),
});

describe('the answer to one sample', () => {
  it('is the class with the greatest share, held against the one asked for', () => {
    const row = images.test[0]!;
    const asked = images.targets[row]!;
    const [answer] = answersOf(result(row, 2, [0.75, 0.25]), images);
    expect(answer).toEqual({ shares: [0.75, 0.25], said: 0, asked, right: asked === 0 });
  });

  it('has one part for every step where that is asked', () => {
    const values = [0.7, 0.1, 0.2, 0.1, 0.8, 0.2, 0.1, 0.05, 0.5, 0.1, 0.05, 0.1]; // [classes, positions]
    const answers = answersOf(result(rows.test[0]!, 4, values), rows);
    expect(answers.map((a) => a.said)).toEqual([0, 1, 2]);
  });

  it('of a drawing is what is said, with nothing asked; only images can be drawn', () => {
    const [answer] = answersOf(result(images.count, 2, [0.25, 0.75]), images);
    expect(answer).toEqual({ shares: [0.25, 0.75], said: 1, asked: Number.NaN, right: false });
    expect(answersOf(result(rows.count, 4, new Array(12).fill(0)), rows)).toEqual([]);
  });

  it('is none where the result is about the plane, or about other data', () => {
    expect(answersOf(result(-1, 2, [1, 0]), images)).toEqual([]);
    expect(answersOf(result(0, 3, [1, 0, 0]), images)).toEqual([]);
    expect(answersOf(result(images.count + 1, 2, [1, 0]), images)).toEqual([]);
    expect(answersOf(undefined, images)).toEqual([]);
  });
});

it('puts samples with wrong answers first, and only held-out ones', () => {
  const said = Float32Array.from(images.targets);
  const wrong = images.test[4]!;
  said[wrong] = 1 - said[wrong]!;
  const list = worstFirst(said, images);
  expect(list).toHaveLength(images.test.length);
  expect(list[0]).toEqual({ row: wrong, wrong: 1, off: 0 });
  expect(list[1]!.wrong).toBe(0);
});

it('names a sample by its place among the test or train samples, and steps round within them', () => {
  expect(sampleName(images, images.test[1]!)).toBe(`test sample 2 of ${images.test.length}`);
  expect(sampleName(images, images.train[0]!)).toBe(`train sample 1 of ${images.train.length}`);
  expect(neighbour(images, images.test[0]!, 1)).toBe(images.test[1]);
  expect(neighbour(images, images.test[0]!, -1)).toBe(images.test.at(-1));
  expect(neighbour(images, images.train.at(-1)!, 1)).toBe(images.train[0]);
  expect(sampleName(images, images.count)).toBe('your drawing');
  expect(neighbour(images, images.count, 1)).toBe(images.test[0]);
  expect(neighbour(images, images.count, -1)).toBe(images.test.at(-1));
});
