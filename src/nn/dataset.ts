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

/** The same for all values of the fields, or told by them. In method notation, so that definitions of any fields fit one list. */
type ToldBy<F extends Fields, T> = T | { method(values: Values<F>): T }['method'];

export interface DatasetDefinition<F extends Fields = Fields> {
  readonly type: string;
  readonly name: string;
  /** One sentence for the data panel. */
  readonly summary: string;
  /** Read it with `taskOf`. */
  readonly task: ToldBy<F, Task>;
  /** Everything under `data` in the document apart from `type`; `data/fields.ts` has those that many sets share. */
  readonly fields: F;
  /** Writes the samples of given field values; draws from `random` only. */
  generate(values: Values<F>, random: Random): Samples;
  /** The set is the same points however often it is drawn and there is nothing to hold out (the truth table). Read it with `isExhaustive`. */
  readonly exhaustive?: ToldBy<F, boolean>;
  /** Fields that have no effect while the others have these values; the form hides them. */
  idle?(values: Values<F>): readonly (keyof F & string)[];
  /** What the fields' own ranges cannot say, such as a label that is no class: the field, and a phrase that follows its name. */
  check?(values: Values<F>): { readonly field: keyof F & string; readonly message: string } | undefined;
}

/** Infers the value type from the fields. */
export function defineDataset<const F extends Fields>(definition: DatasetDefinition<F>): DatasetDefinition<F> {
  return definition;
}

/** What a data set with given field values asks for. */
export function taskOf<F extends Fields>(definition: DatasetDefinition<F>, values: Values<F>): Task {
  return typeof definition.task === 'function' ? definition.task(values) : definition.task;
}

/** Whether a data set with given field values is all there is, so that nothing is held out. */
export function isExhaustive<F extends Fields>(definition: DatasetDefinition<F>, values: Values<F>): boolean {
  const { exhaustive = false } = definition;
  return typeof exhaustive === 'function' ? exhaustive(values) : exhaustive;
}
