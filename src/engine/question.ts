/** @file What can be asked of a run once, beside the frames that views subscribe to: the questions, and their answers as the worker makes them. */

import { lookedRow } from '#data/lookedRow.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Shape } from '#nn/shape.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Score } from './scoring.ts';
import { testVector } from './testVector.ts';
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
  /** What an exported network holds: the document in force, its numbers as `parameters`, and its test vector. */
  readonly exported: {
    readonly step: number;
    readonly document: StrataDocument;
    readonly values: Float32Array<ArrayBuffer>;
    readonly parameterHash: string;
    readonly inputs: Float32Array<ArrayBuffer>;
    readonly outputs: Float32Array<ArrayBuffer>;
  };
  /** What every block makes of one sample in evaluation, `input` first; tokens as the bits of int32. */
  readonly outputs: {
    readonly step: number;
    readonly row: number;
    readonly blocks: readonly {
      readonly id: string;
      readonly shape: Shape;
      readonly tokens: boolean;
      readonly numbers: Float32Array<ArrayBuffer>;
    }[];
  };
}
export type Question = keyof Answers;

/**
 * The answer to a question, with yields in between where it takes long. Its arrays are new memory.
 * @param row the sample that is meant, where one is; the first held-out one where absent
 */
export function* answerInParts(what: Question, trainer: Trainer, row?: number): Generator<void, Answers[Question]> {
  const { step, plan } = trainer;
  switch (what) {
    case 'parameters':
      return { step, values: trainer.model.save().parameters, parameterHash: trainer.parameterHash() };
    case 'exported': {
      const values = trainer.model.save().parameters;
      return { step, document: plan.document, values, parameterHash: trainer.parameterHash(), ...testVector(trainer) };
    }
    case 'outputs':
      return outputsOf(trainer, row);
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

function outputsOf({ step, plan, model }: Trainer, asked?: number): Answers['outputs'] {
  const row = plan.data ? lookedRow(plan.data, asked) : (asked ?? 0);
  const { input, blocks } = model.inspectRow(row);
  const taken = (id: string, tensor: typeof input, tokens: boolean) => ({
    ...{ id, shape: tensor.shape, tokens },
    numbers: model.tensor(tensor).slice(),
  });
  return {
    step,
    row,
    blocks: [
      taken('input', input, plan.input.tokens !== undefined),
      ...blocks.map(({ id, output }) => taken(id, output, plan.inference.byId.get(id)?.output?.tokens !== undefined)),
    ],
  };
}

/** The memory of an answer that is handed over and not copied. */
export function memoryOf(answer: Answers[Question]): ArrayBuffer[] {
  if ('blocks' in answer) return answer.blocks.map(({ numbers }) => numbers.buffer);
  if ('outputs' in answer) return [answer.values.buffer, answer.inputs.buffer, answer.outputs.buffer];
  if ('values' in answer) return [answer.values.buffer];
  if (!('model' in answer)) return [];
  const { model, history } = answer;
  return [model.parameters.buffer, ...model.state.map(({ buffer }) => buffer), history.buffer];
}
