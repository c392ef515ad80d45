/** @file How many steps fit into a slice of work: as many as go, or the share that a speed allows; and how many were made each second. */

/** Steps between two looks at the clock, at most: those of the smallest networks take a quarter of a microsecond. */
export const MOST_STEPS = 256;

/** The shortest rest at a speed, in milliseconds: steps that come due meanwhile are made together. To be woken for each of them would keep a core of the processor busy. */
export const LEAST_REST = 4;

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

  /** A step that took longer than a slice, and so was begun in `run` but made after it, is done. */
  finished(): void {
    this.#made++;
    if (this.#speed !== null) this.#due--;
  }

  /**
   * Makes steps until the deadline or the speed's share is used up.
   * @param make makes up to so many steps and returns how many; 0 where there is no going on, or a long step was begun (then `finished` tells of its end)
   * @param hurry the speed does not count
   * @returns how long to wait before the next slice, in milliseconds
   */
  run(deadline: number, make: (limit: number) => number, hurry: boolean): number {
    const now = this.#now();
    const speed = hurry ? null : this.#speed;
    // What could not be made up for in a quarter of a second is forgotten.
    if (speed !== null) {
      this.#due = Math.min(this.#due + ((now - this.#last) * speed) / 1000, Math.max(1, speed / 4));
    }
    let going = true;
    // The clock is asked every few steps only.
    for (
      let n = 1;
      going && (speed === null || this.#due >= 1) && this.#now() < deadline;
      n = Math.min(MOST_STEPS, n * 2)
    ) {
      for (let left = speed === null ? n : Math.min(n, Math.floor(this.#due)); going && left > 0; ) {
        const made = make(left);
        going = made > 0;
        left -= made;
        this.#made += made;
        if (speed !== null) this.#due -= made;
      }
    }
    this.#last = now;
    const passed = this.#now() - this.#since;
    if (passed >= WINDOW) {
      this.stepsPerSecond = (this.#made / passed) * 1000;
      this.#since = this.#now();
      this.#made = 0;
    }
    if (speed === null || this.#due >= 1) return 0;
    return Math.max(LEAST_REST, Math.min(100, ((1 - this.#due) * 1000) / speed));
  }
}
