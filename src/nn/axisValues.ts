/** @file The values of a sweep as a person types them. */

/** Numbers, true, false, and words as they are, parted by commas: "0.1, 0.3, adam". */
export const readValues = (typed: string): readonly unknown[] =>
  typed
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(parsed);

/** A number, true, false, or the text itself: the name of a choice. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const writeValues = (values: readonly unknown[]): string => values.map(String).join(', ');
