import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Outcome } from '#engine/client.ts';
import { createLibrary, type Refusal } from '#library/library.ts';
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
  const wrong: Readonly<Partial<Record<keyof Outcome, unknown>>> = {
    ...{ seed: 1.5, value: '0', step: null, solved: 1, parameterHash: 7, probes: null },
    ...{ train: { accuracy: 1 }, test: { loss: '0.5' }, looks: [{}] },
  };
  const mixed = Object.entries(wrong).map(([key, value]) => ({ ...outcome(2), [key]: value }));
  const more = [null, 3, { seed: 'x' }, { ...outcome(3), train: 3 }, { ...outcome(3), looks: 0 }];
  const all = [...mixed, outcome(1), ...more, { ...outcome(4), looks: [...outcome(4).looks, { step: 1 }] }];
  expect(readKeptOdds({ document: {}, outcomes: all })?.outcomes).toEqual([outcome(1)]);
  expect(readKeptOdds({ document: {}, outcomes: [], steps: 1.5, seeds: '3', title: 4, running: 1 })).toEqual({
    ...{ title: '', document: {}, steps: 0, axes: 0, tried: [], seeds: 0, solved: 0, running: false, outcomes: [] },
  });
});

it('of as many starts the later words stand: they may be another title, or no longer running', async () => {
  const library = createLibrary();
  await keepOdds(task, kept([outcome(1)], true), 1, library);
  await keepOdds(task, { ...kept([outcome(1)]), title: 'Later' }, 2, library);
  expect(await keptOdds(task, library)).toMatchObject({ title: 'Later', running: false });
});

it('who may not write, or finds no room, keeps nothing and says so; only a write in between is tried again, and not for ever', async () => {
  const refusing = (...refusals: readonly Refusal[]) => {
    const library = createLibrary();
    let writes = 0;
    const write: typeof library.write = (draft, revision) => {
      const refused = refusals[writes++];
      return refused ? Promise.resolve({ refused }) : library.write(draft, revision);
    };
    return { ...library, write, writes: () => writes };
  };
  const cases: readonly (readonly [refusals: readonly Refusal[], isKept: boolean, writes: number])[] = [
    [['full'], false, 1],
    [['missing'], false, 1],
    [['refused'], false, 1],
    [['stale', 'gone'], true, 3],
    [Array.from({ length: 99 }, () => 'stale'), false, 8],
  ];
  for (const [refusals, isKept, writes] of cases) {
    await createLibrary().clear();
    const library = refusing(...refusals);
    expect(await keepOdds(task, kept([outcome(1)]), 1, library), refusals[0]).toBe(isKept);
    expect(library.writes()).toBe(writes);
  }
});

it('what an entry takes is told: of each start, what was looked at on the way, and the numbers of its end', async () => {
  const library = createLibrary();
  const ending = { values: new Float32Array(10), weights: new Float32Array(5) };
  const bytesOf = async (...outcomes: readonly Outcome[]) => {
    await library.clear();
    await keepOdds(task, kept(outcomes), 1, library);
    return (await library.list())![0]!.bytes;
  };
  const one = await bytesOf(outcome(1));
  expect(one).toBeGreaterThan(400);
  expect(await bytesOf(outcome(1), outcome(2))).toBe(2 * one);
  expect(await bytesOf({ ...outcome(1), looks: [] })).toBeLessThan(one);
  expect(await bytesOf({ ...outcome(1), probes: { ending } as never })).toBe(one + 4 * 15);
});

it('the oldest odds are let go of', async () => {
  const library = createLibrary();
  for (let steps = 1; steps <= MOST_ODDS + 2; steps++)
    await keepOdds({ ...task, steps }, kept([outcome(1)]), steps, library);
  expect(await library.list()).toHaveLength(MOST_ODDS);
  expect(await keptOdds({ ...task, steps: 1 }, library)).toBeUndefined();
});
