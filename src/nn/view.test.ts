import { expect, it } from 'vitest';
import { readView } from './view.ts';

const read = (source: unknown) => {
  const problems: string[] = [];
  return { view: readView(source, (block, field) => problems.push(`${block}.${field}`)), problems };
};

it('a view keeps its mode, its lenses’ settings and every plain setting, in this order', () => {
  const view = {
    mode: 'space',
    map: 'regions',
    'fold-a': true,
    across: 2,
    lenses: { survey: { block: 'a', unit: 3 } },
  };
  expect(read(view)).toEqual({ view, problems: [] });
  expect(JSON.stringify(read(view).view)).toBe(JSON.stringify(view));
});

it('what is not plain is left out and no problem', () => {
  const source = {
    mode: 3,
    deep: { a: 1 },
    long: 'x'.repeat(201),
    odd: Number.NaN,
    lenses: { a: { b: [1], c: 2 }, d: 4, e: {} },
  };
  expect(read(source)).toEqual({ view: { lenses: { a: { c: 2 } } }, problems: [] });
  expect(read({ lenses: [1] })).toEqual({ view: {}, problems: [] });
});

it('a view that is no object is a problem, one that is missing is not', () => {
  expect(read('wide')).toEqual({ view: {}, problems: ['view.type'] });
  expect(read(undefined)).toEqual({ view: {}, problems: [] });
});
