/** @file How many steps fit into a slice of work: as many as go, or the share that a speed allows; and how many were made each second. */

/** A window over which steps per second are measured, in milliseconds. */
const WINDOW = 500;

export class Pace {
  readonly #now: () => number;
  #speed: number | null = null;
  /** Steps that the speed allows and that were not made yet. */
  #due = 0;
  #last = 0;
  #since = 0;
  #made = 0;
  /** Measured over the last half second; NaN before. */
  stepsPerSecond = Number.NaN;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Steps per second; null: as fast as it goes. */
  set speed(stepsPerSecond: number | null) {
    this.#speed = stepsPerSecond;
    this.#due = 0;
    this.#last = this.#now();
  }

  /** Training begins, or goes on after a rest. */
  start(): void {
    this.#last = this.#since = this.#now();
    this.#due = this.#made = 0;
    this.stepsPerSecond = Number.NaN;
  }

  /**
   * Makes steps until the deadline or the speed's share is used up.
   * @param step makes one; returns false where there is no going on
   * @param hurry the speed does not count
   * @returns how long to wait before the next slice, in milliseconds
   */
  run(deadline: number, step: () => boolean, hurry: boolean): number {
    const now = this.#now();
    const speed = hurry ? null : this.#speed;
    let going = true;
    if (speed === null) {
      // The clock is asked every few steps only: a step of a small network takes microseconds.
      for (let n = 1; going && this.#now() < deadline; n = Math.min(64, n * 2)) {
        for (let i = 0; going && i < n; i++) {
          going = step();
          this.#made++;
        }
      }
    } else {
      // What could not be made up for in a quarter of a second is forgotten.
      this.#due = Math.min(this.#due + ((now - this.#last) * speed) / 1000, Math.max(1, speed / 4));
      for (; going && this.#due >= 1 && this.#now() < deadline; this.#due--) {
        going = step();
        this.#made++;
      }
    }
    this.#last = now;
    const passed = this.#now() - this.#since;
    if (passed >= WINDOW) {
      this.stepsPerSecond = (this.#made / passed) * 1000;
      this.#since = this.#now();
      this.#made = 0;
    }
    return speed === null || this.#due >= 1 ? 0 : Math.min(100, ((1 - this.#due) * 1000) / speed);
  }
}
