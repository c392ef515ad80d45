/** @file What measuring along a network takes: a copy of the model on the probe set, its sections, what is read there and from which numbers. */
import type { WholeData } from '#data/prepare.ts';
import type { Model } from '#engine/model.ts';
import type { Subject } from '#engine/probe.ts';
import { type Matrix, matrix, rowOf } from '#linear/matrix.ts';
import { Products } from '#linear/products.ts';
import type { Work } from '#linear/work.ts';
import { sizeOf } from '#nn/shape.ts';
import { ModelCopy } from './modelCopy.ts';
import type { ProbeSet } from './probeSet.ts';
import type { Parted, Target } from './reading.ts';
import { readFeatures, type Section, sectionsOf } from './sections.ts';

export class SurveyBench {
  readonly copy: ModelCopy;
  readonly model: Model;
  readonly data: WholeData;
  readonly set: ProbeSet;
  readonly sections: readonly Section[];
  readonly products: Products;
  /** What a linear probe is given of every input: it does not change while the network does. */
  #inputs: Matrix | undefined;
  /** What was evaluated last, and the time before: its memory is used again. */
  #last: readonly Matrix[] | undefined;
  #before: readonly Matrix[] | undefined;

  /**
   * @param within a container whose blocks are measured too
   * @throws PlanError where the network is too large to be held twice
   */
  constructor(subject: Subject, within?: string) {
    this.copy = new ModelCopy(subject);
    ({ model: this.model, data: this.data, set: this.set } = this.copy);
    this.sections = sectionsOf(this.model, within);
    this.products = new Products(subject.model.machine.backEnd);
  }

  /** What a linear probe is given of every sample at every section; it stands until the time after the next. */
  *evaluate(): Work<readonly Matrix[]> {
    const model = this.model;
    const rows = model.plan.samples.test;
    const known = this.#inputs;
    const features = this.sections.map(
      (section, s) => (s === 0 ? known : this.#before?.[s]) ?? matrix(rows.length, section.features),
    );
    const chunk = model.evaluation.rows;
    for (let start = 0; start < rows.length; start += chunk) {
      model.evaluateRows(rows.subarray(start, start + chunk), (_, count) => {
        for (const [s, section] of this.sections.entries()) {
          if (s === 0 && known) continue;
          const numbers = model.tensor(section.tensor);
          const width = sizeOf(section.shape);
          for (let i = 0; i < count; i++)
            readFeatures(section, numbers.subarray(i * width, (i + 1) * width), rowOf(features[s]!, start + i));
        }
      });
      yield;
    }
    this.#inputs = features[0];
    [this.#before, this.#last] = [this.#last, features];
    return features;
  }

  /** Rows of the fit half, and of the held-out half. */
  parted({ columns, values }: Matrix): Parted<Matrix> {
    const n = this.set.fit.length;
    const m = this.set.held.length;
    return {
      fit: { rows: n, columns, values: values.subarray(0, n * columns) },
      held: { rows: m, columns, values: values.subarray(n * columns) },
    };
  }

  /** Rows of single steps where an answer is asked for at every step; null where a section has none, undefined where one answer is asked for. */
  stepsOf({ shape, tokens }: Section, { fit, held }: Parted<Matrix>): Parted<Matrix> | undefined | null {
    const { positions } = this.data;
    if (positions === 1) return undefined;
    if (shape[0] !== positions || shape.length + (tokens > 0 ? 1 : 0) !== 2) return null;
    const apart = ({ rows, columns, values }: Matrix): Matrix => ({
      rows: rows * positions,
      columns: columns / positions,
      values,
    });
    return fit.columns % positions === 0 ? { fit: apart(fit), held: apart(held) } : null;
  }

  /** What is read: the answer, where the samples have one, and the factors. */
  targets(): { readonly answer: Target | undefined; readonly factors: readonly Target[] } {
    const { factors, positions, classNames, targets } = this.data;
    const of = (values: Float32Array, classes: number, count = 1): Target => {
      const take = (rows: Int32Array) =>
        Float64Array.from(
          { length: rows.length * count },
          (_, i) => values[rows[Math.floor(i / count)]! * count + (i % count)]!,
        );
      return { classes, fit: take(this.set.fit), held: take(this.set.held) };
    };
    const all = factors.map(({ values, classes = [] }) => of(values, classes.length));
    const answer = positions === 1 ? all.shift() : of(targets, classNames.length, positions);
    return { answer, factors: all };
  }
}
