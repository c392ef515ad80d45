import { describe, expect, it } from 'vitest';
import { clockOf, onAxis, type Stand, waits } from './alignment.ts';

const at = (step: number, origin: number | undefined): Stand => ({ step, origin });

describe('the clock of lanes', () => {
  it('is that of who has come furthest; who stands at its start may stand at any before', () => {
    expect(clockOf([at(0, 0), at(0, 800)])).toBe(-800);
    expect(clockOf([at(0, 0), at(500, 800)])).toBe(-300);
    expect(clockOf([at(7, 0), at(807, 800)])).toBe(7);
    expect(clockOf([at(5, undefined), at(0, 20)])).toBe(-20);
    expect(clockOf([at(5, undefined)])).toBeUndefined();
  });

  it('lets wait who would begin its last phase too early', () => {
    const moved = (by: 'step' | 'epoch', ...all: Stand[]) => all.map((one) => !waits(one, all, by));
    expect(moved('step', at(0, 0), at(0, 6), at(2, 9))).toEqual([false, false, true]);
    expect(moved('step', at(0, 0), at(0, 6), at(3, 9))).toEqual([false, true, true]);
    expect(moved('step', at(0, 0), at(6, 6), at(9, 9))).toEqual([true, true, true]);
    expect(moved('step', at(6, 6), at(9, undefined))).toEqual([false, true]);
    expect(moved('step', at(5, 6), at(9, undefined))).toEqual([true, true]);
    expect(moved('epoch', at(0, 0), at(2, 9))).toEqual([false, true]);
    expect(moved('epoch', at(0, 0), at(9, 9))).toEqual([true, true]);
  });
});

describe('a run on the common axis', () => {
  const run = { step: Float64Array.of(0, 5, 12, 17), epoch: Float64Array.of(0, 1, 3, 4), count: 4 };

  it('is drawn from where its last phase begins, by steps or epochs', () => {
    expect(onAxis(run, 0, 'epoch', 5)).toEqual({ first: 0, shift: 0 });
    expect(onAxis(run, 10, 'step', 5)).toEqual({ first: 2, shift: 10 });
    expect(onAxis(run, 7, 'epoch', 5)).toEqual({ first: 2, shift: 2 });
  });

  it('is not there before', () => {
    expect(onAxis(run, 18, 'step', 5)).toBeUndefined();
    expect(onAxis(run, undefined, 'step', 5)).toBeUndefined();
  });
});
