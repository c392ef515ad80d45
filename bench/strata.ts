/** @file Strata as a contestant: document → plan → model, as it is for users. */

import '#data/worlds/provide.ts';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { type Plan, planNetwork } from '#engine/plan.ts';
import type { BackEnd } from '#kernels/machine.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { encodeTargets } from '#nn/encodeTargets.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sizeOf } from '#nn/shape.ts';
import { gridPoints } from './material.ts';
import type { Runner } from './runner.ts';
import { subjectOf } from './subject.ts';
import { isGrid, type Workload } from './workloads.ts';

/** A workload on one back end. */
export function makeStrata(w: Workload, backEnd: BackEnd): Runner {
  const { network, input, start, inputs, targets } = subjectOf(w);
  const { loss, optimizer, batch: batchSize } = w;
  const reading = readDocument(
    { strata: 1, data: { type: 'spiral' }, network, training: { loss, optimizer, batchSize } },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(sentenceOf(reading.problems[0]!));
  const inference = inferShapes(reading.document.network, input, layers);
  if (!inference.output) throw new Error(sentenceOf(inference.problems[0]!));
  const width = inference.output.shape.at(-1)!;
  const code = { kind: loss === 'mse' ? 'value' : 'index', width, low: 0 } as const;
  const samples = {
    inputs,
    targets: encodeTargets(targets, code).targets,
    targetWidth: targets.length / w.samples,
    train: Int32Array.from({ length: w.samples }, (_, i) => i),
    test: new Int32Array(0),
  };
  const plan = planNetwork(reading.document, input, inference, code, samples);
  const model = new Model(plan, { backEnd });
  if (model.machine.backEnd !== backEnd) throw new Error(`no ${backEnd} here: ${model.machine.reason}`);
  setParameters(model, plan, start);
  return isGrid(w) ? onGrid(model, w.grid) : training(model, w);
}

function setParameters(model: Model, plan: Plan, start: ReadonlyMap<string, Float32Array>): void {
  const paths = plan.parameters.map(({ path }) => path);
  for (const path of start.keys()) if (!paths.includes(path)) throw new Error(`no parameter ${path} in ${paths}`);
  for (const parameter of plan.parameters) {
    const given = start.get(parameter.path);
    if (given) model.values(parameter).set(given);
    else model.values(parameter).fill(parameter.spec.start === 'one' ? 1 : 0);
  }
  model.initializeBuffers();
  model.clearState();
}

function training(model: Model, w: Workload): Runner {
  let position = 0;
  let step = 0;
  let size = w.batch;
  return {
    examples: w.batch,
    run(steps) {
      for (let left = steps; left > 0; ) {
        size = Math.min(w.batch, w.samples - position);
        const count = Math.min(left, Math.floor((w.samples - position) / size));
        model.train(position, size, count, step, Number.POSITIVE_INFINITY);
        step += count;
        left -= count;
        position = (position + count * size) % w.samples;
      }
    },
    loss: () => model.lossSum / size,
  };
}

/** Every unit's output for every point, copied out as the views do. */
function onGrid(model: Model, side: number): Runner {
  const points = gridPoints(side);
  const { rows } = model.evaluation;
  const tensors = model.evaluation.blocks.map(({ output }) => ({
    values: model.tensor(output),
    width: sizeOf(output.shape),
  }));
  const width = tensors.reduce((sum, tensor) => sum + tensor.width, 0);
  const read = new Float32Array(side * side * width);
  const last = tensors.at(-1)!.values;
  let squares = 0;
  return {
    examples: side * side,
    run(grids) {
      for (let i = 0; i < grids; i++) {
        squares = 0;
        model.evaluateInputs(points, (start, count) => {
          let at = start * width;
          for (const tensor of tensors) {
            const used = tensor.width * count;
            read.set(count === rows ? tensor.values : tensor.values.subarray(0, used), at);
            at += used;
          }
          for (let k = 0; k < count; k++) squares += last[k]! * last[k]!;
        });
      }
    },
    loss: () => squares / (side * side),
  };
}
