/** @file Where lanes stand on the clock that they share: steps since their start, or since their last phase began. */
import type { Lockstep, LockstepFrom } from '#engine/protocol.ts';
import { lastPhaseAt } from '#nn/phase.ts';
import type { Editor } from '#state/editor.ts';
import type { RunHistory } from '#state/runHistory.ts';

export interface Stand {
  readonly step: number;
  /** The step at which its clock shows 0; undefined where that is not known before it is there. */
  readonly origin: number | undefined;
}

/** The step at which a lane's clock shows 0. */
export function originOf({ store }: Pick<Editor, 'store'>, from: LockstepFrom): number | undefined {
  if (from === 'start') return 0;
  const { written, recorded } = store.getState();
  return lastPhaseAt(written.phases ?? [], recorded?.reached ?? []);
}

/** The clock of the lane that has come furthest; at its start a lane may stand at any that was before. Undefined where none is known. */
export function clockOf(stands: readonly Stand[]): number | undefined {
  let [first, clock] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { step, origin } of stands) {
    if (origin === undefined) continue;
    first = Math.min(first, -origin);
    if (step > 0) clock = Math.max(clock, step - origin);
  }
  return first === Number.POSITIVE_INFINITY ? undefined : Math.max(first, clock);
}

/** Whether a lane stays where it is while others are still on their way to the beginning of their last phase. */
export function waits({ step, origin }: Stand, all: readonly Stand[], by: Lockstep): boolean {
  if (origin === undefined || !all.some((other) => other.origin === undefined || other.step < other.origin))
    return false;
  if (by === 'epoch' || all.some((other) => other.origin === undefined)) return step >= origin;
  return origin + clockOf(all)! + 1 <= step;
}

/** A run on the axis of the common curve: its points from `first` on, and what is to be taken from their step or epoch. */
export interface OnAxis {
  readonly first: number;
  readonly shift: number;
}

/**
 * @param stepsPerEpoch in the last phase
 * @returns undefined where it has not come to where the axis begins
 */
export function onAxis(
  { step, epoch, count }: Pick<RunHistory, 'step' | 'epoch' | 'count'>,
  origin: number | undefined,
  by: Lockstep,
  stepsPerEpoch: number,
): OnAxis | undefined {
  if (origin === 0) return { first: 0, shift: 0 };
  if (origin === undefined) return undefined;
  let first = 0;
  while (first < count && step[first]! < origin) first++;
  if (first === count) return undefined;
  if (by === 'step') return { first, shift: origin };
  return { first, shift: epoch[first]! - (step[first]! - origin) / stepsPerEpoch };
}
