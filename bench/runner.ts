/** @file One engine set up for one workload: what is timed. */
import type { Workload } from './workloads.ts';

export interface Runner {
  /** Training steps, or whole grids. */
  run(steps: number): void | Promise<void>;
  /** Examples (or points, or sequences) in one step. */
  readonly examples: number;
  /** The mean loss of the last step's batch, a mean squared error not halved; of a grid the mean square of the output. */
  loss(): number | Promise<number>;
  /** Where the engine cannot do quite the same: what it does instead. Its loss is then no check. */
  readonly differs?: string;
}

/** The engine cannot do the workload, and why. */
export interface Refusal {
  readonly refuses: string;
}

/** An engine that takes part. */
export interface Contestant {
  readonly name: string;
  /** The engine's version, once it is loaded. */
  readonly version: string;
  make(workload: Workload): Runner | Refusal | Promise<Runner | Refusal>;
}
