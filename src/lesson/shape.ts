/**
 * @file Shapes: what a value of a lesson may be, said once. From a shape come its type, its reader (which notes what is wrong with a path), its JSON schema, and
 * how it is written in one line of a lesson's file.
 */
import { isObject, type Json } from '#nn/json.ts';
import type { Found } from '#nn/problem.ts';
import { phraseOf } from '#nn/problemWords.ts';
import { fileWords } from './lessonWords.ts';

/** Notes what is wrong at a path such as `parts[0].ask[1].right`: "must be a number, received 3". */
export type Note = (path: string, says: string) => void;

export interface Shape<T> {
  readonly schema: Json;
  /** May be left out of what it belongs to; `empty` is what stands there then, where anything does. */
  readonly optional?: boolean;
  readonly empty?: T;
  /** Undefined, and noted, where it is not as declared. What is given back shares nothing with the argument. */
  read(value: unknown, path: string, note: Note): T | undefined;
  /** A line of a file as the value that it stands for, still to be read. */
  fromLine(line: string): unknown;
  toLine(value: T): string;
  /** Written as lines that begin with "- ", each an item. */
  readonly item?: Shape<unknown>;
  /** Of an object that a file writes in one line in its own way: an example of that way. */
  readonly like?: string;
  /** Of an object: its fields. */
  readonly table?: Table;
}

export type Of<S> = S extends Shape<infer T> ? T : never;
// biome-ignore lint/suspicious/noExplicitAny: a table holds shapes of many types, each of which checks its own values
export type Table = Readonly<Record<string, Shape<any>>>;
type Left<T extends Table> = { [K in keyof T]: T[K] extends { readonly leftOut: true } ? K : never }[keyof T];
/** The type that a table of shapes describes. */
export type Row<T extends Table> = { readonly [K in Exclude<keyof T, Left<T>>]: Of<T[K]> } & {
  readonly [K in Left<T>]?: Of<T[K]>;
};

/** What a line stands for where nothing else is agreed: JSON where it looks like some, else itself. */
export function lineValue(line: string): unknown {
  if (/^(?:["[{]|-?\d|(?:true|false|null)$)/.test(line)) {
    try {
      return JSON.parse(line);
    } catch {
      return line;
    }
  }
  return line;
}
/** A string as it stands in a line: in quotes where it could be taken for something else. */
export function lineOf(text: string): string {
  return text === '' || text !== text.trim() || /^["[{]|\n/.test(text) ? JSON.stringify(text) : text;
}
/** A line that is text whatever it looks like, unless it stands in quotes. */
function quoted(line: string): unknown {
  if (!line.startsWith('"')) return line;
  const value = lineValue(line);
  return typeof value === 'string' ? value : line;
}

const wrong = (path: string, note: Note, found: Found): undefined => {
  note(path, phraseOf(found));
  return undefined;
};
const asJson = { fromLine: lineValue, toLine: (value: unknown) => JSON.stringify(value) };

/** Words in one line. @param pattern they must follow, and `means` what that is called */
export function line(max: number, min = 1, pattern?: RegExp, means = ''): Shape<string> {
  return {
    schema: { type: 'string', minLength: min, maxLength: max, ...(pattern ? { pattern: pattern.source } : {}) },
    read(value, path, note) {
      const text = typeof value === 'string' ? value.trim() : value;
      if (typeof text !== 'string' || text.length < min || text.length > max || text.includes('\n'))
        return wrong(path, note, { code: 'textOf', min, max, received: value });
      if (!pattern || pattern.test(text)) return text;
      note(path, `must be ${means}, received ${JSON.stringify(text.slice(0, 40))}`);
      return undefined;
    },
    fromLine: quoted,
    toLine: lineOf,
  };
}
/** What things of a lesson are called by: small letters, digits and hyphens. */
export const id = line(40, 1, /^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens');

export const whole = (min: number, max: number): Shape<number> => ({
  schema: { type: 'integer', minimum: min, maximum: max },
  read: (value, path, note) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : wrong(path, note, { code: 'wholeBetween', min, max, received: value }),
  ...asJson,
});
export const number = (min = -1e12, max = 1e12): Shape<number> => ({
  schema: { type: 'number', minimum: min, maximum: max },
  read(value, path, note) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return wrong(path, note, { code: 'number', received: value });
    return value < min || value > max ? wrong(path, note, { code: 'between', min, max, received: value }) : value;
  },
  ...asJson,
});
export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (value, path, note) =>
    typeof value === 'boolean' ? value : wrong(path, note, { code: 'flag', received: value }),
  ...asJson,
};
export const oneOf = <const C extends string>(...choices: readonly C[]): Shape<C> => ({
  schema: { enum: choices },
  read: (value, path, note) =>
    choices.includes(value as C) ? (value as C) : wrong(path, note, { code: 'oneOf', choices, received: value }),
  fromLine: quoted,
  toLine: (value) => value,
});

/** A list; where it is left out it is empty. @param inline its items are words, written in one line with commas */
export function list<T>(item: Shape<T>, most: number, { min = 0, inline = false } = {}): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, maxItems: most, ...(min > 0 ? { minItems: min } : {}) },
    ...(min === 0 ? { optional: true, empty: [] } : {}),
    read(value, path, note) {
      if (!Array.isArray(value) || value.length > most)
        return wrong(path, note, { code: 'list', most, received: value });
      if (value.length < min) return wrong(path, note, { code: 'atLeast', min, received: value.length });
      const read = value.map((one, i) => item.read(one, `${path}[${i}]`, note));
      return read.includes(undefined) ? undefined : (read as T[]);
    },
    fromLine: (text) =>
      text.startsWith('[') || !inline ? lineValue(text) : text.split(/,\s*/).map((one) => item.fromLine(one.trim())),
    toLine: (values) => (inline ? values.map(item.toLine).join(', ') : JSON.stringify(values)),
    ...(inline ? {} : { item: item as Shape<unknown> }),
  };
}

/** An object with the fields of a table and no others. @param check what is wrong with them together */
export function object<T extends Table>(
  table: T,
  check?: (value: Row<T>, path: string, note: Note) => void,
): Shape<Row<T>> & { readonly table: T } {
  const entries = Object.entries(table);
  const needed = entries.filter(([, { optional }]) => !optional).map(([key]) => key);
  return {
    table,
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])),
      ...(needed.length > 0 ? { required: needed } : {}),
      additionalProperties: false,
    },
    read(value, path, note) {
      if (!isObject(value)) return wrong(path, note, { code: 'object', received: value });
      let good = true;
      const noted: Note = (where, says) => {
        good = false;
        note(where, says);
      };
      const read: Json = {};
      for (const [key, shape] of entries) {
        const given = Object.hasOwn(value, key) ? value[key] : undefined;
        const at = path === '' ? key : `${path}.${key}`;
        if (given !== undefined || !shape.optional) read[key] = shape.read(given, at, noted);
        else if (shape.empty !== undefined) read[key] = structuredClone(shape.empty);
      }
      for (const key of Object.keys(value))
        if (!Object.hasOwn(table, key))
          noted(path === '' ? key.slice(0, 40) : `${path}.${key.slice(0, 40)}`, fileWords.noField);
      if (good) check?.(read as Row<T>, path, noted);
      return good ? (read as Row<T>) : undefined;
    },
    ...asJson,
  };
}

/** One of several tables, told apart by the field `kind`. */
export function union<T>(variants: Readonly<Record<string, Shape<T>>>): Shape<T> {
  const kinds = Object.keys(variants);
  return {
    schema: { oneOf: Object.values(variants).map(({ schema }) => schema) },
    read(value, path, note) {
      if (!isObject(value)) return wrong(path, note, { code: 'object', received: value });
      const kind = Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
      if (typeof kind !== 'string' || !Object.hasOwn(variants, kind))
        return wrong(`${path}.kind`, note, { code: 'oneOf', choices: kinds, received: kind });
      return variants[kind]!.read(value, path, note);
    },
    ...asJson,
  };
}

/** May be left out. */
export function maybe<T>({ empty: _, ...shape }: Shape<T>): Shape<T> & { readonly leftOut: true } {
  return { ...shape, optional: true, leftOut: true };
}
/** An object that a file writes in its own way where it can be, else as JSON. @param like an example of that way @param besides what the example does not say */
export const written = <T>(
  shape: Shape<T>,
  like: string,
  from: (text: string) => unknown,
  to: (value: T) => string | undefined,
  besides = '',
): Shape<T> => ({
  ...shape,
  like,
  read(value, path, note) {
    if (typeof value !== 'string') return shape.read(value, path, note);
    note(path, `must be such as "${like}"${besides}, received ${JSON.stringify(value.slice(0, 60))}`);
    return undefined;
  },
  fromLine: (text) => (text.startsWith('{') ? lineValue(text) : (from(text) ?? text)),
  toLine(value) {
    const text = to(value);
    return text === undefined || text.startsWith('{') ? JSON.stringify(value) : text;
  },
});
/** JSON whose reader is another's: documents and patches. */
export const json = (of: 'object' | 'array'): Shape<Json> => ({
  schema: { type: of },
  read: (value, path, note) =>
    (of === 'array' ? Array.isArray(value) : isObject(value))
      ? (structuredClone(value) as Json)
      : wrong(path, note, of === 'array' ? { code: 'list', received: value } : { code: 'object', received: value }),
  ...asJson,
});
