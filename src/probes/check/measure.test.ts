import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { defaults, type Fields } from '#nn/field.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { isShapeProblem, type LayerDefinition } from '#nn/layer.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { measureBlock } from './measure.ts';

const ROWS = 6;
const flows: readonly Flow[] = [{ shape: [4] }, { shape: [5, 4] }, { shape: [2, 6, 6] }, { shape: [5], tokens: 3 }];
const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);

function modelOf(blocks: readonly Record<string, unknown>[], input: Flow) {
  const reading = readDocument(
    {
      strata: 1,
      seed: 3,
      data: { type: 'spiral' },
      network: blocks,
      training: { loss: 'mse', batchSize: ROWS },
    },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  const inference = inferShapes(reading.document.network, input, layers);
  const width = sizeOf(inference.output!.shape);
  const count = ROWS * sizeOf(input.shape);
  const samples = {
    inputs: input.tokens
      ? new Float32Array(Int32Array.from({ length: count }, (_, i) => i % input.tokens!).buffer)
      : Float32Array.from({ length: count }, (_, i) => wave(i)),
    targets: Float32Array.from({ length: ROWS * width }, (_, i) => wave(i + 999)),
    targetWidth: width,
    train: Int32Array.from({ length: ROWS }, (_, i) => i),
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: inference.output!.shape.at(-1)!, low: 0 } as const;
  const model = new Model(planNetwork(reading.document, input, inference, code, samples), { inputGradient: true });
  model.initialize();
  return model;
}

describe.each(Object.values(layers) as unknown as LayerDefinition[])('of a layer $type', (definition) => {
  it('backpropagation agrees with what is measured, for its parameters and its input', () => {
    let checked = 0;
    for (const input of flows) {
      const block = {
        ...defaults(definition.fields as Fields),
        ...definition.freshLists,
        type: definition.type,
        id: 'x',
      };
      if (isShapeProblem(definition.outputShape(input, block as never, { branches: [input, input] }))) continue;
      const more = definition.outputShape(input, block as never, { branches: [input, input] }) as Flow;
      const network =
        more.tokens !== undefined ? undefined : [block, { type: 'activation', function: 'tanh', id: 't' }];
      if (!network) continue;
      const { rows } = measureBlock(modelOf(network, input), 'x', ROWS, [5, 7]);
      const parameters = Object.keys(definition.parameters(input, block as never));
      expect(new Set(rows.map((row) => row.parameter))).toEqual(
        new Set([...parameters, ...(input.tokens === undefined ? ['input'] : [])]),
      );
      for (const row of rows) expect(row.verdict, JSON.stringify({ input, ...row })).not.toBe('differs');
      expect(rows.filter((row) => row.verdict === 'agrees').length).toBeGreaterThan(rows.length / 2);
      checked++;
    }
    expect(checked).toBeGreaterThan(0);
  });
});
