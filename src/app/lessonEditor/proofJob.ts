/** @file A proof in short tasks of the page's own thread, to be stopped at any time: where there can be no worker. */
import { type Clock, inSlices } from '#engine/inSlices.ts';
import type { CheckProgress } from '#proof/lessonCheck.ts';
import { type ProofKind, type ProofResult, type ProofTask, worked } from './proofTask.ts';

/** The page draws and listens after each slice. */
const pageClock: Clock = { now: () => performance.now(), slice: 10 };

/** @returns undefined once it was stopped. Rejects where a document cannot be run. @param tell where it is, after each task */
export async function provedOnPage(
  task: ProofTask,
  tell: (progress: CheckProgress) => void,
  signal: AbortSignal,
  clock = pageClock,
): Promise<ProofResult<ProofKind> | undefined> {
  const work = inSlices(clock, worked(task), tell);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
  }
}
