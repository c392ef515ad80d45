/** @file Numbers quoted in a lesson's file, written anew as they come out: `{{testAccuracy@300 = ?}}` becomes `{{testAccuracy@300 = 98.8 %}}`. Nothing else is touched. */
import { type LiveNumber, readLiveNumber, sameShown } from './liveNumber.ts';

/** The part that a line stands in, from 0: a heading begins the next, unless it stands in a block. */
function* linesOf(text: string): Generator<readonly [line: string, part: number]> {
  let [part, fenced] = [-1, false];
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    else if (!fenced && /^# /.test(line)) part++;
    yield [line, Math.max(0, part)];
  }
}

/** @param shownOf what a number of a part is shown as */
export const withQuotes = (text: string, shownOf: (number: LiveNumber, part: number) => string): string =>
  [...linesOf(text)]
    .map(([line, part]) =>
      line.replace(/\{\{([^{}]+)\}\}/g, (whole, inside: string) => {
        const number = readLiveNumber(inside);
        if ('fault' in number || number.quoted === undefined) return whole;
        const shown = shownOf(number, part);
        return sameShown(shown, number.quoted)
          ? whole
          : `{{${inside.slice(0, inside.indexOf('=')).trim()} = ${shown.replace(/[\u202f\u00a0]/g, ' ')}}}`;
      }),
    )
    .join('\n');
