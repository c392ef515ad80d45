import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import { effort, isSentence } from './effort.ts';

const PIECES = [
  ...['1', '2', '.', ',', ';', '\t', '"', '""', '\n', '\r', 'a', ' ', '#', '-', 'e', '\u2212', '\uFEFF', '\u0000', '½'],
];
const tables = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

async function holds(text: string): Promise<void> {
  const file = bytesSource('t.csv', new TextEncoder().encode(text));
  const decode = () => Promise.reject(new Error('no picture'));
  const { table, images, error, questions, left } = await importOf([file]).examine({}, { decode });
  for (const said of [error, ...left.map(({ why }) => why)]) if (said !== undefined) expect(said).toSatisfy(isSentence);
  if (table) expect(table.values.every(Number.isFinite), text).toBe(true);
  else expect(images !== undefined || error !== undefined || questions.length > 0).toBe(true);
}

it('any text is a table, or what is wrong with it is said', async () => {
  await fc.assert(fc.asyncProperty(tables, holds), effort());
});

it.each([
  ['a quote that is never closed', `"${'x'.repeat(9e5)}`],
  ['three hundred thousand quotes', '"a"'.repeat(3e5)],
  ['half a million columns', `${'1,'.repeat(499_999)}1`],
  ['half a million lines', '1\n'.repeat(4.5e5)],
  ['nothing but semicolons', ';'.repeat(999_999)],
  ['a quote on every line', '"\n'.repeat(4e5)],
])('%s: read or refused', (_, text) => holds(text));
