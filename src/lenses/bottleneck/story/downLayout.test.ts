import { expect, it } from 'vitest';
import { layoutDown } from './downLayout.ts';

const places = [
  { id: 'input', shape: [1, 28, 28], tokens: 0 },
  { id: 'a', shape: [8, 24, 24], tokens: 0 },
  { id: 'q', shape: [16, 4, 4], tokens: 0 },
  { id: 'out', shape: [10], tokens: 0 },
];

it('on a phone every layer is a row, its dots of one size and inside, the ribbons beside', () => {
  const { rows, wide, left, lanes, height } = layoutDown(places, 358, { ribbons: 6, answers: 10, pad: true });
  expect(rows.map(({ column }) => column.id)).toEqual(['input', 'a', 'q', 'out']);
  for (const [i, { column, top, height: high, along }] of rows.entries()) {
    for (const box of [column.block, column.loupe, column.answer]) {
      if (!box) continue;
      expect(box.x + box.width).toBeLessThanOrEqual(wide);
      expect(box.y + box.height).toBeLessThanOrEqual(high);
      expect(box.y).toBeGreaterThanOrEqual(36);
    }
    expect(new Set([column.block.dot, rows[0]!.column.block.dot]).size).toBe(1);
    expect(along).toBeGreaterThan(top);
    if (i > 0) expect(top).toBe(rows[i - 1]!.top + rows[i - 1]!.height);
  }
  expect(rows[2]!.column.loupe).toBeDefined();
  expect(height).toBe(rows.at(-1)!.top + rows.at(-1)!.height);
  for (const { width } of lanes) expect(width).toBeGreaterThanOrEqual(24);
  expect(left + lanes.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(358 + 1e-6);
});

it('ribbons that have no room are not drawn', () => {
  expect(layoutDown(places, 288, { ribbons: 9, answers: 10, pad: true }).lanes.length).toBeLessThan(9);
  expect(layoutDown(places, 700, { ribbons: 9, answers: 10, pad: true }).lanes).toHaveLength(9);
});
