/** @file Looking into parsed JSON. */

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
