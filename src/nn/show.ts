const LONGEST = 40;
const DEEPEST = 8;

/** A value as it stands in an error message: short, on one line; of a large or deep one no more is looked at than is shown. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  let text = '';
  const write = (part: unknown, depth: number): void => {
    if (typeof part === 'string') text += JSON.stringify(part.slice(0, LONGEST + 1));
    else if (typeof part !== 'object' || part === null) text += String(part);
    else if (depth >= DEEPEST) text += '…';
    else {
      const list = Array.isArray(part);
      text += list ? '[' : '{';
      let first = true;
      for (const key of list ? part.keys() : Object.keys(part)) {
        if (text.length > LONGEST) break;
        text += `${first ? '' : ','}${list ? '' : `${JSON.stringify(String(key).slice(0, LONGEST))}:`}`;
        first = false;
        write((part as Record<string, unknown>)[key], depth + 1);
      }
      text += list ? ']' : '}';
    }
  };
  write(value, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text;
}
