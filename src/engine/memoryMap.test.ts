import { expect, it } from 'vitest';
import { documentOf } from '#testing/sessionDesk.ts';
import { ARENA_BASE } from './arena.ts';
import { mapMemory } from './memoryMap.ts';
import { planDocument } from './plan.ts';

const plan = planDocument(documentOf());
const map = (options = {}) => mapMemory(plan, options, () => {});

it('gives all that lives as long as the model a place of its own', () => {
  const {
    optimizer,
    shared,
    order,
    places,
    chunkIndex,
    chunk,
    update,
    clear,
    evaluation,
    inspection,
    training,
    bytes,
  } = map();
  const { samples, parameterWords, bufferWords } = plan;
  const pieces = [
    { at: optimizer.parameters, words: parameterWords + bufferWords },
    { at: optimizer.gradients, words: parameterWords },
    ...optimizer.state.map((at) => ({ at, words: parameterWords })),
    { at: optimizer.schedule, words: 4 },
    { at: shared.dropoutKey, words: 3 },
    { at: shared.lossSum, words: 2 },
    { at: shared.inputs, words: samples.inputs.length },
    { at: shared.targets, words: samples.targets.length },
    { at: order, words: places },
    { at: chunkIndex, words: chunk },
    ...[update, clear].map(({ address, count }) => ({ at: address, words: 16 * count })),
    ...[evaluation, inspection].map(({ start, bytes: own }) => ({ at: start, words: own / 4 })),
    ...[evaluation, inspection, ...training.all].map((p) => ({ at: p.address, words: 16 * p.instructions.length })),
  ].sort((a, b) => a.at - b.at);
  expect(pieces[0]!.at).toBeGreaterThanOrEqual(ARENA_BASE);
  for (const [i, { at, words }] of pieces.entries())
    expect(at + 4 * words).toBeLessThanOrEqual(pieces[i + 1]?.at ?? bytes);
});

it('holds the order of as many epochs as are asked for, and evaluates as few rows at a time', () => {
  expect(map({ epochs: 3 }).places).toBe(3 * plan.samples.train.length);
  expect(map({ chunk: 5 }).evaluation.rows).toBe(5);
});
