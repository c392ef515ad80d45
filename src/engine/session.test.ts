import { describe, expect, it } from 'vitest';
import { MAX_CHANGES, runAt } from '#nn/run.ts';
import { Desk, documentOf, everything, hashAfter, saved, withRate } from '#testing/sessionDesk.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Frame } from './protocol.ts';
import { Trainer } from './trainer.ts';

/** A change of the learning rate. */
const rate = (learningRate: number) => ({ training: { optimizer: { learningRate } } });

describe('a session', () => {
  it('loads a document and waits', () => {
    const desk = new Desk().load(documentOf());
    expect(desk.states).toEqual(['loading', 'paused']);
    expect(desk.state).toMatchObject({ run: 1, backEnd: 'simd' });
    expect(desk.changes).toEqual([]);
    expect(desk.frame()).toMatchObject({
      run: 1,
      position: { step: 0, epoch: 0, used: 0, pending: 0 },
      trainCount: 50,
      batchSize: 16,
    });
    expect(desk.hash).toBe(hashAfter(documentOf(), 0));
  });

  it('can be asked for the back end that needs no WebAssembly', () => {
    const desk = new Desk().load(documentOf(), { backEnd: 'reference' }).steps(5);
    expect(desk.state.backEnd).toBe('reference');
    expect(desk.hash).toBe(hashAfter(documentOf(), 5));
  });

  it('trains from play to pause', () => {
    const desk = new Desk()
      .load(documentOf())
      .send({ type: 'play', run: 1 })
      .turn(3)
      .send({ type: 'pause', run: 1 })
      .settle();
    expect(desk.states.slice(-2)).toEqual(['running', 'paused']);
    const { step } = desk;
    expect(step).toBeGreaterThan(50);
    expect(desk.step).toBe(step);
    expect(desk.hash).toBe(hashAfter(documentOf(), step));
  });

  it('plays at once where it is told to', () => {
    const desk = new Desk();
    desk.send({ type: 'load', run: 1, document: documentOf(), play: true }).turn(3);
    expect(desk.states).toEqual(['loading', 'running']);
    desk.send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThan(0);
  });

  it('steps by sample, batch and epoch, and is paused after each', () => {
    const desk = new Desk().load(documentOf()).steps(3, 'sample');
    expect(desk.frame().position).toEqual({ step: 0, epoch: 0, used: 0, pending: 3 });
    desk.steps(1);
    expect(desk.frame().position).toEqual({ step: 1, epoch: 0, used: 16, pending: 0 });
    desk.steps(16, 'sample');
    expect(desk.frame().position).toEqual({ step: 2, epoch: 0, used: 32, pending: 0 });
    desk.steps(1, 'epoch');
    expect(desk.frame().position).toEqual({ step: 4, epoch: 1, used: 0, pending: 0 });
    expect(desk.state.state).toBe('paused');
    expect(desk.hash).toBe(hashAfter(documentOf(), 4));
  });

  it('keeps to a speed', () => {
    const desk = new Desk().load(documentOf());
    desk.send({ type: 'speed', stepsPerSecond: 10 }, { type: 'play', run: 1 });
    const began = desk.clock;
    while (desk.clock - began < 5000) desk.turn();
    desk.send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThanOrEqual(45);
    expect(desk.step).toBeLessThanOrEqual(51);
    expect(Math.max(...desk.waits)).toBeLessThanOrEqual(100);
    desk
      .send({ type: 'speed', stepsPerSecond: null }, { type: 'play', run: 1 })
      .turn(2)
      .send({ type: 'pause', run: 1 })
      .settle();
    expect(desk.step).toBeGreaterThan(100);
  });

  it('tells how fast it trains', () => {
    const desk = new Desk().load(documentOf()).send({ type: 'play', run: 1 });
    desk.send({ type: 'subscribe', probes: {} }, { type: 'want', buffers: [] }).turn(2);
    expect(desk.of('frame').at(-1)!.stepsPerSecond).toBeNaN();
    for (let i = 0; i < 80; i++) desk.send({ type: 'want', buffers: [] }).turn();
    expect(desk.of('frame').at(-1)!.stepsPerSecond).toBeGreaterThan(100);
    desk.send({ type: 'pause', run: 1 });
    expect(desk.frame().stepsPerSecond).toBeNaN();
  });

  it('ignores commands of another run', () => {
    const desk = new Desk().load(documentOf());
    desk
      .send({ type: 'step', run: 0, unit: 'batch' }, { type: 'play', run: 2 }, { type: 'seek', run: 7, step: 3 })
      .settle();
    expect(desk.step).toBe(0);
    expect(desk.state.state).toBe('paused');
  });

  it('answers whether it is alive, and hands out checkpoints between batches', () => {
    const desk = new Desk().send({ type: 'ping', n: 4 });
    expect(desk.events).toEqual([{ type: 'pong', n: 4 }]);
    desk.load(documentOf()).steps(5).send({ type: 'save' });
    expect(desk.of('checkpoint').at(-1)).toMatchObject({ run: 1, checkpoint: { position: { step: 5 } } });
    desk.steps(1, 'sample').send({ type: 'save' });
    expect(desk.of('checkpoint')).toHaveLength(1);
  });
});

describe('loading', () => {
  it('a newer document overtakes one that is still being replayed', () => {
    const [slow, fast] = [documentOf({ run: { step: 3000 } }), documentOf({ seed: 9 })];
    const desk = new Desk();
    desk.send({ type: 'load', run: 1, document: slow, play: true }).turn(4);
    expect(desk.state.state).toBe('loading');
    desk.send({ type: 'load', run: 2, document: fast, play: false }).settle();
    expect(desk.state).toMatchObject({ run: 2, state: 'paused' });
    expect(desk.frame()).toMatchObject({ run: 2, position: { step: 0 }, probes: { hash: hashAfter(fast, 0) } });
  });

  it('tells how far a long replay is, and sends no frame before its end', () => {
    const desk = new Desk();
    desk.send({ type: 'subscribe', probes: {} }, { type: 'want', buffers: [] });
    desk.load(documentOf({ run: { step: 2000 } }));
    const told = desk.of('state').flatMap((e) => e.progress ?? []);
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(({ done, of }, i) => of === 2000 && done > (told[i - 1]?.done ?? 0))).toBe(true);
    expect(desk.of('frame').map((e) => e.position.step)).toEqual([2000]);
    expect(desk.hash).toBe(hashAfter(documentOf(), 2000));
  });

  it('draws many images a slice at a time, tells how far they are, and draws them once for a run and its resets', () => {
    const digits = (samples: number, more = {}) =>
      documentOf({
        data: { type: 'digits', samples },
        network: [
          { id: 'f', type: 'flatten' },
          { id: 'd', type: 'dense', units: 10 },
        ],
        ...more,
      });
    const desk = new Desk().load(digits(600));
    const told = desk.of('state').flatMap((e) => e.progress ?? []);
    expect(told.length).toBeGreaterThan(3);
    for (const [i, { what, done, of }] of told.entries())
      expect([what, of, done > (told[i - 1]?.done ?? 0)]).toEqual(['samples', 600, true]);
    expect(desk.hash).toBe(hashAfter(digits(600), 0));

    desk.steps(3).load(digits(600));
    expect(desk.of('state').flatMap((e) => e.progress ?? [])).toHaveLength(told.length);
    expect(desk.steps(3).hash).toBe(hashAfter(digits(600), 3));

    // Overtaken by others, which are the first ones again: those are still there.
    desk.send({ type: 'load', run: 2, document: digits(900), play: false }).turn(4);
    expect(desk.state).toMatchObject({ run: 2, state: 'loading' });
    desk.send({ type: 'load', run: 3, document: digits(600), play: false }).settle();
    expect(desk.of('state').filter(({ run, progress }) => run === 3 && progress)).toHaveLength(0);
    expect(desk.state).toMatchObject({ run: 3, state: 'paused' });
  });

  it('can be stopped: then there is no run until the next', () => {
    const slow = documentOf({ run: { step: 3000 } });
    const desk = new Desk().send({ type: 'load', run: 1, document: slow, play: true }).turn(4);
    desk.send({ type: 'play', run: 1 }, { type: 'stop', run: 1 }).settle();
    expect(desk.state.state).toBe('idle');
    desk.send({ type: 'play', run: 1 }, { type: 'seek', run: 1, step: 0 }).settle();
    expect(desk.state.state).toBe('idle');
    desk.run = 2;
    desk.load(documentOf());
    expect(desk.state.state).toBe('paused');
    // What is loaded is there: nothing is left to be stopped.
    desk.send({ type: 'stop', run: 2 }).settle();
    expect(desk.state.state).toBe('paused');
  });

  it('keeps what is asked meanwhile until the run is there', () => {
    const document = documentOf({ run: { step: 500 } });
    const start = () => new Desk().send({ type: 'load', run: 1, document, play: false }).turn(2);
    const played = start().send({ type: 'play', run: 1 });
    expect(played.state.state).toBe('loading');
    for (let i = 0; i < 500 && played.state.state === 'loading'; i++) played.turn();
    expect(played.states.slice(-2)).toEqual(['paused', 'running']);

    const paused = new Desk()
      .send({ type: 'load', run: 1, document, play: true })
      .turn(2)
      .send({ type: 'pause', run: 1 })
      .settle();
    expect(paused.state.state).toBe('paused');
    expect(paused.step).toBe(500);

    const tuned = start().tune(withRate(document, 0.03)).steps(20);
    expect(tuned.recorded).toEqual({
      start: rate(0.01),
      changes: [{ at: 500, change: rate(0.03) }],
      reached: [],
    });
    const stepped = start().steps(20).tune(withRate(document, 0.03));
    expect(stepped.changes).toMatchObject([{ at: 520 }]);
  });

  it('a document that cannot run says why, and the next one that can does', () => {
    const desk = new Desk().load(documentOf({ network: [{ id: 'a', type: 'dense', units: 5 }] }));
    expect(desk.state).toMatchObject({ state: 'failed', problems: [{ block: 'a', field: 'units' }] });
    desk
      .send({ type: 'play', run: 1 }, { type: 'step', run: 1, unit: 'epoch' }, { type: 'seek', run: 1, step: 0 })
      .settle();
    expect(desk.state.state).toBe('failed');
    desk.load(documentOf());
    expect(desk.state.state).toBe('paused');
  });

  it('a run whose changes do not fit the network says why', () => {
    const change = { network: { a: { frozen: { weight: [999] } } } };
    const desk = new Desk().load(documentOf({ run: runAt(5, { changes: [{ at: 2, change }], reached: [] }) }));
    expect(desk.state).toMatchObject({ state: 'failed', problems: [{ block: 'a', field: 'frozen' }] });
  });

  it('data without a single sample is shown, and nothing waits for it to train', () => {
    const empty = documentOf({ data: { type: 'points', points: [] }, run: { step: 10 } });
    const desk = new Desk()
      .load(empty, { play: true })
      .steps(1, 'epoch')
      .steps(1, 'sample')
      .send({ type: 'play', run: 1 });
    desk.turn(5).send({ type: 'pause', run: 1 }).settle();
    expect(desk.state.state).toBe('paused');
    expect(desk.frame(everything).position.step).toBe(0);
  });
});

describe('frames', () => {
  it('are sent only with credit, one for each, and only when there is something new', () => {
    const desk = new Desk().load(documentOf()).steps(3);
    expect(desk.of('frame')).toHaveLength(0);
    desk.send({ type: 'want', buffers: [] }).settle();
    expect(desk.of('frame')).toHaveLength(1);
    desk.send({ type: 'want', buffers: [] }, { type: 'want', buffers: [] }).settle();
    expect(desk.of('frame')).toHaveLength(1);
    desk.steps(3);
    expect(desk.of('frame')).toHaveLength(2);
    desk.steps(3);
    expect(desk.of('frame')).toHaveLength(2);
  });

  it('have what was subscribed to, newest wins, and nothing else', () => {
    const desk = new Desk().load(documentOf()).steps(2);
    expect(Object.keys(desk.frame({}).probes)).toEqual([]);
    expect(Object.keys(desk.frame({ gradients: {}, hash: {} }).probes)).toEqual(['gradients', 'hash']);
    expect(Object.keys(desk.frame({ parameters: {} }).probes)).toEqual(['parameters']);
    expect(Object.keys(desk.frame(everything).probes).sort()).toEqual(Object.keys(everything).sort());
  });

  it('travel in buffers that are used again once they come back', () => {
    const desk = new Desk().load(documentOf()).steps(1);
    desk.frame(everything);
    const first = desk.transfers.at(-1)!;
    expect(first.length).toBeGreaterThanOrEqual(4);
    desk.steps(1);
    desk.frame(everything, first);
    const second = desk.transfers.at(-1)!;
    expect(new Set([...first, ...second]).size).toBe(first.length);
    desk.steps(1);
    desk.frame(everything);
    expect(desk.transfers.at(-1)!.some((buffer) => first.includes(buffer))).toBe(false);
  });

  it('do not change the run, whatever is looked at', () => {
    const [quiet, watched] = [new Desk().load(documentOf()), new Desk().load(documentOf())];
    for (let i = 0; i < 25; i++) {
      quiet.steps(2).steps(1, 'sample');
      watched.steps(2).steps(1, 'sample');
      watched.frame(everything);
    }
    expect(watched.frame(everything).probes.hash).toBe(quiet.hash);
  });

  it('bring each point of the history once, and all of them again after another load', () => {
    const desk = new Desk().load(documentOf());
    for (let i = 0; i < 5; i++) expect(desk.steps(2, 'epoch').frame().history.from).toBe(i === 0 ? 0 : 2 * i + 1);
    expect(desk.history).toEqual(Array.from({ length: 11 }, (_, i) => 4 * i));
    desk.load(documentOf());
    expect(desk.frame().history).toMatchObject({ from: 0 });
  });

  it('have scores of their own step', () => {
    const desk = new Desk().load(documentOf()).steps(30);
    const trainer = new Trainer(documentOf());
    for (let i = 0; i < 30; i++) trainer.stepBatch();
    const { train, test, batchLoss, learningRate } = desk.frame();
    expect(train).toEqual(trainer.score(trainer.plan.samples.train));
    expect(test).toEqual(trainer.score(trainer.plan.samples.test));
    expect([batchLoss, learningRate]).toEqual([trainer.batchLoss, trainer.learningRate]);
    const before = desk.frame().train.loss;
    desk.set('b', 'bias', 0, 4);
    expect(desk.frame().train.loss).not.toBe(before);
  });
});

describe('an image that is drawn', () => {
  const images = documentOf({
    data: { type: 'barsAndStripes', samples: 60 },
    network: [
      { id: 'c', type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
      { id: 'f', type: 'flatten' },
      { id: 'b', type: 'dense', units: 2 },
    ],
  });
  const pixels = Float32Array.from({ length: 64 }, (_, i) => (i % 8) / 8);
  const look = { units: { resolution: 8, sample: 60 }, answer: { resolution: 0, samples: false, sample: 60 } };
  const inputIn = ({ probes: { units } }: Frame) => units!.values.subarray(0, 64);

  it('is looked at as the sample behind the last, after a change of settings and another load too', () => {
    const desk = new Desk().load(images);
    desk.send({ type: 'draw', pixels }).settle();
    const frame = desk.frame(look);
    expect(inputIn(frame)).toEqual(pixels);
    expect(frame.probes.units!.sample).toBe(60);
    expect(frame.probes.answer!.sample).toBe(60);
    desk.tune(withRate(images, 0.5));
    expect(inputIn(desk.frame(look))).toEqual(pixels);
    desk.send({ type: 'load', run: 1, document: images, play: false }).settle();
    expect(inputIn(desk.frame(look))).toEqual(pixels);
  });

  it('gives the answer that the network gives to the same pixels given by hand', () => {
    const desk = new Desk().load(images).steps(5);
    const { answer } = desk.send({ type: 'draw', pixels }).settle().frame(look).probes;
    const trainer = new Trainer(images);
    for (let i = 0; i < 5; i++) trainer.stepBatch();
    const [a, b] = trainer.model.tensor(trainer.model.inspectInput(pixels).output) as unknown as [number, number];
    expect(answer!.values[0]).toBeCloseTo(1 / (1 + Math.exp(b - a)), 5);
  });

  it('does not change the run, and is not taken where it has another size', () => {
    const desk = new Desk().load(images);
    desk.send({ type: 'draw', pixels }).steps(10);
    expect(desk.hash).toBe(hashAfter(images, 10));
    desk.send({ type: 'draw', pixels: new Float32Array(9).fill(1) }).settle();
    expect(inputIn(desk.frame(look))).toEqual(pixels);
    const points = new Desk().load(documentOf());
    points.send({ type: 'draw', pixels }).steps(10);
    expect(points.hash).toBe(hashAfter(documentOf(), 10));
  });
});

describe('what is changed during a run', () => {
  const document = documentOf();

  it('is recorded at its step, after the settings the run began with', () => {
    const desk = new Desk().load(document).steps(10).tune(withRate(document, 0.05));
    expect(desk.recorded).toEqual({ start: rate(0.01), changes: [{ at: 10, change: rate(0.05) }], reached: [] });
    desk.set('a', 'weight', 3, 0.1);
    expect(desk.changes).toHaveLength(2);
    expect(desk.changes![1]).toEqual({ at: 10, block: 'a', parameter: 'weight', index: 3, value: Math.fround(0.1) });
  });

  it('is not recorded where it changes nothing, or names nothing', () => {
    const desk = new Desk()
      .load(document)
      .steps(10)
      .tune({ ...document, title: 'Other' });
    desk.set('zz', 'weight', 0, 1).set('a', 'weight', 12, 1).set('a', 'weight', -1, 1).set('a', 'weight', 0, 1e300);
    expect(desk.changes).toEqual([]);
    expect(desk.hash).toBe(hashAfter(document, 10));
  });

  it('takes the place of a change of the same thing at the same step, as when a slider is drawn', () => {
    const desk = new Desk().load(document).steps(10);
    for (let i = 1; i <= 300; i++) desk.tune(withRate(document, i / 1000)).set('a', 'weight', 0, i / 100);
    expect(desk.changes).toHaveLength(2);
    expect(desk.changes).toMatchObject([{ at: 10, change: rate(0.3) }, { value: 3 }]);
  });

  it('does not change a list that was told before', () => {
    const desk = new Desk().load(document).steps(10).set('a', 'weight', 0, 1);
    const told = desk.changes!;
    desk.steps(5).set('a', 'weight', 0, 2);
    expect(told).toHaveLength(1);
    expect(desk.changes).toHaveLength(2);
  });

  it('is too much to be kept beyond a limit, and then the page is told so', () => {
    const desk = new Desk().load(document);
    for (let i = 0; i <= MAX_CHANGES; i++) desk.steps(1).set('a', 'weight', 0, i);
    expect(desk.changes).toBeNull();
    const hash = desk.hash;
    desk.seek(50);
    expect(desk.seek(MAX_CHANGES + 1).hash).toBe(hash);
  });

  it.each([
    ['a learning rate', (desk: Desk) => desk.steps(40).tune(withRate(document, 0.05)).steps(30), 0.05, 'adam'],
    ['a weight at the start', (desk: Desk) => desk.set('a', 'weight', 2, 1.5).steps(30), 0.01, 'adam'],
    [
      'a weight, then a rate',
      (desk: Desk) => desk.set('a', 'weight', 2, 1.5).steps(5).tune(withRate(document, 0.1)).steps(9),
      0.1,
      'adam',
    ],
    [
      'a rate at a checkpoint’s step',
      (desk: Desk) => desk.steps(32).tune(withRate(document, 0.05)).set('b', 'bias', 1, -2).steps(30),
      0.05,
      'adam',
    ],
    [
      'the optimiser',
      (desk: Desk) =>
        desk
          .steps(20)
          .tune(withRate(document, 0.1, 'sgd'))
          .steps(20),
      0.1,
      'sgd',
    ],
    [
      'the optimiser to and fro',
      (desk: Desk) =>
        desk
          .steps(20)
          .tune(withRate(document, 0.1, 'sgd'))
          .tune(withRate(document, 0.01))
          .steps(20),
      0.01,
      'adam',
    ],
    [
      'a weight within a batch',
      (desk: Desk) => desk.steps(7).steps(5, 'sample').set('a', 'weight', 0, 0.7).steps(20),
      0.01,
      'adam',
    ],
    [
      'a rate within a batch',
      (desk: Desk) => desk.steps(7).steps(5, 'sample').tune(withRate(document, 0.05)).steps(20),
      0.05,
      'adam',
    ],
    ['a weight at the last step', (desk: Desk) => desk.steps(7).set('a', 'weight', 0, -0), 0.01, 'adam'],
  ] as const)('%s replays from a link to the same bits, and goes on so', (_, live, rate, type) => {
    const present = withRate(document, rate, type);
    const desk = new Desk().load(document);
    live(desk);
    const replay = new Desk().load(desk.replayed(present));
    expect(replay.state.state).toBe('paused');
    expect(replay.step).toBe(desk.step);
    expect(replay.hash).toBe(desk.hash);
    expect(replay.changes).toEqual(desk.changes);
    expect(replay.steps(25).hash).toBe(desk.steps(25).hash);
  });

  it('after the step a link was made at is left out, and the document’s settings hold on', () => {
    const late = { at: 60, change: rate(0.5) };
    const desk = new Desk().load({
      ...withRate(document, 0.05),
      run: runAt(20, { start: rate(0.01), changes: [late], reached: [] }),
    });
    expect(desk.hash).toBe(hashAfter(document, 20));
    expect(desk.recorded).toEqual({ start: rate(0.01), changes: [{ at: 20, change: rate(0.05) }], reached: [] });
    const again = new Desk().load(desk.replayed(withRate(document, 0.05)));
    expect(again.steps(10).hash).toBe(desk.steps(10).hash);
  });
});

describe('seeking', () => {
  const document = documentOf();
  const changed = withRate(document, 0.03, 'rmsProp');

  /** A run with changes of every kind, some at the steps of checkpoints, and the hash at every step. */
  function journey(): { desk: Desk; hashes: string[] } {
    const desk = new Desk().load(document);
    const hashes: string[] = [];
    for (let step = 0; step <= 150; step++) {
      if (step === 20) desk.tune(withRate(document, 0.05));
      if (step === 32) desk.set('a', 'weight', 1, 2);
      if (step === 64) desk.tune(changed);
      if (step === 70) desk.set('b', 'bias', 0, -1);
      if (step === 96) desk.steps(3, 'sample').set('a', 'bias', 2, 0.5);
      hashes.push(desk.hash);
      if (step < 150) desk.steps(1);
    }
    return { desk, hashes };
  }

  it('back and forth gives the same bits as passing through, changes included', () => {
    const { desk, hashes } = journey();
    for (const step of [0, 149, 33, 32, 31, 64, 63, 20, 19, 97, 96, 70, 69, 1, 128, 150, 5, 21, 150]) {
      const { position, probes } = desk.seek(step).frame();
      expect([position.step, probes.hash], `step ${step}`).toEqual([step, hashes[step]]);
    }
    expect(desk.state.state).toBe('paused');
    expect(desk.changes).toHaveLength(5);
  });

  it('in a run that was replayed from a link does too', () => {
    const { desk, hashes } = journey();
    const replay = new Desk().load(desk.replayed(changed));
    for (const step of [150, 32, 31, 96, 64, 0, 70, 150])
      expect(replay.seek(step).hash, `step ${step}`).toBe(hashes[step]);
  });

  it('keeps what lies ahead until the run goes on', () => {
    const { desk, hashes } = journey();
    desk.seek(40);
    expect(desk.changes).toHaveLength(5);
    expect(desk.frame().history.values.length).toBe(0);
    expect(desk.seek(150).steps(0).hash).toBe(hashes[150]);
    expect(desk.changes).toHaveLength(5);
  });

  it('back and going on takes another way: later changes are dropped, the present settings hold from there', () => {
    const { desk, hashes } = journey();
    desk.seek(40).steps(1);
    expect(desk.changes).toMatchObject([
      { at: 20 },
      { at: 32 },
      { at: 40, change: { training: { optimizer: { type: 'rmsProp' } } } },
    ]);
    expect(desk.hash).not.toBe(hashes[41]);
    desk.steps(40);
    expect(desk.history).toEqual(Array.from({ length: 21 }, (_, i) => 4 * i));
    const replay = new Desk().load(desk.replayed(changed));
    expect(replay.hash).toBe(desk.hash);
    expect(desk.seek(30).hash).toBe(hashes[30]);
  });

  it('to the start and going on under other settings replays as it ran', () => {
    const desk = new Desk().load(document).steps(20).tune(changed).steps(5).seek(0).steps(30);
    expect(desk.changes).toEqual([]);
    expect(desk.hash).toBe(hashAfter(changed, 30));
    expect(new Desk().load(desk.replayed(changed)).hash).toBe(desk.hash);
  });

  it('while settings are tuned applies them where the run goes on', () => {
    const desk = new Desk().load(document).steps(40).seek(10).tune(changed);
    expect(desk.hash).toBe(hashAfter(document, 10));
    expect(desk.changes).toEqual([]);
    desk.steps(5);
    expect(desk.changes).toMatchObject([{ at: 10 }]);
    expect(new Desk().load(desk.replayed(changed)).hash).toBe(desk.hash);
  });

  it('while running stops the run there, and a newer seek overtakes an older', () => {
    const desk = new Desk()
      .load(document)
      .send({ type: 'play', run: 1 })
      .turn(6)
      .send({ type: 'pause', run: 1 })
      .settle();
    const { hash, step } = desk;
    desk
      .send({ type: 'seek', run: 1, step: 300 })
      .turn()
      .send({ type: 'seek', run: 1, step: 7 }, { type: 'seek', run: 1, step: 9 })
      .settle();
    expect(desk.step).toBe(9);
    expect(desk.hash).toBe(hashAfter(document, 9));
    expect(desk.seek(step).hash).toBe(hash);
    desk.send({ type: 'play', run: 1 }).turn().seek(3);
    expect(desk.state.state).toBe('paused');
    expect(desk.step).toBe(3);
    expect(desk.seek(-5).step).toBe(0);
  });

  it('says nothing of a batch that was not run from here', () => {
    const desk = new Desk().load(document).steps(64).seek(32);
    expect(desk.frame().batchLoss).toBeNaN();
    expect(desk.frame({ gradients: {} }).probes.gradients!.every((g) => g.output === null)).toBe(true);
  });
});

describe('divergence', () => {
  const wild = documentOf({
    data: { type: 'plane', samples: 100 },
    network: [
      { id: 'a', type: 'dense', units: 8, activation: 'relu' },
      { id: 'b', type: 'dense', units: 1 },
    ],
    training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 100 }, batchSize: 16 },
  });

  it('pauses the run and names the step and the block', () => {
    const desk = new Desk().load(wild).send({ type: 'play', run: 1 }).settle();
    expect(desk.state).toMatchObject({
      state: 'paused',
      divergence: { step: desk.step, block: expect.stringMatching(/^[ab]$/) },
    });
    const { step } = desk;
    desk.send({ type: 'play', run: 1 }).steps(1).steps(1, 'epoch');
    expect(desk.step).toBe(step);
  });

  it('is left by going back and mending the settings', () => {
    const desk = new Desk().load(wild).send({ type: 'play', run: 1 }).settle();
    const mended = {
      ...wild,
      training: { ...wild.training, optimizer: { ...wild.training.optimizer, learningRate: 0.01 } },
    };
    desk.seek(0).tune(mended).send({ type: 'play', run: 1 }).turn(5).send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThan(20);
    expect(desk.state.divergence).toBeUndefined();
    expect(desk.hash).toBe(hashAfter(mended, desk.step));
  });

  it('stops a replay too', () => {
    const desk = new Desk().load({ ...wild, run: runAt(500) }, { play: true });
    expect(desk.state).toMatchObject({ state: 'paused', divergence: {} });
    expect(desk.changes).toEqual([]);
  });
});

describe('a session that takes over from a dead one', () => {
  const document = documentOf();
  const changed = withRate(document, 0.03, 'sgd');
  const checkpointOf = (desk: Desk): Checkpoint => {
    desk.send({ type: 'save' });
    return structuredClone(desk.of('checkpoint').at(-1)!.checkpoint);
  };

  it('goes on from the checkpoint to the same bits, with the same past', () => {
    const desk = new Desk().load(document).steps(40).tune(changed).set('a', 'weight', 0, 1).steps(30);
    const past = desk.seek(20).hash;
    desk.seek(70);
    const checkpoint = checkpointOf(desk);
    const heir = new Desk().load(desk.replayed(changed), { checkpoint });
    expect(heir.step).toBe(70);
    expect(heir.changes).toEqual(desk.changes);
    expect(heir.history).toEqual(desk.history);
    expect(heir.seek(20).hash).toBe(past);
    heir.seek(70);
    expect(heir.steps(30).hash).toBe(desk.steps(30).hash);
  });

  it('forgets what was changed after the checkpoint, but for the document’s own settings', () => {
    const desk = new Desk().load(document).steps(40);
    const checkpoint = checkpointOf(desk);
    desk.steps(10).tune(changed).set('a', 'weight', 0, 1);
    const run = runAt(40, { ...desk.recorded! });
    const heir = new Desk().load(saved({ ...changed, run }), { checkpoint });
    expect(heir.changes).toMatchObject([{ at: 40, change: { training: { optimizer: { type: 'sgd' } } } }]);
    const hash = heir.steps(10).hash;
    expect(new Desk().load(heir.replayed(changed)).hash).toBe(hash);
  });

  it('survives a checkpoint from just before the optimiser was changed', () => {
    const desk = new Desk().load(document).steps(40);
    const checkpoint = checkpointOf(desk);
    desk.tune(changed);
    const heir = new Desk().load(saved({ ...changed, run: runAt(40, { ...desk.recorded! }) }), { checkpoint });
    expect(heir.state.state).toBe('paused');
    expect(heir.steps(5).step).toBe(45);
  });

  it('goes on from the checkpoint to where the run stood, with what was changed on the way', () => {
    const desk = new Desk().load(document).steps(40);
    const checkpoint = checkpointOf(desk);
    desk.steps(20).set('a', 'weight', 0, 0.5).steps(30);
    const heir = new Desk().load(saved({ ...document, run: runAt(90, { ...desk.recorded! }) }), { checkpoint });
    expect(heir.step).toBe(90);
    expect(heir.hash).toBe(desk.hash);
  });

  it('cannot be replayed where the run before it could not', () => {
    const desk = new Desk().load(document).steps(40);
    const heir = new Desk().load(document, { checkpoint: checkpointOf(desk) });
    expect(heir.hash).toBe(desk.hash);
    expect(heir.changes).toBeNull();
    expect(heir.seek(10).step).toBe(40);
    expect(heir.steps(8).hash).toBe(desk.steps(8).hash);
  });
});
