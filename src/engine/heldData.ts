/** @file The samples of the run at hand, kept so that to start it anew, or to go back to it, does not draw them again. */
import { type Drawn, prepareInParts, type WholeData } from '#data/prepare.ts';
import type { StrataDocument } from '#nn/document.ts';

export class HeldData {
  #key: string | undefined;
  #data: WholeData | undefined;

  /** The samples of a document, with yields while they are drawn; those before are kept until all of these are there. */
  *prepare({ data, seed }: StrataDocument): Generator<Drawn, WholeData> {
    const key = JSON.stringify([data, seed]);
    // None: images from files that were not at hand, and may be now.
    if (key === this.#key && this.#data && this.#data.count > 0) return this.#data;
    const prepared = yield* prepareInParts(data, seed);
    this.#key = key;
    this.#data = prepared;
    return prepared;
  }
}
