import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as parts from './partsWords.ts';

/** The names that are said to be on their way: one thing each, of which "is" can be said. */
const waited = [...readFileSync('src/app/App.tsx', 'utf8').matchAll(/onItsWay\((\w+)\)/g)].map(([, name]) => name!);

it('what is said to be on its way is one thing', () => {
  expect(waited.length).toBeGreaterThan(1);
  for (const name of waited)
    expect((parts as Record<string, string>)[name], name).toMatch(/^The \w+ of \w+$|^The \w*[^s]$/);
});
