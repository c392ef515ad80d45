import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { stuckProblem } from '#nn/stuck.ts';
import { CORNERS, setWeights, dense as tiny, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { told } from '#testing/told.ts';
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
  if (!document) throw new Error(sentenceOf(problems[0]!));
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
  const [{ document }, [block]] = [trainer.plan, blocks];
  const { message, fixes } = told(stuckProblem(block!, document.network[0]!, document.training, count, 300));
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
  expect(told(stuckProblem(blocks[0]!, b!, trainer.plan.document.training, 2, 20)).fixes).toMatchObject([
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

it('tells from three rows which layer is closed to every one of them, and why', () => {
  // x of the rows is 1, −0.5 and 0.25; y 0.5, 3 and −1.
  const trainer = tinyRun(tinyTable(CORNERS), [tiny('a', 2, 'relu'), tiny('z', 2)]);
  const of = (weight: number[], bias: number[]) => {
    setWeights(trainer, { 'a.weight': weight, 'a.bias': bias });
    return found(trainer);
  };
  // x − 1 and y − 3 are 0 at best.
  expect(of([1, 0, 0, 1], [-1, -3])).toEqual({ count: 3, step: 0, blocks: [{ id: 'a', units: 2, why: 'off' }] });
  expect(of([1, 0, 0, 1], [-0.5, -3]).blocks).toEqual([]);
  expect(of([1, 0, 0, 1], [-1, -2.5]).blocks).toEqual([]);
  expect(of([0, 1, 1, 0], [-1, -3]).blocks).toEqual([]);
  // What the last layer is fed is a constant too, but it is not to blame.
  expect(of([0, 0, 0, 0], [-1, -1]).blocks.map(({ id }) => id)).toEqual(['a']);
});

it('finds the row that is another one behind the first thirty-two, and behind as many as are evaluated at a time', () => {
  const rows = Array.from({ length: 300 }, () => [-1, 0, 0] as const);
  const at = (row: number) => {
    const trainer = tinyRun(tinyTable(rows.with(row, [1, 0, 1] as never)), [tiny('a', 1, 'relu'), tiny('z', 2)], {
      'a.weight': [1, 0],
      'a.bias': [0],
    });
    return found(trainer).blocks.length;
  };
  expect([0, 31, 32, 287, 288, 299].map(at)).toEqual([0, 0, 0, 0, 0, 0]);
  const off = tinyRun(tinyTable(rows.with(0, [-2, 0, 1] as never)), [tiny('a', 1, 'relu'), tiny('z', 2)], {
    'a.weight': [1, 0],
    'a.bias': [0],
  });
  expect(found(off).blocks).toEqual([{ id: 'a', units: 1, why: 'off' }]);
});

it('counts a layer of zeros as stuck where it is not trained, or has not moved; not where another of its weights is alive', () => {
  const zeros = (more: Record<string, unknown>, activation = 'tanh', step = 0) => {
    const trainer = tinyRun(tinyTable(CORNERS), [tiny('a', 2, activation, { init: 'zeros', ...more }), tiny('z', 2)]);
    Object.assign(trainer, { step });
    return trainer;
  };
  const stuck = [{ id: 'a', units: 2, why: 'constant' }];
  expect(found(zeros({})).blocks).toEqual([]);
  expect(found(zeros({}, 'tanh', 1)).blocks).toEqual(stuck);
  expect(found(zeros({ trainable: false })).blocks).toEqual(stuck);
  expect(found(zeros({ learningRateScale: 0 })).blocks).toEqual(stuck);
  const alive = zeros({ trainable: false });
  setWeights(alive, { 'a.weight': [0, 0, 0, 0.5] });
  expect(found(alive).blocks).toEqual([]);
  // A number that is none is the same for every sample.
  const none = zeros({ trainable: false });
  setWeights(none, { 'a.bias': [Number.NaN, 0] });
  expect(found(none).blocks).toEqual(stuck);
});

it('says nothing behind a layer that looks at the whole batch, and all before it', () => {
  const network = [tiny('a', 2, 'relu'), { id: 'n', type: 'batchNorm' }, tiny('b', 2, 'relu'), tiny('z', 2)];
  const trainer = tinyRun(tinyTable(CORNERS), network, { 'a.bias': [0, 0], 'b.bias': [-100, -100] });
  expect(found(trainer).blocks).toEqual([]);
  setWeights(trainer, { 'a.bias': [-100, -100] });
  expect(found(trainer).blocks.map(({ id }) => id)).toEqual(['a']);
});

it('knows the function of a block of its own, and none of others', () => {
  const closed = (activation: string) => {
    const trainer = tinyRun(
      tinyTable(CORNERS),
      [tiny('a', 2), { id: 'f', type: 'activation', function: activation }, tiny('z', 2)],
      { 'a.bias': [-100, -100] },
    );
    return found(trainer).blocks;
  };
  expect(closed('relu')).toEqual([{ id: 'f', units: 2, why: 'off' }]);
  expect(closed('tanh')).toEqual([{ id: 'f', units: 2, why: 'saturated' }]);
  expect(closed('leakyRelu')).toEqual([]);
});

it('looks again while it trains after twenty times as long as it took, at once where it stands still', () => {
  const trainer = tinyRun(tinyTable(CORNERS), [tiny('a', 2, 'relu'), tiny('z', 2)]);
  let clock = 1000;
  const look = (settled = false) => {
    const slice: Slice = { left: () => true, now: () => clock, settled, more: () => {} };
    return constantsProbe.compute(trainer, {}, createPool(), slice);
  };
  const first = look();
  trainer.stepBatch();
  clock = 1199; // it took no time, which counts as ten milliseconds
  expect(look()).toBe(first);
  clock = 1200;
  expect(look().step).toBe(1);
  trainer.stepBatch();
  expect(look().step).toBe(1);
  expect(look(true).step).toBe(2);
  // Without a clock it is looked at as it stands, and nothing is kept.
  trainer.stepBatch();
  expect(found(trainer).step).toBe(3);
  expect(look().step).toBe(2);
});

it('blames of two closed layers the first, and none where there are no rows', () => {
  const network = [tiny('a', 2, 'relu'), tiny('b', 2, 'relu'), tiny('z', 2)];
  const weights = { 'a.bias': [-100, -100], 'b.bias': [-1, -1], 'b.weight': [0.1, 0, 0, 0.1] };
  expect(found(tinyRun(tinyTable(CORNERS), network, weights)).blocks).toEqual([{ id: 'a', units: 2, why: 'off' }]);
  const empty = tinyRun({ type: 'points', points: [], testShare: 0 }, network);
  expect(found(empty)).toEqual({ count: 0, step: 0, blocks: [] });
});

it('finds the last layer too, and none behind a first that looks at the whole batch', () => {
  const last = tinyRun(tinyTable(CORNERS), [tiny('a', 2), tiny('z', 2, 'linear', { init: 'zeros', trainable: false })]);
  expect(found(last).blocks).toEqual([{ id: 'z', units: 2, why: 'constant' }]);
  const network = [{ id: 'n', type: 'batchNorm' }, tiny('a', 2, 'relu'), tiny('z', 2)];
  expect(found(tinyRun(tinyTable(CORNERS), network, { 'a.bias': [-100, -100] })).blocks).toEqual([]);
});

it('is no constant where weights are so small that nothing is seen of them, since gradients still flow', () => {
  const trainer = tinyRun(tinyTable(CORNERS), [tiny('a', 2, 'tanh', { trainable: false }), tiny('z', 2)], {
    'a.weight': [0, 0, 0, 1e-30],
    'a.bias': [1, 1],
  });
  expect(found(trainer).blocks).toEqual([]);
});
