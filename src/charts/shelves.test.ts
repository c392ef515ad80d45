import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { Shelves } from './shelves.ts';

it('stand side by side, and begin a shelf below the highest where there is no room', () => {
  const shelves = new Shelves(10);
  expect([shelves.place(4, 3), shelves.place(6, 5), shelves.place(1, 1)]).toEqual([
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 0, y: 5 },
  ]);
  expect(shelves.height).toBe(6);
  shelves.clear();
  expect([shelves.height, shelves.place(10, 2)]).toEqual([0, { x: 0, y: 0 }]);
  expect([shelves.place(14, 1), shelves.width]).toEqual([{ x: 0, y: 2 }, 14]);
});

it('never lie over one another, nor outside', () => {
  const random = randomFrom([3, 1], logf);
  const shelves = new Shelves(64);
  const placed = Array.from({ length: 200 }, () => {
    const [w, h] = [1 + Math.floor(random.uniform() * 40), 1 + Math.floor(random.uniform() * 20)];
    return { ...shelves.place(w, h), w, h };
  });
  for (const [i, a] of placed.entries()) {
    expect(a.x + a.w <= 64 && a.y + a.h <= shelves.height).toBe(true);
    for (const b of placed.slice(0, i))
      expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
  }
});
