/** @file Forms from the format's own table of fields: what control suits a shape, so that a kind of question needs no form of its own. Pure. */
import type { Shape, Table } from '#lesson/shape.ts';
import { lineValue } from '#lesson/shape.ts';

interface Base {
  /** The field of the row that it sets. */
  readonly name: string;
  readonly optional: boolean;
}
export type FormField = Base &
  (
    | { readonly control: 'line'; readonly longest: number }
    /** Words in paragraphs, with their marks. */
    | { readonly control: 'words'; readonly longest: number }
    | { readonly control: 'number'; readonly whole: boolean; readonly min: number; readonly max: number }
    | { readonly control: 'flag' }
    | { readonly control: 'choice'; readonly choices: readonly string[] }
    /** A list of things that have fields themselves. */
    | { readonly control: 'rows'; readonly fields: readonly FormField[]; readonly most: number }
    /** A list, an entry in each line; written as in a file. */
    | { readonly control: 'lines'; readonly shape: Shape<unknown>; readonly like?: string }
    /** One thing, written as in a file. */
    | { readonly control: 'written'; readonly shape: Shape<unknown>; readonly like?: string }
    /** A thing with fields of its own. */
    | { readonly control: 'group'; readonly fields: readonly FormField[] }
    | { readonly control: 'json'; readonly shape: Shape<unknown> }
  );

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly description?: string;
}

/** The fields of a table in its order. @param but names that are set elsewhere */
export const formFields = (table: Table, but: readonly string[] = []): readonly FormField[] =>
  Object.entries(table)
    .filter(([name]) => !but.includes(name))
    .map(([name, shape]) => formField(name, shape));

const isPlain = (table: Table): boolean =>
  Object.values(table).every(
    ({ schema }) => schema['enum'] !== undefined || /^(string|number|integer|boolean)$/.test(String(schema['type'])),
  );
/** So few plain fields stand beside each other; more are written in a line. */
const MOST_BESIDE = 3;

export function formField(name: string, shape: Shape<unknown>): FormField {
  const base = { name, optional: shape.optional === true };
  const schema = shape.schema as Schema;
  const { item, table, like } = shape;
  if (schema.enum) return { ...base, control: 'choice', choices: schema.enum };
  switch (schema.type) {
    case 'boolean':
      return { ...base, control: 'flag' };
    case 'integer':
    case 'number':
      return {
        ...base,
        control: 'number',
        whole: schema.type === 'integer',
        min: schema.minimum ?? Number.NEGATIVE_INFINITY,
        max: schema.maximum ?? Number.POSITIVE_INFINITY,
      };
    case 'string': {
      const longest = schema.maxLength ?? 1000;
      return { ...base, control: schema.description === undefined ? 'line' : 'words', longest };
    }
    case 'array': {
      if (item?.table && isPlain(item.table) && Object.keys(item.table).length <= MOST_BESIDE)
        return { ...base, control: 'rows', fields: formFields(item.table), most: schema.maxItems ?? 100 };
      // Lists of words and of what is written in a line of its own; of JSON there is only JSON.
      if (item && (item.like !== undefined || schema.items?.type !== 'object'))
        return { ...base, control: 'lines', shape, ...(item.like === undefined ? {} : { like: item.like }) };
      return schema.items && schema.items.type !== 'object'
        ? { ...base, control: 'written', shape }
        : { ...base, control: 'json', shape };
    }
    default:
      if (like !== undefined) return { ...base, control: 'written', shape, like };
      return table ? { ...base, control: 'group', fields: formFields(table) } : { ...base, control: 'json', shape };
  }
}

/** A value as the text of its control; what is not there is empty. */
export function textOf(field: FormField, value: unknown): string {
  if (value === undefined) return '';
  switch (field.control) {
    case 'lines':
      return Array.isArray(value) ? value.map((one) => lineOf(field.shape.item!, one)).join('\n') : '';
    case 'written':
      return lineOf(field.shape, value);
    case 'json':
      return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
    default:
      return String(value);
  }
}
/** What was written that is no such thing stays as it was written. */
const lineOf = (shape: Shape<unknown>, value: unknown): string =>
  typeof value === 'string' && shape.like ? value : shape.toLine(value);

/** The value that a text stands for, as far as it can be told: what cannot be read stays text, and the reader says so. Undefined for nothing. */
export function valueIn(field: FormField, text: string): unknown {
  switch (field.control) {
    case 'line':
    case 'words':
      return text === '' && field.optional ? undefined : text;
    case 'lines': {
      const lines = text.split('\n').filter((line, i, all) => line.trim() !== '' || i < all.length - 1);
      return lines.filter((line) => line.trim() !== '').map((line) => field.shape.item!.fromLine(line.trim()));
    }
    case 'number':
    case 'json': {
      const plain = text.trim().replaceAll('\u2212', '-');
      return plain === '' ? undefined : field.control === 'number' ? numberIn(plain) : lineValue(plain);
    }
    case 'written':
      return text.trim() === '' ? (field.shape.empty ?? undefined) : field.shape.fromLine(text.trim());
    case 'choice':
      return text === '' ? undefined : text;
    default:
      return text;
  }
}

const numberIn = (text: string): unknown => (Number.isFinite(Number(text)) ? Number(text) : text);

/** What a new row begins with: what must be there, empty. */
export function emptyRow(fields: readonly FormField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = emptyValue(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function emptyValue(field: FormField): unknown {
  if (field.control === 'rows' || field.control === 'lines') return [];
  if (field.control === 'written' && field.shape.empty !== undefined) return field.shape.empty;
  if (field.optional) return undefined;
  if (field.control === 'number') return Math.max(field.min, Math.min(field.max, 1));
  if (field.control === 'choice') return field.choices[0];
  if (field.control === 'group') return emptyRow(field.fields);
  if (field.control === 'flag') return false;
  return field.control === 'json' || field.control === 'written' ? undefined : '';
}
