/** @file What the page shows and how: read leniently, for it never changes a number and is not undone. */
import { isObject, type Json, own } from './json.ts';
import type { Complain } from './readFields.ts';

type PlainValue = string | number | boolean;

/** What a lens was set to show, by the names of its fields. */
export type LensSettings = Readonly<Record<string, PlainValue>>;

export interface View {
  /** What the stage shows. */
  readonly mode?: string;
  /** By the lens's id. */
  readonly lenses?: Readonly<Record<string, LensSettings>>;
  /** Plain settings of the views, by name. */
  readonly [setting: string]: PlainValue | Readonly<Record<string, LensSettings>> | undefined;
}

/** Settings that are kept of a view, of its lenses, and of each of these. */
const MOST = 64;
const LONGEST_NAME = 40;
const LONGEST_TEXT = 200;

/** What is plain is kept; the rest is left out. Only a view that is no object is a problem. */
export function readView(source: unknown, complain: Complain): View {
  if (source === undefined) return {};
  if (!isObject(source)) {
    complain('view', 'type', 'view', { code: 'object', received: source });
    return {};
  }
  const { mode, lenses: _, ...plain } = plainValues(source);
  const lenses = readLenses(own(source, 'lenses'));
  return {
    ...(typeof mode === 'string' ? { mode } : {}),
    ...plain,
    ...(Object.keys(lenses).length > 0 ? { lenses } : {}),
  };
}

/** The settings of each lens; a lens without any is left out. */
function readLenses(source: unknown): Readonly<Record<string, LensSettings>> {
  if (!isObject(source)) return {};
  return Object.fromEntries(
    Object.entries(source)
      .slice(0, MOST)
      .map(([id, settings]) => [id, isObject(settings) ? plainValues(settings) : {}] as const)
      .filter(([id, settings]) => id.length <= LONGEST_NAME && Object.keys(settings).length > 0),
  );
}

const plainValues = (source: Json): Record<string, PlainValue> =>
  Object.fromEntries(
    Object.entries(source)
      .slice(0, MOST)
      .filter((entry): entry is [string, PlainValue] => entry[0].length <= LONGEST_NAME && isPlain(entry[1])),
  );

const isPlain = (value: unknown): value is PlainValue =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= LONGEST_TEXT);
