/** @file What the player of lessons says around the words of a lesson. */
import { formatCount } from '#ui/format.ts';

export const COMMIT = 'Lock in the answer';
export const COMMIT_AND_TRAIN = 'Lock it in and train';
export const ANSWER_AGAIN = 'Answer again';
/** Beneath the form of a prediction. */
export const KEPT = 'Your answer is kept and held against what happens.';
export const NOT_YET_WHY = 'Locked in. What happens will show.';
export const HINT = 'Hint';
export const BACK = 'Back';
export const NEXT = 'Next';
export const FINISH = 'Finish';
export const nextLesson = (title: string): string => `Next lesson: ${title}`;
export const RESTORE = 'Restore this part';
export const START_AGAIN = 'Start the lesson again';
export const NOTES = 'Your notes so far';
export const TAKEAWAY = 'To take along';
export const LESSONS = 'Lessons';
export const THIS_LESSON = 'This lesson';
export const OPEN_ALL = 'Open all of Strata';
export const KEPT_HERE = 'Kept on this device. Nothing is sent.';
export const NOT_KEPT = 'This browser keeps nothing: your answers are gone with the page.';
export const ANSWER_FIRST = 'Play opens with your answer.';
export const MAY_NOT_RUN = 'In this part nothing is trained.';
export const CHANGED_NOTHING = 'Nothing can be changed in this part.';
export const NEW_START = 'New start';
export const NEW_START_SAYS = 'Another seed: other points, another split, other weights to begin with';
export const GOAL = 'Goal';
export const REACHED = 'Reached.';
/** Stands for a number of a run that has not come so far. */
export const NOT_KNOWN_YET = '…';

export const STOP = 'Stop';
export const countWords = (of: number): string => `Count ${of} starts`;
export const soFar = (solved: number, done: number, of: number): string =>
  `${solved} of ${done} solved${done < of ? ' so far' : ''}`;
/** Of the starts that a goal asks for. */
export const solvedSoFar = (solved: number, need: number): string => `${solved} solved, ${need} wanted`;
export const readsAt = (step: number): string => `Reading inside the layers at step ${formatCount(step)} …`;
export const reachedAt = (step: number): string => (step === 0 ? '' : `at step ${formatCount(step)}`);
const metrics: Readonly<Record<string, string>> = {
  trainLoss: 'loss',
  testLoss: 'test loss',
  batchLoss: 'loss',
  trainAccuracy: 'right',
  testAccuracy: 'of the test right',
  trainR2: 'explained',
  testR2: 'of the test explained',
  parameters: 'parameters',
  step: 'steps',
  epoch: 'epochs',
};
/** "72 % of the test right, 95 % wanted" */
export const standsAt = (metric: string, now: string, bound: string, is: 'below' | 'atLeast'): string =>
  `${now} ${metrics[metric] ?? metric}, ${is === 'below' ? 'below ' : ''}${bound} wanted`;
/** Of a goal that cannot be reached as things stand. */
export const tooFar = (what: 'step' | 'epoch', most: number): string =>
  `It counts up to ${what} ${formatCount(most)}: go back to the start of the run.`;
export const tooMany = (parameters: number, most: number): string =>
  `${formatCount(parameters)} parameters are too many: at most ${formatCount(most)}.`;
export const TAKEN_BACK = 'The run was taken back. To try again, restore this part.';
export const strokesDrawn = (count: number): string => (count === 1 ? 'one stroke' : `${count} strokes`);
/** Of a prediction that was committed. */
export const noteOf = (said: string): string => `You said: ${said.replace(/[.!?]$/, '')}.`;
export const partOf = (part: number, of: number): string => `${part} of ${of}`;
export const partSays = (part: number, title: string, done: boolean): string =>
  `Part ${part}: ${title}${done ? ', done' : ''}`;
export const minutesLeft = (minutes: number): string =>
  minutes <= 1 ? 'about a minute left' : `about ${minutes} min left`;
export const hintOf = (shown: number, of: number): string => `${shown} of ${of}`;
export const kindOfGrade = (right: boolean | null): string | undefined =>
  right === null ? undefined : right ? 'Right.' : 'Not yet.';
/** Edits that a part does not allow are refused in one sentence. */
export const notAllowed = (allowed: readonly string[]): string =>
  allowed.length === 0 ? CHANGED_NOTHING : `This part lets you change ${list(allowed)}, nothing else.`;
export const mayChange = (allowed: readonly string[]): string =>
  allowed.length === 0 ? CHANGED_NOTHING : `In this part you may change ${list(allowed)}.`;

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
