import { expect, it } from 'vitest';
import { palette } from '#charts/color.ts';
import { TilePainter } from '#stage/tilePainter.ts';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { paintBlocks } from './paintBlocks.ts';
import { layoutStory } from './storyLayout.ts';

recordingPage();

const room = { width: 400, height: 300, pad: false, answers: 0 };

/** What is drawn of the first of two places. */
function paint(shape: readonly number[], values: readonly number[] | undefined, pixels = false) {
  const canvas = new RecordingCanvas();
  const places = [
    { id: 'input', shape, tokens: 0 },
    { id: 'a', shape: [300], tokens: 0 },
  ];
  const { block, loupe, dots } = layoutStory(places, room).columns[0]!;
  const blocks = loupe ? [block, loupe] : [block];
  paintBlocks(
    canvas.context,
    new TilePainter(),
    { id: 'input', dots, blocks, values: values && Float32Array.from(values), pixels },
    { left: 5, top: 7, ratio: 1, names: undefined, now: 0 },
  );
  return { canvas, block, loupe: loupe! };
}

it('a picture is painted as it is, and enlarged: every number where it stands', () => {
  const { canvas, block, loupe } = paint([1, 2, 2], [0, 1, 1, 0], true);
  const drawn = canvas.all('drawImage');
  expect(drawn).toHaveLength(2);
  for (const { picture } of drawn) {
    expect([picture!.at(0, 0), picture!.at(1, 0), picture!.at(0, 1)]).toEqual([
      palette().pixels[0],
      palette().pixels[256],
      palette().pixels[256],
    ]);
  }
  const widths = drawn.map(({ numbers }) => numbers.at(-2)!);
  expect(widths[0]).toBe(Math.round(block.x + block.width) - Math.round(block.x));
  expect(widths[1]).toBe(Math.round(loupe.x + loupe.width) - Math.round(loupe.x));
  expect(canvas.all('translate')[0]!.numbers).toEqual([-5, -7]);
});

it('single numbers are squares in the colours of their signs, without a gap', () => {
  const { canvas, block } = paint([9], [1, -1, 0, 0, 0, 0, 0, 0, 0]);
  const squares = canvas.all('fillRect').filter(({ numbers }) => numbers[2] === block.dot);
  expect(squares).toHaveLength(9);
  const { signedCss } = palette();
  expect(squares.slice(0, 3).map(({ fill }) => fill)).toEqual([signedCss[256], signedCss[0], signedCss[128]]);
  expect(squares[1]!.numbers[0]! - squares[0]!.numbers[0]!).toBe(block.dot);
});

it('before its numbers are known a block is paper with its outline', () => {
  const { canvas } = paint([1, 2, 2], undefined);
  expect(canvas.all('drawImage')).toHaveLength(0);
  expect(canvas.all('strokeRect')).toHaveLength(2);
});

it('large maps have an outline each, small ones one round all', () => {
  expect(paint([2, 20, 20], Array(800).fill(0)).canvas.all('strokeRect').length).toBe(2);
  expect(paint([4, 2, 2], Array(16).fill(0)).canvas.all('strokeRect').length).toBe(1 + 4);
});
