/** @file The document: what a person saves or shares. Its types, and reading it from anything that claims to be one. */
import type { Block } from './block.ts';
import type { DatasetDefinition } from './dataset.ts';
import { readEngine } from './engineNumber.ts';
import type { LayerRegistry } from './layer.ts';
import { migrate, VERSION } from './migrations.ts';
import type { Problem } from './problem.ts';
import { type Complain, isObject, own, readFields, readVariant } from './readFields.ts';
import { readLiveBlocks, readNetwork } from './readNetwork.ts';
import { type Run, readRun } from './run.ts';
import { show } from './show.ts';
import { optimizers, schedules, type Training, trainingFields } from './training.ts';
import { readView, type View } from './view.ts';

export interface DataValues {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface StrataDocument {
  readonly strata: typeof VERSION;
  /** The arithmetic its run was made with: see `engineNumber.ts`. */
  readonly engine: number;
  readonly title: string;
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly data: DataValues;
  readonly network: readonly Block[];
  readonly training: Training;
  readonly view: View;
  /** Where the run stood when the document was saved, and what was changed on the way; replayed when it is opened. */
  readonly run?: Run;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds definitions of many value types; values are checked against each one's own fields
export type DatasetRegistry = Readonly<Record<string, DatasetDefinition<any>>>;
export interface Registries {
  readonly layers: LayerRegistry;
  readonly datasets: DatasetRegistry;
}

export type Reading =
  | { readonly document: StrataDocument; readonly problems: readonly [] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

/**
 * Reads a document from parsed JSON. Missing fields take their defaults, missing block ids are given; everything else that is not as declared is a problem
 * that names a block and a field. Never throws; the result shares nothing with the argument.
 */
export function readDocument(value: unknown, registries: Registries): Reading {
  const problems: Problem[] = [];
  const complain = (block: string, field: string, message: string) => {
    problems.push({ block, field, message });
  };
  if (!isObject(value)) {
    complain('document', 'strata', `document: must be an object, received ${show(value)}`);
    return { problems };
  }
  const migrated = migrate(value);
  if ('error' in migrated) {
    complain('document', 'strata', migrated.error);
    return { problems };
  }
  const source = migrated.document;
  for (const key of Object.keys(source)) {
    if (!['strata', 'engine', 'title', 'seed', 'data', 'network', 'training', 'view', 'run'].includes(key))
      complain('document', key, `document: unknown field ${show(key)}`);
  }
  const engine = readEngine(own(source, 'engine'));
  if ('error' in engine) complain('document', 'engine', engine.error);
  const title = own(source, 'title') ?? 'Untitled';
  if (typeof title !== 'string' || title.length > 200)
    complain('document', 'title', `document: title must be text of at most 200 characters, received ${show(title)}`);
  const seed = own(source, 'seed') ?? 1;
  if (!Number.isSafeInteger(seed) || (seed as number) < 0)
    complain('document', 'seed', `document: seed must be an integer from 0 to 2^53 − 1, received ${show(seed)}`);
  const data = readVariant(
    'data',
    own(source, 'data'),
    Object.fromEntries(Object.entries(registries.datasets).map(([t, d]) => [t, d.fields])),
    complain,
  );
  const dataProblem =
    data && problems.length === 0 ? registries.datasets[data.type]!.check?.(data as never) : undefined;
  if (dataProblem) complain('data', dataProblem.field, `${data!.type}: ${dataProblem.field} ${dataProblem.message}`);
  const network = readNetwork(own(source, 'network'), registries.layers, complain);
  const training = readTraining(own(source, 'training'), complain);
  const view = readView(own(source, 'view'), complain);
  const run = readRun(
    own(source, 'run'),
    {
      training: (v) => readTraining(v, complain),
      blocks: (v) => readLiveBlocks(v, complain),
      network: (v) => readNetwork(v, registries.layers, complain),
    },
    complain,
  );
  if (problems.length > 0 || 'error' in engine || !data || !network || !training) return { problems };
  return {
    document: {
      strata: VERSION,
      ...engine,
      title: title as string,
      seed: seed as number,
      data,
      network,
      training,
      view,
      ...(run ? { run } : {}),
    },
    problems: [],
  };
}

function readTraining(source: unknown, complain: Complain): Training | undefined {
  const given = source ?? {};
  if (!isObject(given)) {
    complain('training', 'loss', `training: must be an object, received ${show(given)}`);
    return undefined;
  }
  const read = readFields('training', 'training', given, trainingFields, ['optimizer', 'schedule'], complain);
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
  return optimizer && schedule ? ({ ...read, optimizer, schedule } as unknown as Training) : undefined;
}
