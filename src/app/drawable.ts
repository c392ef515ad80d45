/** @file A document whose data can be drawn. */
import { NOT_LOADED } from '#data/loadGenerator.ts';
import type { StrataDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { recipesOf } from '#state/derive.ts';
import { loadDataOf } from '#state/keptImports.ts';

interface Start {
  readonly document: StrataDocument;
  readonly error?: string;
}

/** A document once its data, and those of its phases, can be drawn; where that cannot be, the default one with a sentence that says so. */
export async function drawable<S extends Start>(start: S): Promise<Start & Partial<S>> {
  try {
    await loadDataOf(recipesOf(start.document));
    return start;
  } catch {
    const first: Start = { document: defaultDocument, error: NOT_LOADED };
    return first as Start & Partial<S>;
  }
}
