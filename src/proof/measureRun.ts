/** @file A recorded run made again, and numbers of it at its start and at its end: those too that are measured inside a network. */
import { registries } from '#engine/registries.ts';
import type { Numbers } from '#lesson/condition.ts';
import type { Solution } from '#lesson/goal.ts';
import { type InParts, solvedDocument } from '#lesson/prove.ts';
import type { StrataDocument } from '#nn/document.ts';
import { startRun } from './lessonRun.ts';

export interface MeasuredRun {
  readonly document: StrataDocument;
  readonly solution: Pick<Solution, 'change' | 'changes' | 'steps'>;
  /** Metrics by their keys: `reads(a)`. */
  readonly keys: readonly string[];
}
export interface StartAndEnd {
  readonly start: Numbers;
  readonly end: Numbers;
}

/** In short parts; each tells what share is done. What cannot be measured is NaN. @throws Error where the run cannot be made */
export function* measuring({ document, solution, keys }: MeasuredRun): InParts<StartAndEnd> {
  const made = solvedDocument(document, solution, registries);
  if ('fault' in made) throw new Error(made.fault);
  const run = startRun(made.document);
  const start = run.observe(keys, []).numbers;
  while (run.step < solution.steps && !run.over) {
    run.advance();
    yield run.step / solution.steps;
  }
  return { start, end: run.observe(keys, []).numbers };
}
