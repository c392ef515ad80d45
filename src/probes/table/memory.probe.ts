import { type PlanMemory, planMemory } from '#engine/memory.ts';
import type { Plan } from '#engine/plan.ts';
import type { Probe } from '#engine/probe.ts';

const known = new WeakMap<Plan, PlanMemory>();

/** What training the network in its batches takes, in bytes, block by block. Exact; worked out once for a plan. */
export const memoryProbe: Probe<Record<string, never>, PlanMemory> = {
  compute({ plan }) {
    const found = known.get(plan) ?? planMemory(plan);
    known.set(plan, found);
    return found;
  },
};
