import { expect, it } from 'vitest';
import { readDocument } from '#nn/document.ts';
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
      ends: 'until its goal is met, 1\u202f500 steps at most',
    },
    { name: 'Phase 4', changes: ['Dense 1: trainable off'], began: undefined, ends: undefined },
  ]);
});
