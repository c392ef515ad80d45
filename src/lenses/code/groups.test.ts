import { expect, it } from 'vitest';
import { firstLines, groupsOf } from './groups.ts';

const marks = [undefined, 'a', 'a', undefined, 'b', 'a'];

it('puts neighbours of one block together, and covers every line once', () => {
  const groups = groupsOf(6, marks);
  expect(groups).toEqual([
    { from: 0, to: 1 },
    { block: 'a', from: 1, to: 3 },
    { from: 3, to: 4 },
    { block: 'b', from: 4, to: 5 },
    { block: 'a', from: 5, to: 6 },
  ]);
  expect(groupsOf(3)).toEqual([{ from: 0, to: 3 }]);
  expect(groupsOf(0)).toEqual([]);
});

it('shows the first lines of many, a group cut where they end', () => {
  expect(firstLines(groupsOf(6, marks), 2)).toEqual([
    { from: 0, to: 1 },
    { block: 'a', from: 1, to: 2 },
  ]);
  expect(firstLines(groupsOf(6, marks), 100)).toEqual(groupsOf(6, marks));
});
