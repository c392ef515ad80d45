/** @file Checkpoints of a run, close together at first and thinned out as it grows, so that any earlier step is a short replay away. */
import type { Checkpoint } from './trainer.ts';

const MOST = 48;
const MOST_BYTES = 64 * 2 ** 20;

export class Checkpoints {
  #kept: Checkpoint[] = [];
  #interval = 32;

  clear(): void {
    this.#kept = [];
    this.#interval = 32;
  }

  /** Whether a checkpoint is due at a step. */
  wants(step: number): boolean {
    return step % this.#interval === 0 && !this.#kept.some((kept) => kept.position.step === step);
  }

  /** The next step after a step at which one may be due. */
  dueAfter(step: number): number {
    return (Math.floor(step / this.#interval) + 1) * this.#interval;
  }

  add(checkpoint: Checkpoint): void {
    const { step } = checkpoint.position;
    this.#kept = [
      ...this.#kept.filter((kept) => kept.position.step < step),
      checkpoint,
      ...this.#kept.filter((kept) => kept.position.step > step),
    ];
    const bytes =
      4 * (checkpoint.model.parameters.length + checkpoint.model.state[0].length + checkpoint.model.state[1].length);
    const most = Math.max(4, Math.min(MOST, Math.floor(MOST_BYTES / Math.max(1, bytes))));
    while (this.#kept.length > most) {
      this.#interval *= 2;
      this.#kept = this.#kept.filter(({ position }) => position.step % this.#interval === 0);
    }
  }

  /** Forgets what lies after a step: the run takes another way from there. */
  cutAfter(step: number): void {
    this.#kept = this.#kept.filter(({ position }) => position.step <= step);
  }

  /** The latest checkpoint not after a step, else the earliest there is. */
  before(step: number): Checkpoint | undefined {
    return this.#kept.findLast(({ position }) => position.step <= step) ?? this.#kept[0];
  }
}
