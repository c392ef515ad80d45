/** @file Where a run stands and how it got there: with the document, everything that is needed to replay it to the same bits. */
import type { Block, Frozen } from './block.ts';
import { show } from './show.ts';
import type { Training } from './training.ts';

export interface LiveBlock {
  readonly trainable?: boolean;
  readonly learningRateScale?: number;
  readonly frozen?: Frozen;
}

/** The settings that may change while a run goes on without starting it anew. */
export interface LiveSettings {
  readonly training: Training;
  /** By block id; what is absent is at its default. */
  readonly blocks: Readonly<Record<string, LiveBlock>>;
}

/** Something a person changed at a step: the settings in force from then on, the network, or one element of a parameter. */
export type RunChange =
  | { readonly at: number; readonly settings: LiveSettings }
  | { readonly at: number; readonly network: readonly Block[] }
  | {
      readonly at: number;
      readonly block: string;
      readonly parameter: string;
      readonly index: number;
      readonly value: number;
    };

export interface Run {
  readonly step: number;
  /** In the order they were made; where settings or the network changed, an entry at 0 holds those the run started with. */
  readonly changes: readonly RunChange[];
}

/** More changes than this are not recorded: the run can then no longer be replayed, and the page says so. */
export const MAX_CHANGES = 200;
/** The same for the blocks of all recorded networks together. */
export const MAX_RECORDED_BLOCKS = 4000;

/** Whether a list of changes is short enough to be recorded. */
export const recordable = (changes: readonly RunChange[]): boolean =>
  changes.length <= MAX_CHANGES &&
  changes.reduce((sum, c) => sum + ('network' in c ? countBlocks(c.network) : 0), 0) <= MAX_RECORDED_BLOCKS;

/** How the parts of a change are read. */
export interface RunReaders {
  training(value: unknown): Training | undefined;
  blocks(value: unknown): LiveSettings['blocks'];
  network(value: unknown): readonly Block[] | undefined;
}

/** Reads a run leniently: anything that is not one is a problem of `run`. */
export function readRun(
  source: unknown,
  readers: RunReaders,
  complain: (block: string, field: string, message: string) => void,
): Run | undefined {
  if (source === undefined) return undefined;
  const { step, changes = [] } = (typeof source === 'object' && source !== null ? source : {}) as {
    step?: unknown;
    changes?: unknown;
  };
  if (!Number.isSafeInteger(step) || (step as number) < 0) {
    complain('run', 'step', `run: step must be an integer ≥ 0, received ${show(step)}`);
    return undefined;
  }
  if (!Array.isArray(changes) || changes.length > MAX_CHANGES) {
    complain('run', 'changes', `run: changes must be a list of at most ${MAX_CHANGES}, received ${show(changes)}`);
    return undefined;
  }
  const read: RunChange[] = [];
  for (const [i, change] of changes.entries()) {
    const entry = readChange(change, readers);
    if (!entry || entry.at < (read.at(-1)?.at ?? 0)) {
      complain(
        'run',
        'changes',
        `run: change ${i + 1} is not a change of settings, of the network or of a parameter in the order of steps, received ${show(change)}`,
      );
      return undefined;
    }
    read.push(entry);
  }
  if (!recordable(read)) {
    complain('run', 'changes', `run: the networks of its changes hold more than ${MAX_RECORDED_BLOCKS} blocks`);
    return undefined;
  }
  return { step: step as number, changes: read };
}

function readChange(source: unknown, readers: RunReaders): RunChange | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const change = source as Record<string, unknown>;
  if (!Number.isSafeInteger(change['at']) || (change['at'] as number) < 0) return undefined;
  const at = change['at'] as number;
  if (change['settings'] !== undefined) {
    const settings = change['settings'] as { training?: unknown; blocks?: unknown };
    if (typeof settings !== 'object' || settings === null) return undefined;
    const training = readers.training(settings.training);
    return training && { at, settings: { training, blocks: readers.blocks(settings.blocks ?? {}) } };
  }
  if (change['network'] !== undefined) {
    const network = readers.network(change['network']);
    return network && { at, network };
  }
  const { block, parameter, index, value } = change;
  if (
    typeof block !== 'string' ||
    typeof parameter !== 'string' ||
    !Number.isSafeInteger(index) ||
    (index as number) < 0
  )
    return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return { at, block, parameter, index: index as number, value: value + 0 };
}

/** Every block of a network and of what it holds. Needs no registry: a recorded network may be looked at before it is checked. */
function* everyBlock(value: unknown): Generator<Block> {
  if (Array.isArray(value)) for (const entry of value) yield* everyBlock(entry);
  else if (typeof value === 'object' && value !== null && 'type' in value && 'id' in value) {
    yield value as Block;
    for (const held of Object.values(value)) yield* everyBlock(held);
  }
}

const countBlocks = (network: readonly Block[]): number => [...everyBlock(network)].length;

/** The live settings of a document. */
export function liveSettings(document: { training: Training; network: readonly Block[] }): LiveSettings {
  const blocks: Record<string, LiveBlock> = {};
  for (const { id, trainable, learningRateScale, frozen } of everyBlock(document.network)) {
    const live = {
      ...(trainable === undefined ? {} : { trainable }),
      ...(learningRateScale === undefined ? {} : { learningRateScale }),
      ...(frozen ? { frozen } : {}),
    };
    if (Object.keys(live).length > 0) blocks[id] = live;
  }
  return { training: document.training, blocks };
}

/** The blocks of a document without what may change of them as a setting: equal texts, equal networks. */
export const networkText = (document: { training: Training; network: readonly Block[] }): string =>
  JSON.stringify(
    withLiveSettings(document, { training: document.training, blocks: {} }).network,
    (key, value: unknown) => (key === 'names' ? undefined : value), // what people call units computes nothing
  );

/** The changes with one of the network more, from `before` to `network`; `instead`: in place of the last entry. */
export function withNetworkChange(
  changes: readonly RunChange[],
  at: number,
  before: readonly Block[],
  network: readonly Block[],
  instead = false,
): readonly RunChange[] {
  const kept = instead ? changes.slice(0, -1) : changes;
  const started = kept.some((c) => 'network' in c) ? kept : [{ at: 0, network: before }, ...kept];
  return [...started, { at, network }];
}

/** The document with other live settings. */
export function withLiveSettings<D extends { training: Training; network: readonly Block[] }>(
  document: D,
  settings: LiveSettings,
): D {
  const map = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return value;
    const { trainable: _t, learningRateScale: _l, frozen: _f, ...rest } = value as Block;
    return Object.fromEntries(
      Object.entries({ ...rest, ...settings.blocks[(value as Block).id] }).map(([k, v]) => [
        k,
        k === 'frozen' ? v : map(v),
      ]),
    );
  };
  return { ...document, training: settings.training, network: map(document.network) as readonly Block[] };
}
