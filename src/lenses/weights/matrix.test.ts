import { describe, expect, it } from 'vitest';
import { palette } from '#charts/color.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { parametersProbe } from '#probes/parameters/parameters.probe.ts';
import { frameOf } from '#testing/handEngine.ts';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { drawHistogram, drawMatrix, elementWords, matrixIn, sidesOf } from './matrix.ts';

recordingPage();

/** a.weight [3, 2] is 1 … 6, a.bias ten times and b.weight [2, 3] a hundred times as large. */
function frame() {
  const network = [
    { id: 'a', type: 'dense', units: 3 },
    { id: 'b', type: 'dense', units: 2 },
  ];
  const trainer = new Trainer(documentOf({ network }));
  for (let i = 0; i < 6; i++) {
    trainer.setParameter('a', 'weight', i, i + 1);
    trainer.setParameter('b', 'weight', i, 100 * (i - 3));
    if (i < 3) trainer.setParameter('a', 'bias', i, -10 * i);
  }
  return frameOf({ probes: { parameters: parametersProbe.compute(trainer, {}, createPool()) } });
}
const size = { width: 60, height: 40, ratio: 1 };

describe('a parameter in the lens of weights', () => {
  it('has its own numbers, sides and scale', () => {
    const all = frame();
    const weight = matrixIn(all, 'a', 'weight')!;
    expect([...weight.values]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([weight.rows, weight.columns]).toEqual([3, 2]);
    const bias = matrixIn(all, 'a', 'bias')!;
    expect([bias.rows, bias.columns, ...bias.values].map((v) => v + 0)).toEqual([3, 1, 0, -10, -20]);
    const next = matrixIn(all, 'b', 'weight')!;
    expect([next.rows, next.columns, next.values[5]]).toEqual([2, 3, 200]);
    expect(weight.limit).toBeCloseTo(6, 1);
    expect(bias.limit).toBeCloseTo(20, 0);
    expect(next.limit).toBeCloseTo(300, -1);
    expect(matrixIn(all, 'gone', 'weight')).toBeUndefined();
    expect(matrixIn(undefined, 'a', 'weight')).toBeUndefined();
    expect(sidesOf([4, 2, 3, 3])).toEqual({ rows: 4, columns: 18 });
  });

  it('is painted row by row on that scale, its greatest number at the end of it, with the cell that is meant', () => {
    for (const [block, name, strongest] of [
      ['a', 'weight', 5],
      ['b', 'weight', 0],
    ] as const) {
      const matrix = matrixIn(frame(), block, name)!;
      const canvas = new RecordingCanvas();
      drawMatrix(canvas.context, size, new Heatmap(), matrix, 10, { row: 2, column: 1 });
      const { picture } = canvas.all('drawImage')[0]!;
      const { signed } = palette();
      const entries = Array.from({ length: 6 }, (_, i) =>
        signed.indexOf(picture!.at(i % matrix.columns, Math.floor(i / matrix.columns))),
      );
      expect(entries[strongest]).toBe(block === 'a' ? 256 : 0);
      expect(entries).toEqual([...entries].sort((x, y) => x - y));
      expect(new Set(entries).size).toBe(6);
      expect(canvas.all('strokeRect')[0]!.numbers).toEqual([10.5, 20.5, 9, 9]);
    }
  });

  it('is read by row and column, a bias by its unit', () => {
    const all = frame();
    expect(elementWords(matrixIn(all, 'a', 'weight')!, { row: 2, column: 0 })).toBe('to unit 3 from 1: 5.00');
    expect(elementWords(matrixIn(all, 'b', 'weight')!, { row: 1, column: 0 })).toBe('to unit 2 from 1: 0');
    expect(elementWords(matrixIn(all, 'a', 'bias')!, { row: 2, column: 0 })).toBe('unit 3: −20.0');
    const names = { into: ['bill length'], out: [undefined, undefined, 'Adelie'] };
    expect(elementWords(matrixIn(all, 'a', 'weight')!, { row: 2, column: 0 }, names)).toBe(
      'to Adelie from bill length: 5.00',
    );
    expect(elementWords(matrixIn(all, 'a', 'bias')!, { row: 2, column: 0 }, names)).toBe('Adelie: −20.0');
  });

  it('lies in lines where it is a long bias: read on line by line, paper behind its last number', () => {
    expect(sidesOf([16])).toEqual({ rows: 16, columns: 1 });
    const values = Float32Array.from({ length: 23 }, (_, i) => i);
    const bias = { ...sidesOf([23]), single: true, values, limit: 23 };
    expect([bias.rows, bias.columns]).toEqual([5, 5]);
    expect(elementWords(bias, { row: 2, column: 3 })).toBe('unit 14: 13.0');
    expect(elementWords(bias, { row: 4, column: 3 })).toBe('');
    const canvas = new RecordingCanvas();
    drawMatrix(canvas.context, size, new Heatmap(), bias, 10, undefined);
    const { picture } = canvas.all('drawImage')[0]!;
    expect([picture!.at(2, 4), picture!.at(3, 4), picture!.at(4, 4)]).toEqual([expect.anything(), 0, 0]);
    expect(picture!.at(2, 4)).not.toBe(0);
  });

  it('has bars where its numbers lie: the highest as high as the box, none where there is none', () => {
    const canvas = new RecordingCanvas();
    const values = Float32Array.of(-1, -1, 0, 1);
    drawHistogram(canvas.context, size, { rows: 4, columns: 1, single: true, values, limit: 1 });
    const bars = canvas.all('fillRect').slice(0, 25);
    const heights = bars.map(({ numbers }) => numbers[3]);
    expect([heights[0], heights[12], heights[24]]).toEqual([39, 19.5, 19.5]);
    expect(heights.filter((h) => h === 0)).toHaveLength(22);
    expect(bars[24]!.numbers[0]).toBeGreaterThan(bars[0]!.numbers[0]!);
  });
});
