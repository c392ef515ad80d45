import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import type { Spot } from '#nn/places.ts';
import { blockName, blockTitle, listName, runName, spotName } from './blockName.ts';
import { keptSelection, meantBy, stretched, stretchedBy } from './selection.ts';

const unit = (id: string): Block => ({ id, type: 'dense', units: 4 });
const network: readonly Block[] = [
  unit('a'),
  {
    id: 'r',
    type: 'residual',
    body: [unit('b'), { id: 'k', type: 'concat', branches: [[unit('c')], [unit('d')]] }, unit('e')],
  },
  unit('f'),
  { id: 'o', type: 'dropout', rate: 0.5 },
];

describe('names', () => {
  it('count blocks of a type over the whole network, with the container where it helps', () => {
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => blockName(network, id))).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `Dense ${n}`),
    );
    expect(blockName(network, 'r')).toBe('Residual');
    expect(blockName(network, 'zz')).toBeUndefined();
    expect(blockTitle(network, 'a')).toBe('Dense 1');
    expect(blockTitle(network, 'd')).toBe('Dense 4 in Concat');
    expect(blockTitle(network, 'input')).toBe('Input');
    expect(runName(network, ['b', 'k', 'e'])).toBe('Dense 2 to Dense 5');
    expect(runName(network, ['o'])).toBe('Dropout');
  });

  it('tell places apart', () => {
    const name = (place: Spot['place'], more: Partial<Spot> = {}) => spotName(network, { place, depth: 0, ...more });
    expect(name({ index: 0 }, { after: 'a' })).toBe('Between the input and Dense 1');
    expect(name({ index: 2 }, { before: 'r', after: 'f' })).toBe('Between Residual and Dense 6');
    expect(name({ index: 4 }, { before: 'o' })).toBe('After Dropout, at the end');
    const body = { container: 'r', slot: 'body' };
    expect(name({ ...body, index: 0 }, { after: 'b' })).toBe(
      'Into the body of Residual, between the start and Dense 2',
    );
    expect(name({ ...body, index: 3 }, { before: 'e' })).toBe('Into the body of Residual, between Dense 5 and the end');
    expect(name({ container: 'r', slot: 'shortcut', index: 0 }, { empty: 'list' })).toBe(
      'Into the shortcut of Residual, which is empty',
    );
    const branch = { container: 'k', slot: 'branches', index: 0 };
    expect(name({ ...branch, branch: 1 }, { after: 'd' })).toBe(
      'Into branch 2 of Concat, between the start and Dense 4',
    );
    expect(name({ ...branch, branch: 2 }, { empty: 'branch' })).toBe('Into a new branch of Concat');
    expect(listName(network, {})).toBe('the network');
  });
});

describe('a selection', () => {
  const stretch = (from: string, to: string) => stretched(network, layers, { block: from }, to);
  it('stretches over the neighbours between two blocks of a list', () => {
    expect(stretch('a', 'f')).toEqual({ block: 'a', run: ['a', 'r', 'f'] });
    expect(stretch('e', 'b')).toEqual({ block: 'e', run: ['b', 'k', 'e'] });
    expect(stretch('a', 'a')).toEqual({ block: 'a' });
  });

  it('takes containers whole where blocks lie in different lists', () => {
    expect(stretch('b', 'd')).toEqual({ block: 'b', run: ['b', 'k'] });
    expect(stretch('c', 'f')).toEqual({ block: 'r', run: ['r', 'f'] });
    expect(stretch('c', 'd')).toEqual({ block: 'k' });
    expect(stretch('r', 'c')).toEqual({ block: 'r' });
    expect(stretch('c', 'r')).toEqual({ block: 'r' });
    expect(stretch('d', 'e')).toEqual({ block: 'k', run: ['k', 'e'] });
    expect(stretch('c', 'b')).toEqual({ block: 'k', run: ['b', 'k'] });
  });

  it('begins anew where it stretches from nothing, from or to the input, or to what is not there', () => {
    expect(stretch('input', 'c')).toEqual({ block: 'c' });
    expect(stretch('a', 'input')).toEqual({ block: 'input' });
    expect(stretched(network, layers, undefined, 'f')).toEqual({ block: 'f' });
    expect(stretch('a', 'zz')).toEqual({ block: 'zz' });
    expect(stretch('zz', 'a')).toEqual({ block: 'a' });
  });

  it('grows and shrinks by one neighbour, and stays at the ends', () => {
    const by = (selection: Parameters<typeof stretchedBy>[2], d: -1 | 1) => stretchedBy(network, layers, selection, d);
    const two = by({ block: 'r' }, 1);
    expect(two).toEqual({ block: 'r', run: ['r', 'f'] });
    expect(by(two, 1)).toEqual({ block: 'r', run: ['r', 'f', 'o'] });
    expect(by(two, -1)).toEqual({ block: 'r' });
    expect(by({ block: 'r' }, -1)).toEqual({ block: 'r', run: ['a', 'r'] });
    expect(by({ block: 'o' }, 1)).toEqual({ block: 'o' });
  });

  it('means its run where an action is on one of it', () => {
    const selection = { block: 'a', run: ['a', 'r'] };
    expect(meantBy(selection, 'r')).toEqual(['a', 'r']);
    expect(meantBy(selection, 'f')).toEqual(['f']);
    expect(meantBy(undefined, 'f')).toEqual(['f']);
  });

  it('is kept as far as it still is one', () => {
    const run = { block: 'a', run: ['a', 'r', 'f'] };
    const all = () => true;
    expect(keptSelection(network, layers, run, all)).toBe(run);
    expect(keptSelection([network[0]!, network[2]!], layers, run, all)).toEqual({ block: 'a' });
    expect(keptSelection(network.slice(1), layers, run, all)).toBeUndefined();
    expect(keptSelection([], layers, { block: 'input' }, all)).toEqual({ block: 'input' });
    const few = ({ unit: at = 0 }) => at < 2;
    expect(keptSelection(network, layers, { block: 'a', unit: 1 }, few)).toEqual({ block: 'a', unit: 1 });
    expect(keptSelection(network, layers, { block: 'a', unit: 2 }, few)).toEqual({ block: 'a' });
    expect(keptSelection(network, layers, { block: 'input', unit: 2 }, few)).toEqual({ block: 'input' });
  });
});
