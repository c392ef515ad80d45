import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from './document.ts';
import { inferShapes } from './inferShapes.ts';
import { sentenceOf } from './problemWords.ts';
import { type Interval, type ReceptiveField, receptiveBox, receptiveFields } from './receptive.ts';
import { type Shape, sizeOf } from './shape.ts';

type Json = Record<string, unknown>;

/** A model of a network on one random sample, and what each block says of how much it sees. */
function modelOf(blocks: readonly Json[], shape: Shape) {
  const reading = readDocument(
    { strata: 1, seed: 3, data: { type: 'spiral' }, network: blocks, training: { loss: 'mse' } },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  const { network } = reading.document;
  const inference = inferShapes(network, { shape }, layers);
  expect(inference.problems).toEqual([]);
  const width = sizeOf(inference.output!.shape);
  const samples = {
    inputs: new Float32Array(sizeOf(shape)),
    targets: new Float32Array(width),
    targetWidth: width,
    train: Int32Array.of(0),
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: inference.output!.shape.at(-1)!, low: 0 } as const;
  const model = new Model(planNetwork(reading.document, { shape }, inference, code, samples));
  model.initialize();
  return { model, network, inference, fields: receptiveFields(inference, network, layers) };
}

const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);

/** Which inputs each output number of each block really hangs on: every input is moved, twice, and what changes is noted, as a box along each axis. */
function influence({ model }: ReturnType<typeof modelOf>, shape: Shape) {
  const inputs = Float32Array.from({ length: sizeOf(shape) }, (_, i) => wave(i));
  const outputs = () => model.inspectInput(inputs).blocks.map((b) => model.tensor(b.output).slice());
  const start = outputs();
  const boxes = start.map((values) => Array.from(values, (): [number, number][] | undefined => undefined));
  for (let i = 0; i < inputs.length; i++) {
    const value = inputs[i]!;
    for (const delta of [2.7, -3.1]) {
      inputs[i] = value + delta;
      for (const [b, values] of outputs().entries())
        for (let u = 0; u < values.length; u++) {
          if (values[u] === start[b]![u]) continue;
          const place = placesOf(i, shape);
          const box = (boxes[b]![u] ??= place.map((p) => [p, p]));
          for (const [axis, p] of place.entries()) {
            box[axis]![0] = Math.min(box[axis]![0], p);
            box[axis]![1] = Math.max(box[axis]![1], p);
          }
        }
    }
    inputs[i] = value;
  }
  return boxes;
}

const placesOf = (index: number, shape: Shape) =>
  shape.map((n, axis) => Math.floor(index / shape.slice(axis + 1).reduce((a, b) => a * b, 1)) % n);
const clip = ([from, to]: Interval, side: number): Interval => [Math.max(0, from), Math.min(side - 1, to)];

/** Every output number's box is exactly what moves it, and the field is that of the number that sees most. */
function compare(blocks: readonly Json[], shape: Shape): ReceptiveField[] {
  const made = modelOf(blocks, shape);
  const measured = influence(made, shape);
  return made.inference.blocks.map(({ block, output }, b) => {
    const spatial = shape.length === 3 ? [1, 2] : [0];
    const most = spatial.map(() => 0);
    for (let unit = 0; unit < sizeOf(output!.shape); unit++) {
      const box = receptiveBox(made.inference, made.network, layers, block.id, unit)!;
      const real = measured[b]![unit];
      for (const [k, axis] of spatial.entries()) {
        const told = clip(box[axis]!, shape[axis]!);
        expect(real ? told : told[0] > told[1], `${block.id} ${block.type} ${unit}, axis ${axis}`).toEqual(
          real ? real[axis] : true,
        );
        if (real) most[k] = Math.max(most[k]!, real[axis]![1] - real[axis]![0] + 1);
      }
    }
    const field = made.fields.get(block.id)!;
    if (typeof field === 'object' && 'rows' in field) expect([field.rows, field.columns]).toEqual(most);
    else if (field === 'everything') expect(most).toEqual(spatial.map((axis) => shape[axis]));
    return field;
  });
}

const conv = (id: string, kernel: number, stride = 1, padding = 0, filters = 2): Json => ({
  id,
  type: 'conv2d',
  kernel,
  stride,
  padding,
  filters,
  activation: 'tanh',
});

it('is what moves a number of a convolutional network, and nothing else', () => {
  const pixels = (rows: number, columns = rows) => ({ rows, columns });
  expect(
    compare(
      [
        conv('a', 3, 1, 1),
        { id: 'b', type: 'avgPool2d', size: 2, stride: 2 },
        { id: 'n', type: 'activation', function: 'tanh' },
        conv('c', 3, 1, 0),
        { id: 'f', type: 'flatten' },
        { id: 'd', type: 'dense', units: 3 },
      ],
      [1, 12, 10],
    ),
  ).toEqual([pixels(3), pixels(4), pixels(4), pixels(8), pixels(8), 'everything']);
});

it('goes through strides, upsampling and transposed convolutions', () => {
  compare(
    [
      conv('a', 3, 2, 1),
      { id: 'u', type: 'upsample2d', scale: 3 },
      { id: 't', type: 'convTranspose2d', filters: 2, kernel: 4, stride: 2, padding: 1, activation: 'tanh' },
    ],
    [1, 7, 5],
  );
  compare([{ id: 't', type: 'convTranspose2d', filters: 1, kernel: 3, stride: 1, padding: 1 }], [2, 5, 4]);
});

it('is joined over the ways through a container', () => {
  compare(
    [
      conv('a', 3, 1, 1),
      { id: 'r', type: 'residual', body: [conv('b', 3, 1, 1), { id: 'i', type: 'instanceNorm' }], shortcut: [] },
    ],
    [1, 6, 6],
  );
  compare([{ id: 'k', type: 'concat', branches: [[], [conv('d', 5, 1, 2)]] }, conv('e', 3)], [1, 9, 9]);
});

it('reaches over a sequence as far as its layers look', () => {
  expect(
    compare(
      [
        { id: 'd', type: 'dense', units: 3 },
        { id: 'l', type: 'lstm', units: 3, returnSequences: true },
        { id: 'n', type: 'layerNorm' },
      ],
      [5, 2],
    ),
  ).toEqual([{ steps: 1 }, 'past', 'past']);
  const attention = (causal: boolean) => compare([{ id: 'a', type: 'selfAttention', heads: 1, causal }], [4, 2])[0];
  expect([attention(false), attention(true)]).toEqual(['everything', 'past']);
  expect(compare([{ id: 'g', type: 'gru', units: 2, returnSequences: false }], [4, 2])).toEqual(['everything']);
});
