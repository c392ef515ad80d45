import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Outcome } from '#engine/client.ts';
import { createLibrary } from '#library/library.ts';
import { defaultDocument } from './defaultDocument.ts';
import { keepOdds, keptOdds, MOST_ODDS, type OddsTask, oddsKey, readKeptOdds } from './keptOdds.ts';

// Emptied, not replaced: other tests of this process keep their connections.
beforeEach(() => createLibrary().clear());

const task: OddsTask = {
  recipe: defaultDocument,
  steps: 100,
  solved: { metric: 'testAccuracy', is: 'atLeast', value: 0.95 },
  axes: [],
};
const score = { loss: 0.5, accuracy: null, explained: null, count: 2 };
const outcome = (seed: number): Outcome => ({
  ...{ seed, value: 0, step: 100, train: score, test: score, solved: true, parameterHash: 'a' },
  ...{ looks: [{ step: 0, train: score, test: score }], probes: {} },
});
const kept = (outcomes: readonly Outcome[], running = false) => ({
  ...{ title: 'Two', seeds: 3, solved: outcomes.length, running, outcomes },
});

it('odds are found again by what was asked, whatever the seed, title and view, and by nothing else', () => {
  const key = oddsKey(task);
  const same = { ...defaultDocument, seed: 77, title: 'Other', view: { lens: 'table' } };
  expect(oddsKey({ ...task, recipe: same })).toBe(key);
  const training = { ...defaultDocument.training, batchSize: 7 };
  const others: OddsTask[] = [
    { ...task, steps: 101 },
    { ...task, solved: { ...task.solved, value: 0.9 } },
    { ...task, axes: [{ path: 'data.noise', values: [0] }] },
    { ...task, recipe: { ...defaultDocument, training } },
  ];
  expect(new Set([key, ...others.map(oddsKey)]).size).toBe(5);
});

it('odds are read as they were written; who came further stays', async () => {
  const library = createLibrary();
  expect(await keptOdds(task, library)).toBeUndefined();
  expect(await keepOdds(task, kept([outcome(1)], true), 1, library)).toBe(true);
  expect(await keepOdds(task, kept([outcome(1), outcome(2)]), 2, library)).toBe(true);
  expect(await keepOdds(task, kept([outcome(1)]), 3, library)).toBe(true);
  expect(await keptOdds(task, library)).toMatchObject(kept([outcome(1), outcome(2)]));
});

it('of writes that are begun at once none is lost: who came furthest stays', async () => {
  const library = createLibrary();
  const all = Array.from({ length: 6 }, (_, i) => Array.from({ length: i + 1 }, (_, seed) => outcome(seed + 1)));
  const done = await Promise.all(all.map((outcomes, i) => keepOdds(task, kept(outcomes), i, library)));
  expect(done).toEqual(all.map(() => true));
  expect((await keptOdds(task, library))?.outcomes.length).toBe(6);
});

it('what a sweep tried is read again, and what is no axis is left out', async () => {
  const library = createLibrary();
  const axes = [{ path: 'data.noise', values: [0, 0.1] }];
  const sweep = { ...task, axes };
  expect(await keepOdds(sweep, kept([outcome(1)]), 1, library)).toBe(true);
  expect((await keptOdds(sweep, library))?.tried).toEqual(axes);
  expect(readKeptOdds({ document: {}, outcomes: [], tried: [3, {}, axes[0]] })?.tried).toEqual(axes);
  expect(readKeptOdds({ document: {}, outcomes: [] })?.tried).toEqual([]);
});

it('what is no odds is none, and what is no outcome is left out', () => {
  for (const value of [null, 3, {}, { document: {} }, { outcomes: [], document: 4 }])
    expect(readKeptOdds(value)).toBeUndefined();
  const mixed = [outcome(1), null, { ...outcome(2), train: 3 }, { ...outcome(3), looks: [{}] }, { seed: 'x' }];
  expect(readKeptOdds({ document: {}, outcomes: mixed })?.outcomes).toEqual([outcome(1)]);
});

it('the oldest odds are let go of', async () => {
  const library = createLibrary();
  for (let steps = 1; steps <= MOST_ODDS + 2; steps++)
    await keepOdds({ ...task, steps }, kept([outcome(1)]), steps, library);
  expect(await library.list()).toHaveLength(MOST_ODDS);
  expect(await keptOdds({ ...task, steps: 1 }, library)).toBeUndefined();
});
