/**
 * @file A field declares one hyper-parameter once; the inspector's form, validation and the share link are derived from it. What is said of it stands apart: `fieldText.ts`.
 */
import { type BiasInitializer, type Initializer, readBiasInitializer, readInitializer } from './initializer.ts';
import type { Found } from './problem.ts';

interface FieldBase<T> {
  readonly default: T;
  /** Shown only when the inspector is unfolded. */
  readonly advanced?: boolean;
}

export interface IntField extends FieldBase<number> {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
}
export interface FloatField extends FieldBase<number> {
  readonly kind: 'float';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Steps multiply instead of adding, as suits a learning rate. */
  readonly logarithmic?: boolean;
  /** Shown in per cent. */
  readonly percent?: boolean;
}
export interface FlagField extends FieldBase<boolean> {
  readonly kind: 'flag';
}
export interface ChoiceField<C extends string = string> extends FieldBase<C> {
  readonly kind: 'choice';
  readonly choices: readonly C[];
}
/** A list of distinct choices, in the order of `choices`. */
export interface SetField<C extends string = string> extends FieldBase<readonly C[]> {
  readonly kind: 'set';
  readonly choices: readonly C[];
  readonly min: number;
}
/** A table of numbers with a fixed number of columns, such as painted points or a drawn curve. */
export interface TableField extends FieldBase<readonly (readonly number[])[]> {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly maxRows: number;
}

/** What a column of a table of one's own holds. */
export interface ColumnValue {
  readonly name: string;
  readonly role: 'input' | 'label';
  readonly kind: 'number' | 'category';
  /** Of categories their names: a row holds the place of one. */
  readonly categories?: readonly string[];
  /** Of numbers: `standard`, (x − mean) / spread over the training rows; `none`, as they are. */
  readonly scaling?: 'standard' | 'none';
}
/** The columns of a table of one's own. */
export interface ColumnsField extends FieldBase<readonly ColumnValue[]> {
  readonly kind: 'columns';
  readonly maxColumns: number;
  /** Most categories of a column. */
  readonly maxCategories: number;
}
/** Rows of numbers, as many in each as there are columns: the data set checks that. */
export interface RowsField extends FieldBase<readonly (readonly number[])[]> {
  readonly kind: 'rows';
  readonly maxRows: number;
}

/** Words that no control asks for, such as the name of imported files. */
export interface TextField extends FieldBase<string> {
  readonly kind: 'text';
  /** Characters. */
  readonly maxLength: number;
}

/** How weights start: see `initializer.ts`. */
export interface InitializerField extends FieldBase<Initializer> {
  readonly kind: 'initializer';
}

/** How biases start, where that is not by the initialiser of the weights. */
export interface BiasInitializerField extends FieldBase<BiasInitializer> {
  readonly kind: 'biasInitializer';
}

export type Field =
  | IntField
  | FloatField
  | FlagField
  | ChoiceField
  | SetField
  | TableField
  | ColumnsField
  | RowsField
  | TextField
  | InitializerField
  | BiasInitializerField;
export type Fields = Readonly<Record<string, Field>>;

/** The value type that a declaration of fields describes. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends IntField | FloatField
    ? number
    : F[K] extends FlagField
      ? boolean
      : F[K] extends ChoiceField<infer C>
        ? C
        : F[K] extends SetField<infer C>
          ? readonly C[]
          : F[K] extends InitializerField
            ? Initializer
            : F[K] extends BiasInitializerField
              ? BiasInitializer
              : F[K] extends TextField
                ? string
                : F[K] extends ColumnsField
                  ? readonly ColumnValue[]
                  : readonly (readonly number[])[];
};

type Declared<T, K extends string> = Omit<T, 'kind' | K> & Partial<Pick<T, K & keyof T>>;

export const int = (field: Declared<IntField, never>): IntField => ({ kind: 'int', ...field });
export const float = (field: Declared<FloatField, never>): FloatField => ({ kind: 'float', ...field });
export const flag = (field: Declared<FlagField, never>): FlagField => ({ kind: 'flag', ...field });
export const choice = <const C extends string>(field: Declared<ChoiceField<C>, never>): ChoiceField<C> => ({
  kind: 'choice',
  ...field,
});
export const set = <const C extends string>(field: Declared<SetField<C>, never>): SetField<C> => ({
  kind: 'set',
  ...field,
});
export const initializer = (field: Declared<InitializerField, never>): InitializerField => ({
  kind: 'initializer',
  ...field,
});
export const biasInitializer = (field: Declared<BiasInitializerField, never>): BiasInitializerField => ({
  kind: 'biasInitializer',
  ...field,
});
export const table = (field: Declared<TableField, never>): TableField => ({ kind: 'table', ...field });
export const columns = (field: Declared<ColumnsField, never>): ColumnsField => ({ kind: 'columns', ...field });
export const rows = (field: Declared<RowsField, never>): RowsField => ({ kind: 'rows', ...field });

export const text = (field: Declared<TextField, never>): TextField => ({ kind: 'text', ...field });

/** The key of edits that are undone as one: only what is dragged or typed is; of a choice, a switch or a set every state is wanted back. */
export const editKey = ({ kind }: Field, key: string): string | undefined =>
  kind === 'choice' || kind === 'flag' || kind === 'set' ? undefined : key;

/** Why a value is not allowed, or undefined where it is. */
export function fieldError(field: Field, value: unknown): Found | undefined {
  const received = value;
  switch (field.kind) {
    case 'int':
      if (!Number.isInteger(value) || (value as number) < field.min)
        return { code: 'wholeNumber', min: field.min, received };
      return (value as number) > field.max ? { code: 'atMost', max: field.max, received } : undefined;
    case 'float':
      if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'number', received };
      return value < field.min || value > field.max
        ? { code: 'between', min: field.min, max: field.max, received }
        : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : { code: 'flag', received };
    case 'choice':
      return field.choices.includes(value as string) ? undefined : { code: 'oneOf', choices: field.choices, received };
    case 'set': {
      if (!Array.isArray(value)) return { code: 'list', received };
      const unknown = value.findIndex((v) => !field.choices.includes(v));
      if (unknown >= 0) return { code: 'onlyOf', choices: field.choices, received: value[unknown] };
      if (new Set(value).size !== value.length) return { code: 'twice' };
      return value.length < field.min ? { code: 'atLeast', min: field.min, received: value.length } : undefined;
    }
    case 'initializer':
    case 'biasInitializer': {
      const read = field.kind === 'initializer' ? readInitializer(value) : readBiasInitializer(value);
      return typeof read === 'object' && 'error' in read ? read.error : undefined;
    }
    case 'text':
      if (typeof value !== 'string') return { code: 'text', received };
      return value.length > field.maxLength
        ? { code: 'characters', max: field.maxLength, received: value.length }
        : undefined;
    case 'columns': {
      const wrong = listError(value, 'columns', field.maxColumns);
      if (wrong) return wrong;
      for (const [at, column] of (value as unknown[]).entries()) {
        const found = columnError(column, field.maxCategories);
        if (found) return { code: 'column', at, found };
      }
      return undefined;
    }
    case 'rows':
    case 'table': {
      const wrong = listError(value, 'rows', field.maxRows);
      if (wrong) return wrong;
      const columns = field.kind === 'table' ? field.columns : undefined;
      const rows = value as unknown[];
      const at = rows.findIndex(
        (row) =>
          !Array.isArray(row) || (columns && row.length !== columns.length) || !row.every((n) => Number.isFinite(n)),
      );
      return at < 0 ? undefined : { code: 'rowNumbers', at, ...(columns ? { columns } : {}), received: rows[at] };
    }
  }
}

function listError(value: unknown, what: 'columns' | 'rows', max: number): Found | undefined {
  if (!Array.isArray(value)) return { code: 'list', of: what, received: value };
  return value.length > max ? { code: 'tooMany', max, what, received: value.length } : undefined;
}

/** What is wrong with a column, or undefined. */
function columnError(column: unknown, maxCategories: number): Found | undefined {
  if (typeof column !== 'object' || column === null) return { code: 'object', received: column };
  const { name, role, kind, categories, scaling, ...rest } = column as Record<string, unknown>;
  const [other] = Object.keys(rest);
  if (other !== undefined) return { code: 'unknown', name: other };
  const part = (name: string, found: Found): Found => ({ code: 'part', name, found });
  if (typeof name !== 'string' || name === '' || name.length > 200)
    return part('name', { code: 'textOf', min: 1, max: 200, received: name });
  const choices = (name: string, received: unknown, ...choices: readonly string[]): Found | undefined =>
    choices.includes(received as string) ? undefined : part(name, { code: 'oneOf', choices, received });
  const unnamed =
    choices('role', role, 'input', 'label') ??
    choices('kind', kind, 'number', 'category') ??
    (scaling === undefined ? undefined : choices('scaling', scaling, 'standard', 'none'));
  if (unnamed) return unnamed;
  if (kind === 'number') return categories === undefined ? undefined : { code: 'strayNames' };
  const good =
    Array.isArray(categories) &&
    categories.length >= 1 &&
    categories.length <= maxCategories &&
    categories.every((c) => typeof c === 'string' && c.length <= 200) &&
    new Set(categories).size === categories.length;
  return good ? undefined : part('categories', { code: 'names', max: maxCategories, received: categories });
}

/** The defaults of every field. */
export function defaults<F extends Fields>(fields: F): Values<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default])) as Values<F>;
}
