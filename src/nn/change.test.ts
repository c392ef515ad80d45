import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dense } from '#layers/dense/dense.ts';
import { dropout } from '#layers/dropout/dropout.ts';
import { type Block, findBlock, freshId, walk } from './block.ts';
import { applyChange, type Change } from './change.ts';
import type { LayerRegistry } from './layer.ts';

const container = { ...dropout, fields: {} };
const registry: LayerRegistry = {
  dense,
  dropout,
  residual: { ...container, type: 'residual', slots: { body: 'list', shortcut: 'list' } },
  concat: { ...container, type: 'concat', slots: { branches: 'lists' } },
};

const unit = (id: string, units = 4): Block => ({ id, type: 'dense', units });
const network: readonly Block[] = [
  unit('a'),
  { id: 'r', type: 'residual', body: [unit('b'), unit('c')], shortcut: [] },
  { id: 'k', type: 'concat', branches: [[unit('d')], [], [unit('e'), unit('f')]] },
  unit('g'),
];
const change = (what: Change, from = network) => applyChange(from, what, registry);
const paths = (blocks: readonly Block[]) => [...walk(blocks, registry)].map(({ path, block }) => `${path} ${block.id}`);
const ids = (blocks: readonly Block[]) => [...walk(blocks, registry)].map(({ block }) => block.id);

describe('walking a network', () => {
  it('visits containers before what they hold, and names places as PyTorch does', () => {
    expect(paths(network)).toEqual([
      '0 a',
      '1 r',
      '1.body.0 b',
      '1.body.1 c',
      '2 k',
      '2.branches.0.0 d',
      '2.branches.2.0 e',
      '2.branches.2.1 f',
      '3 g',
    ]);
    expect(findBlock(network, registry, 'f')).toMatchObject({
      depth: 1,
      place: { container: 'k', slot: 'branches', branch: 2, index: 1 },
    });
    expect(findBlock(network, registry, 'z')).toBeUndefined();
  });

  it('finds ids that are free, after z with a number', () => {
    expect(freshId(network, registry)).toBe('h');
    const letters = Array.from({ length: 26 }, (_, i) => unit(String.fromCharCode(97 + i)));
    expect(freshId(letters, registry)).toBe('a1');
  });
});

describe('inserting', () => {
  it('puts a block at a place, with an id of its own', () => {
    expect(ids(change({ kind: 'insert', block: { type: 'dense', units: 2 }, place: { index: 1 } }))).toEqual([
      'a',
      'h',
      'r',
      'b',
      'c',
      'k',
      'd',
      'e',
      'f',
      'g',
    ]);
    const place = { container: 'k', slot: 'branches', branch: 1, index: 9 };
    expect(paths(change({ kind: 'insert', block: { type: 'dense', id: 'x' }, place }))).toContain('2.branches.1.0 x');
  });

  it('gives new ids to a container’s blocks where theirs are taken', () => {
    const block = { type: 'residual', id: 'r', body: [unit('a'), unit('q')], shortcut: [unit('a')] };
    const after = change({ kind: 'insert', block, place: { index: 0 } });
    expect(new Set(ids(after)).size).toBe(ids(after).length);
    expect(ids(after).slice(0, 4)).toContain('q');
  });

  it('leaves everything else the same objects', () => {
    const after = change({
      kind: 'insert',
      block: { type: 'dense' },
      place: { container: 'r', slot: 'body', index: 0 },
    });
    expect(after[0]).toBe(network[0]);
    expect(after[2]).toBe(network[2]);
    expect(after[1]).not.toBe(network[1]);
    expect((after[1]!['body'] as Block[])[1]).toBe((network[1]!['body'] as Block[])[0]);
  });
});

describe('moving', () => {
  it('counts places in the list as it was before', () => {
    expect(ids(change({ kind: 'move', id: 'a', place: { index: 3 } })).at(-2)).toBe('a');
    expect(ids(change({ kind: 'move', id: 'g', place: { index: 0 } }))[0]).toBe('g');
  });

  it('to where the block is changes nothing', () => {
    for (const index of [0, 1]) expect(change({ kind: 'move', id: 'a', place: { index } })).toBe(network);
  });

  it('takes a container with all it holds, but never into itself', () => {
    const inward = change({ kind: 'move', id: 'r', place: { container: 'k', slot: 'branches', branch: 1, index: 0 } });
    expect(paths(inward)).toContain('1.branches.1.0.body.1 c');
    const itself = { kind: 'move', id: 'r', place: { container: 'r', slot: 'body', index: 0 } } as const;
    expect(change(itself)).toBe(network);
    const deeper = { kind: 'move', id: 'k', place: { container: 'r', slot: 'body', index: 0 } } as const;
    expect(change(deeper, inward)).toBe(inward);
  });
});

describe('a place', () => {
  it('that is not there changes nothing, and a block that was to move there stays', () => {
    for (const place of [
      { container: 'zz', slot: 'body', index: 0 },
      { container: 'a', slot: 'body', index: 0 },
      { container: 'r', slot: 'toString', index: 0 },
      { container: 'k', slot: 'branches', branch: 4, index: 0 },
      { container: 'k', index: 0 },
    ]) {
      expect(change({ kind: 'move', id: 'g', place })).toBe(network);
      expect(change({ kind: 'insert', block: { type: 'dense' }, place })).toBe(network);
    }
  });

  it('in a list that its container has not begun begins it', () => {
    const plain = [{ id: 'r', type: 'residual', body: [unit('a')] }, unit('b')];
    const after = change({ kind: 'move', id: 'b', place: { container: 'r', slot: 'shortcut', index: 0 } }, plain);
    expect(after).toEqual([{ id: 'r', type: 'residual', body: [unit('a')], shortcut: [unit('b')] }]);
  });
});

describe('removing, duplicating and setting', () => {
  it('removes a block with what it holds', () => {
    expect(ids(change({ kind: 'remove', id: 'k' }))).toEqual(['a', 'r', 'b', 'c', 'g']);
    expect(ids(change({ kind: 'remove', id: 'c' }))).not.toContain('c');
    expect(change({ kind: 'remove', id: 'zz' })).toBe(network);
  });

  it('puts a copy with ids of its own behind the original', () => {
    const after = change({ kind: 'duplicate', id: 'r' });
    expect(after).toHaveLength(5);
    expect(after[2]).toMatchObject({ type: 'residual', body: [{ units: 4 }, { units: 4 }] });
    expect(new Set(ids(after)).size).toBe(ids(after).length);
    expect(change({ kind: 'duplicate', id: 'zz' })).toBe(network);
  });

  it('sets values, and takes off those that are undefined', () => {
    const after = change({ kind: 'set', id: 'b', values: { units: 7, trainable: false } });
    expect(findBlock(after, registry, 'b')!.block).toEqual({ id: 'b', type: 'dense', units: 7, trainable: false });
    const back = change({ kind: 'set', id: 'b', values: { trainable: undefined } }, after);
    expect(Object.keys(findBlock(back, registry, 'b')!.block)).toEqual(['id', 'type', 'units']);
  });
});

describe('any sequence of changes', () => {
  it('keeps ids unique, never changes the network it began with, and loses a block only by removing', () => {
    const before = structuredClone(network);
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k', 'r', 'zz');
    const place = fc.oneof(
      fc.record({ index: fc.nat(6) }),
      fc.record({
        container: fc.constantFrom('r', 'k'),
        slot: fc.constantFrom('body', 'shortcut'),
        index: fc.nat(3),
      }),
      fc.record({ container: fc.constant('k'), slot: fc.constant('branches'), branch: fc.nat(3), index: fc.nat(3) }),
    );
    const any: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ kind: fc.constant('insert' as const), block: fc.constant({ type: 'dense', units: 3 }), place }),
      fc.record({ kind: fc.constant('remove' as const), id }),
      fc.record({ kind: fc.constant('move' as const), id, place }),
      fc.record({ kind: fc.constant('duplicate' as const), id }),
      fc.record({ kind: fc.constant('set' as const), id, values: fc.record({ units: fc.nat(9) }) }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (changes) => {
        let now = network;
        for (const next of changes) {
          const held = ids(now);
          now = change(next, now);
          const after = ids(now);
          expect(new Set(after).size).toBe(after.length);
          if (next.kind !== 'remove') expect(held.filter((name) => !after.includes(name))).toEqual([]);
        }
        expect(network).toEqual(before);
      }),
      { numRuns: 400, seed: 21 },
    );
  });
});
