/** @file Patience with a run that is brought back: after a minute of work it asks whether it should go on, and again when that has taken ten times as long. */

/** Milliseconds of work after which it asks first. */
const ASK_AFTER = 60_000;

export class Patience {
  #spent = 0;
  #budget = ASK_AFTER;
  /** It waits for a word. */
  asks = false;

  /**
   * So many milliseconds went by, and `done` of `of` steps are made.
   * @returns how many seconds the others would take, where it asks now
   */
  spend(ms: number, done: number, of: number): number | undefined {
    this.#spent += ms;
    if (this.#spent < this.#budget) return undefined;
    this.#budget *= 10;
    this.asks = true;
    return (this.#spent / 1000 / done) * (of - done);
  }
}
