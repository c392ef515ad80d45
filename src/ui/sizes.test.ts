import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '..');
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

/** Lines and outlines keep their width however large text is; so do corners of what is a line high, and shadows. */
const keeps = /^\s*(--ring|--shadow-\d|(box|text)-shadow|outline|stroke-width|border(-\w+)*)\s*:/;
/** Text of a picture that is enlarged as a whole; fields that iOS would zoom into below 16 px; targets that must not become smaller. */
const meant = [
  /font: (550 )?1[12]px( \/ 16px)? var\(--font\)/,
  /font(-size)?: max\(16px, 1rem\)/,
  /--(target-min|h-ctl-coarse): max\(/,
];

test.each(sheets)('%s: sizes follow the font size that readers set in their browser', (name) => {
  const text = readFileSync(join(source, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  let property = '';
  const fixed = text.split('\n').filter((line) => {
    if (line.includes(':') || /[{}]/.test(line)) property = line;
    if (keeps.test(property) || meant.some((allowed) => allowed.test(line))) return false;
    return [...line.matchAll(/(\d*\.?\d+)px/g)].some(([, size]) => Number(size) >= 3);
  });
  expect(fixed).toEqual([]);
});
