import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '#data/csv.ts';
import { guessRoles, readPoints } from '#data/readPoints.ts';
import { effort, isSentence } from './effort.ts';

const PIECES = [
  ...['1', '2', '.', ',', ';', '\t', '"', '""', '\n', '\r', 'a', ' ', '#', '-', 'e', '\u2212', '\uFEFF', '\u0000', '½'],
];
const tables = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

function holds(text: string): void {
  const table = parseCsv(text);
  const reading = readPoints(table, guessRoles(table));
  for (const { message } of [...table.problems, ...reading.problems]) expect(message).toSatisfy(isSentence);
  for (const row of reading.points?.rows ?? []) expect(row.every(Number.isFinite), text).toBe(true);
}

it('any text is a table of points, or what is wrong with it is said', () => {
  fc.assert(fc.property(tables, holds), effort());
});

it.each([
  ['a quote that is never closed', `"${'x'.repeat(9e5)}`],
  ['three hundred thousand quotes', '"a"'.repeat(3e5)],
  ['half a million columns', `${'1,'.repeat(499_999)}1`],
  ['half a million lines', '1\n'.repeat(4.5e5)],
  ['nothing but semicolons', ';'.repeat(999_999)],
  ['a quote on every line', '"\n'.repeat(4e5)],
])('%s: read or refused', (_, text) => holds(text));
