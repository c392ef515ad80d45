import { describe, expect, it } from 'vitest';
import { LanesDesk } from '#testing/lanesDesk.ts';
import { documentOf, hashAfter } from '#testing/sessionDesk.ts';
import { holdElsewhere } from './memory.ts';

const two = documentOf();
const dense = (units: number) => [
  { id: 'a', type: 'dense', units, activation: 'tanh' },
  { id: 'b', type: 'dense', units: 2 },
];
const wide = documentOf({ network: dense(40) });
const small = documentOf({ network: dense(2), training: { batchSize: 8 } });
const three = [two, wide, small] as const;
const play = { type: 'play', run: 1 } as const;
const pause = { type: 'pause', run: 1 } as const;

/** Trains three lanes for a while, each wanting a frame whenever it got one. */
function trained(by: 'step' | 'epoch', turns = 300): LanesDesk {
  const desk = new LanesDesk()
    .compare(by, ...three)
    .want(3)
    .settle();
  desk.all(3, () => play);
  for (let i = 0; i < turns; i++) {
    desk.turn();
    if (i % 7 === 0) desk.want(3);
  }
  return desk
    .all(3, () => pause)
    .want(3)
    .settle();
}

describe('runs in one worker', () => {
  it('stand at the same step whenever they are shown, and train to the bits of a run by itself', () => {
    const desk = trained('step');
    const { moments } = desk;
    expect(moments.length).toBeGreaterThan(20);
    for (const moment of moments) expect(new Set([...moment.values()].map((f) => f.position.step)).size).toBe(1);
    const last = moments.at(-1)!;
    expect(last.size).toBe(3);
    const { step } = last.get(0)!.position;
    expect(step).toBeGreaterThan(50);
    for (const [lane, frame] of last) expect(frame.probes.hash).toBe(hashAfter(three[lane]!, step));
  });

  it('or at the same epoch, however many steps each makes in it', () => {
    const { moments } = trained('epoch');
    const last = moments.at(-1)!;
    for (const moment of moments) {
      const places = [...moment.values()].map(({ position: { epoch, used } }) => `${epoch} ${used}`);
      expect(new Set(places).size).toBe(1);
    }
    const [a, , c] = [last.get(0)!, last.get(1)!, last.get(2)!];
    expect(a.position.epoch).toBeGreaterThan(3);
    expect(c.position.step).toBe((a.position.step / 4) * 7); // 50 samples: in batches of 16, and of 8
    expect(c.probes.hash).toBe(hashAfter(small, c.position.step));
  });

  it('go back together, and go on from there to the same bits', () => {
    const desk = trained('step');
    desk
      .all(3, () => ({ type: 'seek', run: 1, step: 20 }))
      .want(3)
      .settle();
    const there = desk.moments.at(-1)!;
    expect([...there.values()].map((f) => f.position.step)).toEqual([20, 20, 20]);
    desk
      .all(3, () => ({ type: 'step', run: 1, unit: 'batch' }))
      .want(3)
      .settle();
    for (const [lane, frame] of desk.moments.at(-1)!) expect(frame.probes.hash).toBe(hashAfter(three[lane]!, 21));
  });

  it('a lane that comes later catches up, whether the others train or stand', () => {
    const desk = new LanesDesk().compare('step', two).lane(0, play).turn(40).lane(0, pause).settle();
    desk.lane(1, { type: 'load', run: 1, document: wide, play: false }).want(2).settle();
    const [a, b] = [...desk.moments.at(-1)!.values()];
    expect(b!.position.step).toBe(a!.position.step);
    expect(b!.probes.hash).toBe(hashAfter(wide, b!.position.step));
    desk.all(2, () => play);
    desk.lane(2, { type: 'load', run: 1, document: small, play: true });
    for (let i = 0; i < 60; i++) desk.turn(5).want(3);
    desk
      .all(3, () => pause)
      .want(3)
      .settle();
    const places = [...desk.moments.at(-1)!.values()].map((f) => f.position.step);
    expect(places).toHaveLength(3);
    expect(new Set(places).size).toBe(1);
  });

  it('one that diverges freezes there, and the others go on', () => {
    const wild = documentOf({
      data: { type: 'plane', samples: 100 },
      network: [
        { id: 'a', type: 'dense', units: 8, activation: 'relu' },
        { id: 'b', type: 'dense', units: 1 },
      ],
      training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 100 }, batchSize: 16 },
    });
    const desk = new LanesDesk().compare('step', two, wild).want(2).settle();
    desk.all(2, () => play);
    for (let i = 0; i < 100; i++) desk.turn(5).want(2);
    desk.lane(0, pause).want(2).settle();
    const states = desk.of(1).filter((e) => e.type === 'state');
    expect(states.at(-1)).toMatchObject({ state: 'paused', divergence: { step: expect.any(Number) } });
    const shown = desk.moments.at(-1)!.get(0)!;
    expect(shown.position.step).toBeGreaterThan(50);
    expect(shown.probes.hash).toBe(hashAfter(two, shown.position.step));
  });

  it('all pause at the step that their document says, however far they go in one turn; gone on with they go past it', () => {
    const at = 30;
    const [a, b] = [two, wide].map((one) =>
      documentOf({ ...one, training: { ...one.training, pause: { type: 'step', step: at } } }),
    );
    const desk = new LanesDesk().compare('step', a!, b!).want(2).settle();
    const steps = () => [...desk.want(2).settle().moments.at(-1)!.values()].map(({ position }) => position.step);
    desk.all(2, () => play).turn(400);
    expect(steps()).toEqual([at, at]);
    for (const lane of [0, 1])
      expect(desk.of(lane).findLast((e) => e.type === 'state')).toMatchObject({
        state: 'paused',
        paused: { step: at },
      });
    desk
      .all(2, () => play)
      .turn(100)
      .all(2, () => pause);
    const [first, second] = steps();
    expect(first).toBeGreaterThan(at);
    expect(second).toBe(first);
  });

  it('no document pauses for its own curve while it goes in step with others', () => {
    const rule = { type: 'metric', metric: 'batchLoss', is: 'below', value: 1e9 };
    const pausing = documentOf({ training: { batchSize: 16, pause: rule } });
    const desk = new LanesDesk().compare('step', two, pausing).want(2).settle();
    desk.all(2, () => play).turn(60);
    desk
      .all(2, () => pause)
      .want(2)
      .settle();
    const [a, b] = [...desk.moments.at(-1)!.values()];
    expect(a!.position.step).toBeGreaterThan(5);
    expect(b!.position.step).toBe(a!.position.step);
  });

  it('is told what each gets of the time: the larger network more', () => {
    const { shares } = trained('step', 2000);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(shares.map(({ lane }) => lane)).toEqual([0, 1, 2]);
    for (const { msPerStep } of shares) expect(msPerStep).toBeGreaterThan(0);
  });

  it('share one limit of memory', () => {
    // Six activations of 4,096 numbers for each of 4,096 samples: some 600 MB.
    const bends = Array.from({ length: 6 }, (_, i) => ({ id: `f${i}`, type: 'activation', function: 'tanh' }));
    const network = [{ id: 'a', type: 'dense', units: 4096 }, ...bends, { id: 'b', type: 'dense', units: 2 }];
    const large = documentOf({
      network,
      training: { batchSize: 4096 },
      data: { type: 'spiral', samples: 5000, testShare: 0.1 },
    });
    const desk = new LanesDesk();
    const stateOf = (lane: number) =>
      desk
        .lane(lane, load)
        .settle()
        .of(lane)
        .findLast((e) => e.type === 'state');
    const load = { type: 'load', run: 1, document: large, play: false } as const;
    expect(stateOf(0)).toMatchObject({ state: 'paused' });
    expect(stateOf(1)).toMatchObject({ state: 'failed', problems: [{ of: 'memory' }] });
    desk.say({ type: 'closeLane', lane: 0 });
    expect(stateOf(1)).toMatchObject({ state: 'paused' });
    holdElsewhere(0);
  });

  it('without lockstep each goes its own way', () => {
    const desk = new LanesDesk().all(2, (lane) => ({ type: 'load', run: 1, document: three[lane]!, play: false }));
    desk.settle().lane(1, play).turn(10).lane(1, pause).want(2).settle();
    const steps = [0, 1].map((lane) => desk.of(lane).findLast((e) => e.type === 'frame')!.position.step);
    expect(steps[0]).toBe(0);
    expect(steps[1]).toBeGreaterThan(0);
  });
});
