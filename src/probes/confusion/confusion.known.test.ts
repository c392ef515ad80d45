import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { dense as linear, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { confusionProbe } from './confusion.probe.ts';
import { type Answered, answersIn, answersOf, countedRows, countPairs, sharesOf, strengthOf } from './confusion.ts';

const dense = (units: number) => ({ type: 'dense', units, activation: 'linear' });

function begin(source: object): Trainer {
  const { document, problems } = readDocument({ strata: 1, seed: 3, ...source }, { layers, datasets });
  if (!document) throw new Error(sentenceOf(problems[0]!));
  return new Trainer(document, { backEnd: 'reference' });
}

const threeClouds = {
  data: { type: 'gaussians', samples: 90, classes: 3, testShare: 0.4 },
  network: [dense(3)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.05 } },
};

const answered = (trainer: Trainer): Answered[] =>
  answersOf(confusionProbe.compute(trainer, {}, createPool()), trainer.plan.data!)!;

it('gives the class said of every row, and the loss of that answer', () => {
  const rows = [
    [1, 0.5, 1],
    [-0.5, 3, 1],
    [0.25, -1, 0],
  ] as const;
  const trainer = tinyRun(tinyTable(rows), [linear('z', 2)], { 'z.weight': [2, 0, 0, 1], 'z.bias': [0, 0] });
  const { said, losses } = confusionProbe.compute(trainer, {}, createPool());
  // Logits 2x and y: (2, 0.5), (−1, 3), (0.5, −1).
  expect([...said]).toEqual([0, 1, 0]);
  for (const [i, off] of [1.5, -4, -1.5].entries()) expect(losses[i]).toBeCloseTo(Math.log(1 + Math.exp(off)), 5);
  const answers = answersOf({ said, losses }, trainer.plan.data!)!;
  expect(answers.map(({ row, position, asked }) => [row, position, asked])).toEqual([
    [0, 0, 1],
    [1, 0, 1],
    [2, 0, 0],
  ]);
  expect(countPairs(answers, 2)).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

it('goes on where there are more rows than are evaluated at a time', () => {
  const rows = Array.from({ length: 300 }, (_, i) => [i === 299 ? 1 : -1, 0, 0] as const);
  const trainer = tinyRun(tinyTable(rows), [linear('z', 2)], { 'z.weight': [2, 0, 0, 1], 'z.bias': [0, 0] });
  const { said, losses } = confusionProbe.compute(trainer, {}, createPool());
  expect([said.length, said[0], said[298], said[299]]).toEqual([300, 1, 1, 0]);
  expect([losses[298], losses[299]].map((loss) => loss!.toFixed(4))).toEqual(['2.1269', '0.1269']); // ln(1 + e²), ln(1 + e⁻²)
});

it('counts each answer of a sequence in its own place', () => {
  // Reads each letter as itself, where the letters are asked for backwards.
  const trainer = tinyRun(
    { type: 'reversal', samples: 10, length: 3, alphabet: 2, testShare: 0 },
    [{ id: 'e', type: 'embedding', vocabulary: 2, dim: 2 }, linear('z', 2)],
    { 'e.weight': [1, 0, 0, 1], 'z.weight': [1, 0, 0, 1], 'z.bias': [0, 0] },
  );
  const { inputs } = trainer.plan.data!;
  const { said, losses } = confusionProbe.compute(trainer, {}, createPool());
  const letters = new Int32Array(inputs.buffer);
  expect([...said]).toEqual([...letters]);
  for (let row = 0; row < 10; row++)
    for (let t = 0; t < 3; t++) {
      const right = letters[3 * row + t] === letters[3 * row + 2 - t];
      expect(losses[3 * row + t]).toBeCloseTo(Math.log(1 + Math.exp(right ? -1 : 1)), 5);
    }
});

it('goes on where there are more sequences than are evaluated at a time', () => {
  const trainer = tinyRun(
    { type: 'reversal', samples: 300, length: 2, alphabet: 2, testShare: 0 },
    [{ id: 'e', type: 'embedding', vocabulary: 2, dim: 2 }, linear('z', 2)],
    { 'e.weight': [1, 0, 0, 1], 'z.weight': [1, 0, 0, 1], 'z.bias': [0, 0] },
  );
  const { said, losses } = confusionProbe.compute(trainer, {}, createPool());
  expect([...said]).toEqual([...new Int32Array(trainer.plan.data!.inputs.buffer)]);
  expect(losses.every((loss) => loss > 0.3)).toBe(true);
});

it('counts every held-out sample once, in the row of its class, and no training sample', () => {
  const trainer = begin(threeClouds);
  const { targets, test } = trainer.plan.data!;
  const asked = [0, 0, 0];
  for (const row of test) asked[targets[row]!]!++;
  const counts = countPairs(answered(trainer), 3);
  expect(counts.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(asked);
  expect(asked.reduce((a, b) => a + b, 0)).toBe(36);
});

it('agrees with the score: the diagonal is the accuracy, the mean of the losses the loss', () => {
  const trainer = begin(threeClouds);
  for (let i = 0; i < 30; i++) trainer.stepBatch();
  const answers = answered(trainer);
  const counts = countPairs(answers, 3);
  const { accuracy, loss } = trainer.score(trainer.plan.samples.test);
  expect((counts[0]![0]! + counts[1]![1]! + counts[2]![2]!) / answers.length).toBe(accuracy);
  expect(answers.reduce((sum, a) => sum + a.loss, 0) / answers.length).toBeCloseTo(loss, 6);
});

it('counts each step of a sequence that is answered at every step', () => {
  const trainer = begin({
    data: { type: 'reversal', samples: 40, length: 5, alphabet: 3, testShare: 0.5 },
    network: [{ type: 'embedding', vocabulary: 3, dim: 4 }, dense(3)],
    training: { loss: 'crossEntropy' },
  });
  const answers = answered(trainer);
  expect(answers).toHaveLength(20 * 5);
  const { data } = trainer.plan;
  for (const { row, position, asked } of answers) expect(asked).toBe(data!.targets[row * 5 + position]);
});

it('says nothing where the answer is a number, or the numbers are of other data', () => {
  const trainer = begin({ data: { type: 'ripple', samples: 30 }, network: [dense(1)], training: { loss: 'mse' } });
  const result = confusionProbe.compute(trainer, {}, createPool());
  expect(result.said).toHaveLength(0);
  expect(answersOf(result, trainer.plan.data!)).toBeUndefined();
  expect(answersOf({ said: [1], losses: [0] }, begin(threeClouds).plan.data!)).toBeUndefined();
});

it('takes the training rows where none are held out', () => {
  const { data } = begin({ ...threeClouds, data: { ...threeClouds.data, testShare: 0 } }).plan;
  expect(countedRows(data!)).toBe(data!.train);
});

it('opens a cell by loss, and without a cell every error', () => {
  const answer = (row: number, asked: number, said: number, loss: number): Answered => ({
    row,
    position: 0,
    asked,
    said,
    loss,
  });
  const answers = [answer(0, 0, 0, 0.1), answer(1, 0, 1, 1), answer(2, 0, 1, 3), answer(3, 1, 0, 2)];
  expect(answersIn(answers, { asked: 0, said: 1 }).map(({ row }) => row)).toEqual([2, 1]);
  expect(answersIn(answers, undefined).map(({ row }) => row)).toEqual([2, 3, 1]);
  expect(countPairs(answers, 2)).toEqual([
    [1, 2],
    [1, 0],
  ]);
  // Of equal losses the first row comes first, and of a row the first step.
  const place = (row: number, position: number): Answered => ({ ...answer(row, 0, 1, 1), position });
  const equals = [place(2, 0), place(0, 1), place(1, 0), place(0, 0), place(3, 0)];
  expect(answersIn(equals, undefined).map(({ row, position }) => [row, position])).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 0],
    [3, 0],
  ]);
});

it('normalises by what was asked for, and darkens by the square root', () => {
  expect(sharesOf([3, 1])).toEqual([0.75, 0.25]);
  expect(sharesOf([0, 0])).toEqual([0, 0]);
  expect(strengthOf(0.04)).toBeCloseTo(0.2);
});
