/** @file What an entry of the undo history brings back. */
import type { StrataDocument } from '#nn/document.ts';

/**
 * One piece of work, by identity: edits go on with it, opening a document begins another, undoing the opening goes back to it. `from` is the address it began
 * at, such as a link's `#s=…`.
 */
export interface Work {
  readonly from?: string;
}

/** A document, with its run as it stood where going back brings that back too, and the work it is part of. */
export interface Moment {
  readonly document: StrataDocument;
  readonly work: Work;
  /** The key of the run that was put aside whole, once it is. */
  readonly kept?: Promise<string | undefined>;
}
