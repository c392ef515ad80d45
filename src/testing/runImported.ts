/** @file For tests: what an imported network answers, by the engine. */
import { datasets } from '#data/index.ts';
import { planNetwork } from '#engine/plan.ts';
import { Trainer } from '#engine/trainer.ts';
import type { ImportedNetwork } from '#importers/importedNetwork.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sizeOf } from '#nn/shape.ts';

/** @param inputs [count, ...input], tokens as the bits of int32; gives [count, ...output] in evaluation */
export function runImported(
  { network, initial, input, inference }: Pick<ImportedNetwork, 'network' | 'initial' | 'input' | 'inference'>,
  inputs: Float32Array<ArrayBuffer>,
): Float32Array {
  const count = inputs.length / sizeOf(input.shape);
  const { document, problems } = readDocument(
    { strata: 2, data: { type: 'spiral' }, network, training: { loss: 'mse', batchSize: count }, initial },
    { layers, datasets },
  );
  if (!document || (initial && !document.initial))
    throw new Error(problems.map(sentenceOf).join('\n') || 'weights were left out');
  const output = inference.output!.shape;
  const rows = Int32Array.from({ length: count }, (_, i) => i);
  const width = sizeOf(output);
  const samples = {
    inputs,
    targets: new Float32Array(count * width),
    targetWidth: width,
    train: rows,
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: output.at(-1)!, low: 0 } as const;
  const { model } = new Trainer(document, { plan: planNetwork(document, input, inference, code, samples) });
  const outputs = new Float32Array(count * width);
  model.evaluateRows(rows, (start, some) =>
    outputs.set(model.tensor(model.evaluation.output).subarray(0, some * width), start * width),
  );
  return outputs;
}
