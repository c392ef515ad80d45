/** Joins class names, leaving out those that are false, null or undefined: `classes('a', on && 'b')`. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  let joined = '';
  for (const name of names) if (name) joined = joined ? `${joined} ${name}` : name;
  return joined;
}
