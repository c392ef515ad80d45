import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { stuckProblem } from '#nn/stuck.ts';
import { constantsProbe } from './constants.probe.ts';

const dense = (id: string, units: number, activation = 'linear', more: object = {}) => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});

function begin(network: readonly object[], training: object = {}, data: object = { type: 'spiral', samples: 200 }) {
  const { document, problems } = readDocument(
    { strata: 1, seed: 1, data, network, training: { batchSize: 10, ...training } },
    { layers, datasets },
  );
  if (!document) throw new Error(problems[0]!.message);
  return new Trainer(document);
}
const found = (trainer: Trainer) => constantsProbe.compute(trainer, {}, createPool());
const sgd = (learningRate: number) => ({ optimizer: { type: 'sgd', learningRate } });
/** Parameters by hand. */
function set(trainer: Trainer, path: string, value: number) {
  const parameter = trainer.plan.parameters.find((p) => `${p.block}.${p.name}` === path)!;
  trainer.model.values(parameter).fill(value);
}

it('finds eight ReLUs that are off for every training sample, and says how to go on', () => {
  const trainer = begin([dense('a', 8, 'relu'), dense('d', 2)], sgd(100));
  expect(found(trainer).blocks).toEqual([]);
  for (let i = 0; i < 300; i++) trainer.stepBatch();
  const { blocks, count } = found(trainer);
  expect(blocks).toEqual([{ id: 'a', units: 8, why: 'off' }]);
  expect(count).toBe(trainer.plan.samples.train.length);
  const { message, fixes } = stuckProblem(
    blocks[0]!,
    trainer.plan.document.network[0]!,
    trainer.plan.document.training,
    count,
    300,
  );
  expect(message).toBe(
    `dense: all 8 ReLUs give 0 for each of the ${count} training samples; no gradient reaches the weights, so they cannot come back`,
  );
  expect(fixes!.map(({ label }) => label)).toEqual([
    'Use leaky ReLU and start again',
    'Learning rate ÷ 10 and start again',
  ]);
  expect(fixes![1]!.training).toMatchObject({ optimizer: { learningRate: 10 } });
});

it('is exact: one sample of all that wakes one unit is enough', () => {
  const trainer = begin([dense('a', 3, 'relu'), dense('d', 2)]);
  set(trainer, 'a.weight', 0);
  set(trainer, 'a.bias', -1);
  expect(found(trainer).blocks).toEqual([{ id: 'a', units: 3, why: 'off' }]);
  // A hinge beyond all points but the farthest to the right.
  const { data, samples } = trainer.plan;
  const rightmost = Math.max(...[...samples.train].map((row) => data!.inputsOf(row)[0]!));
  const parameter = trainer.plan.parameters.find((p) => p.name === 'weight')!;
  trainer.model.values(parameter)[0] = 1.0001 / rightmost;
  expect(found(trainer).blocks).toEqual([]);
});

it.each([
  ['sigmoid', 500],
  ['tanh', 50],
] as const)('finds units of %s that are all at an end, though not at the same', (activation, size) => {
  const trainer = begin([dense('a', 2, activation), dense('d', 2)], {}, { type: 'xor', kind: 'truthTable' });
  set(trainer, 'a.weight', size);
  set(trainer, 'a.bias', size / 4);
  const before = found(trainer).blocks;
  expect(before).toEqual([{ id: 'a', units: 2, why: 'saturated' }]);
  set(trainer, 'a.weight', 0.5);
  set(trainer, 'a.bias', 0);
  expect(found(trainer).blocks).toEqual([]);
});

it('blames the block where a constant begins, not what is fed one', () => {
  const trainer = begin([
    dense('a', 4, 'tanh'),
    dense('b', 4, 'tanh', { init: 'zeros', trainable: false }),
    dense('c', 4, 'tanh'),
    dense('d', 2),
  ]);
  for (let i = 0; i < 20; i++) trainer.stepBatch();
  const { blocks } = found(trainer);
  expect(blocks).toEqual([{ id: 'b', units: 4, why: 'constant' }]);
  const [, b] = trainer.plan.document.network;
  expect(stuckProblem(blocks[0]!, b!, trainer.plan.document.training, 2, 20).fixes).toMatchObject([
    { label: 'Start again from random weights', restart: true },
  ]);
});

it('leaves alone what starts at 0 and will move', () => {
  const trainer = begin([dense('a', 4, 'tanh'), dense('d', 2, 'linear', { init: 'zeros' })]);
  expect(found(trainer).blocks).toEqual([]);
  trainer.stepBatch();
  expect(found(trainer).blocks).toEqual([]);
});

it('asks nothing of a single sample, which cannot differ from itself', () => {
  const trainer = begin([dense('a', 2, 'relu'), dense('d', 2)]);
  Object.assign(trainer.plan.samples, { train: trainer.plan.samples.train.slice(0, 1) });
  expect(found(trainer).blocks).toEqual([]);
});
