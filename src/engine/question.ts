/** @file What can be asked of a run once, beside the frames that views subscribe to: the questions, and their answers as the worker makes them. */

import type { Checkpoint } from './checkpoint.ts';
import type { Score } from './scoring.ts';
import type { Trainer } from './trainer.ts';

export interface Answers {
  /** Parameters with the buffers behind them, as `nn/parameterTable.ts` lays them. */
  readonly parameters: {
    readonly step: number;
    readonly values: Float32Array<ArrayBuffer>;
    readonly parameterHash: string;
  };
  /** The run as its last whole step left it. */
  readonly checkpoint: Checkpoint & { readonly parameterHash: string };
  /** Scores of this very step. */
  readonly score: { readonly step: number; readonly train: Score; readonly test: Score };
}
export type Question = keyof Answers;

/** The answer to a question, with yields in between where it takes long. Its arrays are new memory. */
export function* answerInParts(what: Question, trainer: Trainer): Generator<void, Answers[Question]> {
  const { step, plan } = trainer;
  switch (what) {
    case 'parameters':
      return { step, values: trainer.model.save().parameters, parameterHash: trainer.parameterHash() };
    case 'checkpoint':
      return { ...trainer.save(), parameterHash: trainer.parameterHash() };
    case 'score': {
      const { recorded } = trainer.curve;
      if (recorded?.step === step) return { step, train: recorded.train, test: recorded.test };
      const train = yield* trainer.scoreInParts(plan.samples.train);
      return { step, train, test: yield* trainer.scoreInParts(plan.samples.test) };
    }
  }
}

/** The memory of an answer that is handed over and not copied. */
export function memoryOf(answer: Answers[Question]): ArrayBuffer[] {
  if ('values' in answer) return [answer.values.buffer];
  if (!('model' in answer)) return [];
  const { model, history } = answer;
  return [model.parameters.buffer, ...model.state.map(({ buffer }) => buffer), history.buffer];
}
