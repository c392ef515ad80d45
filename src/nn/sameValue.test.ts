import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sameValue } from './sameValue.ts';

it('tells values apart by what they say, not by the order of their entries', () => {
  expect(sameValue({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  for (const [a, b] of [
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [[1, 2], [1]],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    [0, false],
    ['1', 1],
    [undefined, null],
  ])
    expect(sameValue(a, b), JSON.stringify([a, b])).toBe(false);
});

it('is how values are compared everywhere: none by its text', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  const byText = files.filter((file) =>
    /JSON\.stringify\([^;]*\)\s*[!=]==\s*JSON\.stringify\(/.test(readFileSync(`${src}/${file}`, 'utf8')),
  );
  expect(byText).toEqual([]);
});
