import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const MOST = 300;

/** What is written by hand and is no test: a test is as long as what it holds. */
const files = ['src', 'scripts', 'bench', 'testdata'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:tsx?|mjs|css|py)$/.test(path) && !/\.test\.tsx?$|node_modules/.test(path)),
);

/** The comment that a file begins with. */
const headOf = (text: string): string =>
  /^(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+|#!.*\n"""[\s\S]*?""")/.exec(text)?.[0] ?? '';

/** Longer than it may be without a reason, or with one that is no longer needed. */
function isWrong(text: string): boolean {
  const says = headOf(text).replace(/\s+/g, ' ').includes(`Longer than ${MOST} lines because `);
  return text.split('\n').length - 1 > MOST !== says;
}

it('a file of more than 300 lines says why in its head, and no other does', () => {
  expect(files.length).toBeGreaterThan(500);
  for (const kind of ['.ts', '.tsx', '.mjs', '.css', '.py'])
    expect(files.some((path) => path.endsWith(kind))).toBe(true);
  expect(files.filter((path) => isWrong(readFileSync(`${root}/${path}`, 'utf8')))).toEqual([]);
});

it('a reason counts in the head alone', () => {
  const lines = 'a();\n'.repeat(MOST + 1);
  const why = '/** @file Something. Longer than 300 lines because it is a list. */\n';
  expect([lines, why + lines, lines + why, why, `// Longer than 300 lines because …\n${lines}`].map(isWrong)).toEqual([
    ...[true, false, true, true, false],
  ]);
});
