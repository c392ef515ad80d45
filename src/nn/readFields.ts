/** @file Reading declared fields from anything: defaults for what is missing, a located complaint for what is not as declared. */
import { type Fields, fieldError } from './field.ts';
import { readBiasInitializer, readInitializer } from './initializer.ts';
import { isObject, type Json, own } from './json.ts';
import { phraseOf } from './problemWords.ts';
import { show } from './show.ts';

/** Notes what is wrong: the block (or part of the document), the field, a sentence. */
export type Complain = (block: string, field: string, message: string) => void;

/** Reads the declared fields of an object; complains about unknown keys other than those in `also`. */
export function readFields(
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
    if (error) complain(where, key, `${name}: ${key} ${phraseOf(error)}`);
    else
      read[key] =
        field.kind === 'initializer'
          ? readInitializer(value)
          : field.kind === 'biasInitializer'
            ? readBiasInitializer(value)
            : structuredClone(value);
  }
  for (const key of Object.keys(source)) {
    if (!Object.hasOwn(fields, key) && !also.includes(key)) complain(where, key, `${name}: unknown field ${show(key)}`);
  }
  return read;
}

/** Reads `{ type, …fields }` where the type decides the fields. */
export function readVariant(
  where: string,
  source: unknown,
  variants: Readonly<Record<string, Fields>>,
  complain: Complain,
  field = 'type',
): ({ readonly type: string } & Json) | undefined {
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
