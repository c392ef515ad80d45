import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { withoutLast } from './captionCures.ts';

const dense = (id: string, units: number, activation = 'tanh') => ({ id, type: 'dense', units, activation });
const fewer = (network: unknown[], more: Record<string, unknown> = {}) => {
  const document = documentOf({ network, ...more });
  return withoutLast(document, prepareData(document.data, document.seed));
};

it('a layer is taken away below the answer, and the run begins anew', () => {
  const all = [dense('a', 8), dense('b', 4), dense('c', 2, 'linear')];
  const taken = fewer(all, { run: { step: 40 } })!;
  expect(taken.name).toBe('Dense 2');
  expect(taken.document.network.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(taken.document.run).toBeUndefined();
});

it('a normalisation is passed over', () => {
  const norm = { id: 'n', type: 'layerNorm' };
  expect(fewer([dense('a', 8), norm, dense('c', 2, 'linear')])!.document.network.map(({ id }) => id)).toEqual([
    'n',
    'c',
  ]);
});

it('nothing is taken away of what phases or variants change by name', () => {
  const all = [dense('a', 8), dense('b', 4), dense('c', 2, 'linear')];
  const change = { network: { b: { units: 6 } } };
  expect(fewer(all, { variants: [{ name: 'Wide', change }] })).toBeUndefined();
  expect(fewer(all, { phases: [{ after: { steps: 4 }, change: { training: { l2: 0.1 } } }] })).toBeUndefined();
});

it('the answer is left alone, and so is what could not train without its layer', () => {
  expect(fewer([dense('c', 2, 'linear')])).toBeUndefined();
  const digits = { data: { type: 'digits', samples: 40 } };
  expect(
    fewer(
      [
        { id: 'f', type: 'flatten' },
        { id: 'c', type: 'dense', units: 10 },
      ],
      digits,
    ),
  ).toBeUndefined();
});
