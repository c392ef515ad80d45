import type { Probe } from '#engine/probe.ts';
import { predictedClass } from '#nn/objective.ts';
import { countedRows } from './confusion.ts';

export interface ConfusionResult {
  /** For each held-out row (each training row where none is held out) and each of its answers: the class said. Empty where there are no classes. */
  readonly said: Float32Array<ArrayBuffer>;
  /** The loss of that answer. */
  readonly losses: Float32Array<ArrayBuffer>;
}

/** V42: what the network says of every held-out sample, and at which loss; dropout off. Exact for the samples there are. */
export const confusionProbe: Probe<Record<string, never>, ConfusionResult> = {
  compute({ plan, model }, _, pool) {
    const { code, data, output } = plan;
    const { loss } = plan.document.training;
    const rows = countedRows(data!);
    const { classNames, positions } = data!;
    const count = classNames.length > 0 ? rows.length * positions : 0;
    const said = pool.floats(count);
    const losses = pool.floats(count);
    const width = output.at(-1)!;
    const out = model.tensor(model.evaluation.output);
    if (count > 0)
      model.evaluateRows(rows, (start, many) => {
        losses.set(model.losses.subarray(0, many * positions), start * positions);
        for (let i = 0; i < many * positions; i++)
          said[start * positions + i] = predictedClass(out, i * width, code, loss);
      });
    return { said, losses };
  },
};
