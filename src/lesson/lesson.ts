/**
 * @file A lesson: parts, each with words, a network, what may be changed, what is shown, questions, goals, hints and what to take along. This table is the one place
 * where its fields are declared: types, reader, JSON schema and the layout of files follow from it. It points at documents; nothing points back.
 */
import { goal } from './goal.ts';
import { permissions } from './permission.ts';
import { point } from './point.ts';
import { question } from './questions/index.ts';
import { rich } from './richText.ts';
import { id, json, line, list, maybe, object, oneOf, type Row, whole } from './shape.ts';

/** The version of the format that is written; raised when a lesson of before would be read otherwise. */
export const LESSON_VERSION = 1;

export const hint = object({
  says: rich(600),
  /** Due after so many steps in this part, or after so many answers that were not right; at once after neither. */
  afterSteps: maybe(whole(1, 1_000_000)),
  afterWrong: maybe(whole(1, 100)),
  /** The question or the goal that it helps with: once that is solved it is no longer due. */
  of: maybe(id),
});
export type Hint = NonNullable<ReturnType<typeof hint.read>>;

export const partTable = {
  id,
  title: line(80),
  /** The network that this part begins with … */
  document: maybe(json('object')),
  /** … or a patch on the one of the part before; with neither the learner goes on with what is open. */
  change: maybe(json('object')),
  /** Networks beside it, as a document has them. */
  variants: maybe(json('array')),
  /** What the learner may change; all else is locked. */
  allow: permissions,
  /** What is open: the stage's `mode`, and `lenses` with their settings, as a document's `view` has them. */
  show: maybe(json('object')),
  pointAt: list(point, 8),
  text: rich(6000, 0),
  ask: list(question, 12),
  goals: list(goal, 6),
  hints: list(hint, 6),
  /** What to take along, said when the part is done. */
  takeaway: maybe(rich(800)),
};
const part = object(partTable, ({ document, change }, path, note) => {
  if (document && change) note(path, 'has document and change: one of them says what it begins with');
});
export type Part = Row<typeof partTable>;

export const lessonTable = {
  lesson: whole(1, 1_000_000),
  /** As the file is called; never reused for something else. */
  id,
  title: line(80),
  minutes: maybe(whole(1, 120)),
  /** Of the card and the caption bar: where it stands, a few words, what one may ask oneself, what there is to see, and the step its picture is of. */
  shelf: maybe(oneOf('start', 'trained', 'layers', 'seeing', 'sequences', 'failing', 'compare', 'building', 'course')),
  line: maybe(line(80)),
  question: maybe(rich(200)),
  sentence: maybe(rich(300)),
  steps: maybe(whole(1, 1_000_000)),
  /** Where its ideas come from. */
  sources: list(rich(300), 12),
  parts: list(part, 24, { min: 1 }),
};
export const lessonShape = object(lessonTable);
export type Lesson = Row<typeof lessonTable>;
