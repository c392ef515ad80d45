import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { CORNERS, dense, flatten, REACH, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { type AnswerRequest, answerProbe } from './answer.probe.ts';

const ask = (trainer: Trainer, request: Partial<AnswerRequest> = {}) =>
  answerProbe.compute(trainer, { resolution: 2, samples: false, ...request }, createPool());
const share = (logit: number) => 1 / (1 + Math.exp(-logit));
/** Numbers to the float32 they are computed in. */
const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(got[i], `number ${i}`).toBeCloseTo(value, 5);
};

/** Six pixels, none like another; what a network of `bias` alone says of them is the bias. */
const picture = [0, 51, 102, 153, 204, 255];
const constant = (outputs: readonly number[], training: object, classNames?: readonly string[], activation?: string) =>
  tinyRun(
    tinyPictures([picture, picture], [0, 1], {}, classNames),
    [flatten, dense('z', outputs.length, activation)],
    { 'z.weight': Array(6 * outputs.length).fill(0), 'z.bias': outputs },
    training as never,
  );
const ln = Math.log;

describe('what is said over the plane', () => {
  // Logits 2x and y: the shares differ by 2x − y.
  const network = [dense('z', 2)];
  const weights = { 'z.weight': [2, 0, 0, 1], 'z.bias': [0, 0] };

  it('is drawn as the plane is seen, with x from left to right and y from top to bottom, each to its own reach', () => {
    const result = ask(tinyRun(tinyTable(CORNERS), network, weights));
    const [x, y] = [REACH.x / 2, REACH.y / 2];
    const first = [share(-2 * x - y), share(2 * x - y), share(-2 * x + y), share(2 * x + y)];
    near(result.values, [...first, ...first.map((p) => 1 - p)]);
    expect(result).toMatchObject({ resolution: 2, dimensions: 2, sample: -1, axes: [0, 1], classes: 2 });
    expect([result.said.length, result.mean.length]).toEqual([0, 0]);
  });

  it('is drawn over the columns asked for, which may be the other way round', () => {
    const result = ask(tinyRun(tinyTable(CORNERS), network, weights), { axes: [1, 0] });
    const [x, y] = [REACH.x / 2, REACH.y / 2];
    near(result.values.subarray(0, 4), [share(2 * x + y), share(2 * x - y), share(-2 * x + y), share(-2 * x - y)]);
    expect(result.axes).toEqual([1, 0]);
  });

  it('says of every row which class is said of it', () => {
    // 2x − y of the rows: 1.5, −4, 1.5.
    expect([...ask(tinyRun(tinyTable(CORNERS), network, weights), { samples: true }).said]).toEqual([0, 1, 0]);
  });

  it('is the number itself where a number is asked for, over the plane and at every point', () => {
    const points = [
      [1, 0.5, 2],
      [-0.5, 1, -1],
    ];
    const trainer = tinyRun(
      { type: 'points', task: 'regression', points, testShare: 0 },
      [dense('z', 1)],
      { 'z.weight': [1, 10], 'z.bias': [0.25] },
      { loss: 'mse' },
    );
    const result = ask(trainer, { samples: true });
    near(
      result.values,
      [-0.55 + 5.5, 0.55 + 5.5, -0.55 - 5.5, 0.55 - 5.5].map((v) => v + 0.25),
    );
    near(result.said, [6.25, 9.75]);
    expect(result.classes).toBe(0);
    expect(result).not.toHaveProperty('axes');
  });

  it('goes on where more cells and more rows are asked about than are evaluated at a time', () => {
    const rows = Array.from({ length: 300 }, (_, i) => [i === 299 ? 1 : -1, i === 299 ? -3 : 3, 0] as const);
    const result = ask(tinyRun(tinyTable(rows), network, weights), { resolution: 20, samples: true });
    expect(result.values).toHaveLength(800);
    // The lower right corner, which is the last of 400 cells: x = 0.95 · 1.1, y = −0.95 · 3.1.
    expect(result.values[399]).toBeCloseTo(share(2 * 0.95 * 1.1 + 0.95 * 3.1), 5);
    expect(result.values[799]).toBeCloseTo(1 - share(2 * 0.95 * 1.1 + 0.95 * 3.1), 5);
    expect([result.said[0], result.said[298], result.said[299], result.said.length]).toEqual([1, 1, 0, 300]);
  });

  it('says of all rows, whether there were more or fewer of them before', () => {
    const rows = Array.from({ length: 20 }, () => [-1, 0, 0] as const);
    for (const some of [rows, CORNERS])
      expect([...ask(tinyRun(tinyTable(some), network, weights), { samples: true }).said]).toEqual(
        some.map(([x, y]) => Number(2 * x < y)),
      );
  });

  it('is each class’s own share where each has an output of its own', () => {
    // x and y themselves, which stand between −1 and 1.
    const trainer = tinyRun(
      tinyTable(CORNERS),
      [dense('z', 2)],
      { 'z.weight': [1, 0, 0, 0.25], 'z.bias': [0, 0] },
      { loss: 'mse' },
    );
    const [x, y] = [(1 + REACH.x / 2) / 2, (1 + REACH.y / 8) / 2];
    near(ask(trainer).values, [1 - x, x, 1 - x, x, y, y, 1 - y, 1 - y]);
  });

  it('names the row and the columns that it asks about', () => {
    expect(answerProbe.names!({ resolution: 2, samples: false, sample: 3, axes: [1, 0] })).toEqual({
      row: 3,
      axes: [1, 0],
    });
  });
});

describe('shares of the classes', () => {
  it('are the softmax of logits, however large these are', () => {
    const names = ['a', 'b', 'c'];
    const training = { loss: 'crossEntropy' };
    near(ask(constant([ln(1), ln(5), ln(2)], training, names)).values, [1 / 8, 5 / 8, 2 / 8]);
    near(ask(constant([-1000, 1000, 1000], training, names)).values, [0, 0.5, 0.5]);
    near(ask(constant([-1000, -1000, -1000], training, names)).values, [1 / 3, 1 / 3, 1 / 3]);
  });

  it('of one sigmoid are its own for the first class and the rest for the second', () => {
    near(ask(constant([ln(3)], { loss: 'binaryCrossEntropy' })).values, [0.75, 0.25]);
  });

  it('of a sigmoid for each class are each its own', () => {
    near(ask(constant([ln(3), ln(4)], { loss: 'binaryCrossEntropy' })).values, [0.75, 0.8]);
  });

  it('of outputs that stand for −1 and 1 are the way between, and none beyond', () => {
    near(ask(constant([0.5], { loss: 'mse' })).values, [0.75, 0.25]);
    near(ask(constant([3], { loss: 'mse' })).values, [1, 0]);
    near(ask(constant([-2], { loss: 'mse' })).values, [0, 1]);
    near(ask(constant([0.5, -0.5], { loss: 'mae' })).values, [0.75, 0.25]);
    near(ask(constant([0.5, 0.5, -4], { loss: 'mse' }, ['a', 'b', 'c'])).values, [0.75, 0.75, 0]);
  });

  it('of outputs within 0 … 1 are these', () => {
    near(ask(constant([ln(3)], { loss: 'mse' }, undefined, 'sigmoid')).values, [0.75, 0.25]);
  });
});

describe('what is said of one sample', () => {
  // Class 0 where the second pixel of the second row is dark, which is the fifth.
  const trainer = tinyRun(tinyPictures([picture, picture.with(4, 0)], [0, 1]), [flatten, dense('z', 2)], {
    'z.weight': [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    'z.bias': [0, 0.4],
  });

  it('is that of the sample asked for, and of all of them where these are', () => {
    const [one, other] = [0, 1].map((sample) => ask(trainer, { sample, samples: true }));
    near(one!.values, [share(0.4), share(-0.4)]);
    near(other!.values, [share(-0.4), share(0.4)]);
    expect([...one!.said]).toEqual([0, 1]);
    expect(other).toMatchObject({ resolution: 0, dimensions: 0, sample: 1, classes: 2 });
    expect(ask(trainer).sample).toBe(0);
  });

  it('is an answer for every step where these are asked for, class by class', () => {
    // Each letter says of itself ln 2, of the others 0: shares 2/4, 1/4, 1/4.
    const sequences = tinyRun(
      { type: 'reversal', samples: 10, length: 2, alphabet: 3 },
      [{ id: 'e', type: 'embedding', vocabulary: 3, dim: 3 }, dense('z', 3)],
      {
        'e.weight': [1, 0, 0, 0, 1, 0, 0, 0, 1],
        'z.weight': [ln(2), 0, 0, 0, ln(2), 0, 0, 0, ln(2)],
        'z.bias': [0, 0, 0],
      },
    );
    const { inputs } = sequences.plan.data!;
    const letters = new Int32Array(inputs.buffer);
    const row = Array.from({ length: 10 }, (_, i) => i).find((i) => letters[2 * i] !== letters[2 * i + 1])!;
    const { values, said } = ask(sequences, { sample: row, samples: true });
    near(
      values,
      [0, 1, 2].flatMap((c) => [0, 1].map((step) => (letters[2 * row + step] === c ? 0.5 : 0.25))),
    );
    expect([...said]).toEqual([...letters]);
  });

  it('is an answer for every step of more sequences than are evaluated at a time', () => {
    const sequences = tinyRun(
      { type: 'reversal', samples: 300, length: 2, alphabet: 2 },
      [{ id: 'e', type: 'embedding', vocabulary: 2, dim: 2 }, dense('z', 2)],
      { 'e.weight': [1, 0, 0, 1], 'z.weight': [1, 0, 0, 1], 'z.bias': [0, 0] },
    );
    expect([...ask(sequences, { sample: 0, samples: true }).said]).toEqual([
      ...new Int32Array(sequences.plan.data!.inputs.buffer),
    ]);
  });

  it('is the picture that comes back, row by row, where that is asked for', () => {
    const pictures = tinyPictures([picture, picture.with(0, 255)], [0, 1], { task: 'picture' });
    const weights = {
      'z.weight': Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 1 : 0)),
      'z.bias': [0, 0, 1, 0, 0, 0],
    };
    const result = ask(tinyRun(pictures, [flatten, dense('z', 6)], weights, { loss: 'mse' }), {
      sample: 1,
      samples: true,
    });
    near(result.values, [1, 0.2, 1.4, 0.6, 0.8, 1]);
    near(result.mean, [0.5, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(result).toMatchObject({ resolution: 0, dimensions: 0, sample: 1, classes: 0 });
    expect(result.said).toHaveLength(0);
    const ink = ask(tinyRun(pictures, [flatten, dense('z', 6)], weights, { loss: 'binaryCrossEntropy' }), {
      sample: 1,
    });
    near(ink.values, [1, 0.2, 1.4, 0.6, 0.8, 1].map(share));
  });
});
