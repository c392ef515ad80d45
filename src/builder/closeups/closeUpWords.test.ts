import { expect, it } from 'vitest';
import type { CloseUp, GatesCloseUp } from '#nn/closeUp.ts';
import { endWords, gatesFormula, placeWords, productWords, sentenceOf, slideWords } from './closeUpWords.ts';

const image = { output: { shape: [4, 3, 3] }, index: 22, pixels: true };
const vector = { output: { shape: [4] }, index: 2, pixels: false };
const sum = { weights: [1, 2], inputs: [0.5, 0.25], bias: 0.25, sum: 1.25 };

it('says where a number stands, counted from 1', () => {
  expect(placeWords([4, 3, 3], 23)).toBe('map 3, row 2, column 3');
  expect(placeWords([5, 3], 4)).toBe('feature 2 at step 2');
  expect(placeWords([5], 4)).toBe('unit 5');
});

it('says of a convolution what it looks at, what it does and what comes of it', () => {
  const patch = { rows: 1, columns: 2, top: 0, left: 0, channels: 1 };
  const shown: CloseUp = { kind: 'window', ...patch, ...sum, function: 'relu', output: 1.25 };
  expect(sentenceOf(shown, image)).toBe(
    'This cell of map 3 looks at 2 pixels, multiplies each by its weight, adds them and the bias: 1.25 becomes 1.25 by ReLU.',
  );
  expect(sentenceOf({ ...shown, bias: null, function: 'linear' }, { ...image, pixels: false })).toBe(
    'This cell of map 3 looks at 2 numbers, multiplies each by its weight, and adds them: the sum is 1.25.',
  );
  expect(sentenceOf({ ...shown, weights: [], inputs: [] }, image)).toMatch(/is reached by no number/);
});

it('says of softmax that shares are given', () => {
  const shown: CloseUp = {
    ...{ kind: 'sum', ...sum, function: 'softmax', output: 0.25 },
    shared: { sums: [1.25, 2], place: 0 },
  };
  expect(sentenceOf(shown, vector)).toBe(
    'Unit 3 multiplies each of 2 inputs by its weight, adds them and the bias: of 2 sums this one, 1.25, gets a share of 25.0 % by softmax.'.replace(
      '25.0 %',
      '25.0\u202f%',
    ),
  );
});

it('says which number of a patch is kept, or that their mean is', () => {
  const patch = { rows: 1, columns: 2, top: 0, left: 0, channel: 2, values: [1, 3] };
  expect(sentenceOf({ kind: 'pool', how: 'largest', ...patch, chosen: 1, output: 3 }, image)).toBe(
    'This cell of map 3 keeps the largest of 2 numbers: 3.00.',
  );
  expect(sentenceOf({ kind: 'pool', how: 'mean', ...patch, output: 2 }, image)).toBe(
    'This cell of map 3 is the mean of 2 numbers: 2.00.',
  );
});

it('says how far from the mean a number lies, and whose mean that is', () => {
  const shown: CloseUp = {
    ...{ kind: 'normal', group: [1, 3], x: 1, mean: 2, variance: 1, epsilon: 1e-5, standard: -1 },
    ...{ scale: 2, shift: 0.5, output: -1.5 },
  };
  expect(sentenceOf(shown, vector)).toBe(
    '1.00 lies 1.00 times the usual spread (standard deviation) below the mean of 2 numbers; scaled and shifted it becomes −1.50.',
  );
  expect(sentenceOf({ ...shown, group: [] }, vector)).toMatch(/below the mean kept from training/);
});

it('says which steps attention looks at', () => {
  const head = {
    query: [1],
    keys: [[1], [2]],
    values: [[1], [2]],
    scores: [1, 2],
    shares: [0.25, 0.75],
    mixed: [1.75],
  };
  const shown: CloseUp = {
    ...{ kind: 'attention', step: 1, feature: 0, heads: [head], weights: [1], inputs: [1.75], bias: 0 },
    ...{ sum: 1.75, function: 'linear', output: 1.75 },
  };
  expect(sentenceOf(shown, { output: { shape: [2, 1] }, index: 1, pixels: false })).toBe(
    'Step 2 asks 2 steps: it looks most at step 2 (75\u202f%). The values are mixed in these shares and weighed: 1.75.',
  );
});

const gate = (name: 'input' | 'forget' | 'new' | 'output' | 'reset' | 'update', value: number) => ({
  ...{ name, value, fromInput: 1, fromState: 2 },
  function: name === 'new' ? ('tanh' as const) : ('sigmoid' as const),
});
const steps = { unit: 0, step: 3, before: 0.5, outputs: [0, 0, 0, 0.3] };

it('says of a recurrent unit what it keeps, takes and shows, and its rule with the numbers', () => {
  const lstm: GatesCloseUp = {
    ...{ kind: 'gates', cell: 'lstm', ...steps, after: 0.6, output: 0.3 },
    gates: [gate('input', 0.25), gate('forget', 0.75), gate('new', 0.9), gate('output', 0.5)],
  };
  expect(sentenceOf(lstm, vector)).toBe(
    'At step 4 unit 1 keeps 75\u202f% of its memory 0.500, writes 25\u202f% of the new 0.900, and shows 50\u202f% of the result: 0.300.',
  );
  expect(gatesFormula(lstm)[0]![1]).toBe('0.750 × 0.500 + 0.250 × 0.900 = 0.600');
  const gru: GatesCloseUp = {
    ...{ kind: 'gates', cell: 'gru', ...steps, after: 0.6, output: 0.6 },
    gates: [gate('reset', 0.1), gate('update', 0.75), gate('new', 0.9)],
  };
  expect(sentenceOf(gru, vector)).toMatch(
    /keeps 75\u202f% of what it held, 0.500, and takes 25\u202f% of the new 0.900/,
  );
  const rnn: GatesCloseUp = {
    ...{ kind: 'gates', cell: 'rnn', ...steps, after: 0.995, output: 0.995 },
    gates: [gate('new', 0.995)],
  };
  expect(sentenceOf(rnn, vector)).toMatch(/3.00 becomes 0.995 by tanh/);
});

it('reads a product by its place, and names the button by what it goes through', () => {
  expect(productWords(3, 2, 0.5, -2)).toBe('row 2, column 2: 0.500 × −2.00 = −1.00');
  expect(slideWords('window', [4, 3, 3])).toBe('Slide the window');
  expect(slideWords('normal', [4, 3, 3])).toBe('Go through the map');
  expect(slideWords('gates', [4])).toBe('Go through the steps');
  expect(slideWords('sum', [4])).toBe('Go through the units');
});

it('says where a scale ends, and where there is nothing to scale', () => {
  expect(endWords([0.25, -0.5])).toBe('±0.500');
  expect(endWords([0, 0])).toBe('all 0');
});
