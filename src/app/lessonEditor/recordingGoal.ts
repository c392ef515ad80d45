/** @file Whether the author is recording a goal, and of which part. */
import { createShared, type Shared } from '#state/shared.ts';
import type { DraftSession } from './draftSession.ts';

interface Recording {
  /** Its place; undefined while nothing is recorded. */
  readonly part: number | undefined;
}
const made = new WeakMap<DraftSession, Shared<Recording>>();

export function recordingGoal(session: DraftSession): Shared<Recording> {
  let own = made.get(session);
  if (!own) made.set(session, (own = createShared<Recording>({ part: undefined })));
  return own;
}
