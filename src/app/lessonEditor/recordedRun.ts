/** @file What an author trained: how far, with what, and the numbers at its start and at its end. It is the solution of a goal that asks for those numbers. */
import { curveNumbers } from '#lessons/curveNumber.ts';
import { observationOf, pointOf } from '#lessons/observation.ts';
import { fromStart } from '#lessons/partStart.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Patch } from '#nn/patch.ts';
import { isEmpty, patchBetween } from '#nn/patchBetween.ts';
import { startOf } from '#nn/run.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/registries.ts';

export interface RecordedRun {
  readonly steps: number;
  /** Before the start, as a patch on the part's document. */
  readonly change?: Patch;
  /** On the way, as a document's `run.changes` has them. */
  readonly changes?: readonly unknown[];
  /** By metric. */
  readonly start: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
}

/** The document that a run started with. */
export function startedWith({ run, ...document }: StrataDocument): StrataDocument {
  return fromStart(run ? startOf(document, run, registries) : document);
}

/**
 * The run on a desk's stage; undefined where nothing was trained.
 * @param from the part's document, on which an edit before the start is a patch; where the part begins with what is on the stage, nothing
 */
export function recordedRun(desk: Desk, from?: StrataDocument): RecordedRun | undefined {
  const { editor, history } = desk;
  const { frame } = editor;
  const document = editor.snapshot();
  const { run } = document;
  if (!frame || !run || run.step === 0) return undefined;
  const change = from && patchBetween(fromStart(from), startedWith(document), registries);
  return {
    steps: run.step,
    ...(change && !isEmpty(change) ? { change } : {}),
    ...(run.changes.length > 0 ? { changes: run.changes } : {}),
    start: known(curveNumbers(history, 0) ?? {}),
    end: known(observationOf(pointOf(frame), frame, editor.store.getState()).numbers),
  };
}

const known = (numbers: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => Number.isFinite(value)));
