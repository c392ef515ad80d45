/**
 * @file Lessons as files, and a learner's way through one. What a page, a phone or a frame builds its player on; nothing here knows React, a page or the engine.
 *
 * From a file: `readMarkdown(text, registries)` gives `{ lesson, comments }` or problems with line and path; `readLesson(json, registries)` the same of a compiled
 * one; `decodeLesson(text, registries)` of a link (`#l=`). An example's file is read too: it is a lesson of one part. `documentsOf(lesson, registries)` is what
 * stands on the stage at each part: *Restore* loads it. `readRichText(words)` is a tree to draw; its text is text, its links are https.
 *
 * The player: `begin(lesson)`, then `next(lesson, learner, event)` for what the learner does and what is seen:
 *   go, answer, again, openHint, startAgain   presses; draft   what is typed and not committed; after a Reset `reset`; after an edit `tried` with the path (`a.units`, `seed`), of a lens `lens:ID`
 *   observe                            at step 0 and at every point of the run's curve, in order: its numbers by metric (`neededBy(goal)` says which)
 *   counted                            once the laboratory has counted the starts that a goal asks for
 * and what it says: `mayRun` and `unanswered` (the lock of Play), `locked(part, before, after)` (paths of an edit that may not be), `hintsDue`, `isDone`, `isReached`,
 * `progress`, `graded` (an answer against what came out: `Seen`), `newlyReached` (what to tell a host). `Learner` is plain JSON: keep it as it is, and bring it back
 * with `readLearner(value, lesson)`. `handIn(…)` is what is given away.
 */
export type { Condition, Numbers } from './condition.ts';
export { documentsOf } from './documents.ts';
export { type LessonGoal, solvedBy } from './goal.ts';
export {
  type GradedAnswer,
  gradedAnswers,
  type HandIn,
  handIn,
  handInsToday,
  judged,
  lessonHash,
  readHandIn,
} from './handIn.ts';
export { encodeHandIn, fitsLink, readHandInLine, readHandInValue } from './handInText.ts';
export type { Comment } from './keyed.ts';
export { readLearner, standsAt } from './learner.ts';
export { type Hint, LESSON_VERSION, type Lesson, type Part } from './lesson.ts';
export { decodeLesson, encodeLesson, readLessonText } from './link.ts';
export { type LiveNumber, showNumber, showOdds } from './liveNumber.ts';
export { type Outline, outlineOf } from './outline.ts';
export { lessonsBefore, lessonToday } from './parted.ts';
export { changedPaths, isAllowed } from './permission.ts';
export {
  begin,
  freshPart,
  graded,
  hintsDue,
  isCommitted,
  isDone,
  isOpen,
  isOpenPart,
  isReached,
  type Learner,
  type LessonEvent,
  locked,
  mayRun,
  newlyReached,
  next,
  type PartState,
  partOf,
  progress,
  stateOf,
  unanswered,
} from './player.ts';
export type { Point } from './point.ts';
export { gradeAnswer, type Question, questionKinds, readAnswer } from './questions/index.ts';
export { targetsOf } from './questions/match.ts';
export type { Curve, Grade, Plane, Seen } from './questions/question.ts';
export { shuffled } from './questions/shuffled.ts';
export { type LessonProblem, readLesson, sentence } from './readLesson.ts';
export { linesIn, readMarkdown } from './readMarkdown.ts';
export { type Inline, type Piece, type RichText, readRichText } from './richText.ts';
export { neededBy, type Observation, type Watch } from './watch.ts';
export { writeMarkdown } from './writeMarkdown.ts';
