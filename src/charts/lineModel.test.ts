import { describe, expect, it } from 'vitest';
import { lineSummary, nearestIndex, readAt, valueText, wantedX, wantedY } from './lineModel.ts';

const test = { label: 'test', x: [0, 10, 20, 30], y: [1, 0.5, 0.2, 9], count: 3 };
const train = { label: 'train', x: [0, 20], y: [0.9, 0.1] };

describe('what a line chart shows', () => {
  it('spans the values in use and no others', () => {
    const [low, high] = wantedY([test, train], 'linear');
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeLessThan(2);
    expect(wantedX([test, train])).toEqual([0, 20]);
  });

  it('has a fixed axis for shares, and one to begin with', () => {
    expect(wantedY([train], 'percent')).toEqual([0, 1]);
    expect(wantedY([], 'log')).toEqual([0.1, 1]);
    expect(wantedX([{ label: 'a', x: [5], y: [1] }])).toEqual([5, 6]);
  });

  it('keeps zeros and divergence off a log axis', () => {
    const [low, high] = wantedY([{ label: 'a', x: [0, 1, 2, 3], y: [0, 0.1, 1, Number.POSITIVE_INFINITY] }], 'log');
    expect(low).toBeGreaterThan(0.05);
    expect(high).toBeLessThan(2);
  });
});

describe('reading values', () => {
  it('finds the nearest place', () => {
    const x = [0, 10, 20];
    expect([-5, 4, 5, 6, 15, 99].map((at) => nearestIndex(x, 3, at))).toEqual([0, 0, 0, 1, 1, 2]);
    expect(nearestIndex(x, 0, 1)).toBe(-1);
  });

  it('reads every series at its own nearest place', () => {
    expect(readAt([test, train], 11)).toEqual([
      { label: 'test', x: 10, y: 0.5 },
      { label: 'train', x: 20, y: 0.1 },
    ]);
  });

  it('writes values with three digits', () => {
    expect(valueText(0.09512, 'log')).toBe('0.0951');
    expect(valueText(-1.5, 'linear')).toBe('−1.50');
    expect(valueText(0.972, 'percent')).toBe('97.2\u202f%');
    expect(valueText(0, 'linear')).toBe('0');
  });
});

it('says the chart in a sentence', () => {
  expect(lineSummary('Loss', 'epoch', [test], 'log')).toBe(
    'Loss by epoch, logarithmic. At epoch 20: test 0.200, between 0.200 and 1.00 so far.',
  );
  expect(lineSummary('Loss', 'epoch', [], 'linear')).toBe('Loss by epoch: nothing yet.');
});
