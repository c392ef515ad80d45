import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

/** The last child of whatever kind, but of rows of a table and of plain boxes, which no card is put into. */
const ofAnyKind = /(?<!\b(?:tr|div) )> \*?:(?:last-child|only-child|nth-last-child\(\d+\))/;

// A card is put at the end of the part of the page that it explains (`Explanations.tsx`): what was last there must stay as it is.
test.each(sheets)('%s: nothing moves when a card is put behind the last in its place', (name) => {
  const text = readFileSync(join(source, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  expect(text.split('\n').filter((line) => ofAnyKind.test(line))).toEqual([]);
});
