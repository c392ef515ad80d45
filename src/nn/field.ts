/**
 * @file A field declares one hyper-parameter once; the inspector's form, validation and the share link are derived from it. What is said of it stands apart: `fieldText.ts`.
 */
import { type Initializer, readInitializer } from './initializer.ts';
import { show } from './show.ts';

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
  | InitializerField;
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
export const table = (field: Declared<TableField, never>): TableField => ({ kind: 'table', ...field });
export const columns = (field: Declared<ColumnsField, never>): ColumnsField => ({ kind: 'columns', ...field });
export const rows = (field: Declared<RowsField, never>): RowsField => ({ kind: 'rows', ...field });

export const text = (field: Declared<TextField, never>): TextField => ({ kind: 'text', ...field });

/** Why a value is not allowed, as a phrase that follows the field's name ("must be an integer ≥ 1, received 0"), or undefined where it is. */
export function fieldError(field: Field, value: unknown): string | undefined {
  const received = `received ${show(value)}`;
  switch (field.kind) {
    case 'int':
      if (!Number.isInteger(value) || (value as number) < field.min)
        return `must be an integer ≥ ${field.min}, ${received}`;
      return (value as number) > field.max ? `must be at most ${field.max}, ${received}` : undefined;
    case 'float':
      if (typeof value !== 'number' || !Number.isFinite(value)) return `must be a number, ${received}`;
      return value < field.min || value > field.max
        ? `must be between ${field.min} and ${field.max}, ${received}`
        : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : `must be true or false, ${received}`;
    case 'choice':
      return field.choices.includes(value as string)
        ? undefined
        : `must be one of ${field.choices.join(', ')}, ${received}`;
    case 'set': {
      if (!Array.isArray(value)) return `must be a list, ${received}`;
      const unknown = value.findIndex((v) => !field.choices.includes(v));
      if (unknown >= 0) return `may hold ${field.choices.join(', ')}, received ${show(value[unknown])}`;
      if (new Set(value).size !== value.length) return 'must not name anything twice';
      return value.length < field.min ? `needs at least ${field.min}, received ${value.length}` : undefined;
    }
    case 'initializer': {
      const read = readInitializer(value);
      return typeof read === 'object' && 'error' in read ? read.error : undefined;
    }
    case 'text':
      if (typeof value !== 'string') return `must be text, ${received}`;
      return value.length > field.maxLength
        ? `must be at most ${field.maxLength} characters, received ${value.length}`
        : undefined;
    case 'columns': {
      if (!Array.isArray(value)) return `must be a list of columns, ${received}`;
      if (value.length > field.maxColumns) return `holds at most ${field.maxColumns} columns, received ${value.length}`;
      for (const [i, column] of value.entries()) {
        const error = columnError(column, field.maxCategories);
        if (error) return `column ${i + 1}: ${error}`;
      }
      return undefined;
    }
    case 'rows': {
      if (!Array.isArray(value)) return `must be a list of rows, ${received}`;
      if (value.length > field.maxRows) return `holds at most ${field.maxRows} rows, received ${value.length}`;
      const bad = value.findIndex((row) => !Array.isArray(row) || !row.every((n) => Number.isFinite(n)));
      return bad < 0 ? undefined : `row ${bad + 1} must be a list of numbers, received ${show(value[bad])}`;
    }
    case 'table': {
      if (!Array.isArray(value)) return `must be a list of rows, ${received}`;
      if (value.length > field.maxRows) return `holds at most ${field.maxRows} rows, received ${value.length}`;
      const bad = value.findIndex(
        (row) =>
          !Array.isArray(row) ||
          row.length !== field.columns.length ||
          !row.every((n) => typeof n === 'number' && Number.isFinite(n)),
      );
      return bad < 0
        ? undefined
        : `row ${bad + 1} must be ${field.columns.length} numbers (${field.columns.join(', ')}), received ${show(value[bad])}`;
    }
  }
}

/** What is wrong with a column, as a phrase, or undefined. */
function columnError(column: unknown, maxCategories: number): string | undefined {
  if (typeof column !== 'object' || column === null) return `must be an object, received ${show(column)}`;
  const { name, role, kind, categories, scaling, ...rest } = column as Record<string, unknown>;
  const [other] = Object.keys(rest);
  if (other !== undefined) return `unknown field ${show(other)}`;
  if (typeof name !== 'string' || name === '' || name.length > 200)
    return `name must be text of 1 to 200 characters, received ${show(name)}`;
  if (role !== 'input' && role !== 'label') return `role must be one of input, label, received ${show(role)}`;
  if (kind !== 'number' && kind !== 'category') return `kind must be one of number, category, received ${show(kind)}`;
  if (scaling !== undefined && scaling !== 'standard' && scaling !== 'none')
    return `scaling must be one of standard, none, received ${show(scaling)}`;
  if (kind === 'number') return categories === undefined ? undefined : 'categories belong to columns of categories';
  const good =
    Array.isArray(categories) &&
    categories.length >= 1 &&
    categories.length <= maxCategories &&
    categories.every((c) => typeof c === 'string' && c.length <= 200) &&
    new Set(categories).size === categories.length;
  return good
    ? undefined
    : `categories must be a list of 1 to ${maxCategories} different names, received ${show(categories)}`;
}

/** The defaults of every field. */
export function defaults<F extends Fields>(fields: F): Values<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default])) as Values<F>;
}
