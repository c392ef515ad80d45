/** @file A worker that checks one lesson by training, so that the page stays free meanwhile. Who has seen enough ends it. */
import type { Lesson } from '#lesson/index.ts';
import { type Checked, type CheckProgress, checkLesson } from '#proof/lessonCheck.ts';

export type ProofReport =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | { readonly type: 'checked'; readonly checked: Checked }
  /** A document cannot be run. */
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds between two reports. */
const REPORT = 100;
const report = (said: ProofReport) => self.postMessage(said);

self.onmessage = ({ data: lesson }: MessageEvent<Lesson>) => {
  let due = 0;
  const tell = (progress: CheckProgress) => {
    if (performance.now() < due) return;
    due = performance.now() + REPORT;
    report({ type: 'progress', progress });
  };
  try {
    report({ type: 'checked', checked: checkLesson(lesson, tell) });
  } catch (error) {
    report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
