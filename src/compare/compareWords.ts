/** @file What a comparison says. */

import type { Lockstep, LockstepFrom } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isWholeNetwork, type Patch } from '#nn/patch.ts';
import { sameValue } from '#nn/sameValue.ts';
import { formatCount, formatFixed, formatNumber } from '#ui/format.ts';

export const TITLE = 'Compare';
export const ORIGINAL = 'Original';
export const ALONE = 'Only one network stands here. Add a second one and change it.';
export const SAME = 'All networks are the same so far. Press Edit at one of them.';
export const VARIANT = 'Variant';
export const NEW_START = 'New start for all';
/** All networks begin from that start. */
export const toStartWords = (seed: number): string => `Start ${seed} for all`;
export const CLOSE = 'Close the comparison';
export const EDIT = 'Edit';
export const SAVE_TABLE = 'Save as a table (CSV)';
export const COPY = 'A copy to edit';
export const KEPT = 'A kept run …';
export const EXAMPLE = 'An example …';
export const FILE = 'A file …';
export const NO_KEPT = 'No run is kept in this browser yet.';
export const NOT_READ = 'It could not be read.';
export const OTHER_DATA = 'other data';
export const SHOWN = 'pictures show';
export const SHOWN_AS = [
  { value: 'map', label: 'outputs', says: 'What each network says' },
  { value: 'difference', label: 'difference to A', says: 'Outputs and weights of each, less those of A' },
] as const;
export const DIFFERENCE_SAYS = 'Shown: this network less A. Hatched: A has no such layer.';
export const TRY_EACH = '100 starts';
export const TRY_EACH_SAYS =
  'Trains each network from 100 random starts, as far as it has come, and counts how many solve it. Where that takes long you are asked first.';
export const NO_DIFFERENCE = 'No difference is drawn: the data are others.';
export const ALIGNED = 'begin together';
export const ALIGNMENTS = [
  { value: 'start', label: 'at step 0', says: 'All are counted from their first step' },
  { value: 'lastPhase', label: 'at the last phase', says: 'The last phase of each begins at the same moment' },
] as const;
export const WRONG = 'wrong';
export const KEY = { low: 'below 0', high: 'above 0' } as const;
export const KEY_OF_DIFFERENCE = { low: 'less than A', high: 'more than A' } as const;
export const BACK = 'Back to the comparison';
/** Of a network whose data cannot be drawn. */
export const laneNotLoaded = (name: string): string =>
  `What draws the data of “${name}” could not be loaded, so that it does not stand here. Check the connection.`;
export const TOO_MANY = 'Four networks can stand side by side. Close one to make room for another.';

/** A step of undo, made at a lane. */
export const edits = (tag: string, what: string | undefined): string => `${tag}: ${what ?? 'Change'}`;
export const compareWith = (name: string): string => `Compare with ${name}`;
export const copyOf = (name: string): string => `Copy of ${name}`;
export const closes = (name: string): string => `Close ${name}`;
export const renames = (name: string): string => `Rename ${name}`;
export const editing = (tag: string, name: string): string => `You edit ${tag}, ${name}.`;
export const stackLabel = (name: string): string => `${name}: the network with its outputs`;
export const stackDifferenceLabel = (name: string): string =>
  `${name}: how outputs and weights of the network differ from A’s`;
export const answerLabel = (name: string): string => `${name}: the answer over the plane`;
export const differenceLabel = (name: string): string => `${name}: how its answer differs from A’s`;
export const saysAt = (at: readonly number[]): string => `at (${at.map((value) => formatFixed(value, 2)).join(', ')})`;

const numbers = ['no', 'one', 'two', 'three', 'four'];

/** What is counted: steps or epochs, since the start or in the last phase. */
const counted = (by: Lockstep, from: LockstepFrom): string => (from === 'start' ? by : `${by} of the last phase`);

/** How all of them go on. */
export const lockstepWords = (count: number, by: Lockstep, from: LockstepFrom = 'start'): string =>
  count < 2 ? '' : `${count === 2 ? 'both' : `all ${numbers[count] ?? count}`} at the same ${counted(by, from)}`;

export const curveTitle = (held: boolean, by: Lockstep, from: LockstepFrom): string =>
  `${held ? 'Test loss' : 'Loss'} by ${counted(by, from)}, one axis for all`;
export const curveSays = (by: Lockstep, from: LockstepFrom): string =>
  `Drag along it: every network goes to the same ${counted(by, from)}.`;

/** What stands before the number of steps in the foot. */
export const stepLabel = (from: LockstepFrom): string => counted('step', from);
/** Steps in the last phase; before it, how many are still to come. */
export const clockWords = (clock: number | undefined): string =>
  clock === undefined ? 'before it' : clock < 0 ? `${formatCount(-clock)} before it` : formatCount(clock);

/** Of one lane, where all are counted from their last phase: where that leaves it in its own run. */
export function ownStepWords(step: number, origin: number | undefined): string {
  if (origin === undefined) return `Step ${formatCount(step)}, before its last phase.`;
  const left = origin - step;
  if (left > 0) return `${formatCount(left)} ${left === 1 ? 'step' : 'steps'} before its last phase.`;
  if (left === 0) return `Its last phase begins here, at step ${formatCount(step)}.`;
  return origin === 0 ? '' : `Step ${formatCount(step)} of its whole run.`;
}

/** Who sets the pace: the one that takes most of the time. */
export const paceWords = (tag: string, share: number, msPerStep: number): string =>
  `${tag} takes ${formatFixed(100 * share, 0)} % of the time, ${formatNumber(msPerStep, 2)} ms a step`;

export const catchesUp = (tag: string, done: number, of: number): string =>
  `${tag} catches up: step ${formatCount(done)} of ${formatCount(of)}`;

export const divergedWords = (step: number): string =>
  `Its numbers ran away at step ${formatCount(step)}. It stays there; the others go on.`;

const join = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** What differs and what does not, over all changes: "Same data, same seed, same rate. Only the hidden layers differ." */
export function headSentence(document: StrataDocument, changes: readonly Patch[]): string {
  if (changes.length === 0) return ALONE;
  const some = (differs: (change: Patch) => boolean) => changes.some(differs);
  const rate = some(({ training }) => {
    const optimizer = training?.['optimizer'];
    return typeof optimizer === 'object' && optimizer !== null && 'learningRate' in optimizer;
  });
  const training = some(({ training = {} }) => {
    const { optimizer, pause: _, solved: __, ...rest } = training;
    const others = typeof optimizer === 'object' && optimizer !== null ? Object.keys(optimizer) : [];
    return Object.keys(rest).length > 0 || others.some((key) => key !== 'learningRate');
  });
  const last = document.network.at(-1)?.id;
  const network = some((change) => change.network !== undefined);
  const hidden =
    network &&
    !some(({ network }) =>
      isWholeNetwork(network)
        ? !sameValue({ ...network.at(-1), id: '' }, { ...document.network.at(-1), id: '' })
        : last !== undefined && network !== undefined && Object.hasOwn(network, last),
    );
  const parts = [
    ['data', some((change) => change.data !== undefined)],
    ['seed', some((change) => change.seed !== undefined)],
    ['rate', rate],
  ] as const;
  const same = parts.filter(([, differs]) => !differs).map(([what]) => `same ${what}`);
  const other = [
    ...parts.filter(([, differs]) => differs).map(([what]) => ({ what: `the ${what}`, many: what === 'data' })),
    ...(network ? [{ what: hidden ? 'the hidden layers' : 'the networks', many: true }] : []),
    ...(training ? [{ what: 'the training', many: false }] : []),
    ...(some((change) => change.phases !== undefined) ? [{ what: 'the phases', many: true }] : []),
  ];
  if (other.length === 0) return SAME;
  const differs = other.length > 1 || other[0]!.many ? 'differ' : 'differs';
  const only = `Only ${join(other.map(({ what }) => what))} ${differs}.`;
  return same.length === 0 ? only : `${`${same.join(', ')}.`.replace(/^s/, 'S')} ${only}`;
}

/** The columns of the table that is saved. */
export const tableHead = [
  'network',
  'name',
  'step',
  'epoch',
  'train loss',
  'test loss',
  'train accuracy',
  'test accuracy',
];

export const KEPT_RUN = 'a kept run';
export const AN_EXAMPLE = 'an example';
export const stepAndEpoch = (step: string, epoch: string): string => `step ${step}, epoch ${epoch}`;
export const positionOfAll = (set: string): string => `Position of all runs, over their ${set} loss`;
export const TRAINING_OF_ALL_NETWORKS = 'Training of all networks';
export const RESET_ALL_SAYS = 'Reset: all back to step 0 of the same start';
export const stepEachSays = (unit: string): string => `Step: one ${unit} each`;
export const ALL_AT_SAME = 'All stand at the same';
export const STEP_SAYS = 'All have made as many updates';
export const EPOCH_SAYS = 'All have seen the data as often';
export const LANES_SHOW = 'Lanes show';
export const CURVES_ALONE = 'Curves alone';
export const readByKeys = (name: string): string => `${name}. Arrow keys read it.`;
export const CANNOT_RUN = 'It cannot run as it is.';
