import { describe, expect, it } from 'vitest';
import { sigmoidf, tanhf } from '#base/math.ts';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { createMachine } from '#kernels/createMachine.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { activate, softmax } from '#kernels/reference/activations.ts';
import type { CloseUp, GatesCloseUp } from '#nn/closeUp.ts';
import { readDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import type { TextRegistry } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { layers } from './index.ts';
import { kernels } from './kernels.ts';
import type { LayerKernel } from './layerKernel.ts';
import { texts } from './texts.ts';

const f = Math.fround;
const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);
const numbers = (count: number, offset = 0) => Float32Array.from({ length: count }, (_, i) => wave(i + offset));

type Fields = Readonly<Record<string, unknown>>;
/** Of every layer that has a close-up: what may flow in, with which fields. */
const cases: readonly (readonly [type: string, input: readonly number[], fields?: Fields])[] = [
  ['dense', [7], { units: 5, activation: 'tanh' }],
  ['dense', [4, 3], { units: 5, activation: 'softmax', bias: false }],
  ['conv2d', [3, 6, 5], { filters: 4, kernel: 3, padding: 1, stride: 2, activation: 'gelu' }],
  ['conv2d', [1, 5, 5], { filters: 3, kernel: 2, activation: 'softmax' }],
  ['convTranspose2d', [3, 4, 3], { filters: 2, kernel: 3, stride: 2, padding: 1, activation: 'relu' }],
  ['convTranspose2d', [2, 4, 3], { filters: 2, kernel: 3, stride: 1, activation: 'linear' }],
  ['convTranspose2d', [2, 3, 3], { filters: 2, kernel: 1, stride: 2 }],
  ['maxPool2d', [2, 6, 5], { size: 2 }],
  ['maxPool2d', [2, 6, 5], { size: 3, stride: 1 }],
  ['avgPool2d', [2, 6, 5], { size: 2, stride: 1 }],
  ['globalAvgPool', [3, 4, 5]],
  ['globalAvgPool', [6, 4]],
  ['batchNorm', [3, 4, 5]],
  ['batchNorm', [6]],
  ['layerNorm', [5, 4]],
  ['layerNorm', [2, 3, 4]],
  ['layerNorm', [6]],
  ['groupNorm', [4, 3, 2], { groups: 2 }],
  ['instanceNorm', [3, 4, 2]],
  ['selfAttention', [5, 6], { heads: 2 }],
  ['selfAttention', [5, 6], { heads: 3, causal: true }],
  ['rnn', [6, 3], { units: 4 }],
  ['rnn', [6, 3], { units: 4, returnSequences: true }],
  ['lstm', [6, 3], { units: 4 }],
  ['lstm', [6, 3], { units: 4, returnSequences: true }],
  ['gru', [6, 3], { units: 4 }],
  ['gru', [6, 3], { units: 4, returnSequences: true }],
  ['activation', [5], { function: 'silu' }],
  ['activation', [3, 4, 2], { function: 'softmax' }],
];

/** A model of one layer on one sample of numbers that are no round ones, on the back end that the page has. */
function modelOf(type: string, shape: readonly number[], fields: Fields = {}) {
  const input: Flow = { shape };
  const reading = readDocument(
    {
      strata: 1,
      seed: 3,
      data: { type: Object.keys(datasets)[0] },
      network: [{ id: 'a', type, ...fields }],
      training: { loss: 'mse', batchSize: 1 },
    },
    { layers, datasets },
  );
  const inference = inferShapes(reading.document!.network, input, layers);
  const width = sizeOf(inference.output!.shape);
  const rows = Int32Array.of(0);
  const samples = {
    inputs: numbers(sizeOf(shape)),
    targets: numbers(width, 1000),
    targetWidth: width,
    train: rows,
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: inference.output!.shape.at(-1)!, low: 0 } as const;
  const model = new Model(planNetwork(reading.document!, input, inference, code, samples));
  model.initialize();
  for (const [i, p] of model.plan.parameters.entries())
    model.values(p).set(numbers(p.count, 100 * i + 7).map((v) => 0.8 * v));
  for (const b of model.plan.buffers) model.buffer(b).set(numbers(b.count, 500).map((v) => 0.2 + v * v));
  return model;
}

/** Every number of the layer's output for that sample, with its close-up. */
function* closeUps(model: Model, step?: number): Generator<{ shown: CloseUp; output: number; sum: number }> {
  const { block } = model.plan.inference.byId.get('a')!;
  const kernel = kernels[block.type as keyof typeof kernels] as unknown as LayerKernel;
  const { blocks } = model.inspectRow(0);
  const { input, output, tensors } = blocks.find(({ id }) => id === 'a')!;
  const own = <P extends { block: string; name: string }>(list: readonly P[], name: string) =>
    list.find((p) => p.block === 'a' && p.name === name);
  for (let unit = 0; unit < sizeOf(output.shape); unit++) {
    const magnified = {
      input: model.tensor(input),
      inputShape: input.shape,
      unit,
      values: block as never,
      parameter: (name: string) => {
        const found = own(model.plan.parameters, name);
        return found && model.values(found);
      },
      buffer: (name: string) => {
        const found = own(model.plan.buffers, name);
        return found && model.buffer(found);
      },
      sums: model.tensor(tensors[0] ?? output),
      output: model.tensor(output),
      outputShape: output.shape,
      step,
    };
    yield {
      shown: kernel.closeUp!(magnified),
      output: model.tensor(output)[unit]!,
      sum: model.tensor(tensors[0] ?? output)[unit]!,
    };
  }
}

/** A function by the very kernel, on numbers beside each other. */
function through(name: string, values: readonly number[]): Float32Array {
  const machine = createMachine({ bytes: 1 << 16 });
  const memory = { f32: machine.f32, f64: machine.f64, i32: machine.i32 } as never;
  const from = machine.base + 1024;
  machine.f32.set(values, from / 4);
  const to = from + 4 * values.length;
  if (name === 'softmax') softmax(memory, from, to, 1, values.length, 1);
  else activate(memory, activationFunctions.indexOf(name as never), from, to, values.length);
  return machine.f32.slice(to / 4, to / 4 + values.length);
}

const added = (weights: readonly number[], inputs: readonly number[], start: number) =>
  weights.reduce((sum, w, i) => f(sum + f(w * inputs[i]!)), start);

/** What the numbers of a close-up come to, by what it says is done with them. */
function workedOut(shown: CloseUp): number {
  switch (shown.kind) {
    case 'window':
    case 'sum':
    case 'attention':
      return bend(shown, added(shown.weights, shown.inputs, shown.bias ?? 0));
    case 'bend':
      return bend(shown, shown.sum);
    case 'pool':
      return shown.how === 'largest'
        ? Math.max(...shown.values)
        : shown.values.reduce((sum, v) => sum + v, 0) / shown.values.length;
    case 'normal':
      return ((shown.x - shown.mean) / Math.sqrt(shown.variance + shown.epsilon)) * shown.scale + shown.shift;
    case 'gates':
      return recur(shown);
  }
}

function bend({ function: name, shared }: Extract<CloseUp, { function: string }>, sum: number): number {
  if (!shared) return through(name, [sum])[0]!;
  expect(shared.sums[shared.place]).toBe(sum);
  return through(name, shared.sums)[shared.place]!;
}

function recur({ cell, gates, before, after }: GatesCloseUp): number {
  for (const { name, function: kind, fromInput, fromState, value } of gates) {
    const reset = cell === 'gru' && name === 'new' ? gates[0]!.value : 1;
    expect(value).toBe((kind === 'tanh' ? tanhf : sigmoidf)(f(fromInput + f(reset * fromState))));
  }
  const gate = Object.fromEntries(gates.map(({ name, value }) => [name, value])) as Record<string, number>;
  if (cell === 'rnn') return gate['new']!;
  if (cell === 'gru') return (1 - gate['update']!) * gate['new']! + gate['update']! * before;
  const memory = gate['forget']! * before + gate['input']! * gate['new']!;
  expect(after).toBeCloseTo(memory, 6);
  return gate['output']! * Math.tanh(memory);
}

it.each(Object.keys(layers))('%s has a close-up that its kernel makes, or says why there is none', (type) => {
  const { closeUp } = (texts as TextRegistry)[type]!;
  const kernel = kernels[type as keyof typeof kernels] as LayerKernel;
  if (typeof closeUp === 'string') {
    expect(kernel.closeUp).toBeTypeOf('function');
    expect(
      cases.some(([of]) => of === type),
      'a case of the test',
    ).toBe(true);
  } else {
    expect(kernel.closeUp).toBeUndefined();
    expect(closeUp.none).toMatch(/^[A-Z].*\.$/);
  }
});

describe.each(cases.map(([type, input, fields = {}]) => [type, input, fields] as const))(
  'a close-up of %s over %j, %j',
  (type, input, fields) => {
    const model = modelOf(type, input, fields);

    it('comes, by its own numbers, to what the engine gives out', () => {
      let count = 0;
      for (const { shown, output } of closeUps(model)) {
        expect(shown.kind).toBe((texts as TextRegistry)[type]!.closeUp);
        expect(shown.output).toBe(output);
        const got = workedOut(shown);
        expect(Math.abs(got - output)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(output)));
        // Sums are added in the kernel's own order: to the bit.
        if (shown.kind === 'sum' || shown.kind === 'window' || shown.kind === 'attention') expect(got).toBe(output);
        if (shown.kind === 'pool' && shown.chosen !== undefined) expect(shown.values[shown.chosen]).toBe(output);
        count++;
      }
      expect(count).toBe(sizeOf(model.plan.inference.byId.get('a')!.output!.shape));
    });
  },
);

it('of attention the shares are those the engine shows, and mix the values to what the products take', () => {
  const model = modelOf('selfAttention', [5, 6], { heads: 2, causal: true });
  const found = [...closeUps(model)].map(({ shown }) => shown);
  const exposed = model.inspectRow(0).blocks.find(({ id }) => id === 'a')!.tensors[0]!;
  const weights = model.tensor(exposed).slice();
  for (const shown of found) {
    if (shown.kind !== 'attention') throw new Error(shown.kind);
    for (const [h, { query, keys, scores, shares, values, mixed }] of shown.heads.entries()) {
      expect(shares.map(f)).toEqual([...weights.subarray((h * 5 + shown.step) * 5, (h * 5 + shown.step + 1) * 5)]);
      expect(scores).toHaveLength(shown.step + 1);
      for (const [j, score] of scores.entries())
        expect(score).toBeCloseTo(query.reduce((s, q, d) => s + q * keys[j]![d]!, 0) / Math.sqrt(3), 5);
      for (const [d, mix] of mixed.entries())
        expect(mix).toBeCloseTo(
          shares.reduce((s, share, j) => s + share * values[j]![d]!, 0),
          5,
        );
    }
  }
});

it.each(['rnn', 'lstm', 'gru'])('of %s every step is that of the whole sequence', (type) => {
  const whole = [...closeUps(modelOf(type, [6, 3], { units: 4, returnSequences: true }))].map(({ shown }) => shown);
  const model = modelOf(type, [6, 3], { units: 4 });
  for (let step = 0; step < 6; step++)
    for (const [unit, { shown }] of [...closeUps(model, step)].entries()) {
      const same = whole[step * 4 + unit] as GatesCloseUp;
      expect(shown).toEqual(same);
      expect(same.outputs[step]).toBe(same.output);
    }
});
