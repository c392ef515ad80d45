/** @file Numbers that a network starts from, in a document's form. */
import type { StrataDocument } from '#nn/document.ts';
import { hashOfParameters } from '#nn/hashOfParameters.ts';
import type { ParameterTable, PlannedParameter } from '#nn/parameterTable.ts';
import { sizeOf } from '#nn/shape.ts';
import { MAX_WEIGHT_BYTES, type Weights } from '#nn/weights.ts';
import { packWeights } from '#nn/weightValues.ts';
import * as words from './initialWeightsWords.ts';

/** What cannot be taken, as a sentence. */
export interface NotTaken {
  readonly says: string;
}

/**
 * Weights of a network whose tensors are these.
 * @param valuesOf the numbers of a tensor, as many as its shape asks for
 */
export function initialWeights(
  { parameters, buffers }: ParameterTable,
  valuesOf: (tensor: PlannedParameter) => Float32Array<ArrayBuffer>,
): Weights | NotTaken {
  const bytes = 4 * [...parameters, ...buffers].reduce((sum, { count }) => sum + count, 0);
  if (bytes > MAX_WEIGHT_BYTES) return { says: words.manyNumbers(bytes, MAX_WEIGHT_BYTES) };
  const held = new Map<PlannedParameter, Float32Array<ArrayBuffer>>();
  for (const tensor of [...parameters, ...buffers]) {
    const values = valuesOf(tensor);
    if (values.length !== sizeOf(tensor.shape))
      return { says: words.otherCount(tensor.path, sizeOf(tensor.shape), values.length) };
    const odd = values.findIndex((value) => !Number.isFinite(value));
    if (odd >= 0) return { says: words.noNumber(tensor.path, odd, values[odd]!) };
    held.set(tensor, values);
  }
  const joined = (tensors: readonly PlannedParameter[]) => {
    const all = new Float32Array(tensors.reduce((sum, { count }) => sum + count, 0));
    let at = 0;
    for (const tensor of tensors) {
      all.set(held.get(tensor)!, at);
      at += tensor.count;
    }
    return all;
  };
  const names = (tensors: readonly PlannedParameter[]) => tensors.map(({ path, shape }) => ({ name: path, shape }));
  return packWeights(
    {
      parameters: names(parameters),
      buffers: names(buffers),
      position: { step: 0, epoch: 0, used: 0 },
      curve: 0,
      parameterHash: hashOfParameters(parameters, (tensor) => held.get(tensor)!),
    },
    { parameters: joined(parameters), buffers: joined(buffers), slots: [], curve: new Float64Array(0) },
  );
}

/** A document that starts from other weights: without its runs, which came of others. */
export function startingFrom({ run: _, variants, ...document }: StrataDocument, initial: Weights): StrataDocument {
  const waiting = variants?.map(({ run: __, ...variant }) => variant);
  return { ...document, initial, ...(waiting ? { variants: waiting } : {}) };
}
