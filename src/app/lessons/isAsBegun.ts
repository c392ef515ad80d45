/** @file Whether anything was done in a lesson since it was opened: what merely looks at it keeps nothing. */
import { freshPart, type Learner, type PartState } from '#lesson/index.ts';
import { sameValue } from '#nn/sameValue.ts';

/** What a learner does; what the run at rest is seen to be is no deed. */
const deeds = ({ goals: _, ...done }: PartState) => done;

export function isAsBegun(first: Learner, now: Learner): boolean {
  if (first.at !== now.at) return false;
  const ids = new Set([...Object.keys(first.parts), ...Object.keys(now.parts)]);
  return [...ids].every((id) => sameValue(deeds(first.parts[id] ?? freshPart), deeds(now.parts[id] ?? freshPart)));
}
