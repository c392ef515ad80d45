import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import { readDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { initialize } from '#nn/initialize.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Json } from '#testing/arbitraryDocument.ts';
import { phrased } from '#testing/told.ts';
import { layers } from './index.ts';
import { recurrentParameters } from './recurrentLayer.ts';

const [STEPS, WIDTH] = [6, 4];
const kinds = ['rnn', 'lstm', 'gru'] as const;
const wave = (i: number) => Math.sin(12.9898 * (i + 1)) * Math.cos(78.233 * i + 1);
const sequence = Float32Array.from({ length: STEPS * WIDTH }, (_, i) => wave(i));

/** What a block makes of one sequence, its parameters always the same. */
function modelOf(block: Json, inputs = sequence, shape: readonly number[] = [STEPS, WIDTH]) {
  const { document } = readDocument(
    {
      strata: 1,
      data: { type: Object.keys(datasets)[0] },
      network: [{ id: 'a', ...block }],
      training: { loss: 'mse' },
    },
    { layers, datasets },
  );
  const inference = inferShapes(document!.network, { shape }, layers);
  const [width, rows] = [sizeOf(inference.output!.shape), Int32Array.of(0)];
  const code = { kind: 'value', width: inference.output!.shape.at(-1)!, low: 0 } as const;
  const targets = new Float32Array(width);
  const samples = { inputs, targets, targetWidth: width, train: rows, test: new Int32Array(0) };
  const model = new Model(planNetwork(document!, { shape }, inference, code, samples));
  for (const p of model.plan.parameters)
    model.values(p).set(Float32Array.from({ length: p.count }, (_, i) => wave(7 * i)));
  return model;
}
function outputOf(...given: Parameters<typeof modelOf>): Float32Array {
  const model = modelOf(...given);
  let output = new Float32Array(0);
  model.evaluateRows(Int32Array.of(0), () => {
    output = model.tensor(model.evaluation.output).slice(0, sizeOf(model.plan.output));
  });
  return output;
}
const changedFrom = (step: number) => sequence.map((x, i) => (i < step * WIDTH ? x : -2 * x + 1));

describe.each(kinds)('%s', (type) => {
  it('gives the last of all steps where only the last is asked for', () => {
    const all = outputOf({ type, units: 3, returnSequences: true });
    expect(all).toHaveLength(STEPS * 3);
    expect([...outputOf({ type, units: 3 })]).toEqual([...all.subarray(-3)]);
  });

  it('begins from zeros: one step alone is the first of many', () => {
    const all = outputOf({ type, units: 5, returnSequences: true });
    const one = outputOf({ type, units: 5 }, sequence.slice(0, WIDTH), [1, WIDTH]);
    expect([...one]).toEqual([...all.subarray(0, 5)]);
  });

  it('starts as PyTorch does: all four tensors from U(±1/√units)', () => {
    for (const spec of Object.values(recurrentParameters({ shape: [5, 50] }, 16, 4))) {
      const out = new Float32Array(sizeOf(spec.shape));
      initialize(out, spec, 'pytorch', [5, 6]);
      const most = out.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      expect(most).toBeLessThanOrEqual(1 / 4);
      expect(most).toBeGreaterThan(0.24);
    }
  });

  it('needs a sequence', () => {
    const values = { units: 3, returnSequences: false, init: 'pytorch', biasInit: 'usual' } as const;
    expect(phrased(layers[type].outputShape({ shape: [5], tokens: 3 }, values))).toMatchObject({
      field: 'type',
      fixes: [{ label: 'Insert Embedding', insert: 'embedding' }],
    });
    expect(layers[type].outputShape({ shape: [4] }, values)).not.toHaveProperty('fixes');
    expect(layers[type].outputShape({ shape: [2, 6, 6] }, values)).not.toHaveProperty('fixes');
  });
});

describe.each([
  ...kinds.map((type) => ({ type, units: WIDTH, returnSequences: true })),
  { type: 'selfAttention', heads: 2, causal: true },
])('$type over all steps', (block) => {
  it('does not change at a step when only later inputs do', () => {
    const before = outputOf(block);
    for (let step = 1; step < STEPS; step++) {
      const after = outputOf(block, changedFrom(step));
      expect([...after.subarray(0, step * WIDTH)]).toEqual([...before.subarray(0, step * WIDTH)]);
      for (let i = step * WIDTH; i < STEPS * WIDTH; i += WIDTH)
        expect([...after.subarray(i, i + WIDTH)]).not.toEqual([...before.subarray(i, i + WIDTH)]);
    }
  });
});

describe('selfAttention', () => {
  it('that is not causal sees later steps', () => {
    const block = { type: 'selfAttention', heads: 2 };
    expect(outputOf(block, changedFrom(STEPS - 1))[0]).not.toBe(outputOf(block)[0]);
  });

  it.each([false, true])('shows its weights, each row of which sums to 1 (causal: %s)', (causal) => {
    const model = modelOf({ type: 'selfAttention', heads: 2, causal });
    model.evaluateRows(Int32Array.of(0), () => {});
    const { exposed } = model.evaluation.blocks[0]!;
    expect(exposed['attention']!.shape).toEqual([2, STEPS, STEPS]);
    const weights = model.tensor(exposed['attention']!);
    for (let row = 0; row < 2 * STEPS; row++) {
      const seen = weights.subarray(row * STEPS, (row + 1) * STEPS);
      expect(seen.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      for (const [j, p] of seen.entries()) {
        if (causal && j > row % STEPS) expect(p).toBe(0);
        else expect(p).toBeGreaterThan(0);
      }
    }
  });
});
