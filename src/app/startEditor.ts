/** @file The editor of a fresh page. What the page would fail on does not take it: the default stands there instead, and nothing of the other is touched. */
import { defaultDocument } from '#state/defaultDocument.ts';
import type { Editor } from '#state/editor.ts';
import { CANNOT_BE_SHOWN } from './errorWords.ts';
import type { Start } from './startDocument.ts';

/** @param make an editor of a document; throws where it cannot be shown */
export function startEditor(
  start: Start,
  make: (document: Start['document'], work: Start['work']) => Editor,
): { readonly editor: Editor; readonly start: Start } {
  try {
    return { editor: make(start.document, start.work), start };
  } catch (error) {
    reportError(error);
    const instead: Start = { document: defaultDocument, error: CANNOT_BE_SHOWN };
    return { editor: make(instead.document, undefined), start: instead };
  }
}
