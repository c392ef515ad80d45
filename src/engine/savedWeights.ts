/** @file Weights in a document and the checkpoint of a run, each made of the other. */
import type { WholeData } from '#data/prepare.ts';
import type { StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { hashOfParameters } from '#nn/hashOfParameters.ts';
import { type ParameterTable, type PlannedParameter, wordsOf } from '#nn/parameterTable.ts';
import type { Found } from '#nn/problem.ts';
import { endOf } from '#nn/run.ts';
import { runSeal, withoutWeights } from '#nn/runSeal.ts';
import { type Weights, weightsProblem } from '#nn/weights.ts';
import { unpackWeights } from '#nn/weightValues.ts';
import type { Checkpoint } from './checkpoint.ts';
import { HISTORY_COLUMNS } from './history.ts';
import { stateSlots } from './optimizer.ts';
import { placeOf } from './placeOf.ts';
import { PlanError, planDocument } from './plan.ts';
import { registries } from './registries.ts';

/** Lays tensors that stand one behind another where a table has them. */
function spread(values: Float32Array, tensors: readonly PlannedParameter[], into: Float32Array, from = 0): void {
  let at = 0;
  for (const { offset, count } of tensors) {
    into.set(values.subarray(at, at + count), from + offset);
    at += count;
  }
}

const entries = (tensors: readonly PlannedParameter[]) => tensors.map(({ path, shape }) => ({ name: path, shape }));

/** The tensors of a network as weights name them. */
export const tensorsOf = ({ parameters, buffers }: ParameterTable): Pick<Weights, 'parameters' | 'buffers'> => ({
  parameters: entries(parameters),
  buffers: entries(buffers),
});

/**
 * Where the weights of a document's run stand, as a checkpoint that training goes on from; or why they are not to be trusted. What they say is held
 * against the document as far as that can be without training: a checkpoint that comes out is of this document's run, at its step.
 */
export function checkpointOf(
  document: StrataDocument,
  samplesFor: (recipe: StrataDocument) => WholeData | undefined = () => undefined,
): Checkpoint | { readonly found: Found } {
  const { run } = document;
  const weights = run?.weights;
  const wrong = (found: Found) => ({ found });
  if (!run || !weights) return wrong({ code: 'noWeights' });
  if (run.engine !== ENGINE) return wrong({ code: 'otherEngine', needed: ENGINE, received: run.engine });
  const { position, optimizer } = weights;
  if (position.step !== run.step) return wrong({ code: 'otherStep', needed: run.step, received: position.step });
  if (weights.of !== runSeal(document, registries)) return wrong({ code: 'otherRun' });
  const values = unpackWeights(weights);
  if ('found' in values) return values;
  const { run: _, ...recipe } = withoutWeights(document);
  const inForce: StrataDocument = endOf(recipe, run, registries);
  let plan: ReturnType<typeof planDocument>;
  try {
    plan = planDocument(inForce, samplesFor(inForce));
  } catch (error) {
    if (error instanceof PlanError) return wrong({ code: 'cannotRun', problems: error.problems });
    throw error;
  }
  const misfit = weightsProblem(weights, tensorsOf(plan));
  if (misfit) return wrong(misfit);
  const slots = plan.parameterWords > 0 ? stateSlots[plan.document.training.optimizer.type] : 0;
  const updates = optimizer?.updates ?? 0;
  if ((optimizer?.slots ?? 0) !== slots || updates > run.step)
    return wrong({ code: 'otherOptimizer', optimizer: inForce.training.optimizer.type });
  // All but plain descent keep squares of gradients, in their last slot.
  if (inForce.training.optimizer.type !== 'sgd' && values.slots.at(-1)?.some((square) => square < 0))
    return wrong({ code: 'belowZero', of: 'optimizer' });
  const place = placeOf(document, run, run.step, plan.samples.train.length);
  if (place && (place.epoch !== position.epoch || place.used !== position.used))
    return wrong({ code: 'otherSample', needed: place, received: position });
  if (place?.optimizer === 'kept' && updates !== run.step)
    return wrong({ code: 'otherUpdates', needed: run.step, received: updates });
  const odd = oddPoint(values.curve, run.step);
  if (odd !== undefined) return wrong({ code: 'otherCurve', at: odd });
  const parameters = new Float32Array(plan.parameterWords + plan.bufferWords);
  spread(values.parameters, plan.parameters, parameters);
  spread(values.buffers, plan.buffers, parameters, plan.parameterWords);
  if (hashOfParameters(plan.parameters, (p) => wordsOf(parameters, plan, p)) !== weights.parameterHash)
    return wrong({ code: 'otherHash' });
  const state = [0, 1].map((i) => {
    const words = new Float32Array(slots > i ? plan.parameterWords : 0);
    if (slots > i) spread(values.slots[i]!, plan.parameters, words);
    return words;
  });
  return {
    document: inForce,
    position: { step: position.step, epoch: position.epoch, used: position.used, pending: 0 },
    phase: position.phase ?? { epoch: 0, held: 0 },
    model: { parameters, state: [state[0]!, state[1]!], updates },
    history: values.curve,
  };
}

/** The first point, from 1, that is not behind the one before, or beyond where the run stands; undefined where there is none. */
function oddPoint(curve: Float64Array, step: number): number | undefined {
  let last = -1;
  for (let i = 0; i < curve.length; i += HISTORY_COLUMNS) {
    const at = curve[i]!;
    if (!Number.isInteger(at) || at <= last || at > step) return i / HISTORY_COLUMNS + 1;
    last = at;
  }
  return undefined;
}
