import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { renderToString } from 'katex';
import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { type Plan, planNetwork } from '#engine/plan.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument } from '#nn/document.ts';
import { defaults, type Fields, fieldError, type Values } from '#nn/field.ts';
import type { FieldText } from '#nn/fieldText.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { isShapeProblem, type LayerDefinition, type TextRegistry } from '#nn/layer.ts';
import { phraseOf, sentenceOf } from '#nn/problemWords.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import { arbitraryFields, type Json } from '#testing/arbitraryDocument.ts';
import { drawNetwork } from '#testing/drawNetwork.ts';
import { layers } from './index.ts';
import { kernels } from './kernels.ts';
import { texts } from './texts.ts';
import { wordsOf } from './words.ts';

/** What may flow into a layer: vectors, sequences, images, tokens. A layer is tested on every one it takes. */
const flows: readonly Flow[] = [
  { shape: [4] },
  { shape: [5, 4] },
  { shape: [2, 6, 6] },
  { shape: [5], tokens: 3 },
  { shape: [1, 7, 1] },
  { shape: [1, 6] },
];
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
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
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

/** What the lists of a container may hold in an example: nothing, one block, two. */
const held: readonly (readonly Json[])[] = [
  [],
  [{ type: 'activation', function: 'tanh' }],
  [
    { type: 'dropout', rate: 0.2 },
    { type: 'activation', function: 'elu' },
  ],
];

/** Blocks of one type with a number of values each, the defaults first, and every flow that they take. */
function* examples(definition: LayerDefinition, count: number): Generator<{ block: Json; input: Flow; output: Flow }> {
  const values = [{}, ...fc.sample(arbitraryFields(definition.fields as Fields, 7), { numRuns: count, seed: 4 })];
  for (const [i, own] of values.entries()) {
    const slots = Object.entries(definition.slots ?? {}).map(([slot, kind]) => {
      const list = held[i % held.length]!.map((inner, k) => ({ ...inner, id: `${slot}${k}` }));
      return [slot, kind === 'list' ? list : [list, []]];
    });
    const given = { ...own, ...Object.fromEntries(slots), type: definition.type, id: 'a' };
    const block = readNetwork([given]).network[0] as unknown as Json;
    for (const input of flows) {
      const { output } = inferShapes([block as never], input, layers);
      if (output) yield { block, input, output };
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
  const text = (texts as TextRegistry)[type]!;
  const said = wordsOf(type)!;

  it('has a folder of its own and a kernel', () => {
    expect(layers[type as keyof typeof layers].type).toBe(type);
    expect(existsSync(new URL(`./${type}/${type}.ts`, import.meta.url))).toBe(true);
    expect(kernels[type as keyof typeof kernels].lower).toBeTypeOf('function');
  });

  it('says what it is in one sentence, and where that comes from', () => {
    expect(said.name).toMatch(/^[A-Z0-9]/);
    expect(said.summary).toMatch(/^[A-Z][^.]*\.$/);
    expect(text.source.label).toMatch(/\S/);
    expect(text.source.url).toMatch(/^https:\/\/\S+$/);
    expect(Object.keys(said.fields)).toEqual(Object.keys(definition.fields));
    for (const { label, help } of Object.values<FieldText>(said.fields)) {
      expect(label).toMatch(/\S/);
      expect(help).toMatch(/^[A-Z].*\.$/);
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
      expect(['type', ...Object.keys(definition.fields), ...Object.keys(definition.slots ?? {})]).toContain(
        result.field,
      );
      expect(phraseOf(result.found)).toMatch(/\S/);
    }
  });

  it('writes its formula and symbols in LaTeX, and its code for every framework', () => {
    for (const { block, input } of examples(definition, 30)) {
      const values = block as never;
      const tex = [text.formula(input, values)];
      for (const { symbol, meaning, shape } of text.symbols(input, values)) {
        tex.push(symbol, ...(shape === undefined ? [] : [shape]));
        expect(meaning).toMatch(/\S/);
      }
      for (const { say, formula } of text.derive(input, values)) {
        expect(say).toMatch(/^[A-Z].*[.:]$/);
        tex.push(formula);
      }
      expect(Number.isInteger(definition.multiplyAdds(input, values))).toBe(true);
      for (const formula of tex) expect(renderToString(formula, { throwOnError: true })).toContain('katex');
      for (const write of Object.values(text.code)) {
        const code = write(input, values);
        expect(code).toMatch(/\S/);
        expect(code).not.toMatch(/undefined|NaN|\[object/);
        expect(balanced(code), code).toBe(true);
      }
      expect(said.detail?.(values) ?? '').toBeTypeOf('string');
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
      expect(plan.parameters.filter((p) => p.block === 'a').map((p) => [p.path, p.shape])).toEqual(
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
      const inputGradient = input.tokens === undefined;
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
      const fronts = [
        { type: 'dense', units: 4 },
        { type: 'conv2d', filters: 2, kernel: 3, padding: 1 },
      ];
      const plan = [alone, ...fronts.map((front) => planOf([front, block], input, training))].find(
        (p) => p?.parameters.length,
      );
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
  /** A central difference with its error of second order taken out, and whether three widths of it agree (at a kink they do not). */
  function difference(loss: (delta: number) => number): { slope: number; smooth: boolean } {
    const at = (h: number) => (loss(h) - loss(-h)) / (2 * h);
    const [wide, narrow, fine] = [at(1 / 32), at(1 / 64), at(1 / 256)];
    const near = (a: number, b: number) => Math.abs(a - b) < 1e-3 * (1 + Math.abs(b));
    return { slope: (16 * fine - narrow) / 15, smooth: near(wide, narrow) && near(narrow, fine) };
  }
  /** Elements of a tensor at which its gradient is measured. */
  const MEASURED = 6;
  const places = (count: number) =>
    Array.from({ length: Math.min(MEASURED, count) }, (_, i) => Math.floor((i * count) / Math.min(MEASURED, count)));

  it('of the input and of every parameter match central differences in 300 random networks of all blocks', () => {
    const losses = ['mse', 'huber', 'binaryCrossEntropy'];
    const random = randomFrom([6, 2026], logf);
    const seen = new Set<unknown>();
    let kinks = 0;
    let compared = 0;
    let nested = 0;
    // A kink nearer than the finest width looks like a slope that is wrong; networks without kinks have no such excuse.
    let missed = 0;
    const kinked = /"(relu|leakyRelu|maxPool2d)"/;
    for (let n = 0; n < 300; n++) {
      const input = flows[n % flows.length]!;
      const network = drawNetwork(input, layers, random, { blocks: 4, depth: 3, size: 120 });
      const loss = losses[n % losses.length]!;
      const plan = planOf(network, input, { loss })!;
      const model = modelOf(plan, { inputGradient: true });
      const scale = Math.max(1, run(model));
      const analytic = plan.parameters.map((p) => model.gradient(p).slice());
      const inputGradient = input.tokens === undefined ? model.tensor(model.last!.input, true).slice() : undefined;
      let worst = 0;
      const compare = ({ slope, smooth }: ReturnType<typeof difference>, gradient: number) => {
        if (!smooth) kinks++;
        else {
          worst = Math.max(worst, Math.abs(slope - gradient) / (scale * (1e-3 + 5e-3 * Math.abs(gradient))));
          compared++;
        }
      };
      for (const [k, p] of plan.parameters.entries()) {
        const values = model.values(p);
        for (const i of places(p.count)) {
          const value = values[i]!;
          const measured = difference((delta) => {
            values[i] = value + delta;
            return run(model);
          });
          values[i] = value;
          compare(measured, analytic[k]![i]!);
        }
      }
      for (const i of inputGradient ? places(inputGradient.length) : []) {
        const saved = model.save();
        const measured = difference((delta) => {
          const inputs = plan.samples.inputs.slice();
          inputs[i]! += delta;
          const other = new Model({ ...plan, samples: { ...plan.samples, inputs } }, { reuse: model.machine });
          other.restore(saved);
          return run(other);
        });
        compare(measured, inputGradient![i]!);
      }
      const told = JSON.stringify({ network, input, loss });
      if (kinked.test(told) && worst >= 1) missed++;
      else expect(worst, told).toBeLessThan(1);
      for (const { block, path } of plan.blocks) {
        seen.add(block.type).add(block['activation'] ?? block['function']);
        if (path.split('.').length > 3) nested++;
      }
    }
    expect(kinks).toBeLessThan(compared / 20);
    expect(missed).toBeLessThan(10);
    expect(compared).toBeGreaterThan(5000);
    expect(nested).toBeGreaterThan(50);
    expect([...seen]).toEqual(expect.arrayContaining([...activationFunctions, ...Object.keys(layers)]));
  });
});

describe('memory', () => {
  it('that tensors share changes no bit of a step', () => {
    const random = randomFrom([8, 2026], logf);
    for (let n = 0; n < 100; n++) {
      const input = flows[n % flows.length]!;
      const network = drawNetwork(input, layers, random, { blocks: 5, depth: 3, size: 200 });
      const plan = planOf(network, input)!;
      // Whatever lies in memory before a run must not count.
      const [clean, dirty] = [modelOf(plan), modelOf(plan)];
      run(dirty);
      for (const { start, bytes } of [dirty.last!, dirty.evaluation])
        dirty.machine.f32.fill(Number.NaN, start / 4, (start + bytes) / 4);
      dirty.initializeBuffers();
      run(clean);
      run(dirty);
      for (const p of plan.parameters)
        expect(bits(dirty.gradient(p)), JSON.stringify(network)).toEqual(bits(clean.gradient(p)));
      expect(bits(dirty.tensor(dirty.last!.output))).toEqual(bits(clean.tensor(clean.last!.output)));
      const rows = Int32Array.of(0, 1, 2);
      clean.evaluateRows(rows, () => {});
      dirty.evaluateRows(rows, () => {});
      const width = ROWS * sizeOf(plan.output);
      const answer = (model: Model) => bits(model.tensor(model.evaluation.output).subarray(0, width));
      expect(answer(dirty), JSON.stringify(network)).toEqual(answer(clean));
    }
  });

  it('of a batch taken sample by sample gives the bits of the whole batch, unless its samples depend on each other', () => {
    const random = randomFrom([9, 2026], logf);
    let single = 0;
    for (let n = 0; n < 100; n++) {
      const input = flows[n % flows.length]!;
      const plan = planOf(drawNetwork(input, layers, random, { blocks: 4, depth: 2, size: 120 }), input)!;
      if (plan.mixesBatch) continue;
      const [whole, apart] = [modelOf(plan), modelOf(plan)];
      run(whole);
      apart.beginBatch([5, 7]);
      for (let i = 0; i < ROWS; i++) apart.runSample(0, ROWS, i);
      for (const p of plan.parameters)
        expect(bits(apart.gradient(p)), JSON.stringify(plan.document.network)).toEqual(bits(whole.gradient(p)));
      single++;
    }
    expect(single).toBeGreaterThan(50);
  });
});
