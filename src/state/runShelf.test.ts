import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Entry, newKey } from '#library/entry.ts';
import { createLibrary } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { defaultDocument } from './defaultDocument.ts';
import { type KeptRun, readKeptRun, thinCurve } from './keptRun.ts';
import { registries } from './registries.ts';
import { documentOfRun, MOST_RUN_BYTES, MOST_RUNS, overBounds, renameRun, writeRun } from './runShelf.ts';

// Emptied, not replaced: other tests of this process keep their connections.
beforeEach(() => createLibrary().clear());

const score = { loss: 0.5, accuracy: null };
const run = (more: Partial<KeptRun> = {}): KeptRun => ({
  title: 'A run',
  document: compactDocument(defaultDocument, registries),
  facts: {
    step: 9,
    epoch: 1,
    samples: 90,
    seconds: 2,
    parameters: 12,
    multiplyAdds: 10,
    bytes: 48,
    train: score,
    test: { loss: null, accuracy: null },
    curve: [[0, 1, null]],
  },
  byHand: false,
  ...more,
});
const draft = (value: KeptRun, date: number) => ({
  ...{ key: newKey(), kind: 'run' as const, value, picture: '', date },
  bytes: JSON.stringify(value).length,
});
const entry = (byHand: boolean, bytes = 1000): Entry => ({
  key: 'k',
  revision: 1,
  kind: 'run',
  value: run({ byHand }),
  picture: '',
  date: 0,
  bytes,
});

describe('kept runs', () => {
  it('are read as they were written, and nothing else is taken for one', async () => {
    const library = createLibrary();
    const key = await writeRun(library, draft(run(), 5));
    expect(readKeptRun((await library.get(key!))!.value)).toEqual(run());
    expect(await documentOfRun(library, key!)).toEqual(defaultDocument);
    expect(await documentOfRun(library, 'none')).toBeUndefined();
    for (const value of [null, 3, {}, compactDocument(defaultDocument, registries), { document: {}, facts: 3 }])
      expect(readKeptRun(value)).toBeUndefined();
    expect(
      readKeptRun({ document: {}, facts: { step: 'x', curve: [[1], 'y', [1, 2, null]], test: 7 } })?.facts,
    ).toMatchObject({
      step: 0,
      curve: [[1, 2, null]],
      test: { loss: null, accuracy: null },
    });
  });

  it('that nobody asked for are bounded in number and in bytes, the oldest first', () => {
    expect(overBounds(Array.from({ length: MOST_RUNS }, () => entry(false)))).toEqual([]);
    expect(overBounds(Array.from({ length: MOST_RUNS + 2 }, () => entry(false)))).toHaveLength(2);
    const large = Array.from({ length: 4 }, () => entry(false, 0.4 * MOST_RUN_BYTES));
    expect(overBounds(large)).toEqual(large.slice(2));
    expect(overBounds([entry(false, 2 * MOST_RUN_BYTES)])).toEqual([]); // the one that was just left
  });

  it('that a person keeps or names stay, and let nothing else go', async () => {
    const library = createLibrary();
    const first = await writeRun(library, draft(run({ title: 'named' }), 1));
    expect(await renameRun(library, (await library.get(first!))!, 'Mine')).toBe(true);
    for (let i = 0; i < MOST_RUNS + 3; i++) await writeRun(library, draft(run(), 10 + i));
    await writeRun(library, draft(run({ title: 'kept', byHand: true }), 99));
    const all = (await library.list())!;
    expect(all).toHaveLength(MOST_RUNS + 2);
    expect(readKeptRun((await library.get(first!))!.value)).toMatchObject({ title: 'Mine', byHand: true });
  });
});

it('a curve is thinned out evenly, its ends kept', () => {
  const curve = Float64Array.from({ length: 6 * 500 }, (_, i) =>
    i % 6 === 0 ? i / 6 : i % 6 === 3 ? Number.NaN : 0.5,
  );
  const thin = thinCurve(curve);
  expect(thin).toHaveLength(60);
  expect([thin[0]![0], thin.at(-1)![0]]).toEqual([0, 499]);
  expect(thin[3]).toEqual([expect.any(Number), 0.5, null]);
  expect(thinCurve(curve.slice(0, 6))).toHaveLength(1);
  expect(thinCurve(new Float64Array(0))).toEqual([]);
});
