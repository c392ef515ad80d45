import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { defaults, type Fields } from '#nn/field.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { isShapeProblem, type LayerDefinition } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { type Rect, seesPicture } from './seesPicture.ts';
import { seesWords } from './seesWords.ts';

const all = Object.values(layers) as unknown as LayerDefinition[];
const flows: readonly Flow[] = [
  { shape: [2] },
  { shape: [40] },
  { shape: [12, 6] },
  { shape: [1, 28, 28] },
  { shape: [16, 8, 6] },
  { shape: [1, 1, 1] },
  { shape: [24], tokens: 7 },
];

function of(type: string, values: object, input: Flow) {
  const definition = all.find((d) => d.type === type)!;
  const block = { ...defaults(definition.fields as Fields), ...values, id: 'x', type };
  const output = definition.outputShape(input, block as never);
  if (isShapeProblem(output)) return undefined;
  return { block, input, output, path: '0', parameters: {}, buffers: {}, parameterCount: 0 } satisfies InferredBlock;
}

const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.w <= outer.x + outer.w + 1e-6 &&
  inner.y + inner.h <= outer.y + outer.h + 1e-6;

describe.each(all.filter((d) => d.sees !== 'blocks').map((d) => d.type))('the picture of %s', (type) => {
  it('lies within its frame, marks a number of the output and what it sees, and is told in words', () => {
    let drawn = 0;
    for (const input of flows) {
      const inferred = of(type, {}, input);
      if (!inferred) continue;
      const { width, height, sheets, lines } = seesPicture(inferred);
      const frame = { x: 0, y: 0, w: width, h: height };
      for (const sheet of sheets) {
        expect(inside(sheet, frame), JSON.stringify({ input, sheet })).toBe(true);
        if (sheet.padding) expect(inside(sheet.padding, frame)).toBe(true);
        for (const mark of [sheet.seen, sheet.made]) if (mark) expect(mark.w * mark.h).toBeGreaterThan(0);
        if (sheet.made) expect(inside(sheet.made, sheet)).toBe(true);
      }
      expect(sheets.filter((sheet) => sheet.made)).toHaveLength(1);
      expect(sheets.some((sheet) => sheet.seen)).toBe(true);
      expect(lines.length).toBeGreaterThan(0);
      expect(seesWords(inferred, 32)).toMatch(/^[A-Z].*\.$/);
      drawn++;
    }
    expect(drawn).toBeGreaterThan(0);
  });
});

it('marks the window in every channel, the neighbour’s, and the padding', () => {
  const { sheets } = seesPicture(of('conv2d', { kernel: 5, stride: 2, padding: 2 }, { shape: [3, 28, 28] })!);
  const input = sheets.filter((sheet) => sheet.seen);
  expect(input).toHaveLength(3);
  const { seen, next, padding, cell, w } = input.at(-1)!;
  expect([seen!.w / cell, (next!.x - seen!.x) / cell, (padding!.w - w) / cell].map((n) => +n.toFixed(6))).toEqual([
    5, 2, 4,
  ]);
});

it('marks the steps up to the one that is made, or all', () => {
  const columns = (type: string, values: object) => {
    const sheet = seesPicture(of(type, values, { shape: [8, 4] })!).sheets.find((s) => s.seen)!;
    return Math.round(sheet.seen!.w / sheet.cell);
  };
  expect(columns('lstm', { returnSequences: true })).toBe(5);
  expect(columns('lstm', { returnSequences: false })).toBe(8);
  expect(columns('selfAttention', { causal: false, heads: 2 })).toBe(8);
  expect(columns('selfAttention', { causal: true, heads: 2 })).toBe(5);
});

it('marks the same feature in several samples of a batch', () => {
  const { sheets } = seesPicture(of('batchNorm', {}, { shape: [6] })!);
  expect(sheets.filter((s) => s.seen).map((s) => Math.round(s.seen!.h / s.cell))).toEqual([1, 1, 1]);
});

it('says sizes in numbers', () => {
  expect(seesWords(of('conv2d', { kernel: 3, stride: 2, padding: 1 }, { shape: [3, 8, 8] })!, 8)).toBe(
    'Every output number is made from a window of 3 × 3 pixels in all 3 channels; for its neighbour (dashed) the window moves 2 pixels. Round the image (dashed) lie a row and a column of zeros.',
  );
  expect(seesWords(of('groupNorm', { groups: 2 }, { shape: [4, 3, 3] })!, 8)).toBe(
    'The numbers are scaled by the mean and the spread of the 2 channels of their group: 18 numbers of one sample.',
  );
});
