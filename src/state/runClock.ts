/** @file Seconds that a run was trained in this page. */
export class RunClock {
  readonly #now: () => number;
  #spent = 0;
  #since: number | undefined;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Another run begins. */
  begin(seconds = 0): void {
    this.#spent = 1000 * seconds;
    if (this.#since !== undefined) this.#since = this.#now();
  }

  /** Whether it trains. */
  tell(running: boolean): void {
    if (running) this.#since ??= this.#now();
    else if (this.#since !== undefined) {
      this.#spent += this.#now() - this.#since;
      this.#since = undefined;
    }
  }

  get seconds(): number {
    return (this.#spent + (this.#since === undefined ? 0 : this.#now() - this.#since)) / 1000;
  }
}
