type Json = Record<string, unknown>;

/** Whether two values of JSON are the same, whatever the order in which their objects' entries stand. An entry that is undefined is none. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((v, i) => sameValue(v, b[i]));
  if (Array.isArray(b)) return false;
  const inBoth = Object.keys(a).every((key) => sameValue((a as Json)[key], (b as Json)[key]));
  return inBoth && Object.keys(b).every((key) => Object.hasOwn(a, key) || (b as Json)[key] === undefined);
}
