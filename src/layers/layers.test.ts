import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { type Plan, planNetwork } from '#engine/plan.ts';
import { activationFunctions } from '#kernels/ops.ts';
import { arbitraryFields, arbitraryNetwork, type Json } from '#nn/arbitraryDocument.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument } from '#nn/document.ts';
import { defaults, type Fields, fieldError, type Values } from '#nn/field.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { isShapeProblem, type LayerDefinition } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { layers } from './index.ts';
import { kernels } from './kernels.ts';

/** What may flow into a layer: vectors, sequences, images, tokens. A layer is tested on every one it takes. */
const flows: readonly Flow[] = [{ shape: [4] }, { shape: [5, 4] }, { shape: [2, 6, 6] }, { shape: [5], tokens: true }];
/** Samples in the toy batch. */
const ROWS = 3;

const registries = { layers, datasets };
const all = Object.values(layers) as unknown as readonly LayerDefinition[];

/** A repeatable number in −1 … 1. */
const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);
const numbers = (count: number, offset = 0) => Float32Array.from({ length: count }, (_, i) => wave(i + offset));

function readNetwork(network: readonly Json[], training: Json = {}) {
  const reading = readDocument(
    {
      strata: 1,
      seed: 3,
      data: { type: Object.keys(datasets)[0] },
      network,
      training: { loss: 'mse', batchSize: ROWS, ...training },
    },
    registries,
  );
  if (!reading.document) throw new Error(reading.problems.map((p) => p.message).join('; '));
  return reading.document;
}

/** A plan of a network on a toy batch with targets of the output's own shape, or undefined where the blocks do not fit. */
function planOf(network: readonly Json[], input: Flow, training?: Json, inputs?: Float32Array): Plan | undefined {
  const document = readNetwork(network, training);
  const inference = inferShapes(document.network, input, layers);
  if (!inference.output) return undefined;
  const width = sizeOf(inference.output.shape);
  const count = ROWS * sizeOf(input.shape);
  const tokens = new Float32Array(Int32Array.from({ length: count }, (_, i) => i % 3).buffer);
  const rows = Int32Array.from({ length: ROWS }, (_, i) => i);
  const samples = {
    inputs: inputs ?? (input.tokens ? tokens : numbers(count)),
    targets: numbers(ROWS * width, 1000),
    targetWidth: width,
    train: rows,
    test: new Int32Array(0),
  };
  const code = { kind: 'value', width: inference.output.shape.at(-1)!, low: 0 } as const;
  return planNetwork(document, input, inference, code, samples);
}

/** Runs the batch forward and backward, always under the same dropout mask, and returns the mean loss. */
function run(model: Model): number {
  model.beginBatch([5, 7]);
  model.runBatch(0, ROWS);
  return model.lossSum / ROWS;
}

/** A model whose parameters are all of a size at which gradients are easy to see. */
function modelOf(plan: Plan, options: ConstructorParameters<typeof Model>[1] = {}): Model {
  const model = new Model(plan, options);
  model.initialize();
  for (const [i, p] of plan.parameters.entries()) model.values(p).set(numbers(p.count, 100 * i).map((v) => 0.8 * v));
  return model;
}

/** Blocks of one type with a number of values each, the defaults first, and every flow that they take. */
function* examples(definition: LayerDefinition, count: number): Generator<{ block: Json; input: Flow; output: Flow }> {
  const values = [{}, ...fc.sample(arbitraryFields(definition.fields as Fields, 7), { numRuns: count, seed: 4 })];
  for (const own of values) {
    const block = { ...defaults(definition.fields), ...own, type: definition.type, id: 'a' };
    for (const input of flows) {
      const output = definition.outputShape(input, block as never);
      if (!isShapeProblem(output)) yield { block, input, output };
    }
  }
}

const bits = (values: Float32Array) => [...new Int32Array(values.buffer, values.byteOffset, values.length)];

function balanced(code: string): boolean {
  const open: string[] = [];
  for (const c of code) {
    if ('([{'.includes(c)) open.push(c);
    else if (')]}'.includes(c) && '([{'['([{'.length - 1 - '}])'.indexOf(c)] !== open.pop()) return false;
  }
  return open.length === 0;
}

describe.each(all.map((definition) => [definition.type, definition] as const))('%s', (type, definition) => {
  it('has a folder of its own and a kernel', () => {
    expect(layers[type as keyof typeof layers].type).toBe(type);
    expect(existsSync(new URL(`./${type}/${type}.ts`, import.meta.url))).toBe(true);
    expect(kernels[type as keyof typeof kernels].lower).toBeTypeOf('function');
  });

  it('says what it is in one sentence, and where that comes from', () => {
    expect(definition.name).toMatch(/^[A-Z0-9]/);
    expect(definition.summary).toMatch(/^[A-Z][^.]*\.$/);
    expect(definition.source.label).toMatch(/\S/);
    expect(definition.source.url).toMatch(/^https:\/\/\S+$/);
    for (const field of Object.values(definition.fields as Fields)) {
      expect(field.label).toMatch(/\S/);
      expect(field.help).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('has valid defaults, fresh ones too', () => {
    const fields = definition.fields as Fields;
    for (const [name, value] of Object.entries({ ...defaults(fields), ...definition.fresh }))
      expect(fieldError(fields[name]!, value), name).toBeUndefined();
    expect(Object.keys(definition.fresh ?? {}).every((name) => name in fields)).toBe(true);
  });

  it('takes at least one of the example inputs, and names a field of its own where it takes none', () => {
    expect([...examples(definition, 0)].length).toBeGreaterThan(0);
    for (const input of flows) {
      const result = definition.outputShape(input, defaults(definition.fields) as Values<Fields>);
      if (!isShapeProblem(result)) continue;
      expect(['type', ...Object.keys(definition.fields)]).toContain(result.field);
      expect(result.message).toMatch(/\S/);
    }
  });

  it('writes its formula and symbols in LaTeX, and its code for every framework', () => {
    for (const { block, input } of examples(definition, 30)) {
      const values = block as never;
      const tex = [definition.formula(input, values)];
      for (const { symbol, meaning, shape } of definition.symbols(input, values)) {
        tex.push(symbol, ...(shape === undefined ? [] : [shape]));
        expect(meaning).toMatch(/\S/);
      }
      for (const formula of tex) expect(renderToString(formula, { throwOnError: true })).toContain('katex');
      for (const write of Object.values(definition.code)) {
        const code = write(input, values);
        expect(code).toMatch(/\S/);
        expect(code).not.toMatch(/undefined|NaN|\[object/);
        expect(balanced(code), code).toBe(true);
      }
      expect(definition.detail(values)).toBeTypeOf('string');
    }
  });

  it('gives the shape it says, and allocates the parameters it says', () => {
    for (const { block, input, output } of examples(definition, 20)) {
      const plan = planOf([block], input)!;
      const model = new Model(plan);
      run(model);
      for (const program of [model.last!, model.evaluation]) {
        expect(program.output.shape).toEqual(output.shape);
        expect(program.blocks[0]!.output.shape).toEqual(output.shape);
        expect(model.tensor(program.output)).toHaveLength(program.rows * sizeOf(output.shape));
      }
      const specs = Object.entries(definition.parameters(input, block as never));
      expect(plan.parameters.map((p) => [p.path, p.shape])).toEqual(
        specs.map(([name, spec]) => [`0.${name}`, spec.shape]),
      );
      const count = specs.reduce((sum, [, spec]) => sum + sizeOf(spec.shape), 0);
      expect(plan.inference.parameterCount).toBe(count);
      expect(plan.parameters.reduce((sum, p) => sum + model.values(p).length, 0)).toBe(count);
      // No two parameters share a word.
      const ends = plan.parameters.map((p) => p.offset + p.count);
      for (const [i, p] of plan.parameters.entries()) expect(p.offset).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
      expect(plan.parameterWords).toBeGreaterThanOrEqual(ends.at(-1) ?? 0);
    }
  });

  it('is the same to the bit on both back ends, forward, backward and after three steps', () => {
    for (const { block, input } of examples(definition, 20)) {
      const plan = planOf([block], input, { optimizer: { type: 'adam', learningRate: 0.01 } })!;
      const inputGradient = !input.tokens;
      const models = (['simd', 'reference'] as const).map((backEnd) => modelOf(plan, { backEnd, inputGradient }));
      const [fast, plain] = models.map((model) => {
        const seen: number[][] = [];
        for (let step = 0; step < 3; step++) {
          run(model);
          const { last } = model;
          seen.push(bits(model.tensor(last!.output)));
          if (last!.input.gradient) seen.push(bits(model.tensor(last!.input, true)));
          for (const p of plan.parameters) seen.push(bits(model.gradient(p)));
          model.update(step);
        }
        return [...seen, ...plan.parameters.map((p) => bits(model.values(p)))];
      });
      expect(models.map((model) => model.machine.backEnd)).toEqual(['simd', 'reference']);
      expect(fast).toEqual(plain);
    }
  });

  it('is saved and loaded equal', () => {
    for (const { block } of examples(definition, 30)) {
      const document = readNetwork([block]);
      const text = JSON.stringify(compactDocument(document, registries));
      expect(readDocument(JSON.parse(text), registries).document).toEqual(document);
    }
  });

  it('lets one small step lower the loss, alone or behind a dense layer', () => {
    let lowered = 0;
    for (const { block, input } of examples(definition, 12)) {
      const training = { optimizer: { type: 'sgd', learningRate: 0.002 } };
      const alone = planOf([block], input, training)!;
      const plan = alone.parameters.length > 0 ? alone : planOf([{ type: 'dense', units: 4 }, block], input, training);
      if (!plan) continue;
      const model = modelOf(plan);
      const before = run(model);
      const steep = plan.parameters.reduce((sum, p) => sum + model.gradient(p).reduce((s, g) => s + g * g, 0), 0);
      if (steep < 1e-3) continue;
      model.update(0);
      expect(run(model)).toBeLessThan(before);
      lowered++;
    }
    expect(lowered).toBeGreaterThan(0);
  });
});

describe('gradients', () => {
  /** Random networks on each kind of input, those that fit; dropout keeps one mask while a gradient is measured. */
  function* architectures(count: number): Generator<{ network: Json[]; input: Flow; loss: string }> {
    const losses = ['mse', 'huber', 'binaryCrossEntropy', 'mae'];
    let n = 0;
    for (const blocks of fc.sample(arbitraryNetwork(registries, 4), { numRuns: 20 * count, seed: 6 })) {
      const network = blocks.slice(0, 4).map(({ trainable: _, learningRateScale: __, ...block }): Json => block);
      const input = flows[n % flows.length === 1 ? 1 : 0]!;
      if (network.length === 0 || !planOf(network, input)) continue;
      yield { network, input, loss: losses[n % losses.length]! };
      if (++n === count) return;
    }
  }

  /** A central difference with its error of second order taken out, and whether two widths of it agree (at a kink they do not). */
  function difference(loss: (delta: number) => number): { slope: number; smooth: boolean } {
    const at = (h: number) => (loss(h) - loss(-h)) / (2 * h);
    const [wide, narrow] = [at(1 / 32), at(1 / 64)];
    return { slope: (4 * narrow - wide) / 3, smooth: Math.abs(wide - narrow) < 2e-3 * (1 + Math.abs(narrow)) };
  }

  it('of the input and of every parameter match central differences in 80 random networks', () => {
    const functions = new Set<unknown>();
    let networks = 0;
    let kinks = 0;
    let compared = 0;
    for (const { network, input, loss } of architectures(80)) {
      const plan = planOf(network, input, { loss })!;
      const model = modelOf(plan, { inputGradient: true });
      const scale = Math.max(1, run(model));
      const analytic = plan.parameters.map((p) => model.gradient(p).slice());
      const inputGradient = model.tensor(model.last!.input, true).slice();
      const saved = model.save();
      let worst = 0;
      const compare = (slope: number, smooth: boolean, gradient: number) => {
        if (!smooth) kinks++;
        else {
          worst = Math.max(worst, Math.abs(slope - gradient) / (scale * (1e-3 + 5e-3 * Math.abs(gradient))));
          compared++;
        }
      };
      for (const [k, p] of plan.parameters.entries()) {
        const values = model.values(p);
        for (let i = 0; i < p.count; i++) {
          const value = values[i]!;
          const { slope, smooth } = difference((delta) => {
            values[i] = value + delta;
            return run(model);
          });
          values[i] = value;
          compare(slope, smooth, analytic[k]![i]!);
        }
      }
      for (let i = 0; i < inputGradient.length; i += 1 + Math.floor(inputGradient.length / 12)) {
        const { slope, smooth } = difference((delta) => {
          const inputs = plan.samples.inputs.slice();
          inputs[i]! += delta;
          const other = new Model(planOf(network, input, { loss }, inputs)!, { reuse: model.machine });
          other.restore(saved);
          return run(other);
        });
        compare(slope, smooth, inputGradient[i]!);
      }
      expect(worst, JSON.stringify({ network, input, loss })).toBeLessThan(1);
      for (const block of network) functions.add(block['activation'] ?? block['function']);
      networks++;
    }
    expect(networks).toBe(80);
    expect(kinks).toBeLessThan(compared / 20);
    expect([...functions]).toEqual(expect.arrayContaining([...activationFunctions]));
  });
});
