import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { layoutNetwork } from '#stage/layoutNetwork.ts';
import { hingeOf, NOTHING, type Picture, type PictureKind } from '#stage/pictures.ts';
import { coversOf, nearestStart, nextStart, pinsOf } from './pins.ts';
import type { StackLayout } from './stackLayout.ts';
import type { ColumnNode, ContainerNode, StackTree } from './stackTree.ts';

const picture = (kind: PictureKind, units: number, across = 1, down = 1): Picture => ({
  ...NOTHING,
  ...{ kind, units, shown: kind === 'tokens' ? 1 : Math.min(64, units), across, down },
});
const column = (id: string, shown: Picture, role: ColumnNode['role'] = 'block', name = id): ColumnNode => ({
  ...{ kind: 'column', id, role, picture: shown, extras: [], label: { name, detail: 'ReLU', shape: '[64, 24, 24]' } },
});
const anyPicture: fc.Arbitrary<Picture> = fc
  .record({
    kind: fc.constantFrom<PictureKind>('plane', 'number', 'map', 'steps', 'hinge'),
    units: fc.integer({ min: 1, max: 128 }),
    side: fc.integer({ min: 1, max: 32 }),
  })
  .map(({ kind, units, side }) =>
    kind === 'hinge' ? hingeOf({ shape: [units * side] }) : picture(kind, units, side, kind === 'map' ? side : 1),
  );
/** Any registered layer as a block, 1 to 30 of them; containers hold one more. */
const anyTree: fc.Arbitrary<StackTree> = fc
  .tuple(
    fc.constantFrom(picture('plane', 2), picture('map', 1, 28, 28), picture('tokens', 1, 16)),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(layers)), anyPicture), { minLength: 1, maxLength: 30 }),
  )
  .map(([input, blocks]) => ({
    input: column('input', input, 'input', 'Input'),
    list: {
      holder: {},
      units: 1,
      nodes: blocks.map(([type, shown], i): ColumnNode | ContainerNode => {
        const name = `${type} ${i + 1}`;
        if (type !== 'residual') return column(`c${i}`, shown, 'block', name);
        const body = { container: `c${i}`, slot: 'body' };
        return {
          ...{ kind: 'container', id: `c${i}`, look: 'sum' },
          lanes: [{ holder: body, nodes: [column(`b${i}`, shown, 'block', `Dense ${i}`)], units: 1 }],
          output: column(`c${i}`, shown, 'output'),
        };
      }),
    },
  }));
const width = fc.integer({ min: 320, max: 1800 });
const height = fc.integer({ min: 260, max: 900 });

/** Blocks that are neither pinned nor covered, and whether any is seen in part. */
function seen(layout: StackLayout, scroll: number, room: number) {
  const pins = pinsOf(layout, room)!;
  const { left, right } = coversOf(layout, pins, scroll, room);
  const [from, to] = [
    scroll + (scroll > 1 ? left : pins.left),
    scroll + room - (scroll < layout.width - room - 1 ? right : pins.right),
  ];
  const between = layout.columns.filter((c) => c !== pins.input && c !== pins.answer);
  return {
    whole: between.filter((c) => c.x >= from - 1.5 && c.x + c.width <= to + 1.5),
    cut: between.filter((c) => {
      const [start, end] = [Math.max(c.x, from), Math.min(c.x + c.width, to)];
      return end - start > 1.5 && end - start < c.width - 1.5;
    }),
  };
}

describe('a row that is wider than its room', () => {
  it('has input and answer in sight and whole blocks between them, however far it is moved: any layer, 1 to 30 blocks, 320 to 1 800 px', () => {
    fc.assert(
      fc.property(anyTree, width, height, fc.double({ min: 0, max: 1, noNaN: true }), (tree, room, high, share) => {
        const layout = layoutNetwork(tree, { width: room, height: high }, 'full');
        const pins = pinsOf(layout, room);
        if (!pins) return;
        const scroll = share * (layout.width - room);
        expect(pins.left + pins.right).toBeLessThan(room);
        expect(pins.answer?.id).toBe(layout.columns.at(-1)!.id);
        expect(seen(layout, scroll, room).cut).toEqual([]);
        // Nor a panel without any of its blocks.
        const { left, right } = coversOf(layout, pins, scroll, room);
        const [from, to] = [scroll + left, scroll + room - right];
        const bare = layout.containers.filter(
          (box) =>
            ((left > 0 && box.x < from - 1 && box.x + box.width > from + 1) ||
              (right > 0 && box.x < to - 1 && box.x + box.width > to + 1)) &&
            !layout.columns.some(
              (c) => c.x >= Math.max(box.x, from) - 1.5 && c.x + c.width <= Math.min(box.x + box.width, to) + 1.5,
            ),
        );
        expect(bare).toEqual([]);
        // At rest, where it begins with a block, at least that one is there.
        const rest = nearestStart(pins, scroll);
        expect(seen(layout, rest, room).cut).toEqual([]);
        expect(seen(layout, rest, room).whole.length).toBeGreaterThan(0);
      }),
      { numRuns: 150, seed: 21 },
    );
  });

  it('shows every block in full on the way through it', () => {
    fc.assert(
      fc.property(anyTree, width, (tree, room) => {
        const layout = layoutNetwork(tree, { width: room, height: 500 }, 'full');
        const pins = pinsOf(layout, room);
        if (!pins) return;
        const met = new Set<string>();
        let at = 0;
        for (let i = 0; i <= pins.starts.length; i++) {
          for (const c of seen(layout, at, room).whole) met.add(c.id);
          at = nextStart(pins, at, 1);
        }
        expect(at).toBeCloseTo(layout.width - room, 6);
        for (const c of layout.columns) if (c !== pins.input && c !== pins.answer) expect(met).toContain(c.id);
        expect(nextStart(pins, 0, -1)).toBe(0);
      }),
      { numRuns: 60, seed: 22 },
    );
  });

  it('covers nothing at an end to which it is moved, and pins nothing where all is in sight', () => {
    const tree: StackTree = {
      input: column('input', picture('plane', 2), 'input'),
      list: { holder: {}, nodes: Array.from({ length: 12 }, (_, i) => column(`c${i}`, picture('plane', 8))), units: 8 },
    };
    const layout = layoutNetwork(tree, { width: 700, height: 500 }, 'full');
    const pins = pinsOf(layout, 700)!;
    expect(coversOf(layout, pins, 0, 700).left).toBe(0);
    expect(coversOf(layout, pins, 0, 700).right).toBeGreaterThanOrEqual(pins.right);
    expect(coversOf(layout, pins, layout.width - 700, 700).right).toBe(0);
    expect(pinsOf(layout, layout.width)).toBeUndefined();
    expect(pinsOf(layoutNetwork(tree, { width: 700, height: 500 }, 'rows'), 700)).toBeUndefined();
    // Not even one block has room between them: nothing is pinned, and the row is scrolled as it is.
    expect(pinsOf(layout, 200)).toBeUndefined();
  });
});

describe('names of blocks', () => {
  it('are in sight in a low room, too, without anything scrolled', () => {
    const parts = [
      picture('map', 8, 24, 24),
      picture('map', 16, 8, 8),
      hingeOf({ shape: [256] }),
      picture('number', 64),
    ];
    for (const high of [180, 200, 240, 300, 500])
      for (const room of [500, 900, 1600]) {
        const tree: StackTree = {
          input: column('input', picture('map', 1, 28, 28), 'input'),
          list: { holder: {}, nodes: parts.map((p, i) => column(`c${i}`, p)), units: 1 },
        };
        for (const { foot, lines } of layoutNetwork(tree, { width: room, height: high }, 'full').columns)
          expect(foot + 10 + 16 * lines).toBeLessThanOrEqual(high);
      }
  });

  it('stand in their own columns, which never overlap, within the height: any layer, 1 to 30 blocks, 320 to 1 800 px', () => {
    fc.assert(
      fc.property(anyTree, width, height, (tree, room, high) => {
        const { columns, height: whole } = layoutNetwork(tree, { width: room, height: high }, 'full');
        const feet = columns.map((c) => ({ from: c.x, to: c.x + c.width, top: c.foot, bottom: c.y + c.height }));
        for (const [i, a] of feet.entries()) {
          expect(a.bottom).toBeLessThanOrEqual(whole + 1e-6);
          expect(a.top).toBeLessThan(a.bottom);
          for (const b of feet.slice(i + 1))
            expect(a.to <= b.from + 1e-6 || b.to <= a.from + 1e-6 || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
        }
      }),
      { numRuns: 150, seed: 23 },
    );
  });
});
