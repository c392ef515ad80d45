import { describe, expect, it } from 'vitest';
import { makeStrata } from './strata.ts';
import { flops, isGrid, workloads } from './workloads.ts';

describe('workloads', () => {
  it.each(workloads)('$id gives the loss after 20 steps that other engines give: $title', (workload) => {
    const runner = makeStrata(workload, 'simd');
    runner.run(isGrid(workload) ? 1 : 20);
    const [low, high] = workload.known!;
    expect(runner.loss()).toBeGreaterThanOrEqual(low);
    expect(runner.loss()).toBeLessThanOrEqual(high);
  });

  it('count the operations of an example', () => {
    const counted = workloads.map((w) => Number(flops(w).toPrecision(3)));
    expect(counted).toEqual([92, 880, 880, 880, 50400, 454000, 4440000, 304, 21200000]);
  });
});
