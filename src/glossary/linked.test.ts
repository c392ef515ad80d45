import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glossary } from './index.ts';

const src = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('testing'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(`${src}/${path}`, 'utf8') }));

/** The element or component that an attribute at a place belongs to. */
function tagAt(text: string, at: number): string | undefined {
  return [...text.slice(0, at + 1).matchAll(/<([A-Za-z][\w.]*)(?=[\s>])/g)].at(-1)?.[1];
}

describe('what a card explains', () => {
  it('names entries of the glossary that exist', () => {
    const ids = new Set(glossary.map(({ id }) => id));
    const named = sources
      .filter(({ path }) => !path.startsWith('glossary/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?:\bterm[=:] ?|data-term=)["'](\w+)["']/g)].map(([, id]) => `${id} in ${path}`),
      );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !ids.has(name.split(' ')[0]!))).toEqual([]);
  });

  it('is no native tooltip, which neither finger nor keyboard opens', () => {
    const native = sources
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\stitle=/g)]
          .map(({ index }) => tagAt(text, index))
          // A frame's is its name, and no tooltip.
          .filter((tag) => tag !== undefined && /^[a-z]/.test(tag) && tag !== 'iframe')
          .map((tag) => `<${tag} title> in ${path}`),
      );
    expect(native).toEqual([]);
  });
});
