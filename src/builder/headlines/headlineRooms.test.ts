import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlineHeights } from '#builder/layout/headlineHeights.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { headlineRooms } from './headlineRooms.ts';

const column = (id: string, x: number, width: number, y = 10, headline = 36) =>
  ({ id, x, y, width, headline }) as PlacedColumn;

describe('the room over a column', () => {
  it('goes half the way to the nearer neighbour on both sides, less what keeps words apart', () => {
    const rooms = headlineRooms([column('a', 20, 60), column('b', 120, 60), column('c', 200, 60)], 400, 1);
    expect(rooms.get('b')).toBe(60 + 20 - 12);
    expect(rooms.get('a')).toBe(60 + 40 - 12);
  });

  it('is none where the layout has none', () => {
    expect(headlineRooms([column('a', 20, 60, 10, 0)], 400, 1).size).toBe(0);
  });

  it('never meets that of a neighbour, nor leaves the stage', () => {
    const apart = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 10, max: 300 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(apart, (all) => {
        let x = 0;
        const columns = all.map(([gap, width], i) => {
          const placed = column(String(i), x + gap, width);
          x = placed.x + width;
          return placed;
        });
        const rooms = headlineRooms(columns, x, 1);
        const edges = columns.map((c) => {
          const half = rooms.get(c.id)! / 2;
          return [c.x + c.width / 2 - half, c.x + c.width / 2 + half] as const;
        });
        for (const [i, [from, to]] of edges.entries()) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(x);
          if (i > 0) expect(from).toBeGreaterThanOrEqual(edges[i - 1]![1]);
        }
      }),
    );
  });

  it('is two lines high on a high stage, one on a lower, none on a flat one', () => {
    expect(headlineHeights(600)).toEqual([36, 24]);
    expect(headlineHeights(260)).toEqual([24]);
    expect(headlineHeights(200)).toEqual([]);
  });
});
