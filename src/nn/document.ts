/** @file The document: what a person saves or shares. Its types, and reading it from anything that claims to be one. */

import type { Complaint } from './complaint.ts';
import { readEngine } from './engineNumber.ts';
import { isObject, own } from './json.ts';
import { migrate, VERSION } from './migrations.ts';
import type { Complain } from './readFields.ts';
import { readNetwork } from './readNetwork.ts';
import { readPhases } from './readPhases.ts';
import { readRun } from './readRun.ts';
import { type Recipe, type Registries, readData, readSeed, readTraining } from './recipe.ts';
import type { Run } from './run.ts';
import { show } from './show.ts';
import { readVariants, type Variant } from './variant.ts';
import { readView, type View } from './view.ts';
import { readWeights, type Weights } from './weights.ts';
import { startsWithout, trainedWithout } from './weightsWords.ts';
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
  /** `remark`: a sentence where it is read without weights that it holds. */
  | { readonly document: StrataDocument; readonly problems: readonly []; readonly remark?: string }
  | { readonly document?: undefined; readonly problems: readonly Complaint[] };

/**
 * Reads a document from parsed JSON. Missing fields take their defaults, missing block ids are given; everything else that is not as declared is a problem
 * that names a block and a field. Never throws; the result shares nothing with the argument.
 */
export function readDocument(value: unknown, registries: Registries): Reading {
  const problems: Complaint[] = [];
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
    if (!parts.includes(key)) complain('document', key, `document: unknown field ${show(key)}`);
  }
  const engine = readEngine(own(source, 'engine'));
  if ('error' in engine) complain('document', 'engine', engine.error);
  const title = own(source, 'title') ?? 'Untitled';
  if (typeof title !== 'string' || title.length > 200)
    complain('document', 'title', `document: title must be text of at most 200 characters, received ${show(title)}`);
  const seed = readSeed(own(source, 'seed'), complain);
  const data = readData(own(source, 'data'), registries.datasets, complain);
  const network = readNetwork(own(source, 'network'), registries.layers, complain);
  const training = readTraining(own(source, 'training'), complain);
  const view = readView(own(source, 'view'), complain);
  if (problems.length > 0 || 'error' in engine || !data || !network || !training) return { problems };
  let remark: string | undefined;
  const initial = readInitial(own(source, 'initial'), (_, __, message) => {
    remark = startsWithout(message);
  });
  const first: Recipe = { ...engine, seed, data, network, training, ...(initial ? { initial } : {}) };
  const phases = readPhases(own(source, 'phases'), first, registries, complain);
  const recipe: Recipe = phases ? { ...first, phases } : first;
  const withoutThem: Complain = (_, __, message) => {
    remark ??= trainedWithout(message);
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
  if (!values || !('error' in values)) return initial;
  remark('initial', 'weights', values.error);
  return undefined;
}
