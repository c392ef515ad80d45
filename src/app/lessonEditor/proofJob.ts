/** @file The check that trains: every goal from its start to its solution's end, and every number that words quote, as the command does it; in short tasks, to be stopped at any time. */
import type { Lesson } from '#lesson/index.ts';
import { type Checked, type CheckProgress, checking } from '#proof/lessonCheck.ts';

/** Milliseconds of one task: the page draws and listens in between. */
const SLICE = 10;

/** @returns undefined once it was stopped. Rejects where a document cannot be run. @param tell where it is, after each task */
export async function proved(
  lesson: Lesson,
  tell: (progress: CheckProgress) => void,
  stopped: () => boolean,
): Promise<Checked | undefined> {
  const work = checking(lesson);
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = work.next();
      if (done) return value as Checked;
      if (performance.now() >= end) tell(value as CheckProgress);
    } while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped()) return undefined;
  }
}
