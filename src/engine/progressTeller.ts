/** @file Says how far long work has come, a few times a second, once it takes longer than a moment. */
import type { Progress } from './protocol.ts';

/** Milliseconds after which it is said, and from one word to the next. */
const AFTER = 300;
const EVERY = 100;

export class ProgressTeller {
  readonly #now: () => number;
  readonly #say: (progress: Progress) => void;
  #said = 0;

  constructor(now: () => number, say: (progress: Progress) => void) {
    this.#now = now;
    this.#say = say;
  }

  /** Work begins. */
  begin(): void {
    this.#said = this.#now() + AFTER;
  }

  readonly tell = (progress: Progress): void => {
    if (this.#now() - this.#said <= EVERY) return;
    this.#said = this.#now();
    this.#say(progress);
  };
}
