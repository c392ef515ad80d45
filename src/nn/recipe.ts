/** @file The recipe: all of a document that decides numbers, its types and the reading of its parts. */
import type { Block } from './block.ts';
import type { DatasetDefinition } from './dataset.ts';
import { isObject, own } from './json.ts';
import type { LayerRegistry } from './layer.ts';
import { type Pause, pauses } from './pause.ts';
import type { Phase } from './phase.ts';
import { type Complain, part, readFields, readVariant } from './readFields.ts';
import { readReadingGoal, readSolved } from './readGoals.ts';
import { optimizers, schedules, type Training, trainingFields } from './training.ts';
import type { Weights } from './weights.ts';

export interface DataValues {
  readonly type: string;
  readonly [field: string]: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds definitions of many value types; values are checked against each one's own fields
export type DatasetRegistry = Readonly<Record<string, DatasetDefinition<any>>>;
export interface Registries {
  readonly layers: LayerRegistry;
  readonly datasets: DatasetRegistry;
}

export interface Recipe {
  /** The arithmetic its numbers are made with: see `engineNumber.ts`. */
  readonly engine: number;
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly data: DataValues;
  readonly network: readonly Block[];
  readonly training: Training;
  /** Stretches of training that follow the first, which the recipe itself is; absent where there are none. */
  readonly phases?: readonly Phase[];
  /** Where a run starts, where that is not drawn from the seed. */
  readonly initial?: Weights;
}

export function readSeed(source: unknown, complain: Complain): number {
  const seed = source ?? 1;
  if (!Number.isSafeInteger(seed) || (seed as number) < 0)
    complain(
      'document',
      'seed',
      'document',
      part('seed', { code: 'wholeBetween', min: 0, max: Number.MAX_SAFE_INTEGER, received: seed }),
    );
  return seed as number;
}

/** Undefined, or complained about, where it is not as its data set declares. */
export function readData(source: unknown, datasets: DatasetRegistry, complain: Complain): DataValues | undefined {
  let good = true;
  const data = readVariant(
    'data',
    source,
    Object.fromEntries(Object.entries(datasets).map(([type, { fields }]) => [type, fields])),
    (...problem) => {
      good = false;
      complain(...problem);
    },
  );
  if (!data || !good) return undefined;
  const problem = datasets[data.type]!.check?.(data as never);
  if (!problem) return data;
  complain('data', problem.field, data.type, part(problem.field, problem.found));
  return undefined;
}

export function readTraining(source: unknown, complain: Complain): Training | undefined {
  const given = source ?? {};
  if (!isObject(given)) {
    complain('training', 'loss', 'training', { code: 'object', received: given });
    return undefined;
  }
  const read = readFields(
    'training',
    'training',
    given,
    trainingFields,
    ['optimizer', 'schedule', 'pause', 'solved'],
    complain,
  );
  const optimizer = readVariant(
    'training',
    own(given, 'optimizer') ?? { type: 'adam' },
    optimizers,
    complain,
    'optimizer',
  );
  const schedule = readVariant(
    'training',
    own(given, 'schedule') ?? { type: 'constant' },
    schedules,
    complain,
    'schedule',
  );
  const pause = readPause(own(given, 'pause'), complain);
  const solved = readSolved(own(given, 'solved'), complain);
  return optimizer && schedule
    ? ({
        ...read,
        optimizer,
        schedule,
        ...(pause ? { pause } : {}),
        ...(solved ? { solved } : {}),
      } as unknown as Training)
    : undefined;
}

/** Undefined where a run never pauses by itself, or what is wrong was said. */
function readPause(source: unknown, complain: Complain): Pause | undefined {
  if (source === undefined || source === null) return undefined;
  if (isObject(source) && source['type'] === 'reading') {
    const { type, ...goal } = source;
    const read = readReadingGoal(goal, 'training', complain, 'pause');
    return read && { type, ...read };
  }
  return readVariant('training', source, { ...pauses, reading: {} }, complain, 'pause') as Pause | undefined;
}
