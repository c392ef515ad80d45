/**
 * @file The runs that the page keeps. What writes them is fetched with the first; one that is still being written as the page is left is put down with what else is
 * left (`leaving.ts`), so that a reload at once does not lose it.
 */
import { loadPart } from '#base/loadPart.ts';
import { newKey } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import type { KeptRun, RunShelf } from '#state/keptRun.ts';
import type { Page } from './browserPage.ts';
import { forgetLeft, leave } from './leaving.ts';

const shelf = loadPart(() => import('#state/runShelf.ts'));

/** The entry of a run that was not kept before. */
const draftOf = (value: KeptRun, date: number) => ({
  ...{ key: newKey(), kind: 'run' as const, value, picture: '', date },
  bytes: JSON.stringify(value).length,
});

export function keepRuns(library: Library, page: Pick<Page, 'now' | 'onLeave' | 'onReturn'>): RunShelf {
  const self = newKey();
  const writing = new Map<string, ReturnType<typeof draftOf>>();
  page.onLeave(() => {
    for (const draft of writing.values()) leave(self, { draft, revision: 0 });
  });
  page.onReturn(() => {
    for (const key of writing.keys()) forgetLeft(self, key);
  });
  return {
    async keep(run) {
      const draft = draftOf(run, page.now());
      writing.set(draft.key, draft);
      try {
        return await (await shelf()).writeRun(library, draft);
      } finally {
        writing.delete(draft.key);
        forgetLeft(self, draft.key);
      }
    },
    documentOf: async (key) => (await shelf()).documentOfRun(library, key),
  };
}
