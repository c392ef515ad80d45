/** @file Running one reference case of PyTorch and comparing every tensor within the case's own tolerance. */

import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { type Plan, planNetwork } from '#engine/plan.ts';
import type { BackEnd } from '#kernels/machine.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sizeOf } from '#nn/shape.ts';

export interface TensorData {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** What `testdata/make_golden.py` writes; see there. */
export interface GoldenCase {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly network: readonly { readonly type: string }[];
  readonly loss: StrataDocument['training']['loss'];
  readonly optimizer: { readonly type: string; readonly [option: string]: unknown };
  /** Schedule, l1, l2, clipNorm, as in a document. */
  readonly training?: Readonly<Record<string, unknown>>;
  readonly steps: number;
  readonly outputShape: readonly number[];
  readonly input: TensorData;
  readonly target: TensorData;
  readonly parameters: Readonly<Record<string, TensorData>>;
  readonly outputEval: TensorData;
  readonly outputTrain: TensorData;
  readonly lossValue: number;
  readonly gradients: Readonly<Record<string, TensorData>>;
  readonly inputGradient?: TensorData;
  readonly stepLosses: TensorData;
  readonly parametersAfter: Readonly<Record<string, TensorData>>;
  /** Running statistics after the steps. */
  readonly buffersAfter?: Readonly<Record<string, TensorData>>;
  /** The evaluation after the steps. */
  readonly outputEvalAfter?: TensorData;
  /** Of the last step: autograd's ∂loss/∂parameter of the loss alone, what the update changed, and ∂loss/∂output by the path of a block. */
  readonly lastGradients?: Readonly<Record<string, TensorData>>;
  readonly lastUpdates?: Readonly<Record<string, TensorData>>;
  readonly lastOutputs?: Readonly<Record<string, TensorData>>;
  readonly tolerance: Readonly<Record<string, unknown>>;
}

export type CaseResult = { readonly skipped: string } | { readonly failures: readonly string[] };

/** The plan of a case: its network on its own batch. */
export function planCase(golden: GoldenCase): { readonly plan: Plan } | CaseResult {
  const unknown = unknownType(golden.network);
  if (unknown) return { skipped: `block ${unknown} is not known` };
  const batch = golden.input.shape[0]!;
  const reading = readDocument(
    {
      strata: 1,
      seed: 1,
      data: { type: Object.keys(datasets)[0] },
      network: golden.network,
      training: { ...golden.training, loss: golden.loss, optimizer: golden.optimizer, batchSize: batch },
    },
    { layers, datasets },
  );
  if (!reading.document) return { failures: reading.problems.map(sentenceOf) };
  const tokens = golden.inputGradient === undefined;
  const input = { shape: golden.inputShape, ...(tokens ? { tokens: Math.max(...golden.input.data) + 1 } : {}) };
  const inference = inferShapes(reading.document.network, input, layers);
  if (!inference.output) return { failures: inference.problems.map(sentenceOf) };
  const width = golden.outputShape.at(-1)!;
  const index = golden.loss === 'crossEntropy';
  const bits = (array: TensorData, integer: boolean) =>
    integer ? new Float32Array(Int32Array.from(array.data).buffer) : Float32Array.from(array.data);
  const rows = Int32Array.from({ length: batch }, (_, i) => i);
  const targetWidth = sizeOf(golden.target.shape) / batch;
  const samples = {
    inputs: bits(golden.input, tokens),
    targets: bits(golden.target, index),
    targetWidth,
    train: rows,
    test: new Int32Array(0),
  };
  const code = { kind: index ? 'index' : 'value', width, low: 0 } as const;
  return { plan: planNetwork(reading.document, input, inference, code, samples) };
}

/** Runs a case. A network with blocks that this build does not know is skipped; every tensor out of tolerance is a failure that says by how much. */
export function runCase(golden: GoldenCase, backEnd: BackEnd): CaseResult {
  const planned = planCase(golden);
  if (!('plan' in planned)) return planned;
  const { plan } = planned;
  const rows = plan.samples.train;
  const batch = rows.length;
  const failures: string[] = [];
  const model = new Model(plan, { backEnd, inputGradient: true });
  const names = plan.parameters.map((p) => p.path).sort();
  const asked = Object.keys(golden.parameters).sort();
  if (names.join() !== asked.join())
    return { failures: [`parameters are ${names.join(' ')}, expected ${asked.join(' ')}`] };
  for (const p of plan.parameters) model.values(p).set(golden.parameters[p.path]!.data);
  model.holdFrozen();
  model.initializeBuffers();
  model.clearState();

  const compare = (what: string, got: ArrayLike<number>, want: ArrayLike<number>, tolerance: unknown) => {
    let worst = 0;
    for (let i = 0; i < want.length; i++) worst = Math.max(worst, Math.abs(got[i]! - want[i]!));
    if (got.length !== want.length || !(worst <= (tolerance as number)))
      failures.push(`${what}: differs by ${worst.toExponential(2)}, tolerance ${tolerance}`);
  };
  const limits = golden.tolerance as Record<string, number & Record<string, number>>;
  const evaluated = () => {
    let output = new Float32Array(0);
    model.evaluateRows(rows, (_, count) => {
      output = model.tensor(model.evaluation.output).slice(0, count * sizeOf(plan.output));
    });
    return output;
  };
  compare('outputEval', evaluated(), golden.outputEval.data, limits['outputEval']);
  model.beginBatch([0, 0]);
  model.runBatch(0, batch);
  const { last } = model;
  compare('outputTrain', model.tensor(last!.output), golden.outputTrain.data, limits['outputTrain']);
  compare('lossValue', [model.lossSum / batch], [golden.lossValue], limits['lossValue']);
  for (const p of plan.parameters)
    compare(`gradients ${p.path}`, model.gradient(p), golden.gradients[p.path]!.data, limits['gradients']![p.path]);
  if (golden.inputGradient)
    compare('inputGradient', model.tensor(last!.input, true), golden.inputGradient.data, limits['inputGradient']);
  model.initializeBuffers(); // the forward passes above moved the running statistics
  const losses = Array.from({ length: golden.steps }, (_, step) => {
    model.beginBatch([0, 0]);
    model.runBatch(0, batch);
    model.update(step);
    return model.lossSum / batch;
  });
  compare('stepLosses', losses, golden.stepLosses.data, limits['stepLosses']);
  for (const p of plan.parameters)
    compare(
      `parametersAfter ${p.path}`,
      model.values(p),
      golden.parametersAfter[p.path]!.data,
      limits['parametersAfter']![p.path],
    );
  for (const b of plan.buffers)
    compare(
      `buffersAfter ${b.path}`,
      model.buffer(b),
      golden.buffersAfter?.[b.path]?.data ?? [],
      limits['buffersAfter']?.[b.path],
    );
  if (golden.outputEvalAfter)
    compare('outputEvalAfter', evaluated(), golden.outputEvalAfter.data, limits['outputEvalAfter']);
  return { failures };
}

function unknownType(network: readonly { readonly type: string }[]): string | undefined {
  const text = JSON.stringify(network);
  const types = [...text.matchAll(/"type":"(\w+)"/g)].map((m) => m[1]!);
  return types.find((t) => !Object.hasOwn(layers, t));
}
