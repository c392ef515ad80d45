import { describe, expect, test } from 'vitest';
import { streamKey } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { Trainer } from './trainer.ts';

function documentOf(more: Record<string, unknown> = {}): StrataDocument {
  const reading = readDocument(
    {
      strata: 1,
      seed: 7,
      data: { type: 'spiral', samples: 130 },
      network: [
        { id: 'a', type: 'dense', units: 6, activation: 'gelu' },
        { id: 'b', type: 'dropout', rate: 0.3 },
        { id: 'c', type: 'dense', units: 5, activation: 'sigmoid' },
        { id: 'd', type: 'dense', units: 2 },
      ],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam' }, batchSize: 16 },
      ...more,
    },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(JSON.stringify(reading.problems));
  return reading.document;
}

const optimizers = [
  { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 },
  { type: 'adam' },
  { type: 'adamW' },
  { type: 'rmsProp' },
  { type: 'adagrad' },
];

describe('a run', () => {
  test.each(optimizers)('is the same to the bit on both back ends with $type', (optimizer) => {
    const document = documentOf({
      training: { loss: 'crossEntropy', optimizer, batchSize: 16, l1: 0.001, l2: 0.01, clipNorm: 0.5 },
    });
    const runs = (['simd', 'reference'] as const).map((backEnd) => new Trainer(document, { backEnd }));
    for (const run of runs) for (let i = 0; i < 60; i++) run.stepBatch();
    expect(runs.map((run) => run.model.machine.backEnd)).toEqual(['simd', 'reference']);
    expect(runs[0]!.parameterHash()).toBe(runs[1]!.parameterHash());
  });

  test('is the same to the bit whether batches are taken whole or sample by sample, dropout included', () => {
    const [whole, single] = [new Trainer(documentOf()), new Trainer(documentOf())];
    for (let i = 0; i < 12; i++) whole.stepBatch();
    while (single.step < 12) single.stepSample();
    expect(single.parameterHash()).toBe(whole.parameterHash());
    single.stepSample();
    single.stepBatch(); // finishes the batch that was begun
    whole.stepBatch();
    expect(single.parameterHash()).toBe(whole.parameterHash());
    expect(single.batchLoss).toBe(whole.batchLoss);
  });

  test('keeps its known bits', () => {
    const run = new Trainer(documentOf());
    for (let i = 0; i < 100; i++) run.stepBatch();
    expect(run.parameterHash()).toMatchInlineSnapshot(`"7e85627bbca5a34d"`);
  });

  test('averages the last, smaller batch over its own size and then begins another order', () => {
    const run = new Trainer(documentOf({ data: { type: 'spiral', samples: 130 } }));
    const first = [...run.model.order];
    const sizes: number[] = [];
    while (run.epoch === 0) {
      sizes.push(run.batchSize);
      run.stepBatch();
    }
    expect(sizes.reduce((a, b) => a + b)).toBe(run.trainCount);
    expect(sizes.at(-1)).toBe(run.trainCount % 16);
    expect([...run.model.order]).not.toEqual(first);
    expect([...run.model.order].sort((a, b) => a - b)).toEqual([...run.plan.samples.train]);
  });

  test('begins anew at the same start after a reset, and at another with another seed', () => {
    const run = new Trainer(documentOf());
    const start = run.parameterHash();
    run.stepEpoch();
    expect(run.parameterHash()).not.toBe(start);
    run.reset();
    expect(run.parameterHash()).toBe(start);
    expect(new Trainer(documentOf({ seed: 8 })).parameterHash()).not.toBe(start);
  });

  test('goes on from a checkpoint to the same bits', () => {
    const run = new Trainer(documentOf());
    for (let i = 0; i < 20; i++) run.stepBatch();
    const checkpoint = run.save();
    for (let i = 0; i < 20; i++) run.stepBatch();
    const other = new Trainer(documentOf());
    other.restore(checkpoint);
    for (let i = 0; i < 20; i++) other.stepBatch();
    expect(other.parameterHash()).toBe(run.parameterHash());
    expect(other.position).toEqual(run.position);
  });
});

describe('steps in one go', () => {
  const schedules = [
    { type: 'constant' },
    { type: 'exponential', factor: 0.5, every: 7 },
    { type: 'cosine', steps: 40, end: 0.1, warmUp: 5 },
  ];
  /** A step as its parts, without a slice. */
  function stepApart(run: Trainer): void {
    const { model, plan, step, used, batchSize } = run;
    model.beginBatch(streamKey(plan.document.seed, 'dropout', step));
    model.runBatch(used, batchSize);
    model.update(step);
  }

  describe.each(optimizers)('with $type', (optimizer) => {
    test.each(schedules)('are single steps to the bit, schedule $type', (schedule) => {
      // Slices end at an epoch's last whole batch, and behind the smaller one.
      const document = documentOf({
        training: { loss: 'crossEntropy', optimizer, schedule, batchSize: 16, l2: 0.001, clipNorm: 1 },
      });
      for (const backEnd of ['simd', 'reference'] as const) {
        const [slices, singles, samples] = [1, 2, 3].map(() => new Trainer(document, { backEnd })) as [
          Trainer,
          Trainer,
          Trainer,
        ];
        for (const limit of [1, 2, 100, 3, 1, 5, 100, 100]) {
          slices.stepBatches(limit);
          while (singles.step < slices.step) singles.stepBatch();
          while (samples.step < slices.step) samples.stepSample();
          expect(singles.parameterHash()).toBe(slices.parameterHash());
          expect(samples.parameterHash()).toBe(slices.parameterHash());
          expect(slices.save()).toEqual(samples.save());
          expect(slices.batchLoss).toBe(singles.batchLoss);
          expect(slices.learningRate).toBe(samples.learningRate);
        }
        expect(slices.epoch).toBe(2);
      }
    });
  });

  test('leave the gradients, activations and parameters of steps made apart', () => {
    const network = [
      { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
      { id: 'n', type: 'batchNorm' }, // its gradients are added up, a dense layer's are written
      { id: 'b', type: 'dropout', rate: 0.3 },
      { id: 'd', type: 'dense', units: 2 },
    ];
    const [slices, apart] = [new Trainer(documentOf({ network })), new Trainer(documentOf({ network }))];
    expect(slices.stepBatches(4)).toBe(4);
    for (let i = 0; i < 4; i++) {
      stepApart(apart);
      apart.step++;
      apart.used += 16;
    }
    expect(apart.model.save()).toEqual(slices.model.save());
    for (const p of slices.plan.parameters) expect(apart.model.gradient(p)).toEqual(slices.model.gradient(p));
    const [a, b] = [apart.model.last!, slices.model.last!];
    expect(a.blocks.length).toBe(4);
    for (const [i, { output }] of a.blocks.entries())
      for (const gradient of [false, true])
        expect(apart.model.tensor(output, gradient)).toEqual(slices.model.tensor(b.blocks[i]!.output, gradient));
  });

  test('end at the epoch, and with a batch that was begun sample by sample', () => {
    const run = new Trainer(documentOf());
    run.stepSample();
    expect(run.stepBatches(100)).toBe(1);
    expect(run.position).toEqual({ step: 1, epoch: 0, used: 16, pending: 0 });
    const whole = Math.floor(run.trainCount / 16) - 1;
    expect(run.stepBatches(100)).toBe(whole);
    expect(run.epoch).toBe(0);
    expect(run.stepBatches(100)).toBe(1); // the smaller batch
    expect(run.position).toEqual({ step: whole + 2, epoch: 1, used: 0, pending: 0 });
  });

  test('end before the update of a batch whose loss ran away, where single steps end', () => {
    const document = documentOf({
      training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 3 }, batchSize: 4 },
      data: { type: 'plane' },
      network: [
        { id: 'a', type: 'dense', units: 8, activation: 'relu' },
        { id: 'b', type: 'dense', units: 1 },
      ],
    });
    const [slices, singles] = [new Trainer(document), new Trainer(document)];
    while (!slices.divergence) slices.stepBatches(100);
    while (!singles.divergence) singles.stepSample();
    expect(slices.divergence).toEqual(singles.divergence);
    expect(slices.position).toEqual({ ...singles.position, pending: 0 });
    expect(slices.parameterHash()).toBe(singles.parameterHash());
    expect(slices.stepBatches(1)).toBe(0);
  });
});

test('the history has each score in its own column', () => {
  const run = new Trainer(documentOf({ data: { type: 'spiral', samples: 130, testShare: 0.3 } }));
  run.stepEpoch();
  const [train, test_] = [run.plan.samples.train, run.plan.samples.test].map((rows) => run.score(rows));
  expect(train!.accuracy).not.toBe(test_!.accuracy);
  expect(run.history.values[1]).toEqual([run.step, 1, train!.loss, test_!.loss, train!.accuracy, test_!.accuracy]);
  expect(run.curve.recorded).toEqual({ step: run.step, train, test: test_ });
});

describe('measured steps', () => {
  test('leave the bits as they are, whatever the calls, and are those of the last step of each', () => {
    const document = documentOf({ training: { batchSize: 16, l1: 0.001, l2: 0.01, clipNorm: 0.5 } });
    for (const calls of [[1, 1, 1, 1], [4], [3, 40, 7], [1000, 1000]]) {
      const [plain, measured] = [new Trainer(document), new Trainer(document)];
      measured.measures = true;
      for (const limit of calls) {
        const made = measured.stepBatches(limit);
        expect(plain.stepBatches(limit)).toBe(made);
        expect(measured.position).toEqual(plain.position);
        expect(measured.measured!.step).toBe(measured.step);
      }
      expect(measured.parameterHash()).toBe(plain.parameterHash());
      expect(measured.model.save()).toEqual(plain.model.save());
      expect(measured.history.values).toEqual(plain.history.values);
      expect([measured.batchLoss, measured.learningRate]).toEqual([plain.batchLoss, plain.learningRate]);
    }
  });

  test('are made of a step in parts and of one taken sample by sample too', () => {
    const document = documentOf();
    for (const step of [
      (run: Trainer) => [...run.stepInParts()],
      (run: Trainer) => Array.from({ length: run.batchSize }, () => run.stepSample()),
    ]) {
      const [plain, measured] = [new Trainer(document), new Trainer(document)];
      measured.measures = true;
      step(measured);
      plain.stepBatch();
      expect(measured.measured!.step).toBe(1);
      expect(measured.parameterHash()).toBe(plain.parameterHash());
    }
  });
});

describe('settings that change while a run goes on', () => {
  test('leave parameters and optimiser state as they are', () => {
    const run = new Trainer(documentOf());
    for (let i = 0; i < 10; i++) run.stepBatch();
    const before = run.model.save();
    run.tune(
      documentOf({ training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.5 }, batchSize: 16 } }),
    );
    expect(run.model.save()).toEqual(before);
  });

  test('may make the batch another size in the middle of an epoch', () => {
    const run = new Trainer(documentOf());
    for (let i = 0; i < 2; i++) run.stepBatch();
    run.tune(documentOf({ training: { loss: 'crossEntropy', optimizer: { type: 'adam' }, batchSize: 7 } }));
    run.stepEpoch();
    expect(run.epoch).toBe(1);
    expect(run.used).toBe(0);
    run.stepEpoch();
    expect(run.divergence).toBeUndefined();
  });

  test('freeze a layer, or a single weight, for as long as they hold', () => {
    const document = documentOf();
    const network = document.network.map((b) =>
      b.id === 'a' ? { ...b, trainable: false } : b.id === 'c' ? { ...b, frozen: { weight: [3] } } : b,
    );
    const run = new Trainer({ ...document, network });
    run.setParameter('c', 'weight', 3, 0.25);
    const [a, c] = [
      run.plan.parameters.find((p) => p.path === '0.weight')!,
      run.plan.parameters.find((p) => p.path === '2.weight')!,
    ];
    const before = [...run.model.values(a)];
    const weights = [...run.model.values(c)];
    for (let i = 0; i < 30; i++) run.stepBatch();
    expect([...run.model.values(a)]).toEqual(before);
    const after = [...run.model.values(c)];
    expect(after[3]).toBe(0.25);
    expect(after.filter((w, i) => w !== weights[i])).toHaveLength(after.length - 1);
  });

  test('hold a frozen weight through a change of settings, a checkpoint, and another network', () => {
    const document = documentOf();
    const network = document.network.map((b) => (b.id === 'c' ? { ...b, frozen: { weight: [3] } } : b));
    const run = new Trainer({ ...document, network });
    const weight = () => run.model.values(run.plan.parameters.find((p) => p.path === '2.weight')!)[3];
    run.setParameter('c', 'weight', 3, 0.4866);
    const train = () => {
      for (let i = 0; i < 3; i++) run.stepBatch();
      expect(weight()).toBe(Math.fround(0.4866));
    };
    train();
    run.tune({ ...run.plan.document, training: { ...document.training, l2: 0.01 } });
    train();
    run.restore(run.save());
    train();
    run.tune({ ...run.plan.document, network: network.map((b) => (b.id === 'd' ? { ...b, activation: 'tanh' } : b)) });
    train();
  });

  test('scale the learning rate of one block', () => {
    const sgd = { training: { loss: 'crossEntropy', optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 16 } };
    const document = documentOf(sgd);
    const scaled = {
      ...document,
      network: document.network.map((b) => (b.id === 'd' ? { ...b, learningRateScale: 0.5 } : b)),
    };
    const moved = [document, scaled].map((d) => {
      const run = new Trainer(d);
      const p = run.plan.parameters.find((q) => q.path === '3.weight')!;
      const before = run.model.values(p).slice();
      run.stepBatch();
      return run.model.values(p).map((w, i) => w - before[i]!);
    });
    for (const [i, delta] of moved[1]!.entries()) expect(delta).toBeCloseTo(moved[0]![i]! / 2, 6);
  });
});

describe('divergence', () => {
  const line = (training: object, network: object[] = []) =>
    documentOf({
      data: { type: 'plane' },
      network: [
        { id: 'a', type: 'dense', units: 3 },
        { id: 'b', type: 'dense', units: 3 },
        ...network,
        { id: 'c', type: 'dense', units: 1 },
      ],
      training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 1e-6 }, batchSize: 16, ...training },
    });
  const fill = (run: Trainer, path: string, value: number) =>
    run.model.values(run.plan.parameters.find((p) => p.path === path)!).fill(value);
  const until = (run: Trainer, steps = 500) => {
    for (let i = 0; i < steps && !run.divergence; i++) run.stepBatch();
    return run.divergence;
  };

  test('stops the run and names the step', () => {
    const run = new Trainer(line({ optimizer: { type: 'sgd', learningRate: 100 } }));
    expect(until(run)).toBeDefined();
    expect(run.divergence!.step).toBe(run.step);
    const { step } = run;
    run.stepBatch();
    expect(run.step).toBe(step);
  });

  test.each(['a', 'b', 'c'])('begins at the first block whose output is not finite: %s', (block) => {
    const run = new Trainer(line({}));
    fill(run, `${'abc'.indexOf(block)}.weight`, 3e38);
    fill(run, `${'abc'.indexOf(block)}.bias`, 3e38);
    expect(until(run, 1)).toMatchObject({ step: 0, block, what: 'activation' });
  });

  test('begins where the gradient is not finite, the last of these blocks, since the gradient comes from behind', () => {
    const run = new Trainer(line({}));
    // Outputs of 1e8 with weights of 1e38 behind them: the loss is past the limit, and what comes back through c is beyond float32.
    fill(run, '2.weight', 1e38);
    fill(run, '1.weight', 0);
    fill(run, '1.bias', 1e-30);
    expect(until(run, 1)).toMatchObject({ step: 0, block: 'b', what: 'gradient' });
  });

  test('begins at the last block whose parameters the step before has spoilt', () => {
    const run = new Trainer(line({ optimizer: { type: 'sgd', learningRate: 100 } }));
    // What flows into c is so large that one step takes its weights beyond float32; c gives back nothing to b and a.
    fill(run, '1.weight', 0);
    fill(run, '1.bias', 1e37);
    fill(run, '2.weight', 0);
    expect(until(run, 2)).toMatchObject({ step: 1, block: 'c', what: 'parameter' });
    // Of two it is the one behind: the backward pass comes to it first.
    const two = new Trainer(line({}));
    fill(two, '0.weight', Number.NaN);
    fill(two, '1.weight', Number.NaN);
    expect(until(two, 1)).toMatchObject({ step: 0, block: 'b', what: 'parameter' });
  });

  test('names the largest number of all where the loss ran away and all is finite', () => {
    const run = new Trainer(line({}));
    fill(run, '0.bias', 1e8);
    fill(run, '1.weight', 1e-3);
    fill(run, '2.weight', 1);
    expect(until(run, 1)).toMatchObject({ block: 'b', what: 'gradient' });
    const large = new Trainer(line({}));
    fill(large, '0.bias', 3e7);
    fill(large, '1.weight', 0);
    fill(large, '1.bias', 0);
    fill(large, '2.weight', 0);
    fill(large, '2.bias', 1e5);
    expect(until(large, 1)).toMatchObject({ block: 'a', what: 'activation' });
  });

  test('leaves scores that are not computed, not half of the classes', () => {
    const run = new Trainer(documentOf());
    fill(run, '0.weight', Number.NaN);
    const { train, test } = run.plan.samples;
    expect([run.score(train).accuracy, run.score(test).accuracy]).toEqual([Number.NaN, Number.NaN]);
    expect(run.countRight(new Float32Array(4), [0, 1])).toBeNaN();
  });
});

describe('known answers', () => {
  const truth = (network: unknown[], seed = 1, rate = 0.5) =>
    documentOf({
      seed,
      data: { type: 'xor', kind: 'truthTable' },
      network,
      training: { loss: 'binaryCrossEntropy', optimizer: { type: 'sgd', learningRate: rate }, batchSize: 4 },
    });

  test('XOR without a hidden layer: outputs of one half, loss ln 2, never more than three of four right', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const run = new Trainer(truth([{ type: 'dense', units: 1 }], seed));
      let best = 0;
      for (let i = 0; i < 2000; i++) {
        run.stepBatch();
        if (i % 20 === 0) best = Math.max(best, run.score(run.plan.samples.train).accuracy!);
      }
      expect(best).toBeLessThanOrEqual(0.75);
      expect(run.score(run.plan.samples.train).loss).toBeCloseTo(Math.LN2, 4);
    }
  });

  test('a 2-4-1 network solves XOR in at least nine of ten seeds', () => {
    let solved = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const run = new Trainer(
        truth(
          [
            { type: 'dense', units: 4, activation: 'tanh' },
            { type: 'dense', units: 1 },
          ],
          seed,
        ),
      );
      for (let i = 0; i < 3000; i++) run.stepBatch();
      if (run.score(run.plan.samples.train).accuracy === 1) solved++;
    }
    expect(solved).toBeGreaterThanOrEqual(9);
  });
});
