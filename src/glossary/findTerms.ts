import type { Term } from './index.ts';

const plainly = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, '').toLowerCase().trim();

/** How well a term answers a query: the less the better; `undefined` where it does not. */
function rank(query: string, { name, also, plain, field = '' }: Term): number | undefined {
  const called = plainly(name);
  const others = also.map(plainly);
  const tests: readonly (() => boolean)[] = [
    () => called === query,
    () => others.includes(query),
    () => called.startsWith(query),
    () => others.some((other) => other.startsWith(query)),
    () => called.includes(query) || others.some((other) => other.includes(query)),
    () => plainly(plain).includes(query) || plainly(field).includes(query),
  ];
  const found = tests.findIndex((test) => test());
  return found === -1 ? undefined : found;
}

/** The terms that a query means, the nearest first; all of them, in their order, where nothing is asked. */
export function findTerms(asked: string, terms: readonly Term[]): readonly Term[] {
  const query = plainly(asked);
  if (query === '') return terms;
  return terms
    .map((term) => ({ term, at: rank(query, term) }))
    .filter(({ at }) => at !== undefined)
    .sort((a, b) => a.at! - b.at!)
    .map(({ term }) => term);
}
