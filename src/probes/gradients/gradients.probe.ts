import { altersGradients } from '#engine/optimizer.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';

export interface BlockGradient {
  readonly id: string;
  /** Root mean square of ∂loss/∂output over the samples of the last step; null where no step was made yet. */
  readonly output: number | null;
  /**
   * Root mean square of ∂loss/∂parameter, as autograd has it: of the loss alone, before regularisation, freezing and clipping. null without parameters or
   * steps, and where the step was not measured and one of these changed the gradient in place.
   */
  readonly parameters: number | null;
  /** Root mean square of what the last step changed the parameters by; null without parameters, or where it was not measured. */
  readonly change: number | null;
  /** Root mean square of the parameters themselves; null without any. */
  readonly size: number | null;
}

function sumOfSquares(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

/**
 * What holds of the parameters of the step at hand: Σ (∂loss/∂p)² and Σ (change of p)², by place in the plan. Within a batch, and where the last batch diverged,
 * memory holds the gradient as backpropagation left it, and no update belongs to it.
 */
function stepOf({ plan, model, step, pending, divergence, measured }: Trainer) {
  const inMemory = (i: number) => sumOfSquares(model.gradient(plan.parameters[i]!));
  if (pending > 0 || divergence) return { gradient: inMemory };
  if (measured?.step === step)
    return { gradient: (i: number) => measured.gradient[i]!, change: (i: number) => measured.change[i]! };
  return altersGradients(plan) ? {} : { gradient: inMemory };
}

/** V25: how much gradient arrives at each block in the last training step, and what the step made of it. Exact for that step's samples. */
export const gradientsProbe: Probe<Record<string, never>, readonly BlockGradient[]> = {
  measuresSteps: true,
  compute(trainer) {
    const { plan, model } = trainer;
    const { gradient, change } = stepOf(trainer);
    return plan.blocks.map(({ block }) => {
      const own = plan.parameters.flatMap((p, i) => (p.block === block.id ? [i] : []));
      const count = own.reduce((sum, i) => sum + plan.parameters[i]!.count, 0);
      const rms = (squares: ((i: number) => number) | undefined) =>
        count > 0 && squares ? Math.sqrt(own.reduce((sum, i) => sum + squares(i), 0) / count) : null;
      const output = model.last?.keepsOutputs ? model.last.blocks.find((b) => b.id === block.id)?.output : undefined;
      const values = output?.gradient ? model.tensor(output, true) : undefined;
      return {
        id: block.id,
        output: values ? Math.sqrt(sumOfSquares(values) / values.length) : null,
        parameters: model.last ? rms(gradient) : null,
        change: model.last ? rms(change) : null,
        size: rms((i) => sumOfSquares(model.values(plan.parameters[i]!))),
      };
    });
  },
};
