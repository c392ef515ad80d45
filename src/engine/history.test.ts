import { expect, it } from 'vitest';
import { flatPoints, type HistoryPoint, isRecorded, nextRecorded, pointsOf } from './history.ts';

it('records every epoch up to 512, every second up to 1,024, every fourth up to 2,048 …', () => {
  const recorded = (low: number, high: number) => {
    let count = 0;
    for (let epoch = low; epoch < high; epoch++) if (isRecorded(epoch)) count++;
    return count;
  };
  expect(recorded(0, 512)).toBe(512);
  for (let low = 512; low <= 65_536; low *= 2) expect(recorded(low, 2 * low)).toBe(256);
});

it('tells the next epoch that is recorded', () => {
  const epochs = Array.from({ length: 3000 }, (_, epoch) => epoch);
  const wrong = epochs.filter((epoch) => nextRecorded(epoch) !== epochs.find((e) => e > epoch && isRecorded(e)));
  expect(wrong).toEqual(epochs.slice(epochs.findLast(isRecorded)));
});

it('travels as numbers one behind another, and comes back as it was', () => {
  const points: HistoryPoint[] = [
    [0, 0, 0.5, Number.NaN, 0.7, 0.8],
    [2 ** 40, 1, 1e-9, 2, 3, 4],
  ];
  expect([...flatPoints(points)]).toEqual(points.flat());
  expect(pointsOf(flatPoints(points))).toEqual(points);
  expect(pointsOf(new Float64Array(0))).toEqual([]);
});
