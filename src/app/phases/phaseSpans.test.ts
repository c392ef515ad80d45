import { expect, it } from 'vitest';
import { readDocument } from '#nn/document.ts';
import { readingNames } from '#nn/reading.ts';
import { registries } from '#state/registries.ts';
import { phaseSpans } from './phaseSpans.ts';

const pretrain = { blocks: ['a'], epochs: 1, batchSize: 8, learningRate: 0.1, momentum: 0 };
const { document } = readDocument(
  {
    strata: 2,
    data: { type: 'spiral' },
    network: [
      { id: 'a', type: 'dense', units: 4, activation: 'sigmoid' },
      { id: 'b', type: 'dense', units: 2 },
    ],
    phases: [
      { after: { steps: 1 }, pretrain },
      { name: 'Gently', after: { epochs: 3 }, change: { training: { optimizer: { learningRate: 0.001 } } } },
      {
        after: { goal: { metric: 'batchLoss', is: 'below', value: 0.1 }, atMost: 1500 },
        change: { network: { a: { trainable: false } } },
      },
    ],
  },
  registries,
);

it('each phase says what begins with it, where it began, and when the next one comes', () => {
  expect(phaseSpans(document!, [1])).toEqual([
    { name: 'Start', changes: [], began: 0, ends: 'to step 1' },
    { name: 'Phase 2', changes: ['Dense 1 pretrained without answers'], began: 1, ends: 'for 3 epochs' },
    {
      name: 'Gently',
      changes: ['learning rate 0.001'],
      began: undefined,
      ends: 'until the batch loss is below 0.1, 1\u202f500 steps at most',
    },
    { name: 'Phase 4', changes: ['Dense 1: trainable off'], began: undefined, ends: undefined },
  ]);
});

it('a phase that waits for a reading names it: of which block as it is called, and the bound as it is shown', () => {
  const goals = [
    { reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 },
    { reading: 'reads', block: 'a', factor: 'x', is: 'below', value: 0.25 },
    { reading: 'gradientRatio', block: 'a', over: 'b', is: 'below', value: 0.01 },
    { reading: 'dead', block: 'a', is: 'atLeast', value: 0.125 },
    { reading: 'pieces', is: 'atLeast', value: 12 },
    { reading: 'shifted', pixels: 2, is: 'below', value: 0.5 },
    { reading: 'exchanged', is: 'atLeast', value: 1 },
    { metric: 'batchLoss', is: 'below', value: 0.1, for: 20 },
  ] as const;
  // Every reading there is.
  expect(new Set(goals.flatMap((goal) => ('reading' in goal ? [goal.reading] : [])))).toEqual(new Set(readingNames));
  const ends = goals.map(
    (goal) => phaseSpans({ ...document!, phases: [{ after: { goal, atMost: 200 }, change: {} }] }, [])[0]!.ends,
  );
  const says = [
    'the straight-line reading of the answer at Dense 1 is at least 0.9',
    'the straight-line reading of x at Dense 1 is below 0.25',
    'the gradient of Dense 1 over that of Dense 2 is below 0.01',
    'the share of units that are off in Dense 1 is at least 12.5\u202f%',
    'the number of straight pieces of the answer is at least 12',
    'the accuracy with pictures moved by 2 px is below 50\u202f%',
    'the share of answers kept when two tokens change places is at least 100\u202f%',
    'the batch loss is below 0.1 for 20 steps',
  ];
  expect(ends).toEqual(says.map((said) => `until ${said}, 200 steps at most`));
});
