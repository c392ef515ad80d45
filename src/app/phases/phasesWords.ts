/** @file The words of phases: stretches of training that follow one another. */
import { asksToRead, type Goal, type ReadingGoal } from '#nn/goal.ts';
import { isShare, type NameOf, readingWords } from '#nn/goalWords.ts';
import type { PhaseEnd } from '#nn/phase.ts';
import { stepWords } from '#state/keptWords.ts';
import { formatNumber } from '#ui/format.ts';

export const PHASES = 'Phases';
export const PHASES_SAY =
  'Stretches of training that follow one another. Each says what begins with it; layers that stay keep what they learned.';
export const NEW_PHASE = 'New phase from here';
export const NEW_PHASE_SAYS =
  'What is changed from this step on belongs to a phase of its own, so that a link and Reset go through it again.';
export const NO_STEP_YET = 'A phase begins after a step of the one before. Train a little first.';
export const LAST_PHASE = 'to the end';
export const NOT_REACHED = 'not begun yet';
export const NAME_LABEL = 'Name';
export const AFTER_LABEL = 'The one before lasts';
export const UNIT_LABEL = 'Counted in';
export const UNITS = { steps: 'steps', epochs: 'epochs' } as const;
export const PRETRAIN_LABEL = 'Pretrain the sigmoid layers first';
export const PRETRAIN_SAYS =
  'Each learns alone, without answers, to give back what the layer below says. Then training begins.';
export const NOTHING_TO_PRETRAIN = 'Only dense layers with a sigmoid can be pretrained.';
export const ROUNDS = 'Rounds over the samples';
export const BATCH = 'Batch size';
export const RATE = 'Learning rate';
export const MOMENTUM = 'Momentum';
export const REMOVE = 'Remove this phase';
export const DONE = 'Done';

export const phaseName = (index: number, name?: string): string =>
  name ?? (index === 0 ? 'Start' : `Phase ${index + 1}`);
export const editPhaseLabel = (name: string): string => `Edit “${name}”`;
export const goToWords = (name: string, began: number): string =>
  `${name}: go to its beginning, step ${stepWords(began)}`;

/** "the batch loss is below 0.1", "the straight-line reading of the answer at Dense 2 is at least 0.9". */
function goalMetWords(goal: Goal | ReadingGoal, nameOf: NameOf): string {
  const reads = asksToRead(goal);
  const bound =
    reads && isShare(goal) ? `${formatNumber(100 * goal.value, 4, true)}\u202f%` : formatNumber(goal.value, 6, true);
  const what = reads ? readingWords(goal, nameOf) : goal.metric === 'batchLoss' ? 'batch loss' : goal.metric;
  const row = !reads && goal.for && goal.for > 1 ? ` for ${stepWords(goal.for)} steps` : '';
  return `the ${what} is ${goal.is === 'below' ? 'below' : 'at least'} ${bound}${row}`;
}

/** When a phase begins: at the step at which it did, else by its own rule. @param nameOf what a block is called */
export function beginsWords(after: PhaseEnd, reached: number | undefined, nameOf: NameOf): string {
  if (reached !== undefined) return `to step ${stepWords(reached)}`;
  if ('steps' in after) return `for ${stepWords(after.steps)} ${after.steps === 1 ? 'step' : 'steps'}`;
  if ('epochs' in after) return `for ${after.epochs} ${after.epochs === 1 ? 'epoch' : 'epochs'}`;
  return `until ${goalMetWords(after.goal, nameOf)}, ${stepWords(after.atMost)} steps at most`;
}

/** The same in a sentence, where a goal decides. */
export const beginsOnceWords = ({ goal, atMost }: Extract<PhaseEnd, { goal: unknown }>, nameOf: NameOf): string =>
  `It begins once ${goalMetWords(goal, nameOf)}, at the latest after ${stepWords(atMost)} steps. That is set in the file.`;

export const pretrainWords = (blocks: readonly string[]): string =>
  `${blocks.length === 1 ? blocks[0] : `${blocks.length} layers`} pretrained without answers`;

export const GIVEN = 'given';
export const REDRAWN = 'redrawn';
export const errorWords = (error: number): string =>
  `This layer gives back what it is given with a mean squared error of ${formatNumber(error)}.`;
