import type { Probe } from '#engine/probe.ts';

export interface BlockGradient {
  readonly id: string;
  /** Root mean square of ∂loss/∂output over the samples of the last step; null where no step was made yet. */
  readonly output: number | null;
  /** Root mean square of ∂loss/∂parameter; null without parameters or steps. */
  readonly parameters: number | null;
  /** Root mean square of the parameters themselves; null without any. */
  readonly size: number | null;
}

const rms = (values: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return Math.sqrt(sum / Math.max(1, values.length));
};
/** Over several tensors, each counted by its elements. */
const rmsOf = (all: readonly Float32Array[]): number | null => {
  const count = all.reduce((sum, v) => sum + v.length, 0);
  return count === 0 ? null : Math.sqrt(all.reduce((sum, v) => sum + rms(v) ** 2 * v.length, 0) / count);
};

/** V25: how much gradient arrives at each block, from the tensors of the last training step. Exact for that step's samples. */
export const gradientsProbe: Probe<Record<string, never>, readonly BlockGradient[]> = {
  compute({ plan, model }) {
    return plan.blocks.map(({ block }) => {
      const own = plan.parameters.filter((p) => p.block === block.id);
      const last = model.last?.keepsOutputs ? model.last.blocks.find((b) => b.id === block.id) : undefined;
      return {
        id: block.id,
        output: last?.output.gradient ? rms(model.tensor(last.output, true)) : null,
        parameters: last ? rmsOf(own.map((p) => model.gradient(p))) : null,
        size: rmsOf(own.map((p) => model.values(p))),
      };
    });
  },
};
