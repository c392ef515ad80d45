import { expect, it } from 'vitest';
import { numberAt } from './numberAt.ts';
import { layoutStory, tilesOf } from './storyLayout.ts';

const room = { width: 600, height: 300, pad: false, answers: 0 };
const column = (shape: readonly number[], tokens = 0) =>
  layoutStory(
    [
      { id: 'input', shape, tokens },
      { id: 'a', shape: [300], tokens: 0 },
    ],
    room,
  ).columns[0]!;

it('under the pointer stands the number of that map, row and column, in the block and enlarged', () => {
  const one = column([4, 3, 5]);
  for (const block of [one.block, one.loupe!]) {
    const tile = tilesOf(one.dots, block)[2]!;
    const at = numberAt(one, tile.x + 3.5 * block.dot, tile.y + 1.5 * block.dot)!;
    expect(at).toEqual({ index: 2 * 15 + 1 * 5 + 3, words: 'map 3, row 2, column 4' });
  }
  expect(numberAt(one, one.block.x - 3, one.block.y)).toBeUndefined();
});

it('steps, tokens and units are called what they are', () => {
  const { x, y } = column([6, 4]).block;
  expect(numberAt(column([6, 4]), x + 1, y + 1)!.words).toBe('step 1, feature 1');
  const tokens = column([6], 4);
  expect(numberAt(tokens, tokens.block.x + 1, tokens.block.y + 1)!.words).toBe('token 1');
  const units = column([9]);
  expect(numberAt(units, units.block.x + 1, units.block.y + 1)).toEqual({ index: 0, words: 'unit 1' });
});
