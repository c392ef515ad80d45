/** @file Expressions of Python as the layers' texts write them, taken apart: an expression a layer, and what is remarked behind it. */

/** Cuts a text at the commas that no bracket holds; without the remark behind it. */
export function expressionsOf(code: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const c of code.split('  # ')[0]!) {
    if ('([{'.includes(c)) depth++;
    if (')]}'.includes(c)) depth--;
    if (c === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim());
}

/** A call with one more argument by name. */
export const withArgument = (call: string, argument: string): string => {
  const open = call.slice(0, -1);
  return `${open}${open.endsWith('(') ? '' : ', '}${argument})`;
};
