import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import { phrased } from '#testing/told.ts';

const [ROWS, MOMENTUM] = [5, 0.3];

/** A network of one batch normalisation, on a batch of waves that lie off zero. */
function modelOf(shape: Shape): { model: Model; inputs: Float32Array } {
  const { document } = readDocument(
    {
      strata: 1,
      data: { type: Object.keys(datasets)[0] },
      network: [{ id: 'a', type: 'batchNorm', momentum: MOMENTUM }],
      training: { loss: 'mse', batchSize: ROWS },
    },
    { layers, datasets },
  );
  const width = sizeOf(shape);
  const inputs = Float32Array.from({ length: ROWS * width }, (_, i) => 3 + Math.sin(i * i));
  const rows = Int32Array.from({ length: ROWS }, (_, i) => i);
  const samples = {
    inputs,
    targets: new Float32Array(ROWS * width),
    targetWidth: width,
    train: rows,
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: shape.at(-1)!, low: 0 } as const;
  const plan = planNetwork(document!, { shape }, inferShapes(document!.network, { shape }, layers), code, samples);
  const model = new Model(plan);
  model.initialize();
  return { model, inputs };
}

/** Mean and variance of a channel over the batch and its places, and how many numbers that are. */
function momentsOf(inputs: Float32Array, shape: Shape, channel: number) {
  const [width, inner] = [sizeOf(shape), sizeOf(shape) / shape[0]!];
  const values = [...inputs].filter((_, i) => Math.floor((i % width) / inner) === channel);
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return { mean, variance, count: values.length };
}

const train = (model: Model) => {
  model.beginBatch([1, 2]);
  model.runBatch(0, ROWS);
};
const buffersOf = (model: Model) => model.plan.buffers.map((b) => [...model.buffer(b)]);

describe.each([[[4]], [[2, 3, 2]]])('batch normalisation of %j', (shape) => {
  it('moves its running moments by the momentum, the variance unbiased', () => {
    const { model, inputs } = modelOf(shape);
    const ones = Array.from({ length: shape[0]! }, () => 1);
    expect(buffersOf(model)).toEqual([ones.map(() => 0), ones]);
    train(model);
    const [means, variances] = buffersOf(model);
    for (const c of ones.keys()) {
      const { mean, variance, count } = momentsOf(inputs, shape, c);
      expect(means![c]).toBeCloseTo(MOMENTUM * mean, 5);
      expect(variances![c]).toBeCloseTo(1 - MOMENTUM + (MOMENTUM * variance * count) / (count - 1), 5);
    }
  });

  it('standardises by the batch in training, by the running moments in evaluation', () => {
    const { model, inputs } = modelOf(shape);
    train(model);
    const trained = model.tensor(model.last!.output);
    const inner = sizeOf(shape) / shape[0]!;
    const channelOf = (i: number) => Math.floor((i % sizeOf(shape)) / inner);
    for (const [i, x] of inputs.entries()) {
      const { mean, variance } = momentsOf(inputs, shape, channelOf(i));
      expect(trained[i]).toBeCloseTo((x - mean) / Math.sqrt(variance + 1e-5), 4);
    }
    const [means, variances] = buffersOf(model);
    model.evaluateRows(Int32Array.of(2), () => {
      const output = model.tensor(model.evaluation.output);
      for (let i = 0; i < sizeOf(shape); i++) {
        const c = channelOf(i);
        const expected = (inputs[2 * sizeOf(shape) + i]! - means![c]!) / Math.sqrt(variances![c]! + 1e-5);
        expect(output[i]).toBeCloseTo(expected, 4);
      }
    });
    expect(buffersOf(model)).toEqual([means, variances]);
  });
});

it('leaves sequences to layer normalisation', () => {
  expect(phrased(layers.batchNorm.outputShape({ shape: [5, 4] }, { epsilon: 1e-5, momentum: 0.1 }))).toEqual({
    field: 'type',
    message: 'needs a vector [C] or an image [C, H, W], got a sequence [5, 4]; Layer norm takes sequences',
    fixes: [{ label: 'Use Layer norm', set: { type: 'layerNorm', momentum: undefined } }],
  });
});
