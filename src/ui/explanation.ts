/** @file What a card says of an element that is explained. Pure. */

/** The longest name that heads a card; what is longer is a sentence of its own. */
const LONGEST_NAME = 48;

/** On one line; the narrow spaces within numbers stay. */
const plainly = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim();

/** Head and body of a card. A sentence that begins with the name stands alone: "Undo: Add Dense". */
export function explanationOf(name: string, says: string): { readonly title?: string; readonly says?: string } {
  const title = plainly(name);
  const body = plainly(says);
  if (title === body) return { title };
  if (title === '' || title.length > LONGEST_NAME || body.toLowerCase().startsWith(title.toLowerCase()))
    return { says: body };
  return { title, says: body };
}
