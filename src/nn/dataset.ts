/** @file The contract of a data set: what it declares and what it generates. */
import type { Random } from '#base/random.ts';
import type { Fields, Values } from './field.ts';

/** What the answer is: one of K classes, a number for each point of the plane, or a number for each point of a line. */
export type Task = 'classification' | 'regression' | 'curve';

/** Generated or given samples, before the choice of input features and before the split. */
export interface Samples {
  /** [N, D] row-major: coordinates, D = 2 on the plane, 1 on a line. Within about −1 … 1. */
  readonly inputs: Float32Array;
  readonly dimensions: number;
  /** Classification: class indices 0 … K − 1, as floats; otherwise values [N, 1]. */
  readonly targets: Float32Array;
  /** One name a class; empty unless the task is classification. With two classes the first is the positive one (+, orange). */
  readonly classNames: readonly string[];
}

export interface DatasetDefinition<F extends Fields = Fields> {
  readonly type: string;
  readonly name: string;
  /** One sentence for the data panel. */
  readonly summary: string;
  readonly task: Task;
  /** Everything under `data` in the document apart from `type`; `data/fields.ts` has those that many sets share. */
  readonly fields: F;
  /** Writes the samples of given field values; draws from `random` only. */
  generate(values: Values<F>, random: Random): Samples;
  /** The set is the same points however often it is drawn and there is nothing to hold out (the truth table). */
  readonly exhaustive?: boolean;
}

/** Infers the value type from the fields. */
export function defineDataset<const F extends Fields>(definition: DatasetDefinition<F>): DatasetDefinition<F> {
  return definition;
}
