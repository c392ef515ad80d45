import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { readDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import type { LayerText, TextRegistry } from '#nn/layer.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { Formulas, placesOf, type World } from '#testing/tex/formulas.ts';
import { scalar, type Tensor } from '#testing/tex/tensor.ts';
import { type LayerType, layers } from './index.ts';
import { texts } from './texts.ts';

type Json = Readonly<Record<string, unknown>>;

/** One step of one block, with the loss Σ (a − y)² ÷ numbers behind it, as the engine computes it. */
interface Step {
  readonly flow: Flow;
  readonly values: Json & { id: string; type: string };
  readonly input: Tensor;
  readonly output: Tensor;
  /** The gradients of the loss by input and output. */
  readonly dInput: Tensor;
  readonly dOutput: Tensor;
  readonly parameters: Readonly<Record<string, Tensor>>;
  readonly gradients: Readonly<Record<string, Tensor>>;
}

const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);
const waves = (count: number, offset = 0) => Float32Array.from({ length: count }, (_, i) => wave(i + offset));
const tensor = (shape: readonly number[], data: ArrayLike<number>): Tensor => ({ shape, data: Array.from(data) });

/** @param rows samples in the batch; with one the batch's axis is left out */
function stepOf(block: Json, flow: Flow, rows = 1): Step {
  const network = [{ id: 'a', ...block }];
  const given = { strata: 1, seed: 3, data: { type: 'circle' }, network, training: { loss: 'mse', batchSize: rows } };
  const { document, problems } = readDocument(given, { layers, datasets });
  if (!document) throw new Error(problems.map(sentenceOf).join('; '));
  const inference = inferShapes(document.network, flow, layers);
  const { shape } = inference.output!;
  const width = sizeOf(shape);
  const code = { kind: 'value', width: shape.at(-1)!, low: 0 } as const;
  const samples = {
    inputs: waves(rows * sizeOf(flow.shape)),
    targets: waves(rows * width, 1000),
    targetWidth: width,
    train: Int32Array.from({ length: rows }, (_, i) => i),
    test: new Int32Array(0),
  };
  const plan = planNetwork(document, flow, inference, code, samples);
  const model = new Model(plan, { inputGradient: true });
  model.initialize();
  for (const [i, p] of plan.parameters.entries()) model.values(p).set(waves(p.count, 100 * i).map((v) => 0.8 * v));
  model.beginBatch([5, 7]);
  model.runBatch(0, rows);
  const batch = (s: readonly number[]) => (rows === 1 ? s : [rows, ...s]);
  const output = tensor(batch(shape), model.tensor(model.last!.output));
  const { targets } = samples;
  const named = (of: (p: (typeof plan.parameters)[number]) => Float32Array) =>
    Object.fromEntries(plan.parameters.map((p) => [p.path.replace(/^0\./, ''), tensor(p.shape, of(p))]));
  return {
    flow,
    values: document.network[0] as unknown as Step['values'],
    input: tensor(batch(flow.shape), samples.inputs),
    output,
    dInput: tensor(batch(flow.shape), model.tensor(model.last!.input, true)),
    dOutput: tensor(
      output.shape,
      output.data.map((a, i) => (2 * (a - targets[i]!)) / output.data.length),
    ),
    parameters: named((p) => model.values(p)),
    gradients: named((p) => model.gradient(p)),
  };
}

interface Reading {
  /** Blocks of the type, with what flows in and how many samples. */
  readonly cases: readonly (readonly [Json, Flow, number?])[];
  world(step: Step): World;
  /** The formula is not computed, for it says in words or in numbers of places what it does. */
  readonly formulaUnread?: true;
}

const vector: Flow = { shape: [4] };
const image: Flow = { shape: [2, 5, 5] };
const sequence: Flow = { shape: [3, 4] };

const both = (name: string, symbol: string, { parameters, gradients }: Step) =>
  parameters[name] ? { [symbol]: parameters[name], [`d${symbol}`]: gradients[name]! } : {};
/** The sums that the block bends: what it gives out where it does not. */
const sums = ({ values, flow }: Step) => stepOf({ ...values, activation: 'linear' }, flow).output;

const bent = (block: Json, flow: Flow, activations: readonly string[]) =>
  activations.map((activation) => [{ ...block, activation }, flow] as const);

/** A convolution's weights lose their window where it is a single number. */
function pointwise<T extends Record<string, Tensor>>(of: T): T {
  const cut = ({ shape, data }: Tensor) =>
    tensor(shape.length === 4 && shape[2] === 1 ? shape.slice(0, 2) : shape, data);
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, cut(value)])) as T;
}

const convolution = (step: Step, places: Readonly<Record<string, number>>): World => ({
  known: {
    x: step.input,
    dx: step.dInput,
    a: step.output,
    da: step.dOutput,
    z: sums(step),
    ...pointwise(both('weight', 'W', step)),
    ...both('bias', 'b', step),
  },
  ranges: {
    c: step.flow.shape[0]!,
    o: step.values['filters'] as number,
    u: step.values['kernel'] as number,
    v: step.values['kernel'] as number,
    ...places,
  },
});

/** @param number letters of a number; @param group letters that numbers of a group share, and how; @param affine letters of scale and shift */
function normalization(
  step: Step,
  number: readonly string[],
  group: (at: Readonly<Record<string, number>>) => unknown,
  affine: readonly string[],
): World {
  const ranges = Object.fromEntries(number.map((letter, k) => [letter, step.input.shape[k]!]));
  const all = placesOf(number, ranges);
  const alike = (at: Readonly<Record<string, number>>) => all.filter((other) => group(other) === group(at));
  const xAt = (at: Readonly<Record<string, number>>) =>
    step.input.data[all.findIndex((p) => number.every((l) => p[l] === at[l]))]!;
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const mu = (at: Readonly<Record<string, number>>) => mean(alike(at).map(xAt));
  const letters = number;
  return {
    known: {
      x: step.input,
      dx: step.dInput,
      a: step.output,
      da: step.dOutput,
      N: scalar(step.input.shape[0]!),
      '\\varepsilon': scalar(step.values['epsilon'] as number),
      '\\mu': { at: (at) => scalar(mu(at)) },
      '\\variance': { at: (at) => scalar(mean(alike(at).map((p) => (xAt(p) - mu(at)) ** 2))) },
      ...both('weight', '\\gamma', step),
      ...both('bias', '\\beta', step),
    },
    ranges,
    letters: { x: letters },
    aliases: [['\\sigma^2', '\\variance ']],
    places: (of, at) =>
      of.startsWith('d') ? all.filter((p) => affine.every((letter) => p[letter] === at[letter])) : alike(at),
  };
}
const ofImage = ['c', 'i', 'j'];

const rowsOf = ({ shape, data }: Tensor, from: number, count: number): Tensor => {
  const width = shape.slice(1).reduce((n, s) => n * s, 1);
  return tensor([count, ...shape.slice(1)], data.slice(from * width, (from + count) * width));
};

/** @param gates as in the formula, in the order of PyTorch's rows */
const recurrent = (block: string, gates: readonly string[]): Reading => ({
  cases: [true, false].map((returnSequences) => [{ type: block, units: 2, returnSequences }, sequence]),
  world(step) {
    const units = step.values['units'] as number;
    const steps = step.flow.shape[0]!;
    const every = stepOf({ ...step.values, returnSequences: true }, step.flow).output;
    const last = [...Array((steps - 1) * units).fill(0), ...step.dOutput.data];
    const parts = gates.flatMap((gate, g) =>
      (['ih', 'hh'] as const).flatMap((side) =>
        (['weight', 'bias'] as const).flatMap((kind) => {
          const name = `${kind === 'weight' ? 'W' : 'b'}_{${side[0]}${gate}}`;
          const of = (all: Step['parameters']) => rowsOf(all[`${kind}_${side}_l0`]!, g * units, units);
          return [
            [name, of(step.parameters)],
            [`d${name}`, of(step.gradients)],
          ] as const;
        }),
      ),
    );
    return {
      known: {
        x: step.input,
        dx: step.dInput,
        h: every,
        '\\shown': step.values['returnSequences'] ? step.dOutput : tensor([steps, units], last),
        ...Object.fromEntries(parts),
      },
      ranges: { t: steps },
    };
  },
});

/** Columns of a matrix. */
const columns = ({ shape, data }: Tensor, from: number, count: number): Tensor =>
  tensor(
    [shape[0]!, count],
    data.filter((_, i) => i % shape[1]! >= from && i % shape[1]! < from + count),
  );
const beside = (parts: readonly Tensor[]): Tensor =>
  tensor(
    [parts[0]!.shape[0]!, parts.reduce((n, p) => n + p.shape[1]!, 0)],
    Array.from({ length: parts[0]!.shape[0]! }, (_, r) => parts.flatMap((p) => rowsOf(p, r, 1).data)).flat(),
  );

/** How the formulas of every layer are read, or why they cannot be computed. */
const readings: { readonly [T in LayerType]: Reading | string } = {
  dense: {
    cases: [
      ...bent({ type: 'dense', units: 3 }, vector, activationFunctions),
      [{ type: 'dense', units: 3, bias: false, activation: 'tanh' }, vector],
    ],
    world: (step) => ({
      known: {
        h: step.input,
        dh: step.dInput,
        a: step.output,
        da: step.dOutput,
        z: sums(step),
        ...both('weight', 'W', step),
        ...both('bias', 'b', step),
      },
      ranges: { k: 3, l: 3 },
    }),
  },
  activation: {
    cases: activationFunctions.map((name) => [{ type: 'activation', function: name }, vector]),
    world: (step) => ({
      known: { z: step.input, dz: step.dInput, a: step.output, da: step.dOutput },
      ranges: { i: 4, j: 4 },
      letters: { z: ['i'], dz: ['i'], a: ['i'], da: ['i'] },
    }),
  },
  dropout: {
    cases: [[{ type: 'dropout', rate: 0.4 }, { shape: [12] }]],
    world: (step) => ({
      known: {
        h: step.input,
        dh: step.dInput,
        a: step.output,
        da: step.dOutput,
        m: tensor(
          step.output.shape,
          step.output.data.map((a) => (a === 0 ? 0 : 1)),
        ),
      },
      ranges: { i: 12 },
    }),
    formulaUnread: true,
  },
  flatten: 'says in words in which shape a gradient is laid back',
  conv2d: {
    cases: [
      ...bent({ type: 'conv2d', filters: 3, kernel: 3, stride: 2, padding: 1 }, image, ['tanh', 'linear']),
      [{ type: 'conv2d', filters: 3, kernel: 1, bias: false }, image],
      [{ type: 'conv2d', filters: 1, kernel: 2, activation: 'sigmoid' }, image],
    ],
    world: (step) =>
      convolution(step, {
        i: step.output.shape[1]!,
        j: step.output.shape[2]!,
        m: step.input.shape[1]!,
        n: step.input.shape[2]!,
      }),
  },
  convTranspose2d: {
    cases: [
      ...bent({ type: 'convTranspose2d', filters: 3, kernel: 3, stride: 2, padding: 1 }, image, ['tanh', 'linear']),
      [{ type: 'convTranspose2d', filters: 3, kernel: 2, stride: 2, bias: false }, image],
    ],
    world: (step) =>
      convolution(step, {
        i: step.input.shape[1]!,
        j: step.input.shape[2]!,
        m: step.output.shape[1]!,
        n: step.output.shape[2]!,
      }),
  },
  maxPool2d: 'says which place won, not a number',
  avgPool2d: {
    cases: [
      [{ type: 'avgPool2d', size: 2 }, image],
      [{ type: 'avgPool2d', size: 3, stride: 1 }, image],
    ],
    world: (step) => ({
      known: { x: step.input, dx: step.dInput, a: step.output, da: step.dOutput },
      ranges: {
        c: 2,
        i: step.output.shape[1]!,
        j: step.output.shape[2]!,
        u: step.values['size'] as number,
        v: step.values['size'] as number,
        m: step.input.shape[1]!,
        n: step.input.shape[2]!,
      },
    }),
  },
  globalAvgPool: {
    cases: [
      [{ type: 'globalAvgPool' }, image],
      [{ type: 'globalAvgPool' }, sequence],
    ],
    world: (step) => ({
      known: { x: step.input, dx: step.dInput, a: step.output, da: step.dOutput },
      ranges: step.flow.shape.length === 3 ? { c: 2, i: 5, j: 5 } : { t: 3, e: 4 },
    }),
  },
  upsample2d: {
    cases: [[{ type: 'upsample2d', scale: 3 }, image]],
    world: (step) => ({
      known: { x: step.input, dx: step.dInput, a: step.output, da: step.dOutput },
      ranges: { c: 2, m: 5, n: 5 },
    }),
    formulaUnread: true,
  },
  batchNorm: {
    cases: [
      [{ type: 'batchNorm', epsilon: 0.1 }, vector, 3],
      [{ type: 'batchNorm', epsilon: 0.1 }, { shape: [2, 3, 3] }, 2],
    ],
    world: (step) =>
      normalization(step, step.flow.shape.length === 3 ? ['n', ...ofImage] : ['n', 'c'], ({ c }) => c, ['c']),
  },
  layerNorm: {
    cases: [
      [{ type: 'layerNorm', epsilon: 0.1 }, vector],
      [{ type: 'layerNorm', epsilon: 0.1 }, sequence],
      [{ type: 'layerNorm', epsilon: 0.1 }, { shape: [2, 3, 3] }],
    ],
    world(step) {
      const rank = step.flow.shape.length;
      const number = [['i'], ['t', 'e'], ofImage][rank - 1]!;
      return normalization(step, number, ({ t }) => t, rank === 2 ? ['e'] : number);
    },
  },
  groupNorm: {
    cases: [[{ type: 'groupNorm', groups: 2, epsilon: 0.1 }, { shape: [4, 2, 2] }]],
    world: (step) => normalization(step, ofImage, ({ c }) => Math.floor(c! / 2), ['c']),
  },
  instanceNorm: {
    cases: [[{ type: 'instanceNorm', epsilon: 0.1 }, { shape: [2, 3, 3] }]],
    world: (step) => normalization(step, ofImage, ({ c }) => c, ['c']),
  },
  embedding: 'copies rows by token',
  positionalEncoding: {
    cases: [[{ type: 'positionalEncoding' }, sequence]],
    world: (step) => ({
      known: { x: step.input, dx: step.dInput, a: step.output, da: step.dOutput },
      ranges: { t: 3, i: 4 },
    }),
    formulaUnread: true,
  },
  rnn: recurrent('rnn', ['h']),
  lstm: recurrent('lstm', ['i', 'f', 'g', 'o']),
  gru: recurrent('gru', ['r', 'z', 'n']),
  selfAttention: {
    cases: [1, 2].map((heads) => [{ type: 'selfAttention', heads }, sequence]),
    world(step) {
      const heads = step.values['heads'] as number;
      const width = 4 / heads;
      const part = (of: string, k: number): World['known'][string] => ({
        at: ({ h }, look) => columns(look(of), k * 4 + h! * width, width),
      });
      const headsOf = (of: string) => (look: (name: string, at?: Record<string, number>) => Tensor) =>
        beside(Array.from({ length: heads }, (_, h) => look(of, { h })));
      return {
        known: {
          X: step.input,
          dX: step.dInput,
          A: step.output,
          dA: step.dOutput,
          ...both('in_proj_weight', 'W_{in}', step),
          ...both('in_proj_bias', 'b_{in}', step),
          ...both('out_proj.weight', 'W_{out}', step),
          ...both('out_proj.bias', 'b_{out}', step),
          Q: part('J', 0),
          K: part('J', 1),
          V: part('J', 2),
          M: { whole: headsOf('O') },
          dO: part('dM', 0),
          dJ: { whole: (look) => beside(['dQ', 'dK', 'dV'].map((name) => headsOf(name)(look))) },
        },
        ranges: { h: heads, t: 3, i: 3, j: 3, k: 3 },
        aliases: [
          ['[Q\\;K\\;V]', 'J'],
          ['[O_1 \\dots O_{2}]', 'M'],
          ['O_1', 'M'],
        ],
      };
    },
  },
  residual: 'is made of what its blocks say',
  concat: 'is made of what its blocks say',
};

describe.each(Object.entries(readings).filter(([, reading]) => typeof reading === 'object'))('%s', (type, given) => {
  const { cases, world, formulaUnread } = given as Reading;
  const text = (texts as TextRegistry)[type]! as LayerText;

  it.each(cases.map((c) => [JSON.stringify(c), ...c] as const))(
    'computes by its formula and its derivation what the engine does: %s',
    (_name, block, flow, rows) => {
      const step = stepOf(block, flow, rows);
      const around = world(step);
      const formulas = new Formulas(around);
      const values = step.values as never;
      if (!formulaUnread)
        expect(formulas.read(text.formula(flow, values)), text.formula(flow, values)).toBeLessThan(1e-4);
      for (const { formula } of text.derive(flow, values)) expect(formulas.read(formula), formula).toBeLessThan(1e-4);
      // Every gradient that the engine has was said.
      const gradients = Object.keys(around.known).filter((name) => /^d(?!a$|A$|J$|O$)/.test(name));
      expect([...formulas.agreed]).toEqual(expect.arrayContaining(gradients));
    },
  );
});
