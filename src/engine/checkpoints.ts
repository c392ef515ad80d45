/** @file Checkpoints of a run, close together at first and thinned out as it grows, so that any earlier step is a short replay away. */

import type { Checkpoint } from './checkpoint.ts';
import { Track } from './track.ts';

const MOST = 48;
const MOST_BYTES = 64 * 2 ** 20;
/** Steps between two, at least. */
const APART = 32;

export class Checkpoints {
  readonly #kept = new Track<Checkpoint>(({ position }) => position.step);

  get #interval(): number {
    return Math.max(APART, this.#kept.every);
  }

  clear(): void {
    this.#kept.clear();
  }

  /** Whether a checkpoint is due at a step. */
  wants(step: number): boolean {
    return step % this.#interval === 0 && this.#kept.at(step) === undefined;
  }

  /** The next step after a step at which one may be due. */
  dueAfter(step: number): number {
    return (Math.floor(step / this.#interval) + 1) * this.#interval;
  }

  add(checkpoint: Checkpoint): void {
    const { parameters, state } = checkpoint.model;
    const bytes = 4 * (parameters.length + state[0].length + state[1].length);
    this.#kept.put(checkpoint);
    this.#kept.thin(Math.max(4, Math.min(MOST, Math.floor(MOST_BYTES / Math.max(1, bytes)))));
  }

  /** Forgets what lies after a step: the run takes another way from there. */
  cutAfter(step: number): void {
    this.#kept.cutAfter(step);
  }

  /** The latest checkpoint not after a step, else the earliest there is. */
  before(step: number): Checkpoint | undefined {
    return this.#kept.before(step) ?? this.#kept.values[0];
  }
}
