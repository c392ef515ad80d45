/** @file A network beside a run, with the numbers of a moment of it: what is measured of it the run knows nothing of. */
import type { WholeData } from '#data/prepare.ts';
import { inputOf } from '#engine/inputOf.ts';
import { Model } from '#engine/model.ts';
import { type Plan, planDocument } from '#engine/plan.ts';
import { planOfRows } from '#engine/planOfRows.ts';
import type { Subject } from '#engine/probe.ts';
import type { StrataDocument } from '#nn/document.ts';

export class Copy implements Subject {
  readonly plan: Plan;
  readonly model: Model;
  readonly #drawing: () => Float32Array | undefined;
  step = 0;

  /**
   * It holds a single sample: probes bring their own.
   * @throws PlanError where the network is too large
   */
  constructor(document: StrataDocument, data: WholeData, drawing: () => Float32Array | undefined) {
    this.plan = planDocument(document, data);
    this.#drawing = drawing;
    const { test, train } = data;
    this.model = new Model(planOfRows(this.plan, Int32Array.of(test[0] ?? train[0] ?? 0), false));
  }

  /** Takes the run's numbers, parameters with the buffers behind them, as they were at a step. */
  stand(step: number, numbers: Float32Array): void {
    this.step = step;
    this.model.numbers.set(numbers);
  }

  inputOf(row: number): Float32Array<ArrayBuffer> {
    return inputOf(this.plan, row, this.#drawing());
  }
}
