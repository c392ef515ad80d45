import { describe, expect, it } from 'vitest';
import { HISTORY_COLUMNS, History, type HistoryPoint } from './history.ts';

const point = (step: number): HistoryPoint => [step, step / 10, 0.5, 0.6, 0.7, 0.8];
const steps = (history: History, from = 0) => [...history.from(from)].filter((_, i) => i % HISTORY_COLUMNS === 0);

describe('the history', () => {
  it('records every epoch up to 512, every second up to 1,024, every fourth up to 2,048 …', () => {
    const history = new History();
    const wanted = (low: number, high: number) => {
      let count = 0;
      for (let epoch = low; epoch < high; epoch++) if (history.wants(epoch)) count++;
      return count;
    };
    expect(wanted(0, 512)).toBe(512);
    for (let low = 512; low <= 65_536; low *= 2) expect(wanted(low, 2 * low)).toBe(256);
  });

  it('takes no step twice, so that a replay changes nothing', () => {
    const history = new History();
    for (const step of [0, 10, 20, 10, 20, 30]) history.add(point(step));
    expect(steps(history)).toEqual([0, 10, 20, 30]);
    expect(history.length).toBe(4);
  });

  it('gives what is new from an index on, in memory of its own', () => {
    const history = new History();
    for (const step of [0, 10, 20]) history.add(point(step));
    expect(steps(history, 1)).toEqual([10, 20]);
    history.from(0).fill(9);
    expect(steps(history)).toEqual([0, 10, 20]);
  });

  it('takes back points after a step, and tells readers to start over only where there were any', () => {
    const history = new History();
    for (const step of [0, 10, 20]) history.add(point(step));
    const { generation } = history;
    history.cutAfter(20);
    expect(history.generation).toBe(generation);
    history.cutAfter(15);
    expect(history.generation).toBe(generation + 1);
    expect(steps(history)).toEqual([0, 10]);
    history.add(point(17));
    expect(steps(history)).toEqual([0, 10, 17]);
    history.clear();
    expect(history.length).toBe(0);
    expect(history.generation).toBe(generation + 2);
  });

  it('is saved and loaded equal', () => {
    const [history, other] = [new History(), new History()];
    for (const step of [0, 10, 20]) history.add(point(step));
    other.load(history.from(0));
    expect(other.from(0)).toEqual(history.from(0));
  });
});
