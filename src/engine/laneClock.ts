/** @file The clock that lanes share: steps or epochs, counted from the start of each or from where its last phase begins. */
import { lastPhaseAt } from '#nn/phase.ts';
import type { LiveRun } from './liveRun.ts';
import type { Lockstep, LockstepFrom } from './protocol.ts';
import type { Trainer } from './trainer.ts';

export interface Clocked {
  readonly trainer: Trainer;
  /** The step or epoch at which its clock shows 0; undefined where that is not known before it is there. */
  readonly origin: number | undefined;
}

export class LaneClock {
  readonly #by: Lockstep;
  readonly #from: LockstepFrom;

  constructor(by: Lockstep, from: LockstepFrom) {
    this.#by = by;
    this.#from = from;
  }

  /** The step or epoch at which the clock of a run shows 0; undefined where that is not known before it is there. */
  originOf({ record, trainer }: LiveRun): number | undefined {
    if (this.#from === 'start') return 0;
    const { phases, reached } = record;
    if (this.#by === 'step') return lastPhaseAt(phases, reached);
    if (phases.length === 0) return 0;
    return record.begunBy(trainer.step) === phases.length ? trainer.phase.epoch : undefined;
  }

  /** The step at which a clock shows so much; before the start there is nothing. */
  stepAt(trainer: Trainer, origin: number, clock: number): number {
    const to = origin + clock;
    if (this.#by === 'step') return Math.max(0, to);
    return this.#madeBy(trainer) >= to ? trainer.step : trainer.stepOf(to);
  }

  /** The clock of whoever has come furthest; at its start a run may stand at any that was before. */
  furthest(all: readonly Clocked[]): number {
    let [first, clock] = [0, Number.NEGATIVE_INFINITY];
    for (const { trainer, origin } of all) {
      if (origin === undefined) continue;
      first = Math.min(first, -origin);
      if (trainer.step > 0) clock = Math.max(clock, this.#madeBy(trainer) - origin);
    }
    clock = Math.max(first, clock);
    return this.#by === 'epoch' ? Math.ceil(clock) : clock;
  }

  /** How far a trainer has come since its start, in steps or epochs; parts of an epoch count. */
  #madeBy(trainer: Trainer): number {
    return this.#by === 'epoch' ? trainer.epoch + trainer.used / trainer.trainCount : trainer.step;
  }
}
