import { describe, expect, test, vi } from 'vitest';
import type { Probes } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import { askedOf } from '#nn/readingProbes.ts';
import { packWeights, unpackWeights } from '#nn/weightValues.ts';
import { readingOf } from '#proof/readings.ts';
import { LaboratoryDesk } from '#testing/laboratoryDesk.ts';
import { Desk, documentOf, hashAfter } from '#testing/sessionDesk.ts';
import type { Jobs, Order, Outcome, States } from './protocol.ts';

const document = documentOf();
const runs = (more: Partial<Jobs['runs']> = {}): Jobs['runs'] => ({
  ...{ kind: 'runs', recipe: document, seeds: [1, 2, 3], until: { steps: 40 } },
  ...more,
});
const start = (job: number, what: Jobs['runs'], more: Partial<Extract<Order, { type: 'start' }>> = {}): Order => ({
  ...{ type: 'start', job, what },
  ...more,
});
const resultOf = (desk: LaboratoryDesk, job: number) => desk.of('done', job)[0]?.result as readonly Outcome[];

describe('a job', () => {
  test('is told of as it goes, part by part, and then in all', () => {
    const desk = new LaboratoryDesk().send(start(1, runs({ seeds: Array.from({ length: 30 }, (_, i) => i) }))).settle();
    const told = desk.of('progress', 1);
    expect(told.length).toBeGreaterThan(2);
    const done = told.map((report) => report.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ done: 30, of: 30 });
    expect(told.flatMap(({ part }) => part as readonly Outcome[])).toEqual(resultOf(desk, 1));
    expect(desk.reports.at(-1)!.type).toBe('done');
  });

  test('that is stopped says where it stood, and from there comes to the same results as one that was not', () => {
    const whole = resultOf(new LaboratoryDesk().send(start(1, runs({ until: { steps: 4000 } }))).settle(), 1);
    for (const turns of [1, 4, 9, 30]) {
      const first = new LaboratoryDesk().send(start(1, runs({ until: { steps: 4000 } }))).turn(turns);
      first.send({ type: 'stop', job: 1 }).settle();
      expect(first.of('done')).toEqual([]);
      const { state } = first.of('stopped', 1)[0]!;
      const second = new LaboratoryDesk().send(start(7, runs({ until: { steps: 4000 } }), { state })).settle();
      expect(resultOf(second, 7)).toEqual(whole);
      // What was done is not done again.
      expect(second.clock).toBeLessThan(first.clock + 4000);
    }
  });

  test('stopped in the middle of a run goes on in the middle of it', () => {
    const desk = new LaboratoryDesk().send(start(1, runs({ until: { steps: 100_000 } }))).turn(6);
    desk.send({ type: 'stop', job: 1 }).settle();
    const { outcomes, under } = desk.of('stopped', 1)[0]!.state as States['runs'];
    expect(outcomes).toEqual([]);
    expect(under!.position.step).toBeGreaterThan(0);
  });

  test('is stopped within a few slices, whatever it does', () => {
    const desk = new LaboratoryDesk().send(start(1, runs({ until: { steps: 1e9 } }))).turn(5);
    const before = desk.clock;
    desk.send({ type: 'stop', job: 1 });
    expect(desk.of('stopped', 1)).toHaveLength(1);
    expect(desk.clock - before).toBeLessThan(20);
    expect(desk.settle().of('done')).toEqual([]);
  });

  test('of which there are none by a number is not stopped', () => {
    expect(new LaboratoryDesk().send({ type: 'stop', job: 3 }).settle().reports).toEqual([]);
  });

  test('gives way to a newer one on its channel, and to none on another', () => {
    const desk = new LaboratoryDesk()
      .send(start(1, runs({ until: { steps: 1e9 } }), { channel: 'odds' }))
      .send(start(2, runs(), { channel: 'other' }), start(3, runs({ seeds: [9] }), { channel: 'odds' }))
      .settle();
    expect(desk.of('stopped').map(({ job }) => job)).toEqual([1]);
    expect(
      desk
        .of('done')
        .map(({ job }) => job)
        .sort(),
    ).toEqual([2, 3]);
  });
});

test('jobs take turns: a short one ends long before a long one that began earlier, and the long one is not delayed for good', () => {
  const desk = new LaboratoryDesk();
  desk.send(start(1, runs({ seeds: Array.from({ length: 60 }, (_, i) => i) })), start(2, runs({ seeds: [5] })));
  desk.settle();
  const order = desk.reports.filter(({ type }) => type === 'done').map((r) => 'job' in r && r.job);
  expect(order).toEqual([2, 1]);
  // Alone it takes the same looks at the clock, but for those of the other.
  const alone = new LaboratoryDesk().send(start(1, runs({ seeds: [5] }))).settle();
  const shared = new LaboratoryDesk().send(start(1, runs({ seeds: [5] })), start(2, runs({ seeds: [6] }))).settle();
  expect(shared.clock).toBeLessThan(3 * alone.clock);
});

describe('a job that breaks', () => {
  test('says so, and the others go on', () => {
    const wrong = { ...document, network: [] };
    const desk = new LaboratoryDesk().send(start(1, runs({ recipe: wrong })), start(2, runs())).settle();
    expect(desk.of('failed', 1)).toHaveLength(1);
    expect(desk.of('done', 1)).toEqual([]);
    expect(resultOf(desk, 2)).toHaveLength(3);
  });

  test('in what is kept of its runs says so, too', () => {
    const hash = {
      compute: vi.fn(() => {
        throw new Error('out of order');
      }),
    }; // prettier-ignore
    const desk = new LaboratoryDesk({ hash } as Probes).send(start(1, runs({ keep: { hash: {} } }))).settle();
    expect(desk.of('failed', 1)[0]!.message).toBe('out of order');
  });
});

describe('runs', () => {
  test('come to the bits of the run opened by itself, each from its own seed', () => {
    const outcomes = resultOf(new LaboratoryDesk().send(start(1, runs())).settle(), 1);
    expect(outcomes.map(({ seed, step }) => [seed, step])).toEqual([1, 2, 3].map((seed) => [seed, 40]));
    for (const { seed, parameterHash } of outcomes) expect(parameterHash).toBe(hashAfter({ ...document, seed }, 40));
    expect(new Set(outcomes.map(({ parameterHash }) => parameterHash)).size).toBe(3);
  });

  test('are looked at on the way as they are at their end, and come to the same bits', () => {
    const until = { steps: 40, looks: [0, 7, 20, 30] };
    const plain = resultOf(new LaboratoryDesk().send(start(1, runs())).settle(), 1);
    const looked = resultOf(new LaboratoryDesk().send(start(1, runs({ until }))).settle(), 1);
    expect(looked.map(({ parameterHash }) => parameterHash)).toEqual(plain.map(({ parameterHash }) => parameterHash));
    for (const { looks } of looked) expect(looks.map(({ step }) => step)).toEqual([0, 7, 20, 30]);
    const [short] = resultOf(new LaboratoryDesk().send(start(1, runs({ until: { steps: 20 } }))).settle(), 1);
    expect(looked[0]!.looks[2]).toEqual({ step: 20, train: short!.train, test: short!.test });
  });

  test('that are stopped between two looks have all of them when they go on', () => {
    const what = runs({ until: { steps: 4000, looks: [0, 10, 1000, 2000, 3000] } });
    const whole = resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1);
    for (const turns of [1, 4, 9, 30]) {
      const first = new LaboratoryDesk().send(start(1, what)).turn(turns).send({ type: 'stop', job: 1 }).settle();
      const state = structuredClone(first.of('stopped', 1)[0]!.state);
      expect(resultOf(new LaboratoryDesk().send(start(2, what, { state })).settle(), 2)).toEqual(whole);
    }
  });

  describe.each([
    ['steps, of settings', [{ after: { steps: 11 }, change: { training: { optimizer: { learningRate: 0.05 } } } }]],
    // Its training set goes into whole batches, so that several epochs are one call of the machine.
    [
      'epochs, of data',
      [
        { after: { epochs: 3 }, change: { data: { type: 'circle', samples: 64 } } },
        { after: { epochs: 2 }, change: {} },
      ],
    ],
    ['steps, of the network', [{ after: { steps: 7 }, change: { network: { a: { units: 9 } } } }]],
    [
      'steps, with pretraining',
      [
        {
          after: { steps: 5 },
          change: { network: { a: { activation: 'sigmoid' } } },
          pretrain: { blocks: ['a'], epochs: 2, batchSize: 10, learningRate: 0.1, momentum: 0.5 },
        },
      ],
    ],
    [
      'a goal',
      [
        {
          after: { goal: { metric: 'batchLoss', is: 'below', value: 0.6 }, atMost: 30 },
          change: { training: { batchSize: 5 } },
        },
      ],
    ],
  ])('with phases after %s', (_, phases) => {
    const phased = documentOf({ strata: 2, phases, data: { type: 'spiral', samples: 64 } });
    const alone = (seed: number) => new Desk().load({ ...phased, seed }).steps(60).hash;

    test('come to the bits of the training worker', () => {
      const what = runs({ recipe: phased, seeds: [1, 2], until: { steps: 60 } });
      const outcomes = resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1);
      expect(outcomes.map(({ parameterHash }) => parameterHash)).toEqual([alone(1), alone(2)]);
    });

    test('go on in the phase in which they were stopped', () => {
      const what = runs({ recipe: phased, seeds: [1], until: { steps: 4000 } });
      const whole = resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1);
      const first = new LaboratoryDesk().send(start(1, what)).turn(4);
      first.send({ type: 'stop', job: 1 }).settle();
      const state = structuredClone(first.of('stopped', 1)[0]!.state) as States['runs'];
      expect(state.reached!.length).toBeGreaterThan(0);
      expect(resultOf(new LaboratoryDesk().send(start(2, what, { state })).settle(), 2)).toEqual(whole);
    });
  });

  test('start from the weights that a recipe starts from', () => {
    const { weights } = new Desk().load(document).steps(20).withWeights(document).run!;
    const { of: _, optimizer: __, ...values } = weights!;
    const unpacked = unpackWeights(weights!);
    if ('found' in unpacked) throw new Error(unpacked.found.code);
    const initial = packWeights(
      { ...values, position: { step: 0, epoch: 0, used: 0 }, curve: 0 },
      { ...unpacked, slots: [], curve: new Float64Array(0) },
    );
    const recipe = documentOf({ strata: 2, initial });
    expect(recipe.initial).toBeDefined();
    const what = runs({ recipe, seeds: [3], until: { steps: 10 } });
    const [outcome] = resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1);
    expect(outcome!.parameterHash).toBe(new Desk().load({ ...recipe, seed: 3 }).steps(10).hash);
    expect(outcome!.parameterHash).not.toBe(hashAfter({ ...document, seed: 3 }, 10));
  });

  // Many epochs are one call of the machine where they go into whole batches.
  test.each([
    ['epochs of one batch', 50, 50],
    ['epochs of five batches', 50, 10],
    ['epochs that end in a smaller batch', 50, 16],
    ['batches larger than the data', 50, 500],
    ['single samples', 50, 1],
  ])('with %s', (_, samples, batchSize) => {
    const data = { type: 'spiral', samples: 2 * samples, testShare: 0.5 };
    const recipe = documentOf({ data, training: { batchSize, schedule: { type: 'cosine', steps: 400 } } });
    const what = runs({ recipe, seeds: [4, 5], until: { steps: 333 } });
    for (const { seed, parameterHash } of resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1))
      expect(parameterHash).toBe(hashAfter({ ...recipe, seed }, 333));
  });

  test('are solved where their score says so', () => {
    const of = (solved: NonNullable<Jobs['runs']['until']['solved']>) =>
      resultOf(new LaboratoryDesk().send(start(1, runs({ until: { steps: 300, solved } }))).settle(), 1);
    const scores = of({ metric: 'testAccuracy', is: 'atLeast', value: 0 });
    expect(scores.map(({ solved }) => solved)).toEqual([true, true, true]);
    const middle = scores.map(({ train }) => train.loss).sort((a, b) => a - b)[1]!;
    expect(of({ metric: 'trainLoss', is: 'below', value: middle }).filter(({ solved }) => solved)).toHaveLength(1);
    expect(of({ metric: 'trainLoss', is: 'atLeast', value: middle }).filter(({ solved }) => solved)).toHaveLength(2);
    // Of classes there is no R².
    expect(of({ metric: 'trainR2', is: 'atLeast', value: -1e9 }).some(({ solved }) => solved)).toBe(false);
  });

  test('are solved by what is read inside them when they end, in a container too, to the bit of the run by itself', () => {
    const network = [
      { id: 'a', type: 'dense', units: 4, activation: 'relu' },
      { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 4, activation: 'relu' }] },
      { id: 'out', type: 'dense', units: 2 },
    ];
    const recipe = documentOf({ network, training: { clipNorm: 1 } });
    const of = (solved: NonNullable<Jobs['runs']['until']['solved']>) =>
      resultOf(new LaboratoryDesk().send(start(1, runs({ recipe, until: { steps: 30, solved } }))).settle(), 1);
    for (const reading of [
      { reading: 'reads', block: 'a' },
      { reading: 'reads', block: 'b' },
      { reading: 'dead', block: 'b' },
      { reading: 'gradientRatio', block: 'a', over: 'b' },
    ] as const) {
      const read = of({ ...reading, is: 'atLeast', value: -1 }).map((outcome) => outcome.read!);
      for (const [i, seed] of [1, 2, 3].entries()) {
        const own = new Trainer({ ...recipe, seed });
        own.measures = true;
        for (let step = 0; step < 30; step++) own.stepBatch();
        const { name, named } = askedOf(reading);
        expect(read[i], name).toBe(readingOf(own, name, named));
      }
      const middle = read.toSorted((a, b) => a - b)[1]!;
      expect(of({ ...reading, is: 'atLeast', value: middle }).map(({ solved }) => solved)).toEqual(
        read.map((value) => value >= middle),
      );
    }
    const none = of({ reading: 'shifted', pixels: 1, is: 'below', value: 1e9 });
    expect(none.map(({ read, solved }) => [read, solved])).toEqual(Array(3).fill([null, false]));
  });

  test('that diverge say where, and are not solved', () => {
    const recipe = documentOf({
      data: { type: 'sine', samples: 40 },
      network: [{ id: 'a', type: 'dense', units: 1 }],
      training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 100 } },
    });
    const [outcome] = resultOf(
      new LaboratoryDesk()
        .send(
          start(1, runs({ recipe, until: { steps: 500, solved: { metric: 'trainLoss', is: 'atLeast', value: -1 } } })),
        )
        .settle(),
      1,
    ); // prettier-ignore
    expect(outcome!.divergence!.step).toBe(outcome!.step);
    expect(outcome!.solved).toBe(false);
  });

  test('of a sweep are those of each of its values', () => {
    const wider = documentOf({ training: { batchSize: 10 } });
    const what = runs({ seeds: [1, 2], sweep: [{}, { training: { batchSize: 10 } }] });
    const outcomes = resultOf(new LaboratoryDesk().send(start(1, what)).settle(), 1);
    expect(outcomes.map(({ value, seed }) => [value, seed])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 2],
    ]); // prettier-ignore
    expect(outcomes[3]!.parameterHash).toBe(hashAfter({ ...wider, seed: 2 }, 40));
  });

  test('keep what is asked for: the hash, the answer over the plane, readings of layers', () => {
    const keep = { hash: {}, answer: { resolution: 6, samples: false }, ladder: {} };
    const [outcome] = resultOf(new LaboratoryDesk().send(start(1, runs({ seeds: [3], keep }))).settle(), 1);
    expect(outcome!.probes.hash).toBe(outcome!.parameterHash);
    expect(outcome!.probes.answer).not.toBeNull();
    expect(outcome!.probes.ladder!.step).toBe(40);
  });

  test('with steps that take long are stopped between their parts, and go on', () => {
    const recipe = documentOf({
      data: { type: 'digits', samples: 40 },
      network: [
        { id: 'a', type: 'conv2d', filters: 24, kernel: 5, activation: 'relu' },
        { id: 'c', type: 'conv2d', filters: 24, kernel: 5, activation: 'relu' },
        { id: 'g', type: 'globalAvgPool' },
        { id: 'z', type: 'dense', units: 10 },
      ],
      training: { batchSize: 16 },
    });
    const what = runs({ recipe, seeds: [1], until: { steps: 3 } });
    const desk = new LaboratoryDesk().send(start(1, what)).turn(4).send({ type: 'stop', job: 1 });
    const { state } = desk.of('stopped', 1)[0]!;
    const [outcome] = resultOf(new LaboratoryDesk().send(start(2, what, { state })).settle(), 2);
    expect(outcome!.parameterHash).toBe(hashAfter({ ...recipe, seed: 1 }, 3));
  });
});
