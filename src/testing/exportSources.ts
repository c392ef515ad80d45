/** @file Networks as exporters are given them: reference cases of PyTorch with their parameters, and runs of documents. */

import type { Plan } from '#engine/plan.ts';
import { testVector } from '#engine/testVector.ts';
import { Trainer } from '#engine/trainer.ts';
import { type ExportData, type ExportSource, exportData, fileStem, numbersOf } from '#exporters/source.ts';
import type { StrataDocument } from '#nn/document.ts';
import { sizeOf } from '#nn/shape.ts';
import { type GoldenCase, planCase } from './goldenCase.ts';

/** Where the samples come from memory of their own. */
function dataOfPlan({ samples, input }: Plan): ExportData {
  const width = sizeOf(input.shape);
  const { inputs, targets, targetWidth, train, test } = samples;
  return {
    count: inputs.length / width,
    inputsOf: (row) => inputs.subarray(row * width, (row + 1) * width),
    ...{ targets, targetWidth, train, test },
    classNames: [],
    columnNames: [],
  };
}

/** A trainer's network at the step where it stands. */
export function sourceOfTrainer(trainer: Trainer): ExportSource {
  const { plan, step } = trainer;
  const { document, inference, input, output, code } = plan;
  const values = trainer.model.save().parameters;
  const { inputs, outputs } = testVector(trainer);
  return {
    name: fileStem(document.title),
    ...{ document, inference, input, output, code },
    data: plan.data ? exportData(plan.data, code) : dataOfPlan(plan),
    numbers: numbersOf(inference, { step, parameterHash: trainer.parameterHash(), values }, input, { inputs, outputs }),
  };
}

/** A document trained so many steps. */
export function sourceOfDocument(document: StrataDocument, steps = 0): ExportSource {
  const trainer = new Trainer(document);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  return sourceOfTrainer(trainer);
}

/**
 * A reference case with its parameters; its test vector is its own batch with what PyTorch answers to it. Undefined where it has blocks that this build does not
 * know.
 */
export function sourceOfCase(golden: GoldenCase): ExportSource | undefined {
  const planned = planCase(golden);
  if (!('plan' in planned)) return undefined;
  const { plan } = planned;
  const trainer = new Trainer(plan.document, { plan });
  for (const parameter of plan.parameters) trainer.model.values(parameter).set(golden.parameters[parameter.path]!.data);
  const source = sourceOfTrainer(trainer);
  const vector = {
    count: golden.input.shape[0]!,
    inputs: plan.samples.inputs.slice() as Float32Array<ArrayBuffer>,
    outputs: Float32Array.from(golden.outputEval.data),
  };
  return { ...source, name: golden.name, numbers: { ...source.numbers!, vector } };
}
