import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { glossary } from './index.ts';
import { plainWords } from './plainWords.ts';

const src = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(?:Words|Texts?|\.words|\.text|\/words|\/texts)\.ts$/.test(path) && !/test|testing\//.test(path));

/** What is in quotes: what a person reads. Not what is imported, nor comments. */
function said(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/^import [\s\S]*?;$/gm, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, a, b, c]) => a ?? b ?? c ?? '',
  );
}

const components = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.tsx') && !/\.test\.tsx$|^testing\//.test(path));

/** What stands between tags. */
const between = (text: string): string[] =>
  [...text.matchAll(/>([^<>{}]*\p{L}[^<>{}]*)(?=[<{])/gu)].map(([, words]) => words!);

it('components hold none either, in attributes or between tags', () => {
  expect(components.length).toBeGreaterThan(150);
  const found = components.flatMap((path) => {
    const text = readFileSync(`${src}/${path}`, 'utf8');
    return [...said(text), ...between(text)].flatMap((words) =>
      plainWords
        .filter(({ never }) => never.test(words))
        .map(({ plain }) => `${path}: “${words.trim().slice(0, 60)}”, plainly: ${plain}`),
    );
  });
  expect(found).toEqual([]);
});

it('the words files hold no word that has a plainer one', () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files
    .filter((path) => !path.endsWith('glossary/plainWords.ts'))
    .flatMap((path) =>
      said(readFileSync(`${src}/${path}`, 'utf8')).flatMap((text) =>
        plainWords
          .filter(({ never }) => never.test(text))
          .map(({ plain }) => `${path}: “${text.slice(0, 60)}”, plainly: ${plain}`),
      ),
    );
  expect(found).toEqual([]);
});

it('what the glossary says first holds none either', () => {
  for (const { id, plain } of glossary)
    for (const { never } of plainWords) expect(never.test(plain), `${id}: ${never}`).toBe(false);
});
