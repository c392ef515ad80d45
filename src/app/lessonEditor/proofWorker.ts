/** @file A worker that proves one thing by training, so that the page stays free meanwhile. Who has seen enough ends it. */
import type { CheckProgress } from '#proof/lessonCheck.ts';
import { type ProofKind, type ProofResult, type ProofTask, worked } from './proofTask.ts';

export type ProofReport =
  | { readonly type: 'progress'; readonly progress: CheckProgress }
  | { readonly type: 'done'; readonly result: ProofResult<ProofKind> }
  /** A document cannot be run. */
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds between two reports. */
const REPORT = 100;
const report = (said: ProofReport) => self.postMessage(said);

function prove(task: ProofTask): ProofReport {
  const work = worked(task);
  for (let due = 0; ; ) {
    const { done, value } = work.next();
    if (done) return { type: 'done', result: value };
    if (performance.now() < due) continue;
    due = performance.now() + REPORT;
    report({ type: 'progress', progress: value });
  }
}

self.onmessage = ({ data }: MessageEvent<ProofTask>) => {
  try {
    report(prove(data));
  } catch (error) {
    report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
