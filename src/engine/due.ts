/** @file What is to be done at steps: one list asked for what comes next, so that nothing that rides inside a slice of steps is missed. */

export interface Due {
  /**
   * What is next after this step? The first one at which it may have something to do, as training goes now; ∞ where there is none.
   * @param again the run is brought back: what was recorded is done at its steps
   */
  after(step: number, again: boolean): number;
  /** Does what is due at the step reached. */
  arrive(step: number, again: boolean): void;
}

/** The first step after a step at which anything may be due. */
export const nextDue = (dues: readonly Due[], step: number, again: boolean): number =>
  dues.reduce((next, due) => Math.min(next, due.after(step, again)), Number.POSITIVE_INFINITY);
