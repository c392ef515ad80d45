/** @file What whoever gives a document away lets be done with it, as a lesson does: each answers with a sentence where something may not be. */
import type { StrataDocument } from '#nn/document.ts';

export interface Guard {
  /** An edit, a phase and a seed are all changes from one document to another. */
  edit(before: StrataDocument, after: StrataDocument): string | undefined;
  /** A parameter set by hand. */
  weight(): string | undefined;
  /** To play, and to step. */
  run(): string | undefined;
}
