/** @file What stands on the stage, as a part of a lesson: what it begins with, which lens is open, and what is pointed at. */
import { documentsOf, type Lesson, type Part, type Point } from '#lesson/index.ts';
import { fromStart } from '#lessons/partStart.ts';
import { hashesIn } from '#state/derive.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/registries.ts';
import type { Selection } from '#state/selection.ts';
import { emptyPart, freeId } from './draft.ts';
import { type RecordedRun, recordedRun, startedWith } from './recordedRun.ts';
import { NO_OWN_DATA, partNamed } from './recorderWords.ts';
import { showOf, startOfPart } from './startOfPart.ts';

export type PartRecording =
  | { readonly part: Part; readonly recorded?: RecordedRun }
  /** A sentence: why a lesson cannot hold it. */
  | { readonly why: string };

/** @param at the place of the part: the one before it is what it is a patch on */
export function recordPart(desk: Desk, lesson: Lesson, at: number): PartRecording {
  const document = desk.editor.snapshot();
  if (hashesIn(document).some((hash) => hash !== '')) return { why: NO_OWN_DATA };
  const now = fromStart(startedWith(document));
  const before = at === 0 ? undefined : documentsOf({ ...lesson, parts: lesson.parts.slice(0, at) }, registries).at(-1);
  const recorded = recordedRun(desk);
  const show = showOf(before, document);
  const pointAt = pointsOf(desk.editor.store.getState().selection);
  return {
    part: {
      ...emptyPart(
        freeId(
          `part-${at + 1}`,
          lesson.parts.map(({ id }) => id),
        ),
        partNamed(at + 1),
      ),
      ...startOfPart(before, now),
      allow: recorded ? ['run'] : [],
      ...(show ? { show } : {}),
      pointAt,
    },
    ...(recorded ? { recorded } : {}),
  };
}

const pointsOf = (selection: Selection | undefined): readonly Point[] =>
  selection === undefined
    ? []
    : [{ block: selection.block, ...(selection.unit === undefined ? {} : { unit: selection.unit }) }];
