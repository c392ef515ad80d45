import { spread } from '#base/spread.ts';
import type { Probe } from '#engine/probe.ts';
import { startScale } from '#engine/startScale.ts';

export interface ParameterValues {
  readonly block: string;
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly count: number;
  /** The 99th percentile of |value|, now and at step 0. */
  readonly limit: number;
  readonly start: number;
}

export interface ParametersResult {
  readonly parameters: readonly ParameterValues[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** Larger parameters are not drawn one by one, and not sent. */
const LARGEST = 4096;

/** The weights and biases themselves, in PyTorch's layout. Exact. */
export const parametersProbe: Probe<Record<string, never>, ParametersResult> = {
  compute({ plan, model }, _request, pool) {
    const sent = plan.parameters.filter((p) => p.count <= LARGEST);
    const values = pool.floats(sent.reduce((sum, p) => sum + p.count, 0));
    let offset = 0;
    const parameters = sent.map((p) => {
      values.set(model.values(p), offset);
      const entry = {
        block: p.block,
        name: p.name,
        shape: p.shape,
        offset,
        count: p.count,
        limit: spread(values, offset, offset + p.count).limit,
        start: startScale(plan, p),
      };
      offset += p.count;
      return entry;
    });
    return { parameters, values };
  },
};
