/** @file Whether the glossary is open, and at which entry. One on a page, however many networks it shows. */
import { createShared } from '#state/shared.ts';

export const glossaryShown = createShared<{
  readonly open: boolean;
  /** The id of the entry that it begins at. */
  readonly term: string | undefined;
  /** What was searched for. */
  readonly search: string;
}>({ open: false, term: undefined, search: '' });

/** Opens the glossary, at an entry or with something searched for. */
export const openGlossary = (term?: string, search = ''): void => glossaryShown.set({ open: true, term, search });
