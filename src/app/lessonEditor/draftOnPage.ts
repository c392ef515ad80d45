/** @file The draft that the page edits, also while its author is at the page recording: shared, so that editor and recorder have the same. */
import { createShared } from '#state/shared.ts';
import type { DraftSession } from './draftSession.ts';

export const draftOnPage = createShared<{ readonly session: DraftSession | undefined }>({ session: undefined });
