import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A file's code without comments. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => `src/${file}`);

/** The calls in which the character at `at` stands, innermost first: "lazyPart", "Promise.all". */
function callsAround(code: string, at: number): string[] {
  const calls: string[] = [];
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (code[i] === ')') depth++;
    else if (code[i] === '(' && --depth < 0) {
      depth = 0;
      calls.push(/([\w.]*)(?:<[^<>]*>)?$/.exec(code.slice(0, i))?.[1] ?? '');
    }
  }
  return calls;
}

test('every dynamic import is one that is tried again and said in its place: in lazyPart, loadPart or retried', () => {
  const found = files.flatMap((file) => {
    const code = codeOf(file);
    return [...code.matchAll(/(?<!typeof )\bimport\(/g)].map(({ index }) => ({
      file,
      calls: callsAround(code, index),
    }));
  });
  const bare = found.filter(({ calls }) => !calls.some((call) => ['lazyPart', 'loadPart', 'retried'].includes(call)));
  expect(bare.map(({ file }) => file)).toEqual([]);
  expect(found.length).toBeGreaterThan(20);
});

test('files that are fetched by their names are so too, but for those of which only addresses are known', () => {
  // With its comments: a pattern of names looks like the beginning of one.
  const texts = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
  const globs = texts.filter(([, text]) => text.includes('import.meta.glob'));
  const bare = globs.filter(([, text]) => !text.includes('eager: true') && !text.includes('loadPart(load)'));
  expect(bare.map(([file]) => file)).toEqual([]);
  expect(globs.length).toBeGreaterThan(2);
});

test('no component waits for its code by another way', () => {
  const others = files.filter((file) => /\b(lazy|Suspense)\b[^;]*from 'react'/.test(codeOf(file)));
  expect(others).toEqual([]);
});
