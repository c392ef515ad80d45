import { beforeEach, describe, expect, it } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { palette } from './color.ts';
import { type LineSeries, wantedX, wantedY, type YScale } from './lineModel.ts';
import { drawLines, linePlot, wordsBeside } from './linePlot.ts';

let canvas: RecordingCanvas;
recordingPage();
beforeEach(() => {
  canvas = new RecordingCanvas();
});

const box = { left: 34, right: 234, top: 6, bottom: 106 };
const test = { label: 'test', x: [0, 1, 2, 3, 4], y: [1, 0.5, Number.NaN, 0.2, 0.1] };
const train = { label: 'train', x: [0, 4], y: [1, 0.4] };
const plot = (lines: readonly LineSeries[], scale: YScale) =>
  linePlot(wantedX(lines), wantedY(lines, scale), scale, box);
const points = (does: string) => canvas.all(does).map(({ numbers }) => numbers);

describe('the curves of a line chart', () => {
  it('begin anew at a break, and a point that stands alone is no line', () => {
    const parted = { label: 'a', x: [0, 1, 2, 3, 4], y: [1, 0.5, 0.8, 0.9, 0.6], breaks: [2, 3] };
    drawLines(canvas.context, [parted], linePlot([0, 4], [0, 1], 'linear', box), 1, false);
    expect(points('moveTo').map(([x]) => x)).toEqual([34, 134, 184]);
    expect(points('lineTo').map(([x]) => x)).toEqual([84, 234]);
  });

  it('go from the left edge to the right, upwards with the value, the first on top of the others', () => {
    const lines = [{ label: 'a', x: [0, 4], y: [0, 1] }, train];
    drawLines(canvas.context, lines, linePlot([0, 4], [0, 1], 'linear', box), 1, true);
    expect(points('moveTo')).toEqual([
      [34, 6],
      [34, 106],
    ]);
    expect(points('lineTo')).toEqual([
      [234, 66],
      [234, 6],
    ]);
    const { ink1, ink4 } = palette();
    expect(canvas.all('stroke').map(({ stroke }) => stroke)).toEqual([ink4, ink1]);
    expect(canvas.all('fill').map(({ fill }) => fill)).toEqual([ink4, ink1]);
    expect(points('arc').map(([x, y]) => [x, y])).toEqual([
      [234, 66],
      [234, 6],
    ]);
  });

  it('have a gap where a value is no number', () => {
    drawLines(canvas.context, [test], plot([test], 'linear'), 1, false);
    expect(points('moveTo').map(([x]) => x)).toEqual([34, 184]);
    expect(points('lineTo').map(([x]) => x)).toEqual([84, 234]);
    expect(points('arc')).toEqual([]);
  });

  it('are dotted, thin and without a dot where they are a reference', () => {
    const line = { ...train, tone: 'reference' as const };
    drawLines(canvas.context, [line], plot([line], 'linear'), 1, true);
    expect(canvas.all('setLineDash')[0]!.numbers).toEqual([1, 3]);
    expect(canvas.all('stroke')[0]).toMatchObject({ stroke: palette().ink3, lineWidth: 1 });
    expect(points('arc')).toEqual([]);
  });
});

describe('the words of a line chart', () => {
  const texts = (marks: readonly { readonly text: string }[]) => marks.map(({ text }) => text);

  it('are numbers on every scale, also where one follows another', () => {
    for (const scale of ['percent', 'log', 'linear', 'log', 'percent'] as const) {
      const { y, x, ends } = wordsBeside([test, train], plot([test, train], scale), 'epoch');
      expect(y.length).toBeGreaterThanOrEqual(2);
      for (const mark of [...y, ...x]) {
        expect(mark.text).toMatch(/\d/);
        expect(Number.isFinite(mark.at)).toBe(true);
      }
      for (const { at } of y) expect(at).toBeGreaterThanOrEqual(5);
      expect(texts(ends)).toEqual(['test', 'train']);
    }
  });

  it('have the unit at the end of the axis, and no tick beneath it', () => {
    const { x } = wordsBeside([train], plot([train], 'linear'), 'epoch');
    expect(x.at(-1)).toEqual({ at: 234, text: 'epoch 4', anchor: 'end' });
    for (const { at } of x.slice(0, -1)) expect(at).toBeLessThan(234 - 60);
  });

  it('name each line where it ends, apart from one another; at the top what diverged', () => {
    const lines = [test, { ...train, y: [1, 0.1] }, { label: 'gone', x: [0, 4], y: [1, Number.POSITIVE_INFINITY] }];
    const { ends } = wordsBeside([...lines, { label: 'empty', x: [], y: [] }], plot(lines, 'linear'), 'epoch');
    expect(ends.map(({ text, x, tone }) => [text, x, tone])).toEqual([
      ['test', 240, 'main'],
      ['train', 240, 'quiet'],
      ['gone', 240, 'quiet'],
    ]);
    expect(ends[2]!.y).toBe(6);
    expect(Math.abs(ends[0]!.y - ends[1]!.y)).toBeGreaterThanOrEqual(12 - 1e-9);
  });
});
