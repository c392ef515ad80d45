import { describe, expect, it, test } from 'vitest';
import { datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import type { BackEnd } from '#kernels/machine.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { planMemory } from './memory.ts';
import { planDocument } from './plan.ts';
import { planOfRows } from './planOfRows.ts';
import { replayer } from './replay.ts';
import { Trainer } from './trainer.ts';

const bars = { type: 'barsAndStripes', samples: 60, task: 'picture' };
const conv = (more: object = {}) => ({ id: 'c', type: 'conv2d', filters: 1, kernel: 3, padding: 1, ...more });
const waist = [
  { id: 'f', type: 'flatten' },
  { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
  { id: 'z', type: 'dense', units: 64 },
];

function documentOf(network: readonly object[], more: object = {}): StrataDocument {
  const { document, problems } = readDocument(
    { strata: 1, seed: 5, data: bars, network, training: { loss: 'mse', batchSize: 10 }, ...more },
    { layers, datasets },
  );
  if (!document) throw new Error(sentenceOf(problems[0]!));
  return document;
}

function trained(document: StrataDocument, steps: number, backEnd: BackEnd = 'simd'): Trainer {
  const trainer = new Trainer(document, { backEnd });
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  return trainer;
}

describe('data that ask for the picture itself', () => {
  it.each(['digits', 'shapes', 'relations', 'faces', 'barsAndStripes'])(
    'keep pictures, split and what is known of them: %s',
    (type) => {
      const [asked, classes] = [{ task: 'picture' }, {}].map((more) => prepareData({ type, samples: 40, ...more }, 3));
      expect([asked!.task, classes!.task]).toEqual(['picture', 'classification']);
      expect(asked!.classNames).toEqual([]);
      expect(asked!.targets).toBe(asked!.inputs);
      expect(asked!.inputs).toEqual(classes!.inputs);
      expect([asked!.train, asked!.test]).toEqual([classes!.train, classes!.test]);
      expect(asked!.factors).toEqual(classes!.factors);
    },
  );

  it('are held once, also by the network that is measured beside the run', () => {
    const plan = planDocument(documentOf(waist));
    expect(plan.samples.targets).toBe(plan.samples.inputs);
    expect(plan.samples.targetWidth).toBe(64);
    const beside = planOfRows(plan, Int32Array.of(3, 5), false);
    expect(beside.samples.targets).toBe(beside.samples.inputs);
    expect(beside.samples.inputs).toEqual(
      plan.samples.inputs.slice(3 * 64, 6 * 64).filter((_, i) => i < 64 || i >= 128),
    );
    const told = planDocument(
      documentOf(waist.with(2, { id: 'z', type: 'dense', units: 2 }), { data: { ...bars, task: 'class' } }),
    );
    const words = (p: typeof plan) => p.samples.targets.length;
    expect([words(plan), words(told)]).toEqual([60 * 64, 60 * 2]);
    // Of two classes each sample has two words of targets; of pictures none of their own.
    const data = (p: typeof plan) =>
      planMemory(p).inAll -
      planMemory({ ...p, samples: { ...p.samples, inputs: new Float32Array(0), targets: new Float32Array(0) } }).inAll;
    expect([data(plan), data(told)]).toEqual([4 * 60 * 64, 4 * 60 * (64 + 2)]);
  });
});

describe('documents of images that say nothing of a task', () => {
  it('ask for the class, and are written as they were', () => {
    const source = {
      strata: 1,
      title: 'Old',
      seed: 2,
      data: { type: 'digits', samples: 50 },
      network: [{ id: 'a', type: 'flatten' }],
    };
    const { document } = readDocument(source, { layers, datasets });
    expect(document!.data['task']).toBe('class');
    expect(compactDocument(document!, { layers, datasets })).toMatchObject({ ...source, strata: 2 });
    expect(Object.keys(compactDocument(document!, { layers, datasets })['data'] as object)).toEqual([
      'type',
      'samples',
    ]);
  });
});

describe('a network that is asked for the picture itself', () => {
  test.each(['mse', 'mae', 'huber', 'binaryCrossEntropy'])(
    'is the same to the bit on both back ends with %s',
    (loss) => {
      const document = documentOf([conv({ activation: 'relu' }), ...waist], {
        data: { ...bars, noise: 0 },
        training: { loss, batchSize: 16 },
      });
      expect(trained(document, 12, 'reference').parameterHash()).toBe(trained(document, 12).parameterHash());
    },
  );

  test('is compared flat: an image and its pixels in a row are the same', () => {
    const image = trained(documentOf([conv()]), 8);
    const flat = trained(documentOf([conv(), { id: 'f', type: 'flatten' }]), 8);
    expect(image.plan.output).toEqual([1, 8, 8]);
    expect(image.parameterHash()).toBe(flat.parameterHash());
    expect(image.score(image.plan.samples.test)).toEqual(flat.score(flat.plan.samples.test));
  });

  test('is the same whether batches are taken whole or sample by sample', () => {
    const single = new Trainer(documentOf(waist));
    while (single.step < 6) single.stepSample();
    expect(single.parameterHash()).toBe(trained(documentOf(waist), 6).parameterHash());
  });

  test('is replayed to the same bits', () => {
    const changes = [{ at: 4, block: 'z', parameter: 'bias', index: 3, value: 0.5 }];
    const document = documentOf(waist, { run: { step: 9, changes } });
    const hashes = [0, 1].map(() => {
      const run = replayer(document, 'simd');
      while (run.trainer.step < 9) run.step();
      return run.trainer.parameterHash();
    });
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(trained(documentOf(waist), 9).parameterHash());
  });

  it('has R² 1 where everything comes back, and what is left by hand where a constant does; never an accuracy', () => {
    const same = new Trainer(documentOf([conv({ kernel: 1, padding: 0 })]));
    same.setParameter('c', 'weight', 0, 1);
    same.setParameter('c', 'bias', 0, 0);
    const { test: held, inputs } = same.plan.samples;
    expect(same.score(held)).toEqual({ loss: 0, accuracy: null, explained: 1, count: held.length });
    same.setParameter('c', 'weight', 0, 0);
    same.setParameter('c', 'bias', 0, 0.25);
    const rows = Array.from(held, (row) => inputs.slice(row * 64, (row + 1) * 64));
    const mean = rows[0]!.map((_, p) => rows.reduce((sum, row) => sum + row[p]!, 0) / rows.length);
    const off = (of: (p: number) => number) =>
      rows.reduce((sum, row) => sum + row.reduce((s, x, p) => s + (x - of(p)) ** 2, 0), 0);
    const { explained, loss } = same.score(held);
    expect(explained).toBeCloseTo(1 - off(() => 0.25) / off((p) => mean[p]!), 5);
    expect(loss).toBeCloseTo(off(() => 0.25) / (64 * rows.length), 5);
    expect(same.score(new Int32Array(0)).explained).toBeNull();
    expect(
      new Trainer(
        documentOf([...waist.slice(0, 2), { type: 'dense', units: 2 }], { data: { type: bars.type, samples: 60 } }),
      ).score(held).explained,
    ).toBeNull();
  });

  it('reads its logits as shares of ink with binary cross-entropy', () => {
    const run = new Trainer(
      documentOf([conv({ kernel: 1, padding: 0 })], {
        data: { ...bars, noise: 0 },
        training: { loss: 'binaryCrossEntropy' },
      }),
    );
    run.setParameter('c', 'weight', 0, 40);
    run.setParameter('c', 'bias', 0, -20);
    expect(run.score(run.plan.samples.test).explained).toBeCloseTo(1, 6);
  });

  it('takes the drawing behind the samples as its own answer', () => {
    const run = new Trainer(documentOf([conv({ kernel: 1, padding: 0 })]));
    const drawing = Float32Array.from({ length: 64 }, (_, i) => i / 64);
    run.draw(drawing);
    run.setParameter('c', 'weight', 0, 1);
    run.setParameter('c', 'bias', 0, 0);
    const { output } = run.model.inspectRow(60);
    expect(run.model.tensor(output)).toEqual(drawing);
    run.model.evaluateRows(Int32Array.of(60), () => expect(Math.max(...run.model.losses.subarray(0, 1))).toBe(0));
  });
});
