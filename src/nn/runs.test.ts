import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat } from '#layers/concat/concat.ts';
import { dense } from '#layers/dense/dense.ts';
import { residual } from '#layers/residual/residual.ts';
import { type Block, listAt, walk } from './block.ts';
import { applyChange, type Change } from './change.ts';
import type { LayerRegistry } from './layer.ts';
import { placeKey, spotsOf } from './places.ts';
import { duplicateRun, insertRun, moveRun, removeRun, runBetween, unwrap, wrapRun } from './runs.ts';

const registry: LayerRegistry = { dense, residual, concat };
const unit = (id: string): Block => ({ id, type: 'dense', units: 4 });
const network: readonly Block[] = [
  unit('a'),
  { id: 'r', type: 'residual', body: [unit('b'), unit('c'), unit('d')] },
  { id: 'k', type: 'concat', branches: [[unit('e')], []] },
  unit('f'),
];
const apply = (changes: readonly Change[], from = network) =>
  changes.reduce((n, change) => applyChange(n, change, registry), from);
const paths = (blocks: readonly Block[]) =>
  [...walk(blocks, registry)].map(({ path, block }) => `${path} ${block.id}`).join(', ');
const ids = (blocks: readonly Block[] | undefined) => blocks?.map((b) => b.id).join('');

describe('the places of a network', () => {
  it('are read from the input to the answer, into each container and out again', () => {
    expect([...spotsOf(network, registry)].map(({ place }) => placeKey(place))).toEqual([
      '0',
      '1',
      'r.body.0',
      'r.body.1',
      'r.body.2',
      'r.body.3',
      'r.shortcut.0',
      '2',
      'k.branches.0.0',
      'k.branches.0.1',
      'k.branches.1.0',
      'k.branches.2.0',
      '3',
      '4',
    ]);
  });

  it('say what stands beside them and what is empty', () => {
    const spots = new Map([...spotsOf(network, registry)].map((spot) => [placeKey(spot.place), spot]));
    expect(spots.get('0')).toMatchObject({ after: 'a', depth: 0 });
    expect(spots.get('0')!.before).toBeUndefined();
    expect(spots.get('r.body.1')).toMatchObject({ before: 'b', after: 'c', depth: 1 });
    expect(spots.get('r.shortcut.0')).toMatchObject({ empty: 'list' });
    expect(spots.get('k.branches.1.0')).toMatchObject({ empty: 'list' });
    expect(spots.get('k.branches.2.0')).toMatchObject({ empty: 'branch' });
  });

  it('all take a block', () => {
    for (const { place } of spotsOf(network, registry)) {
      const after = apply([{ kind: 'insert', block: { type: 'dense', id: 'new' }, place }]);
      const { index, ...holder } = place;
      expect(listAt(after, registry, holder)?.[index]?.id).toBe('new');
    }
  });
});

describe('a list', () => {
  it('is found by its holder; one that is not begun is empty, one that cannot be is undefined', () => {
    expect(ids(listAt(network, registry, {}))).toBe('arkf');
    expect(ids(listAt(network, registry, { container: 'r', slot: 'body' }))).toBe('bcd');
    expect(listAt(network, registry, { container: 'r', slot: 'shortcut' })).toEqual([]);
    expect(listAt(network, registry, { container: 'r', slot: 'toString' })).toBeUndefined();
    expect(listAt(network, registry, { container: 'k', slot: 'branches', branch: 2 })).toBeUndefined();
    expect(listAt(network, registry, { container: 'zz', slot: 'body' })).toBeUndefined();
  });
});

describe('a run of neighbours', () => {
  it('goes from one block to the other, whichever comes first, within one list', () => {
    expect(runBetween(network, registry, 'a', 'k')).toEqual(['a', 'r', 'k']);
    expect(runBetween(network, registry, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(runBetween(network, registry, 'a', 'b')).toBeUndefined();
    expect(runBetween(network, registry, 'a', 'zz')).toBeUndefined();
  });

  it('moves as a whole, in its order, backwards, forwards, out and in', () => {
    const move = (held: readonly string[], place: Parameters<typeof moveRun>[3]) =>
      paths(apply(moveRun(network, registry, held, place)));
    expect(move(['c', 'd'], { container: 'r', slot: 'body', index: 0 })).toContain(
      '1.body.0 c, 1.body.1 d, 1.body.2 b',
    );
    expect(move(['b', 'c'], { container: 'r', slot: 'body', index: 3 })).toContain(
      '1.body.0 d, 1.body.1 b, 1.body.2 c',
    );
    expect(move(['b', 'c'], { index: 4 })).toBe('0 a, 1 r, 1.body.0 d, 2 k, 2.branches.0.0 e, 3 f, 4 b, 5 c');
    expect(move(['b', 'd'], { container: 'k', slot: 'branches', branch: 2, index: 0 })).toContain(
      '2.branches.2.0 b, 2.branches.2.1 d',
    );
  });

  it('has nothing to do where it stands already, nor inside itself', () => {
    for (const index of [0, 1, 2]) {
      expect(moveRun(network, registry, ['a', 'r'], { index })).toEqual([]);
      expect(moveRun(network, registry, ['b', 'c'], { container: 'r', slot: 'body', index })).toEqual([]);
    }
    expect(moveRun(network, registry, ['a', 'r'], { container: 'r', slot: 'body', index: 0 })).toEqual([]);
    expect(moveRun(network, registry, ['zz'], { index: 0 })).toEqual([]);
  });

  it('is copied behind its last block, with ids of its own, and removed', () => {
    const after = apply(duplicateRun(network, registry, ['a', 'r']));
    expect(after.map((b) => b.type).join(' ')).toBe('dense residual dense residual concat dense');
    expect(new Set([...walk(after, registry)].map((v) => v.block.id)).size).toBe(13);
    expect(ids(apply(removeRun(['a', 'k'])))).toBe('rf');
    expect(duplicateRun(network, registry, ['zz'])).toEqual([]);
  });

  it('is put in behind one another', () => {
    const blocks = [
      { type: 'dense', id: 'x' },
      { type: 'dense', id: 'y' },
    ];
    expect(ids(apply(insertRun(blocks, { index: 1 })))).toBe('axyrkf');
  });
});

describe('wrapping and unwrapping', () => {
  it('puts neighbours into a new container in their place, and back', () => {
    for (const [type, lists] of [
      ['residual', { body: [] }],
      ['concat', { branches: [[], []] }],
    ] as const) {
      const wrapped = wrapRun(network, registry, ['a', 'r'], { type, ...lists })!;
      const after = apply(wrapped.changes);
      expect(after.map((b) => b.type)).toEqual([type, 'concat', 'dense']);
      expect(after[0]!.id).toBe(wrapped.id);
      expect(paths(after)).toMatch(/^0 g, 0\.(body|branches\.0)\.0 a, 0\.(body|branches\.0)\.1 r/);
      expect(apply(unwrap(after, registry, wrapped.id), after)).toEqual(network);
    }
    expect(wrapRun(network, registry, ['a'], { type: 'dense' })).toBeUndefined();
  });

  it('leaves the body of a residual and drops its shortcut; the branches of a concat follow one another', () => {
    const projected = [{ id: 'r', type: 'residual', body: [unit('a')], shortcut: [unit('b')] }];
    expect(ids(apply(unwrap(projected, registry, 'r'), projected))).toBe('a');
    const joined = [{ id: 'k', type: 'concat', branches: [[unit('a')], [], [unit('b'), unit('c')]] }];
    expect(ids(apply(unwrap(joined, registry, 'k'), joined))).toBe('abc');
    expect(unwrap(network, registry, 'a')).toEqual([]);
  });
});

describe('branches', () => {
  it('come and go', () => {
    const more = apply([{ kind: 'addBranch', id: 'k', slot: 'branches', branch: 1 }]);
    expect((more[2]!['branches'] as Block[][]).map((b) => b.length)).toEqual([1, 0, 0]);
    const fewer = apply([{ kind: 'removeBranch', id: 'k', slot: 'branches', branch: 0 }]);
    expect(paths(fewer)).not.toContain(' e');
    expect((fewer[2]!['branches'] as Block[][]).length).toBe(1);
  });

  it('of a container that has none, or that are not there, change nothing', () => {
    for (const change of [
      { kind: 'addBranch', id: 'r', slot: 'body', branch: 0 },
      { kind: 'addBranch', id: 'k', slot: 'toString', branch: 0 },
      { kind: 'removeBranch', id: 'k', slot: 'branches', branch: 9 },
      { kind: 'removeBranch', id: 'zz', slot: 'branches', branch: 0 },
    ] as const)
      expect(apply([change])).toBe(network);
  });
});

describe('any run to any place', () => {
  it('keeps every block, and the order within the run', () => {
    const spots = [...spotsOf(network, registry)];
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(99), (a, b, at) => {
        const all = [...walk(network, registry)].map((v) => v.block.id);
        const run = runBetween(network, registry, all[a % all.length]!, all[b % all.length]!);
        if (!run) return;
        const after = apply(moveRun(network, registry, run, spots[at % spots.length]!.place));
        expect([...walk(after, registry)].map((v) => v.block.id).toSorted()).toEqual(all.toSorted());
        expect(runBetween(after, registry, run[0]!, run.at(-1)!)).toEqual(run);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
