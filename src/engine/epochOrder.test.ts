import { expect, it } from 'vitest';
import { documentOf } from '#testing/sessionDesk.ts';
import { epochsAtOnce, writeOrder } from './epochOrder.ts';
import { planDocument } from './plan.ts';
import { Trainer } from './trainer.ts';

it('tells the step of a later epoch, wherever in one the run stands, and never one that was passed', () => {
  for (const batchSize of [1, 7, 16, 1000]) {
    const trainer = new Trainer(documentOf({ training: { batchSize } }));
    const told = new Set<number>();
    for (let i = 0; i < 5 && trainer.epoch < 2; i++) {
      told.add(trainer.stepOf(2));
      trainer.stepBatches(1 + i);
    }
    while (trainer.epoch < 2) trainer.stepBatch();
    expect([...told]).toEqual([trainer.step]);
    expect(trainer.stepOf(1)).toBe(trainer.step + 1);
  }
});

it('has every training sample once in each epoch, in an order that hangs on seed and epoch alone', () => {
  const plan = planDocument(documentOf());
  const { train } = plan.samples;
  const [two, one] = [new Int32Array(2 * train.length), new Int32Array(train.length)];
  writeOrder(plan, two, 4);
  writeOrder(plan, one, 5);
  expect(two.subarray(train.length)).toEqual(one);
  expect(two.slice(0, train.length)).not.toEqual(one);
  expect(one.slice().sort()).toEqual(train.slice().sort());
});

it('takes many epochs at once only where all batches are of a size', () => {
  const epochs = (batchSize: number) => epochsAtOnce(planDocument(documentOf({ training: { batchSize } })));
  const count = planDocument(documentOf()).samples.train.length;
  expect(epochs(count)).toBe(Math.floor(1024 / count));
  expect(epochs(count - 1)).toBe(1);
});
