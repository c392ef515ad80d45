/** @file What an editor of lessons has computed by training: a whole lesson checked, or numbers of one recorded run. */
import type { Lesson } from '#lesson/index.ts';
import { type Checked, type CheckProgress, checking } from '#proof/lessonCheck.ts';
import { type MeasuredRun, measuring, type StartAndEnd } from '#proof/measureRun.ts';

interface Tasks {
  readonly check: { readonly of: Lesson; readonly result: Checked };
  readonly measure: { readonly of: MeasuredRun; readonly result: StartAndEnd };
}
export type ProofKind = keyof Tasks;
export interface ProofTask<K extends ProofKind = ProofKind> {
  readonly kind: K;
  readonly of: Tasks[K]['of'];
}
export type ProofResult<K extends ProofKind> = Tasks[K]['result'];

/** In short parts, which tell where it is. @throws Error where a document cannot be run */
export function* worked(task: ProofTask): Generator<CheckProgress, ProofResult<ProofKind>, void> {
  if (task.kind === 'check') return yield* checking(task.of as Lesson);
  const parts = measuring(task.of as MeasuredRun);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    yield { path: '', done: value, of: 1 };
  }
}
