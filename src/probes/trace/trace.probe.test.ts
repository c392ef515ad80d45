import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { dense, trainerOf } from '#probes/survey/surveyed.ts';
import { type TraceRequest, traceProbe } from '#probes/trace/trace.probe.ts';

function set(trainer: Trainer, path: string, values: readonly number[]): void {
  trainer.model.values(trainer.plan.parameters.find((p) => p.path === path)!).set(values);
}
const ask = (trainer: Trainer, request: TraceRequest) => traceProbe.compute(trainer, request, createPool())!;

describe('the sum of a unit', () => {
  const trainer = trainerOf({ type: 'circle', samples: 20 }, [
    dense('a', 3, 'tanh'),
    { id: 'f', type: 'activation', function: 'relu' },
    dense('b', 2),
  ]);
  set(trainer, '0.weight', [1, 2, 3, 4, -5, 6]);
  set(trainer, '0.bias', [0.5, -0.25, 0.125]);

  it('is of weights and inputs in the order they are added, before the function, and what came of it after', () => {
    const traced = ask(trainer, { block: 'a', unit: 1, at: [0.25, 0.5] });
    expect([...traced.terms]).toEqual([3, 0.25, 4, 0.5]);
    expect(traced.bias).toBe(-0.25);
    expect(traced.sum).toBe(3 * 0.25 + 4 * 0.5 - 0.25);
    expect(traced.output).toBeCloseTo(Math.tanh(2.5), 6);
  });

  it('is what goes in where a block sums nothing', () => {
    const { terms, bias, sum, output } = ask(trainer, { block: 'f', unit: 2, at: [0.25, -0.5] });
    expect([...terms]).toEqual([]);
    expect(bias).toBeNull();
    expect(sum).toBeCloseTo(Math.tanh(-5 * 0.25 - 6 * 0.5 + 0.125), 6);
    expect(sum).toBeLessThan(0);
    expect(output).toBe(0);
  });

  it('is nothing of a unit that is not there', () => {
    expect(traceProbe.compute(trainer, { block: 'a', unit: 3, at: [0, 0] }, createPool())).toBeNull();
    expect(traceProbe.compute(trainer, { block: 'z', unit: 0, at: [0, 0] }, createPool())).toBeNull();
  });
});
