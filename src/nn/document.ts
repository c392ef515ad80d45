/** @file The document: what a person saves or shares. Its types, and reading it from anything that claims to be one. */

import { checkGoals } from './checkGoals.ts';
import { readEngine } from './engineNumber.ts';
import { isObject, own } from './json.ts';
import { migrate, VERSION } from './migrations.ts';
import type { Found, Problem } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { readNetwork } from './readNetwork.ts';
import { readPhases } from './readPhases.ts';
import { readRun } from './readRun.ts';
import { type Recipe, type Registries, readData, readSeed, readTraining } from './recipe.ts';
import type { Run } from './run.ts';
import { readVariants, type Variant } from './variant.ts';
import { readView, type View } from './view.ts';
import { readWeights, type Weights } from './weights.ts';
import { unpackWeights } from './weightValues.ts';

export type { DataValues, Registries } from './recipe.ts';

export interface StrataDocument extends Recipe {
  readonly strata: typeof VERSION;
  readonly title: string;
  readonly view: View;
  /** Up to three that run beside the document, which is A. */
  readonly variants?: readonly Variant[];
  /** Where the run stood when the document was saved, and what was changed on the way; replayed when it is opened. */
  readonly run?: Run;
}

/** In the order in which they are written. */
const parts: readonly string[] = [
  'strata',
  'engine',
  'title',
  'seed',
  'data',
  'network',
  'training',
  'phases',
  'initial',
  'view',
  'variants',
  'run',
];

export type Reading =
  /** `remark`: why it is read without weights that it holds. */
  | { readonly document: StrataDocument; readonly problems: readonly []; readonly remark?: Remark }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

/** Weights that are left out: those that its run starts from, or those of a run, its own or a variant's. */
export interface Remark {
  readonly without: 'initial' | 'run';
  readonly found: Found;
}

/**
 * Reads a document from parsed JSON. Missing fields take their defaults, missing block ids are given; everything else that is not as declared is a problem
 * that names a block and a field. Never throws; the result shares nothing with the argument.
 */
export function readDocument(value: unknown, registries: Registries): Reading {
  const problems: Problem[] = [];
  const complain: Complain = (block, field, of, found) => {
    problems.push({ block, field, of, found });
  };
  if (!isObject(value)) {
    complain('document', 'strata', 'document', { code: 'object', received: value });
    return { problems };
  }
  const migrated = migrate(value);
  if ('found' in migrated) {
    complain('document', 'strata', 'document', migrated.found);
    return { problems };
  }
  const source = migrated.document;
  for (const key of Object.keys(source)) {
    if (!parts.includes(key)) complain('document', key, 'document', { code: 'unknown', name: key });
  }
  const engine = readEngine(own(source, 'engine'));
  if ('found' in engine) complain('document', 'engine', 'document', engine.found);
  const title = own(source, 'title') ?? 'Untitled';
  if (typeof title !== 'string' || title.length > 200)
    complain('document', 'title', 'document', part('title', { code: 'textOf', min: 0, max: 200, received: title }));
  const seed = readSeed(own(source, 'seed'), complain);
  const data = readData(own(source, 'data'), registries.datasets, complain);
  const network = readNetwork(own(source, 'network'), registries.layers, complain);
  const training = readTraining(own(source, 'training'), complain);
  const view = readView(own(source, 'view'), complain);
  if (problems.length > 0 || 'found' in engine || !data || !network || !training) return { problems };
  let remark: Remark | undefined;
  const initial = readInitial(own(source, 'initial'), (_, __, ___, found) => {
    remark = { without: 'initial', found };
  });
  const first: Recipe = { ...engine, seed, data, network, training, ...(initial ? { initial } : {}) };
  const phases = readPhases(own(source, 'phases'), first, registries, complain);
  const recipe: Recipe = phases ? { ...first, phases } : first;
  checkGoals(first, registries, 'training', complain);
  const withoutThem: Complain = (_, __, ___, found) => {
    remark ??= { without: 'run', found };
  };
  const variants = readVariants(own(source, 'variants'), recipe, registries, complain, withoutThem);
  const run = readRun(own(source, 'run'), recipe, registries, complain, withoutThem);
  if (problems.length > 0) return { problems };
  return {
    document: {
      strata: VERSION,
      ...engine,
      title: title as string,
      seed,
      data,
      network,
      training,
      ...(phases ? { phases } : {}),
      ...(initial ? { initial } : {}),
      view,
      ...(variants ? { variants } : {}),
      ...(run ? { run } : {}),
    },
    problems: [],
    ...(remark === undefined ? {} : { remark }),
  };
}

/** Weights that a run starts from are looked through at once: without them it is another run. */
function readInitial(source: unknown, remark: Complain): Weights | undefined {
  const initial = readWeights(source, 'initial', remark);
  const values = initial && unpackWeights(initial);
  if (!values || !('found' in values)) return initial;
  remark('initial', 'weights', 'weights', values.found);
  return undefined;
}
