/** @file Reading the tree of blocks, and what may change of a block while a run goes on. */
import { type Block, commonFields, type UnitNames } from './block.ts';
import { fieldError } from './field.ts';
import { LIMITS } from './inferShapes.ts';
import { isObject, type Json, own } from './json.ts';
import type { LayerRegistry } from './layer.ts';
import type { Found } from './problem.ts';
import { type Complain, part, readFields } from './readFields.ts';

/** Names that mean something else where a block's id stands: parts of the document, the input column, what every object has. */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  'input',
  'document',
  'data',
  'training',
  'network',
  'view',
  'run',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Nesting deeper than this is refused before anything walks it. */
const MAX_DEPTH = 24;

const listOf = (of: 'blocks' | 'branches', received: unknown): Found => ({ code: 'list', of, received });

export function readNetwork(
  source: unknown,
  registry: LayerRegistry,
  complain: Complain,
): readonly Block[] | undefined {
  if (!Array.isArray(source)) {
    complain('document', 'network', 'document', part('network', listOf('blocks', source)));
    return undefined;
  }
  let count = 0;
  const ids = new Set<string>();
  const nameless: { id: string }[] = [];
  const readList = (list: unknown, at: string, holder: string, slot: string, depth: number): Block[] => {
    if (!Array.isArray(list)) {
      complain(holder, slot, at, listOf('blocks', list));
      return [];
    }
    if (depth > MAX_DEPTH) {
      complain(holder, slot, at, { code: 'nested', most: MAX_DEPTH });
      return [];
    }
    return list.flatMap((entry: unknown, index) => readBlock(entry, `${at}[${index}]`, depth) ?? []);
  };
  const readBlock = (entry: unknown, at: string, depth: number): Block | undefined => {
    if (++count > LIMITS.blocks) {
      if (count === LIMITS.blocks + 1)
        complain('document', 'network', 'document', { code: 'manyBlocks', most: LIMITS.blocks });
      return undefined;
    }
    if (!isObject(entry)) {
      complain(at, 'type', at, { code: 'block', received: entry });
      return undefined;
    }
    const givenId = own(entry, 'id');
    const usable = typeof givenId === 'string' && /^[\w-]{1,32}$/.test(givenId) && !RESERVED_IDS.has(givenId);
    const where = usable ? givenId : at;
    if (givenId !== undefined && !usable) complain(at, 'id', at, { code: 'blockId', received: givenId });
    if (usable && ids.has(givenId)) complain(where, 'id', at, { code: 'idTwice', id: givenId });
    if (usable) ids.add(givenId);
    const type = own(entry, 'type');
    if (typeof type !== 'string' || !Object.hasOwn(registry, type)) {
      complain(where, 'type', at, part('type', { code: 'oneOf', choices: Object.keys(registry), received: type }));
      return undefined;
    }
    const { fields, slots = {} } = registry[type]!;
    const also = ['id', 'type', 'frozen', 'names', ...Object.keys(commonFields), ...Object.keys(slots)];
    const block: Json & { id: string } = {
      id: usable ? givenId : '',
      type,
      ...readFields(where, type, entry, fields, also, complain),
      ...readLive(entry, where, type, complain),
      ...readNames(own(entry, 'names'), where, type, complain),
    };
    if (!usable) nameless.push(block);
    for (const [slot, kind] of Object.entries(slots)) {
      const held = own(entry, slot);
      if (held === undefined) continue;
      if (kind === 'list') block[slot] = readList(held, `${at}.${slot}`, where, slot, depth + 1);
      else if (Array.isArray(held))
        block[slot] = held.map((branch, i) => readList(branch, `${at}.${slot}[${i}]`, where, slot, depth + 1));
      else complain(where, slot, type, part(slot, listOf('branches', held)));
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

/** What of a block may change without another network. */
type Live = Pick<Block, 'trainable' | 'learningRateScale' | 'frozen'>;

/** The settings of a block that may change while a run goes on; what equals its default is left out. */
function readLive(source: Json, where: string, name: string, complain: Complain): Live {
  const live: Json = {};
  for (const [key, field] of Object.entries(commonFields)) {
    const value = own(source, key);
    if (value === undefined) continue;
    const error = fieldError(field, value);
    if (error) complain(where, key, name, part(key, error));
    else if (value !== field.default) live[key] = value;
  }
  const frozen = readFrozen(own(source, 'frozen'), where, name, complain);
  return { ...live, ...(frozen ? { frozen } : {}) };
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
    complain(where, 'frozen', type, { code: 'frozenLists', received: source });
    return undefined;
  }
  const entries = Object.entries(source as Record<string, number[]>).filter(([, list]) => list.length > 0);
  return entries.length > 0 ? Object.fromEntries(entries.map(([name, list]) => [name, [...list]])) : undefined;
}

/** The names of single units; absent where there are none. */
function readNames(source: unknown, where: string, type: string, complain: Complain): Pick<Block, 'names'> {
  if (source === undefined) return {};
  const entries = isObject(source) ? Object.entries(source) : undefined;
  const valid =
    entries &&
    entries.length <= LIMITS.unitNames &&
    entries.every(
      ([unit, name]) =>
        /^(0|[1-9]\d{0,5})$/.test(unit) &&
        typeof name === 'string' &&
        name.length <= LIMITS.unitName &&
        name.trim() === name,
    );
  if (!valid) {
    complain(where, 'names', type, { code: 'unitNames', most: LIMITS.unitName, received: source });
    return {};
  }
  const named = entries.filter(([, name]) => name !== '');
  return named.length > 0 ? { names: Object.fromEntries(named) as UnitNames } : {};
}
