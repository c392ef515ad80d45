/**
 * @file From version 1 to 2: what was changed during a run becomes patches, and what it started with, which stood among them at step 0, `run.start`. What cannot
 * be understood is left as it is, for the reader to say so. Never changes; it knows version 1 by heart.
 */
import { isObject, type Json } from './json.ts';

const training = ['loss', 'batchSize', 'l1', 'l2', 'clipNorm'];
const optimizers: Readonly<Record<string, readonly string[]>> = {
  sgd: ['learningRate', 'momentum', 'nesterov', 'weightDecay'],
  adam: ['learningRate', 'beta1', 'beta2', 'epsilon', 'weightDecay'],
  adamW: ['learningRate', 'beta1', 'beta2', 'epsilon', 'weightDecay'],
  rmsProp: ['learningRate', 'decay', 'epsilon', 'weightDecay'],
  adagrad: ['learningRate', 'epsilon', 'weightDecay'],
};
const schedules: Readonly<Record<string, readonly string[]>> = {
  constant: [],
  step: ['every', 'factor', 'warmUp'],
  exponential: ['every', 'factor', 'warmUp'],
  cosine: ['steps', 'end', 'warmUp'],
  warmUp: ['warmUp'],
};
/** Containers nested deeper were never read. */
const DEEPEST = 80;

export function runToTwo(run: Json, document: Json): Json {
  const engine = document['engine'] ?? 1;
  const changes = run['changes'] ?? [];
  if (!Array.isArray(changes)) return { ...run, engine };
  const network: Json = changes.find((c) => isObject(c) && isNetworkChange(c)) ?? {};
  const settings: Json = changes.find((c) => isObject(c) && isSettingsChange(c)) ?? {};
  const state = new State(document['network']);
  const start: Json = {};
  const started = [network, settings].filter((change) => {
    const patch = change['at'] === 0 ? state.patch(change) : undefined;
    Object.assign(start, patch);
    return patch !== undefined;
  });
  const after = changes.filter((c) => !started.includes(c));
  return {
    step: run['step'],
    engine,
    ...(started.length > 0 ? { start } : {}),
    changes: after.map((change) => {
      const patch = isObject(change) ? state.patch(change) : undefined;
      return patch ? { at: change.at, change: patch } : change;
    }),
    reached: [],
  };
}

const isSettingsChange = (change: Json): boolean => change['settings'] !== undefined;
const isNetworkChange = (change: Json): boolean => !isSettingsChange(change) && change['network'] !== undefined;

/** The network as the changes leave it one after another: settings of blocks are said by the whole of it. */
class State {
  #network: unknown;

  constructor(network: unknown) {
    this.#network = network;
  }

  /** A change as a patch; undefined where it is none, or not as version 1 had it. */
  patch(change: Json): Json | undefined {
    const { settings, network } = change;
    if (settings === undefined) {
      if (!Array.isArray(network)) return undefined;
      this.#network = network;
      return { network };
    }
    if (!isObject(settings)) return undefined;
    const { blocks = {} } = settings;
    if (!isObject(blocks) || !Object.values(blocks).every(isObject)) return undefined;
    this.#network = withLive(this.#network, blocks as Record<string, Json>, 0);
    return {
      training: wholeTraining(settings['training'] ?? {}),
      ...(Array.isArray(this.#network) ? { network: this.#network } : {}),
    };
  }
}

/** Blocks with these settings and no others of the kind. */
function withLive(value: unknown, blocks: Readonly<Record<string, Json>>, depth: number): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((entry) => withLive(entry, blocks, depth + 1));
  if (!isObject(value) || !Object.hasOwn(value, 'type') || !Object.hasOwn(value, 'id')) return value;
  const { trainable: _, learningRateScale: __, frozen: ___, ...rest } = value;
  const { id } = value;
  const live = typeof id === 'string' && Object.hasOwn(blocks, id) ? blocks[id]! : {};
  const set = ['trainable', 'learningRateScale', 'frozen'].filter((key) => live[key] !== undefined);
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, held]) => [key, withLive(held, blocks, depth + 1)])),
    ...Object.fromEntries(set.map((key) => [key, live[key]])),
  };
}

const named = (values: Json, names: readonly string[]): Json =>
  Object.fromEntries([
    ...names.map((name) => [name, null]),
    ...Object.entries(values).filter(([, v]) => v !== undefined),
  ]);

/** Training as version 1 said it: what is missing is at its default, not as it was before. */
function wholeTraining(values: unknown): unknown {
  if (!isObject(values)) return values;
  const typed = (part: unknown, variants: Readonly<Record<string, readonly string[]>>) => {
    const type = isObject(part) ? part['type'] : undefined;
    return isObject(part) && typeof type === 'string' && Object.hasOwn(variants, type)
      ? named(part, variants[type]!)
      : (part ?? null);
  };
  return {
    ...named(values, training),
    optimizer: typed(values['optimizer'], optimizers),
    schedule: typed(values['schedule'], schedules),
  };
}
