import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { readDocument } from '#nn/document.ts';
import type { Fields } from '#nn/field.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import type { LayerDefinition } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { arbitraryFields, type Json } from '#testing/arbitraryDocument.ts';
import { layers } from './index.ts';

const flows: readonly Flow[] = [
  { shape: [1] },
  { shape: [4] },
  { shape: [3, 1] },
  { shape: [3, 4] },
  { shape: [1, 1, 1] },
  { shape: [4, 1, 1] },
  { shape: [2, 1, 2] },
  { shape: [4, 3, 3] },
  { shape: [3], tokens: 3 },
];
const ROWS = 3;
/** How often other numbers are put in. */
const TRIES = 4;

const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);
const numbers = (count: number, offset: number, size: number) =>
  Float32Array.from({ length: count }, (_, i) => size * wave(i + offset));

const definitions = Object.values(layers) as unknown as readonly LayerDefinition[];
/** What random values do not hit upon. */
const rare: Readonly<Record<string, readonly Json[]>> = {
  dense: [{ units: 1, activation: 'softmax' }],
  activation: [{ function: 'softmax' }],
  conv2d: [
    { filters: 1, kernel: 1, activation: 'softmax' },
    { filters: 2, kernel: 1, stride: 2, padding: 1 },
    { filters: 2, kernel: 1, stride: 3, padding: 1 },
    { filters: 2, kernel: 3, padding: 1 },
  ],
  convTranspose2d: [
    { filters: 1, kernel: 1, stride: 1, activation: 'softmax' },
    { filters: 2, kernel: 1, stride: 4, padding: 1 },
  ],
  groupNorm: [{ groups: 1 }, { groups: 2 }, { groups: 4 }],
};
const valuesOf = ({ type, fields }: LayerDefinition): Json[] =>
  [{}, ...(rare[type] ?? []), ...fc.sample(arbitraryFields(fields as Fields, 7), { numRuns: 6, seed: 11 })].map(
    (own) => ('rate' in own ? { ...own, rate: Math.min(0.5, own['rate'] as number) } : own),
  );

function outputs(block: Json, input: Flow, batch: number): number[][] | undefined {
  const reading = readDocument(
    {
      strata: 1,
      seed: 3,
      data: { type: Object.keys(datasets)[0] },
      network: [block],
      training: { loss: 'mse', batchSize: batch },
    },
    { layers, datasets },
  );
  const { document } = reading;
  if (!document) return undefined;
  const inference = inferShapes(document.network, input, layers);
  if (!inference.output) return undefined;
  const width = sizeOf(inference.output.shape);
  const rows = Int32Array.from({ length: ROWS }, (_, i) => i);
  const count = ROWS * sizeOf(input.shape);
  return Array.from({ length: TRIES }, (_, t) => {
    const tokens = new Float32Array(Int32Array.from({ length: count }, (_, i) => (i * (t + 1) + t) % 3).buffer);
    const samples = {
      // Large numbers too, so that what is switched off by small ones is not taken for a constant.
      inputs: input.tokens ? tokens : numbers(count, 50 * t, 3 ** t),
      targets: new Float32Array(ROWS * width),
      targetWidth: width,
      train: rows,
      test: new Int32Array(0),
    };
    const code = { kind: 'value', width: inference.output!.shape.at(-1)!, low: 0 } as const;
    const model = new Model(planNetwork(document, input, inference, code, samples));
    model.initialize();
    for (const [i, p] of model.plan.parameters.entries()) model.values(p).set(numbers(p.count, 100 * i, 0.8));
    // Under several masks: none of them switches everything off each time.
    return Array.from({ length: 8 }, (_, key) => {
      model.beginBatch([key, 7]);
      model.runBatch(0, batch);
      return [...model.tensor(model.last!.output)];
    }).flat();
  });
}

test.each(definitions.map((d) => [d.type, d] as const))(
  '%s gives out a constant in training exactly where its definition says so',
  (_, definition) => {
    const wrong: string[] = [];
    for (const own of valuesOf(definition))
      for (const input of flows)
        for (const batch of [1, 2, 3]) {
          const block = { ...own, type: definition.type, id: 'a' };
          const [first, ...others] = outputs(block, input, batch) ?? [];
          if (!first) continue;
          const read = readDocument(
            { strata: 1, seed: 1, data: { type: Object.keys(datasets)[0] }, network: [block], training: {} },
            { layers, datasets },
          ).document!.network[0]!;
          const constant = others.every((other) => other.every((v, i) => Object.is(v, first[i]) || v === first[i]));
          const said = definition.constant?.(input, read as never, batch) !== undefined;
          if (constant !== said)
            wrong.push(`${JSON.stringify(own)} on ${JSON.stringify(input)}, batch ${batch}: ${constant}, said ${said}`);
        }
    expect(wrong).toEqual([]);
  },
);
