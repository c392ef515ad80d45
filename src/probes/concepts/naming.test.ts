import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { CORNERS, dense, setWeights, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { conceptsProbe } from './concepts.probe.ts';
import { namingOf } from './naming.ts';

const run = () =>
  tinyRun(tinyTable(CORNERS), [dense('a', 2), dense('z', 2)], { 'a.weight': [1, 0, 0, 1], 'a.bias': [0, 0] });

/** A slice at a time of the clock, which has time for one piece of work, or for all. */
function at(now: number, { settled = false, whole = true } = {}) {
  const told = { more: false };
  const slice: Slice = { left: () => whole, now: () => now, settled, more: () => (told.more = true) };
  return { slice, told };
}
const ask = (trainer: Trainer, block: string, slice?: Slice) =>
  conceptsProbe.compute(trainer, { block }, createPool(), slice)!;

describe('the names of units', () => {
  it('come a piece at a time: none until all are there, and then nothing is left to do', () => {
    const trainer = run();
    const seen: number[] = [];
    for (let i = 0; i < 100; i++) {
      const { slice, told } = at(0, { settled: true, whole: false });
      const { step, units } = ask(trainer, 'a', slice);
      seen.push(units.length);
      expect(step).toBe(units.length > 0 ? 0 : -1);
      if (!told.more) break;
    }
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([0, 2]));
    expect(ask(trainer, 'a').units).toEqual(ask(run(), 'a').units);
  });

  it('are made anew once a second while it trains, at once where it stands still', () => {
    const trainer = run();
    const first = at(5000);
    // There is time for all of it, and the clock has not moved: the run may have.
    ask(trainer, 'a', first.slice);
    expect(first.told.more).toBe(false);
    trainer.stepBatch();
    const soon = at(5999);
    expect(ask(trainer, 'a', soon.slice).step).toBe(0);
    expect(soon.told.more).toBe(true);
    expect(ask(trainer, 'a', at(6000).slice).step).toBe(1);
    trainer.stepBatch();
    expect(ask(trainer, 'a', at(6001).slice).step).toBe(1);
    expect(ask(trainer, 'a', at(6001, { settled: true }).slice).step).toBe(2);
  });

  it('are made anew where a weight was set by hand, and not where nothing changed', () => {
    const trainer = run();
    ask(trainer, 'a');
    const before = namingOf(trainer)!.latest;
    ask(trainer, 'a');
    expect(namingOf(trainer)!.latest).toBe(before);
    setWeights(trainer, { 'a.weight': [-1, 0, 0, 1] });
    const { units } = ask(trainer, 'a');
    // x of the rows is 1, −0.5 and 0.25: the second is liked best now.
    expect(units[0]!.best.map(({ row, value }) => [row, value])).toEqual([
      [1, 0.5],
      [2, -0.25],
      [0, -1],
    ]);
  });

  it('of another block are made at once, those of the one before left off', () => {
    const trainer = run();
    const piece = () => at(0, { settled: true, whole: false });
    ask(trainer, 'a', piece().slice);
    for (let i = 0; i < 100; i++) {
      const { slice, told } = piece();
      const { block, units } = ask(trainer, 'z', slice);
      expect(block).toBe('z');
      if (!told.more) {
        expect(units).toHaveLength(2);
        break;
      }
      expect(i).toBeLessThan(99);
    }
    expect(namingOf(trainer)!.latest!.block).toBe('z');
    // While it trains no less than where it stands still.
    expect(ask(trainer, 'a', at(1).slice).units).toHaveLength(2);
  });

  it('are gone on with where nothing else is to be done, of the block asked for last', () => {
    const trainer = run();
    conceptsProbe.advance!(trainer, at(0).slice);
    expect(namingOf(trainer)!.latest).toBeUndefined();
    ask(trainer, 'z', at(0, { whole: false }).slice);
    expect(namingOf(trainer)!.latest).toBeUndefined();
    conceptsProbe.advance!(trainer, at(0).slice);
    expect(namingOf(trainer)!.latest).toMatchObject({ block: 'z', step: 0 });
  });

  it('have the start of the same run beside them, however late it is measured', () => {
    const network = [dense('a', 3), dense('z', 2)];
    const data = { type: 'gaussians', samples: 60, classes: 2 };
    const readingsAfter = (steps: number) => {
      const trainer = tinyRun(data, network);
      for (let i = 0; i < steps; i++) trainer.stepBatch();
      return ask(trainer, 'a').units;
    };
    const start = readingsAfter(0);
    for (const { naming } of start) expect(naming.baseline).toBe(naming.score);
    const later = readingsAfter(5);
    for (const [u, { naming }] of later.entries())
      if (naming.concept === start[u]!.naming.concept) expect(naming.baseline).toBe(start[u]!.naming.score);
  });

  it('are none where there is no sample, or no concept', () => {
    const empty = tinyRun({ type: 'points', points: [], testShare: 0 }, [dense('z', 2)]);
    expect(conceptsProbe.compute(empty, { block: 'z' }, createPool())).toBeNull();
    const line = tinyRun({ type: 'sine', samples: 10 }, [dense('z', 1)], {}, { loss: 'mse' });
    const { concepts, units } = ask(line, 'z');
    expect(concepts).toEqual([]);
    expect(units[0]).toMatchObject({ computed: true, naming: { concept: -1, score: Number.NaN } });
  });
});
