/** @file Reading declared fields from anything: defaults for what is missing, a problem with its place for what is not as declared. */
import { type Fields, fieldError } from './field.ts';
import { readBiasInitializer, readInitializer } from './initializer.ts';
import { isObject, type Json, own } from './json.ts';
import type { Found } from './problem.ts';

/** Notes what is wrong: the block (or part of the document), the field, what its sentence begins with, and what was found (`Problem`). */
export type Complain = (block: string, field: string, of: string, found: Found) => void;

/** What was found of something by its name within a value. */
export const part = (name: string, found: Found): Found => ({ code: 'part', name, found });

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
    if (error) complain(where, key, name, part(key, error));
    else
      read[key] =
        field.kind === 'initializer'
          ? readInitializer(value)
          : field.kind === 'biasInitializer'
            ? readBiasInitializer(value)
            : structuredClone(value);
  }
  for (const key of Object.keys(source)) {
    if (!Object.hasOwn(fields, key) && !also.includes(key)) complain(where, key, name, { code: 'unknown', name: key });
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
    const found: Found = { code: 'typed', received: source };
    complain(where, field, where, field === 'type' ? found : part(field, found));
    return undefined;
  }
  const type = own(source, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(variants, type)) {
    const found: Found = { code: 'oneOf', choices: Object.keys(variants), received: type };
    complain(where, field, where, part(field === 'type' ? 'type' : `${field}.type`, found));
    return undefined;
  }
  return {
    type,
    ...readFields(where, field === 'type' ? type : `${where}.${field}`, source, variants[type]!, ['type'], complain),
  };
}
