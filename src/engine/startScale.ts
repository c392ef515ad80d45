/** @file How large a parameter's numbers are where a run starts: what stands for "large" in pictures of later steps. */
import { spread } from '#base/spread.ts';
import { drawParameter } from './drawParameter.ts';
import { initialValues } from './initialWeights.ts';
import type { Plan, PlannedParameter } from './plan.ts';

const known = new WeakMap<PlannedParameter, number>();

/** The 99th percentile of |value| of a parameter at step 0: as drawn from the seed, or as the document's `initial` has it. */
export function startScale(plan: Plan, p: PlannedParameter): number {
  let scale = known.get(p);
  if (scale === undefined) {
    const { initial } = plan.document;
    let values = initial && initialValues(initial, p);
    if (!values) {
      values = new Float32Array(p.count);
      drawParameter(plan, p, values);
    }
    scale = values.some((v) => v !== 0) ? spread(values, 0, values.length).limit : 0;
    known.set(p, scale);
  }
  return scale;
}
