import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLibrary, type Library } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import type { KeptRun } from '#state/keptRun.ts';
import { registries } from '#state/registries.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { keepRuns } from './keepRuns.ts';
import { takeUpLeft } from './leaving.ts';

const score = { loss: 0.5, accuracy: null };
const run: KeptRun = {
  title: 'A run',
  document: compactDocument(defaultDocument, registries),
  facts: {
    ...{ step: 9, epoch: 1, samples: 90, seconds: 2, parameters: 12, multiplyAdds: 10, bytes: 48 },
    ...{ train: score, test: score, curve: [[0, 1, null]] },
  },
  byHand: false,
};
let leavePage = () => {};
const page = { now: () => 5, onLeave: (listener: () => void) => void (leavePage = listener), onReturn: () => {} };

beforeEach(async () => {
  vi.stubGlobal('localStorage', memoryStorage());
  await createLibrary().clear();
});
afterEach(() => vi.unstubAllGlobals());

const kept = async () => (await createLibrary().list())!.map(({ kind, value }) => ({ kind, value }));

it('a run that is still being written as the page is left is there at the next', async () => {
  const never: Library = { ...createLibrary(), write: () => new Promise(() => {}) };
  void keepRuns(never, page).keep(run);
  leavePage();
  expect(await kept()).toEqual([]);
  await takeUpLeft(createLibrary());
  expect(await kept()).toEqual([{ kind: 'run', value: run }]);
});

it('one whose writing came to its end is there once', async () => {
  const runs = keepRuns(createLibrary(), page);
  const writing = runs.keep(run);
  leavePage();
  const key = await writing;
  expect(await runs.documentOf(key!)).toEqual(defaultDocument);
  leavePage();
  await takeUpLeft(createLibrary());
  expect(await kept()).toEqual([{ kind: 'run', value: run }]);
});

it('one that is refused is none', async () => {
  const full: Library = { ...createLibrary(), write: async () => ({ refused: 'full' }) };
  expect(await keepRuns(full, page).keep(run)).toBeUndefined();
  leavePage();
  await takeUpLeft(createLibrary());
  expect(await kept()).toEqual([]);
});
