import { expect, it } from 'vitest';
import type { Entry } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { NOT_BROUGHT_BACK, NOT_DELETED } from '#library/libraryWords.ts';
import { bringBack, remove } from './removal.ts';

const entry = { key: 'one' } as Entry;

/** A list over a browser that does, or refuses, what it is asked. */
function list(does: boolean) {
  const library = { remove: async () => does, restore: async () => does } as unknown as Library;
  const at = { gone: [] as readonly Entry[], failed: undefined as string | undefined };
  const shown = {
    gone: (change: (before: readonly Entry[]) => readonly Entry[]) => {
      at.gone = change(at.gone);
    },
    failed: (words: string | undefined) => {
      at.failed = words;
    },
  };
  return { at, remove: () => remove(library, entry, shown), bringBack: () => bringBack(library, entry, shown) };
}

it('an entry that is deleted can be brought back, and then is as before', async () => {
  const { at, remove, bringBack } = list(true);
  const removing = remove();
  expect(at.gone).toEqual([entry]);
  await removing;
  expect(at).toEqual({ gone: [entry], failed: undefined });
  await bringBack();
  expect(at).toEqual({ gone: [], failed: undefined });
});

it('an entry that the browser does not delete stays, with a sentence', async () => {
  const { at, remove } = list(false);
  await remove();
  expect(at).toEqual({ gone: [], failed: NOT_DELETED });
});

it('an entry that the browser does not bring back keeps its row, so that it can be asked again', async () => {
  const { at, bringBack } = list(false);
  at.gone = [entry];
  await bringBack();
  expect(at).toEqual({ gone: [entry], failed: NOT_BROUGHT_BACK });
});
