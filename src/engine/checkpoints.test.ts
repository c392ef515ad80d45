import { describe, expect, it } from 'vitest';
import { documentOf } from '#testing/sessionDesk.ts';
import type { Checkpoint } from './checkpoint.ts';
import { Checkpoints } from './checkpoints.ts';

function checkpoint(step: number, words = 10): Checkpoint {
  return {
    document: documentOf(),
    phase: { epoch: 0, held: 0 },
    position: { step, epoch: 0, used: 0, pending: 0 },
    model: {
      parameters: new Float32Array(words),
      state: [new Float32Array(words), new Float32Array(words)],
      updates: step,
    },
    history: new Float64Array(0),
  };
}

/** What is kept after a run of so many steps. */
function grown(steps: number, words?: number) {
  const checkpoints = new Checkpoints();
  for (let step = 0; step <= steps; step++) if (checkpoints.wants(step)) checkpoints.add(checkpoint(step, words));
  const kept = new Set<number>();
  for (let step = 0; step <= steps; step++) kept.add(checkpoints.before(step)!.position.step);
  return { checkpoints, kept: [...kept] };
}

describe('checkpoints', () => {
  it('are due at no step between one and the next that is named', () => {
    const { checkpoints } = grown(2000);
    for (let step = 2000; step < 2300; step++)
      for (let between = step + 1; between < checkpoints.dueAfter(step); between++)
        expect(checkpoints.wants(between)).toBe(false);
    expect(checkpoints.wants(checkpoints.dueAfter(2000))).toBe(true);
  });

  it('stand every 32 steps at first', () => {
    expect(grown(200).kept).toEqual([0, 32, 64, 96, 128, 160, 192]);
  });

  it('are thinned out as a run grows, evenly, and the first one always stays', () => {
    for (const steps of [5000, 100_000]) {
      const { kept } = grown(steps);
      expect(kept[0]).toBe(0);
      expect(kept.length).toBeGreaterThan(20);
      expect(kept.length).toBeLessThanOrEqual(48);
      const gaps = kept.slice(1).map((step, i) => step - kept[i]!);
      expect(new Set(gaps).size).toBe(1);
      expect(steps - kept.at(-1)!).toBeLessThan(gaps[0]!);
    }
  });

  it('are fewer where each is large', () => {
    const { kept } = grown(2000, 500_000);
    expect(kept.length).toBeGreaterThanOrEqual(4);
    expect(kept.length * 3 * 4 * 500_000).toBeLessThanOrEqual(64 * 2 ** 20);
  });

  it('are found by the step before', () => {
    const { checkpoints } = grown(200);
    expect([0, 31, 32, 100, 999].map((step) => checkpoints.before(step)!.position.step)).toEqual([0, 0, 32, 96, 192]);
    expect(new Checkpoints().before(10)).toBeUndefined();
  });

  it('are not wanted again where there is one, until what lies behind a step is forgotten', () => {
    const { checkpoints } = grown(200);
    expect(checkpoints.wants(64)).toBe(false);
    checkpoints.cutAfter(63);
    expect(checkpoints.wants(64)).toBe(true);
    expect(checkpoints.before(200)!.position.step).toBe(32);
    checkpoints.add(checkpoint(40));
    checkpoints.add(checkpoint(36));
    expect([38, 45].map((step) => checkpoints.before(step)!.position.step)).toEqual([36, 40]);
  });

  it('are replaced by another at the same step', () => {
    const { checkpoints } = grown(100);
    const other = checkpoint(64);
    checkpoints.add(other);
    expect(checkpoints.before(70)).toBe(other);
    checkpoints.clear();
    expect(checkpoints.before(70)).toBeUndefined();
    expect(checkpoints.wants(32)).toBe(true);
  });
});
