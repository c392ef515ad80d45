import { expect, it } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { lockedWords } from './embedWords.ts';
import { lockGuard } from './lockGuard.ts';
import { isLocked, readLocks } from './locks.ts';
import { readEmbedOptions } from './options.ts';

it('reads what is locked, and says what is none', () => {
  expect(readLocks(null)).toEqual({ locks: [], stray: [] });
  expect(readLocks('seed, data.noise,a.units,<b>,')).toEqual({
    locks: ['seed', 'data.noise', 'a.units'],
    stray: ['<b>'],
  });
  expect(readEmbedOptions('?lock=seed,pictures', '')).toMatchObject({
    locks: ['seed'],
    warnings: ['lock holds pictures, which nothing is called; the rest is locked.'],
  });
});

it('a part that is locked is so with all its fields, a field alone', () => {
  expect(isLocked(['data'], 'data.noise')).toBe(true);
  expect(isLocked(['data.noise'], 'data.noise')).toBe(true);
  expect(isLocked(['data.noise'], 'data.samples')).toBe(false);
  expect(isLocked(['network'], 'a.units')).toBe(true);
  expect(isLocked(['network'], 'network')).toBe(true);
  expect(isLocked(['a.units'], 'a.activation')).toBe(false);
  expect(isLocked(['training'], 'a.units')).toBe(false);
  expect(isLocked(['all'], 'seed')).toBe(true);
});

it('an edit of what is locked is refused in a sentence, every other is made', () => {
  const guard = lockGuard(['seed', 'training', 'weight']);
  const { edit, weight, run } = guard;
  expect(edit(defaultDocument, { ...defaultDocument, seed: 99 })).toBe(lockedWords);
  expect(edit(defaultDocument, { ...defaultDocument, training: { ...defaultDocument.training, batchSize: 7 } })).toBe(
    lockedWords,
  );
  expect(edit(defaultDocument, { ...defaultDocument, network: defaultDocument.network.slice(1) })).toBeUndefined();
  expect(edit(defaultDocument, { ...defaultDocument, title: 'Other' })).toBeUndefined();
  expect(weight()).toBe(lockedWords);
  expect(run()).toBeUndefined();
  expect(lockGuard(['run']).run()).toBe(lockedWords);
  expect(lockGuard(['all']).run()).toBeUndefined();
});
