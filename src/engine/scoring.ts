/** @file How good the answers of a network are. */
import { predictedClass } from '#nn/objective.ts';
import { ExplainedTally } from './explainedTally.ts';
import type { Model } from './model.ts';

export interface Score {
  readonly loss: number;
  /** Share of answers whose class is right (one a sample, or one a step); null where there are no classes or no samples, NaN where an answer is no number. */
  readonly accuracy: number | null;
  /** R² of numbers or pictures, see `ExplainedTally`; null where classes are asked for, or no samples differ. */
  readonly explained: number | null;
  readonly count: number;
}

/** 1 where the class said is the one asked for, 0 where it is another, NaN where none was said. */
const hit = (said: number, asked: number): number => (Number.isNaN(said) ? said : said === asked ? 1 : 0);

/** A score in the making, over rows of the data, as they are evaluated. */
export class Tally {
  readonly #model: Model;
  readonly #rows: Int32Array;
  /** Answers a sample: one a step, for answers at every step. */
  readonly #positions: number;
  readonly #classes: ArrayLike<number> | undefined;
  readonly #explained: ExplainedTally | undefined;
  #loss = 0;
  #right = 0;

  constructor(model: Model, rows: Int32Array) {
    const { plan, evaluation } = model;
    this.#model = model;
    this.#rows = rows;
    this.#positions = evaluation.lossCount / evaluation.rows;
    this.#classes = plan.data?.task === 'classification' ? plan.data.targets : undefined;
    this.#explained = plan.code.kind === 'value' ? new ExplainedTally(plan) : undefined;
  }

  /** Takes in `count` rows from place `start` on, whose answers the model holds. */
  readonly add = (start: number, count: number): void => {
    const { evaluation, losses, plan } = this.#model;
    const out = this.#model.tensor(evaluation.output);
    const positions = this.#positions;
    for (let i = 0; i < count * positions; i++) this.#loss += losses[i]!;
    for (let i = 0; i < count && this.#explained; i++) this.#explained.add(this.#rows[start + i]!, out, i);
    if (!this.#classes) return;
    const { code, document, output } = plan;
    const width = output.at(-1)!;
    for (let i = 0; i < count; i++) {
      const first = this.#rows[start + i]! * positions;
      for (let p = 0; p < positions; p++) {
        const said = predictedClass(out, (i * positions + p) * width, code, document.training.loss);
        this.#right += hit(said, this.#classes[first + p]!);
      }
    }
  };

  get score(): Score {
    const count = this.#rows.length;
    if (count === 0) return { loss: Number.NaN, accuracy: null, explained: null, count };
    const answers = count * this.#positions;
    return {
      loss: this.#loss / answers,
      accuracy: this.#classes ? this.#right / answers : null,
      explained: this.#explained?.explained ?? null,
      count,
    };
  }
}

/** The score over rows of the data, dropout off. */
export function scoreOf(model: Model, rows: Int32Array): Score {
  const tally = new Tally(model, rows);
  model.evaluateRows(rows, tally.add);
  return tally.score;
}

/** The same with yields in between. @param told how many more rows are done */
export function* scoreInParts(
  model: Model,
  rows: Int32Array,
  told: (count: number) => void = () => {},
): Generator<void, Score> {
  const tally = new Tally(model, rows);
  yield* model.evaluateRowsInParts(rows, (start, count) => {
    told(count);
    tally.add(start, count);
  });
  return tally.score;
}

/**
 * How many images that are not in the data the network names right; NaN where an answer is no number.
 * @param inputs rows of the input shape
 * @param labels places in the list of classes, one a row
 */
export function countRight(model: Model, inputs: Float32Array, labels: ArrayLike<number>): number {
  const { plan, evaluation } = model;
  const width = plan.output.at(-1)!;
  const out = model.tensor(evaluation.output);
  let right = 0;
  model.evaluateInputs(inputs, (start, count) => {
    for (let i = 0; i < count; i++) {
      const said = predictedClass(out, i * width, plan.code, plan.document.training.loss);
      right += hit(said, labels[start + i]!);
    }
  });
  return right;
}
