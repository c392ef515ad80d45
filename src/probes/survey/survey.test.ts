import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { decompose, principalOf } from '#linear/design.ts';
import { matrix } from '#linear/matrix.ts';
import { Products } from '#linear/products.ts';
import { finish } from '#linear/work.ts';
import { bottleneckProbe } from '#probes/bottleneck/bottleneck.probe.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { drawProbeSet } from '#probes/survey/probeSet.ts';
import type { SectionReading } from '#probes/survey/reading.ts';
import { bestOf, inputsOf, redraw } from '#probes/survey/redraw.ts';
import { readFeatures } from '#probes/survey/sections.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';

function setAll(trainer: Trainer, path: string, valueAt: (i: number) => number): void {
  const p = trainer.plan.parameters.find((found) => found.path === path)!;
  const values = trainer.model.values(p);
  for (let i = 0; i < values.length; i++) values[i] = valueAt(i);
}
const ladder = (trainer: Trainer) => ladderProbe.compute(trainer, { redrawn: true }, createPool())!;
const bars = { type: 'barsAndStripes' };

describe('the probe set', () => {
  it('is the same each time, fitted and scored on different samples, in proportion to the classes', () => {
    const { data, document } = trainerOf({ type: 'gaussians', samples: 1000, classes: 4, testShare: 0.5 }, [
      dense('a', 4),
    ]).plan;
    const set = drawProbeSet(data!, document.seed);
    expect(set).toEqual(drawProbeSet(data!, document.seed));
    expect([set.fit.length, set.held.length, set.apart]).toEqual([256, 256, true]);
    expect([...set.fit].filter((row) => set.held.includes(row))).toEqual([]);
    for (const rows of [set.fit, set.held]) {
      const counts = [0, 0, 0, 0];
      for (const row of rows) counts[data!.targets[row]!]!++;
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
    }
  });

  it('takes all where there are few, and says where nothing is left to hold out', () => {
    const { data } = trainerOf({ type: 'xor', kind: 'truthTable' }, [dense('a', 2)]).plan;
    expect(drawProbeSet(data!, 1)).toMatchObject({ apart: false, fit: { length: 4 }, held: { length: 4 } });
    const none = trainerOf({ type: 'spiral', samples: 40, testShare: 0 }, [dense('a', 2)]).plan;
    expect(drawProbeSet(none.data!, 1)).toMatchObject({ apart: true, fit: { length: 20 }, held: { length: 20 } });
  });
});

describe('what a linear probe is given', () => {
  it('of large maps is the mean over the cells of a grid', () => {
    const out = new Float64Array(4);
    readFeatures(
      { shape: [1, 4, 4], grid: 2, tokens: 0, features: 4 },
      Float32Array.from({ length: 16 }, (_, i) => i),
      out,
    );
    expect([...out]).toEqual([2.5, 4.5, 10.5, 12.5]);
  });

  it('of tokens is a 1 for each', () => {
    const out = new Float64Array(6);
    readFeatures({ shape: [2], grid: 0, tokens: 3, features: 6 }, new Float32Array(Int32Array.of(2, 0).buffer), out);
    expect([...out]).toEqual([0, 0, 1, 1, 0, 0]);
  });
});

describe('a survey', () => {
  it('reads nothing of XOR from the plane, all of it from two units that fold it, a bit each time', () => {
    const trainer = trainerOf({ type: 'xor', noise: 0, samples: 800 }, [dense('a', 4, 'relu'), dense('b', 2)]);
    // |x + y| and |x − y| from four ReLUs; which is larger tells the sign of the product x · y.
    const weights = [1, 1, -1, -1, 1, -1, -1, 1];
    setAll(trainer, '0.weight', (i) => weights[i]!);
    setAll(trainer, '0.bias', () => 0);
    const [input, hidden] = ladder(trainer).sections;
    expect(Math.abs(input!.answer!.value - 0.5)).toBeLessThan(3 * input!.answer!.error + 0.03);
    expect(input!.answer!.bits).toBeLessThan(0.02);
    expect(hidden!.answer!.value).toBeGreaterThan(0.97);
    expect(hidden!.answer!.bits).toBeGreaterThan(0.8);
    expect(hidden!.answer!.bits).toBeLessThanOrEqual(1);
    expect(Math.abs(hidden!.control! - 0.5)).toBeLessThan(0.1);
  });

  it('redraws all of the input from a layer that copies it, nothing from one that is constant', () => {
    const trainer = trainerOf(bars, [{ id: 'f', type: 'flatten' }, dense('a', 64), dense('b', 3), dense('c', 2)]);
    setAll(trainer, '1.weight', (i) => (i % 65 === 0 ? 1 : 0));
    setAll(trainer, '2.weight', () => 0);
    const pool = createPool();
    const result = bottleneckProbe.compute(trainer, { sample: 7 }, pool)!;
    const [input, copy, constant] = result.sections;
    expect(result.sections.map(({ id }) => id)).toEqual(['input', 'a', 'b', 'c']); // flattening makes no new numbers
    expect(input!.input).toEqual({ value: 1, error: 0 });
    expect(copy!.input!.value).toBeGreaterThan(0.999);
    expect(copy!.best).toBe(1);
    expect(constant!.input!.value).toBe(0);
    expect([constant!.dimension, constant!.units, constant!.bytes]).toEqual([0, 3, 12]);
    expect(Math.abs(constant!.answer!.value - 0.5)).toBeLessThan(0.1);
    // The picture in hand.
    const own = trainer.plan.data!.inputs.subarray(7 * 64, 8 * 64);
    expect([...result.redrawn.subarray(0, 64)]).toEqual([...own]);
    for (let p = 0; p < 64; p++) expect(result.redrawn[64 + p]).toBeCloseTo(own[p]!, 1);
  });

  it('finds that no linear map from k numbers passes PCA', () => {
    for (const units of [2, 6, 20]) {
      const { sections } = ladder(trainerOf(bars, [{ id: 'f', type: 'flatten' }, dense('a', units), dense('b', 2)]));
      expect(sections[1]!.input!.value).toBeLessThan(sections[1]!.best);
      expect(sections[1]!.best).toBeLessThan(1);
    }
  });

  it('finds PCA’s own code as good as can be, to 1e-3', () => {
    const products = new Products();
    const random = randomFrom([2, 8], logf);
    const x = matrix(300, 20);
    for (let i = 0; i < x.values.length; i++) x.values[i] = random.normal() * (1 + (i % 20));
    const inputs = finish(inputsOf(products, x, x));
    for (const k of [1, 5, 12]) {
      const { axes } = finish(principalOf(products, inputs.design, k));
      const code = finish(products.multiply(x, axes, { turnB: true }));
      const { measured } = finish(redraw(products, inputs, finish(decompose(products, code, code)), code, code));
      expect(Math.abs(measured.value - bestOf(inputs, k))).toBeLessThan(1e-3);
    }
    expect(bestOf(inputs, 20)).toBe(1);
  });

  it('keeps what the start could do, and measures the run as it stands', () => {
    const trainer = trainerOf({ type: 'circle' }, [dense('a', 8, 'tanh'), dense('b', 2)]);
    const start = ladder(trainer);
    expect(start.step).toBe(0);
    expect(start.sections).toEqual(start.baseline);
    const before = trainer.parameterHash();
    for (let i = 0; i < 60; i++) trainer.stepBatch();
    const moved = trainer.parameterHash();
    const later = ladder(trainer);
    expect([later.step, trainer.parameterHash() === moved, moved === before]).toEqual([60, true, false]);
    expect(later.baseline).toEqual(start.baseline);
    expect(later.sections[0]).toEqual(start.sections[0]);
    expect(later.sections[1]!.answer!.bits).not.toBe(start.sections[1]!.answer!.bits);
    // A weight set by hand at the same step is seen too.
    trainer.setParameter('a', 'weight', 0, 5);
    expect(ladder(trainer).sections[1]).not.toEqual(later.sections[1]);
    // The start of a run that is met later is the same.
    const met = trainerOf({ type: 'circle' }, [dense('a', 8, 'tanh'), dense('b', 2)]);
    for (let i = 0; i < 60; i++) met.stepBatch();
    expect(ladder(met)).toMatchObject({ step: 60, baseline: start.baseline, sections: later.sections });
  });

  it('does not measure again what nothing trained has changed', () => {
    const network = [{ ...dense('a', 8, 'tanh'), trainable: false }, dense('b', 8, 'tanh'), dense('c', 2)];
    const trainer = trainerOf({ type: 'circle' }, network);
    const start = ladder(trainer);
    const train = (one: Trainer) => {
      for (let i = 0; i < 20; i++) one.stepBatch();
    };
    train(trainer);
    const later = ladder(trainer);
    expect(later.sections[1]).toBe(start.sections[1]);
    expect(later.sections[2]).not.toEqual(start.sections[2]);
    // Measured for the first time then, all reads the same.
    const met = trainerOf({ type: 'circle' }, network);
    train(met);
    expect(ladder(met).sections).toEqual(later.sections);
    // What was asked for since is measured.
    const equal = ladderProbe.compute(trainer, { equal: true }, createPool())!;
    expect(equal.sections.map((section) => section.equal === null)).toEqual([false, false, false, false]);
  });

  it('redraws the input only for those who ask, and reads all else the same', () => {
    const trainer = trainerOf(bars, [{ id: 'f', type: 'flatten' }, dense('a', 6), dense('b', 2)]);
    const plain = ladderProbe.compute(trainer, {}, createPool())!;
    expect(plain.sections.map(({ input }) => input?.value)).toEqual([undefined, undefined, undefined]);
    const pool = createPool();
    const asked = bottleneckProbe.compute(trainer, { sample: 0 }, pool)!;
    expect(asked.redrawn).toHaveLength(3 * 64);
    for (const list of [asked.sections, asked.baseline]) {
      for (const { input } of list) expect(input!.value).toBeLessThanOrEqual(1);
      expect(list.map((section, i) => ({ ...section, input: plain.sections[i]!.input, asItIs: false }))).toEqual(
        plain.sections,
      );
    }
    // Whoever asked first, it is the same.
    expect(ladderProbe.compute(trainer, {}, createPool())!.sections).toEqual(asked.sections);
  });

  it('redraws the input and reads with equal capacity only as long as somebody asks for it', () => {
    const trainer = trainerOf(bars, [{ id: 'f', type: 'flatten' }, dense('a', 6), dense('b', 2)]);
    const pool = createPool();
    const next = (read: () => { readonly sections: readonly SectionReading[] } | null) => {
      trainer.stepBatch();
      const { sections } = read()!;
      return { redrawn: sections.every(({ input }) => input), equal: sections.every(({ equal }) => equal) };
    };
    const bottleneck = () => bottleneckProbe.compute(trainer, { sample: 0 }, pool);
    const ladder = (equal = false) => next(() => ladderProbe.compute(trainer, { equal }, pool));
    expect([next(bottleneck), ladder(true)]).toEqual([
      { redrawn: true, equal: false },
      { redrawn: true, equal: true },
    ]);
    // Both are open: each has what the other asks for, however often they take turns.
    for (let turn = 0; turn < 3; turn++)
      expect([next(bottleneck), ladder(true)]).toEqual(Array(2).fill({ redrawn: true, equal: true }));
    // The one was closed: the other has asked again since.
    ladder(true);
    expect(ladder(true)).toEqual({ redrawn: false, equal: true });
    expect(ladder()).toEqual({ redrawn: false, equal: false });
    // It is opened again.
    expect(next(bottleneck)).toEqual({ redrawn: true, equal: false });
  });

  it('keeps what was read at the steps that were measured, and gives it again on request', () => {
    const trainer = trainerOf({ type: 'circle' }, [dense('a', 8, 'tanh'), dense('b', 2)]);
    const seen = [ladder(trainer)];
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 20; i++) trainer.stepBatch();
      seen.push(ladder(trainer));
    }
    expect(seen.at(-1)!.steps).toEqual([0, 20, 40, 60]);
    const again = (at: number) => bottleneckProbe.compute(trainer, { sample: 0, at }, createPool())!;
    for (const { step, sections } of seen)
      expect(again(step)).toMatchObject({ step, sections, baseline: seen[0]!.baseline });
    // Of a step that was not measured nothing is made up, and pictures are of the latest step only.
    expect(again(30)).toMatchObject({ step: 60, sections: seen[3]!.sections });
    expect([again(20).redrawn.length, again(60).redrawn.length]).toEqual([0, 6]);
  });

  it('is the same in slices, each of one look at the clock, and says while there is more to come', () => {
    const network = [
      { id: 'c', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
      { id: 'f', type: 'flatten' },
      dense('b', 2),
    ];
    const whole = ladder(trainerOf(bars, network));
    const trainer = trainerOf(bars, network);
    let [frames, more] = [0, true];
    let clock = 0;
    let result = whole;
    const seen = new Set<number>();
    while (more) {
      more = false;
      const slice: Slice = { left: () => false, now: () => clock++, settled: true, more: () => (more = true) };
      result = ladderProbe.compute(trainer, { redrawn: true }, createPool(), slice)!;
      seen.add(result.step);
      frames++;
    }
    expect(frames).toBeGreaterThan(20);
    expect([...seen]).toEqual([-1, 0]);
    expect(result).toEqual(whole);
  });

  it('reads an answer at every step from sections that have steps, and redraws tokens', () => {
    const trainer = trainerOf({ type: 'reversal', length: 6, alphabet: 5, samples: 300 }, [
      { id: 'e', type: 'embedding', vocabulary: 5, dim: 6 },
      { id: 'g', type: 'lstm', units: 12, returnSequences: true },
      dense('b', 5),
    ]);
    const { sections, positions, answer, redrawn, picture } = bottleneckProbe.compute(
      trainer,
      { sample: 4 },
      createPool(),
    )!;
    expect([positions, answer.kind, answer.classes, picture]).toEqual([6, 'class', 5, [6]]);
    for (const section of sections) expect(section.answer!.error).toBeGreaterThan(0);
    expect(sections[1]!.input!.value).toBeGreaterThan(0.95); // an embedding keeps tokens apart
    expect([...redrawn.subarray(0, 30)].reduce((sum, value) => sum + value, 0)).toBe(6);
  });
});
