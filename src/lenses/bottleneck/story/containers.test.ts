import { describe, expect, it } from 'vitest';
import type { Block } from '#nn/block.ts';
import { afterPress, columnPlaces } from './containers.ts';

const dense = (id: string): Block => ({ id, type: 'dense', units: 4 });
const network: readonly Block[] = [
  dense('a'),
  {
    id: 'r',
    type: 'residual',
    body: [dense('b'), { id: 's', type: 'residual', body: [dense('c')], shortcut: [] }],
    shortcut: [dense('d')],
  },
  { id: 'e', type: 'residual', body: [], shortcut: [] },
  dense('z'),
];

describe('columns of a network with containers', () => {
  it('say of a container whether its blocks are columns, and nothing of one that holds none', () => {
    const open = (ids: readonly string[]) => columnPlaces(network, ids).map((place) => place.open);
    expect(open(['input', 'a', 'r', 'e', 'z'])).toEqual([undefined, undefined, false, undefined, undefined]);
    expect(open(['input', 'a', 'b', 's', 'd', 'r', 'z'])).toEqual([
      ...[undefined, undefined, undefined, false, undefined, true, undefined],
    ]);
  });

  it('know how deep they stand', () => {
    const ids = ['input', 'a', 'b', 'c', 's', 'd', 'r', 'z'];
    expect(columnPlaces(network, ids).map(({ depth }) => depth)).toEqual([0, 0, 1, 2, 1, 1, 0, 0]);
  });

  it('do not follow from the column before where another branch begins', () => {
    const ids = ['input', 'a', 'b', 'c', 's', 'd', 'r', 'z'];
    const parted = columnPlaces(network, ids).map((place) => place.parted);
    expect(parted).toEqual([false, false, false, false, false, true, false, false]);
  });
});

it('a press opens a container, and closes an open one as far as the one that it stands in', () => {
  expect(afterPress(network, 'r', false)).toBe('r');
  expect(afterPress(network, 's', false)).toBe('s');
  expect(afterPress(network, 's', true)).toBe('r');
  expect(afterPress(network, 'r', true)).toBe('');
});
