/** @file The weights of a run that stands at a checkpoint, as its document holds them. */
import type { Registries, StrataDocument } from './document.ts';
import { type ParameterTable, type PlannedParameter, wordsOf } from './parameterTable.ts';
import type { Run } from './run.ts';
import { runSeal } from './runSeal.ts';
import { CURVE_COLUMNS } from './weights.ts';
import { packWeights } from './weightValues.ts';

/** What of a checkpoint weights are made of. */
export interface Standing {
  readonly position: { readonly step: number; readonly epoch: number; readonly used: number };
  readonly phase: { readonly epoch: number; readonly held: number };
  readonly model: {
    readonly parameters: Float32Array<ArrayBuffer>;
    readonly state: readonly Float32Array<ArrayBuffer>[];
    readonly updates: number;
  };
  readonly history: Float64Array<ArrayBuffer>;
  readonly parameterHash: string;
}

/**
 * A document whose run stands where the checkpoint does, with its weights.
 * @param document with its run up to the checkpoint's step
 * @param table of the network in force at that step
 */
export function withWeights(
  document: StrataDocument & { readonly run: Run },
  standing: Standing,
  table: ParameterTable,
  registries: Registries,
): StrataDocument & { readonly run: Run } {
  const { position, phase, model, history, parameterHash } = standing;
  // None where the network has no parameters; its updates count on all the same.
  const slots = model.state.filter(({ length }) => length > 0);
  const dense = (values: Float32Array<ArrayBuffer>, tensors: readonly PlannedParameter[]) => {
    const words = new Float32Array(tensors.reduce((sum, { count }) => sum + count, 0));
    let at = 0;
    for (const tensor of tensors) {
      words.set(wordsOf(values, table, tensor), at);
      at += tensor.count;
    }
    return words;
  };
  const names = (tensors: readonly PlannedParameter[]) => tensors.map(({ path, shape }) => ({ name: path, shape }));
  const { step, epoch, used } = position;
  const weights = packWeights(
    {
      of: runSeal(document, registries),
      parameters: names(table.parameters),
      buffers: names(table.buffers),
      ...(slots.length > 0 || model.updates > 0 ? { optimizer: { slots: slots.length, updates: model.updates } } : {}),
      position: { step, epoch, used, ...(document.phases ? { phase } : {}) },
      curve: history.length / CURVE_COLUMNS,
      parameterHash,
    },
    {
      parameters: dense(model.parameters, table.parameters),
      buffers: dense(model.parameters, table.buffers),
      slots: slots.map((state) => dense(state, table.parameters)),
      curve: history,
    },
  );
  return { ...document, run: { ...document.run, weights } };
}
