/** @file The document: what a person saves or shares. Its types, and reading it from anything that claims to be one. */
import { type Block, commonFields, innerLists, walk } from './block.ts';
import type { DatasetDefinition } from './dataset.ts';
import { type Fields, fieldError } from './field.ts';
import { LIMITS } from './inferShapes.ts';
import { readInitializer } from './initializer.ts';
import type { LayerRegistry } from './layer.ts';
import { migrate, VERSION } from './migrations.ts';
import type { Problem } from './problem.ts';
import { type LiveBlock, type LiveSettings, type Run, readRun } from './run.ts';
import { show } from './show.ts';
import { optimizers, schedules, type Training, trainingFields } from './training.ts';

export interface DataValues {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What the page shows and how: plain settings of the views, by name. Never needed to reproduce numbers. */
export type View = Readonly<Record<string, string | number | boolean>>;

export interface StrataDocument {
  readonly strata: typeof VERSION;
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

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Nesting deeper than this is refused before anything walks it. */
const MAX_DEPTH = 24;

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
    if (!['strata', 'title', 'seed', 'data', 'network', 'training', 'view', 'run'].includes(key))
      complain('document', key, `document: unknown field ${show(key)}`);
  }
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
    (v) => readTraining(v, complain),
    (v) => readLiveBlocks(v, complain),
    complain,
  );
  if (problems.length > 0 || !data || !network || !training) return { problems };
  return {
    document: {
      strata: VERSION,
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

type Complain = (block: string, field: string, message: string) => void;

/** Reads the declared fields of an object; complains about unknown keys other than those in `also`. */
function readFields(
  where: string,
  name: string,
  source: Json,
  fields: Fields,
  also: readonly string[],
  complain: Complain,
): Json {
  const read: Json = {};
  for (const [key, field] of Object.entries(fields)) {
    const given = own(source, key);
    const value = given === undefined ? field.default : given;
    const error = fieldError(field, value);
    if (error) complain(where, key, `${name}: ${key} ${error}`);
    else read[key] = field.kind === 'initializer' ? readInitializer(value) : structuredClone(value);
  }
  for (const key of Object.keys(source)) {
    if (!Object.hasOwn(fields, key) && !also.includes(key)) complain(where, key, `${name}: unknown field ${show(key)}`);
  }
  return read;
}

/** Reads `{ type, …fields }` where the type decides the fields. */
function readVariant(
  where: string,
  source: unknown,
  variants: Readonly<Record<string, Fields>>,
  complain: Complain,
  field = 'type',
): DataValues | undefined {
  if (!isObject(source)) {
    complain(
      where,
      field,
      `${where}: ${field === 'type' ? '' : `${field} `}must be an object with a type, received ${show(source)}`,
    );
    return undefined;
  }
  const type = own(source, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(variants, type)) {
    complain(
      where,
      field,
      `${where}: ${field === 'type' ? 'type' : `${field}.type`} must be one of ${Object.keys(variants).join(', ')}, received ${show(type)}`,
    );
    return undefined;
  }
  return {
    type,
    ...readFields(where, field === 'type' ? type : `${where}.${field}`, source, variants[type]!, ['type'], complain),
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

function readView(source: unknown, complain: Complain): View {
  if (source === undefined) return {};
  if (!isObject(source)) {
    complain('view', 'type', `view: must be an object, received ${show(source)}`);
    return {};
  }
  const entries = Object.entries(source).slice(0, 64);
  return Object.fromEntries(
    entries.filter(
      ([k, v]) =>
        k.length <= 40 &&
        (typeof v === 'boolean' ||
          (typeof v === 'number' && Number.isFinite(v)) ||
          (typeof v === 'string' && v.length <= 200)),
    ),
  ) as View;
}

function readNetwork(source: unknown, registry: LayerRegistry, complain: Complain): readonly Block[] | undefined {
  if (!Array.isArray(source)) {
    complain('document', 'network', `document: network must be a list of blocks, received ${show(source)}`);
    return undefined;
  }
  let count = 0;
  const ids = new Set<string>();
  const nameless: { id: string }[] = [];
  const readList = (list: unknown, at: string, holder: string, slot: string, depth: number): Block[] => {
    if (!Array.isArray(list)) {
      complain(holder, slot, `${at}: must be a list of blocks, received ${show(list)}`);
      return [];
    }
    if (depth > MAX_DEPTH) {
      complain(holder, slot, `${at}: containers are nested more than ${MAX_DEPTH} deep`);
      return [];
    }
    return list.flatMap((entry: unknown, index) => readBlock(entry, `${at}[${index}]`, depth) ?? []);
  };
  const readBlock = (entry: unknown, at: string, depth: number): Block | undefined => {
    if (++count > LIMITS.blocks) {
      if (count === LIMITS.blocks + 1)
        complain('document', 'network', `document: network has more than ${LIMITS.blocks} blocks`);
      return undefined;
    }
    if (!isObject(entry)) {
      complain(at, 'type', `${at}: must be a block, received ${show(entry)}`);
      return undefined;
    }
    const givenId = own(entry, 'id');
    const usable = typeof givenId === 'string' && /^[\w-]{1,32}$/.test(givenId) && !(givenId in Object.prototype);
    const where = usable ? givenId : at;
    if (givenId !== undefined && !usable)
      complain(
        at,
        'id',
        `${at}: id must be 1 to 32 letters, digits, _ or -, and no word such as constructor, received ${show(givenId)}`,
      );
    if (usable && ids.has(givenId)) complain(where, 'id', `${at}: id ${show(givenId)} is used twice`);
    if (usable) ids.add(givenId);
    const type = own(entry, 'type');
    if (typeof type !== 'string' || !Object.hasOwn(registry, type)) {
      complain(where, 'type', `${at}: type must be one of ${Object.keys(registry).join(', ')}, received ${show(type)}`);
      return undefined;
    }
    const { fields, slots = {} } = registry[type]!;
    const also = ['id', 'type', 'frozen', ...Object.keys(commonFields), ...Object.keys(slots)];
    const block: Json & { id: string } = {
      id: usable ? givenId : '',
      type,
      ...readFields(where, type, entry, fields, also, complain),
      ...readLive(entry, where, type, complain),
    };
    if (!usable) nameless.push(block);
    for (const [slot, kind] of Object.entries(slots)) {
      const held = own(entry, slot);
      if (held === undefined) continue;
      if (kind === 'list') block[slot] = readList(held, `${at}.${slot}`, where, slot, depth + 1);
      else if (Array.isArray(held))
        block[slot] = held.map((branch, i) => readList(branch, `${at}.${slot}[${i}]`, where, slot, depth + 1));
      else complain(where, slot, `${type}: ${slot} must be a list of lists of blocks, received ${show(held)}`);
    }
    return block as unknown as Block;
  };
  const network = readList(source, 'network', 'document', 'network', 0);
  let n = 0;
  for (const block of nameless) {
    do {
      block.id = String.fromCharCode(97 + (n % 26)) + (n < 26 ? '' : Math.floor(n / 26));
      n++;
    } while (ids.has(block.id));
    ids.add(block.id);
  }
  return network;
}

/** The settings of a block that may change while a run goes on; what equals its default is left out. */
function readLive(source: Json, where: string, name: string, complain: Complain): LiveBlock {
  const live: Json = {};
  for (const [key, field] of Object.entries(commonFields)) {
    const value = own(source, key);
    if (value === undefined) continue;
    const error = fieldError(field, value);
    if (error) complain(where, key, `${name}: ${key} ${error}`);
    else if (value !== field.default) live[key] = value;
  }
  const frozen = readFrozen(own(source, 'frozen'), where, name, complain);
  return { ...live, ...(frozen ? { frozen } : {}) };
}

/** What a change during a run says of its blocks, by id. */
function readLiveBlocks(source: unknown, complain: Complain): LiveSettings['blocks'] {
  if (!isObject(source)) {
    complain('run', 'changes', `run: blocks of a change must be an object, received ${show(source)}`);
    return {};
  }
  const entries = Object.entries(source).slice(0, LIMITS.blocks);
  return Object.fromEntries(
    entries.map(([id, live]) => {
      if (isObject(live)) return [id, readLive(live, 'run', `run: block ${show(id)}`, complain)];
      complain('run', 'changes', `run: block ${show(id)} of a change must be an object, received ${show(live)}`);
      return [id, {}];
    }),
  );
}

function readFrozen(source: unknown, where: string, type: string, complain: Complain): Block['frozen'] {
  if (source === undefined) return undefined;
  const valid =
    isObject(source) &&
    Object.entries(source).every(
      ([, list]) =>
        Array.isArray(list) &&
        list.length <= 4096 &&
        list.every((i, k) => Number.isInteger(i) && i >= 0 && (k === 0 || i > list[k - 1])),
    );
  if (!valid) {
    complain(
      where,
      'frozen',
      `${type}: frozen must map parameter names to ascending lists of element indices, received ${show(source)}`,
    );
    return undefined;
  }
  const entries = Object.entries(source as Record<string, number[]>).filter(([, list]) => list.length > 0);
  return entries.length > 0 ? Object.fromEntries(entries.map(([name, list]) => [name, [...list]])) : undefined;
}

/** The document without what equals a default: what is saved and shared. `readDocument` gives back an equal document. */
export function compactDocument(document: StrataDocument, registries: Registries): Json {
  const sparse = (values: Json, fields: Fields): Json =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([key, value]) => !Object.hasOwn(fields, key) || !sameJson(value, fields[key]!.default),
      ),
    );
  const block = (b: Block): Json => {
    const compact = sparse(b as Json, { ...registries.layers[b.type]!.fields, ...commonFields });
    for (const held of innerLists(b, registries.layers)) {
      if (held.branch === undefined) compact[held.slot] = held.blocks.map(block);
      else compact[held.slot] = (compact[held.slot] as unknown[]).with(held.branch, held.blocks.map(block));
    }
    return compact;
  };
  const { optimizer, schedule, ...training } = document.training;
  const plan = sparse(schedule as unknown as Json, schedules[schedule.type]);
  return {
    strata: document.strata,
    title: document.title,
    seed: document.seed,
    data: sparse(document.data as Json, registries.datasets[document.data.type]!.fields),
    network: document.network.map(block),
    training: {
      loss: training.loss,
      optimizer: sparse(optimizer as unknown as Json, optimizers[optimizer.type]),
      ...sparse(
        training as unknown as Json,
        Object.fromEntries(Object.entries(trainingFields).filter(([key]) => key !== 'loss')),
      ),
      ...(schedule.type === 'constant' ? {} : { schedule: plan }),
    },
    ...(Object.keys(document.view).length > 0 ? { view: document.view } : {}),
    ...(document.run ? { run: document.run } : {}),
  };
}

const sameJson = (a: unknown, b: unknown) =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The number of blocks, inner ones included. */
export const blockCount = (network: readonly Block[], registry: LayerRegistry): number =>
  [...walk(network, registry)].length;
