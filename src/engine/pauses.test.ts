import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import type { Pause } from '#nn/pause.ts';
import { runAt } from '#nn/run.ts';
import { Desk, documentOf, everything, hashAfter, withRate } from '#testing/sessionDesk.ts';

const pausing = (pause: object, more: object = {}): StrataDocument =>
  documentOf({ ...more, training: { batchSize: 16, pause } });
/** Plays until it pauses by itself, or for long. */
function play(desk: Desk, turns = 400): Desk {
  desk.send({ type: 'play', run: desk.run });
  for (let i = 0; i < turns && desk.state.state === 'running'; i++) desk.turn();
  return desk.send({ type: 'pause', run: desk.run }).settle();
}
const last = (desk: Desk) => desk.of('state').findLast(({ paused }) => paused)?.paused;

describe('a run pauses by itself', () => {
  it('at a step in the middle of a slice, and goes on when it is told to', () => {
    const document = pausing({ type: 'step', step: 23 });
    const desk = play(new Desk().load(document));
    expect(last(desk)).toEqual({ pause: { type: 'step', step: 23 }, step: 23 });
    expect(desk.step).toBe(23);
    expect(desk.hash).toBe(hashAfter(documentOf(), 23));
    expect(play(desk, 5).step).toBeGreaterThan(23);
  });

  it('at its step whatever is asked meanwhile: no speed, look, wait, rest, edit or way back leads past it', () => {
    const rule = { type: 'step', step: 61 } as const;
    const document = pausing(rule);
    const tuned = (rate: number): StrataDocument => {
      const other = withRate(document, rate);
      return { ...other, training: { ...other.training, pause: rule } };
    };
    /** The last step that was told: it never waits for the run. */
    const seen = (desk: Desk) => desk.of('frame').at(-1)?.position.step ?? 0;
    const ways: Record<string, (desk: Desk, n: number) => Desk> = {
      turn: (desk, n) => desk.turn(n),
      speed: (desk, n) => desk.send({ type: 'speed', stepsPerSecond: [null, 1, 40, 1e6][n % 4]! }),
      look: (desk, n) =>
        desk.send({ type: 'subscribe', probes: n % 2 ? everything : {} }, { type: 'want', buffers: [] }),
      wait: (desk, n) => desk.send({ type: 'waits', waits: n % 2 > 0 }),
      looked: (desk, n) => desk.send({ type: 'looked', run: desk.run, step: n % 3 ? seen(desk) : n }),
      rest: (desk, n) => desk.send({ type: 'rest', resting: true }).turn(n).send({ type: 'rest', resting: false }),
      tune: (desk, n) => desk.send({ type: 'tune', run: desk.run, document: tuned(0.01 * (1 + (n % 4))) }),
      weight: (desk, n) => desk.set('a', 'weight', n % 12, 0.1),
      pause: (desk) => desk.send({ type: 'pause', run: desk.run }),
      back: (desk, n) => desk.seek(Math.min(n, seen(desk))),
      sample: (desk) => desk.steps(1, 'sample'),
      batch: (desk) => desk.steps(1, 'batch'),
      epoch: (desk, n) => desk.send({ type: 'step', run: desk.run, unit: 'epoch' }).turn(n),
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(ways)), fc.nat(20)), { maxLength: 25 }), (acts) => {
        const desk = new Desk().load(document);
        /** Lets it go on where it rests; there its step is exact. @returns false where it is at the step of its pause */
        const goesOn = () => {
          if (desk.state.state === 'running') return true;
          if (desk.step >= rule.step) return false;
          desk.send({ type: 'play', run: desk.run });
          return true;
        };
        for (const [name, n] of acts) {
          if (!goesOn()) break;
          ways[name]!(desk, n);
        }
        desk.send({ type: 'waits', waits: false }, { type: 'rest', resting: false });
        desk.send({ type: 'speed', stepsPerSecond: null });
        // An epoch that was asked for last ends at its end, which lies before.
        for (let i = 0; i < 4000 && goesOn(); i++) desk.turn();
        expect([desk.step, desk.state.state]).toEqual([rule.step, 'paused']);
      }),
      { numRuns: 60, examples: [[[['epoch', 0]]]] },
    );
  });

  it('by the rule of the phase at hand', () => {
    const change = { training: { pause: { type: 'step', step: 30 } } };
    const document = pausing({ type: 'step', step: 40 }, { strata: 2, phases: [{ after: { steps: 10 }, change }] });
    expect(play(new Desk().load(document)).step).toBe(30);
  });

  it('when an epoch is over', () => {
    const desk = play(new Desk().load(pausing({ type: 'epoch', epoch: 3 })));
    expect(desk.frame().position).toMatchObject({ epoch: 3, used: 0 });
    expect(desk.step).toBe(12);
  });

  it('at the first step whose batch has a loss below a bound', () => {
    const bound = 0.6;
    const desk = play(new Desk().load(pausing({ type: 'metric', metric: 'batchLoss', is: 'below', value: bound })));
    const { step } = desk;
    expect(desk.frame().batchLoss).toBeLessThan(bound);
    const slow = new Desk().load(documentOf());
    for (let i = 1; i < step; i++) expect(slow.steps(1).frame().batchLoss).toBeGreaterThanOrEqual(bound);
  });

  it('at the same point whatever the screen asks for, and after a reload too', () => {
    const document = pausing({ type: 'plateau', metric: 'trainLoss', points: 3, least: 0.02 });
    const plain = play(new Desk().load(document));
    const looking = new Desk().load(document);
    looking.send({ type: 'speed', stepsPerSecond: 50 }, { type: 'play', run: 1 });
    for (let i = 0; i < 4000 && looking.state.state === 'running'; i++) {
      looking.send({ type: 'want', buffers: [] }).turn();
    }
    const { step } = plain;
    expect(last(plain)).toEqual(last(looking));
    expect(step % 4).toBe(0);
    const again = play(new Desk().load({ ...document, run: runAt(step - 5) }));
    expect(last(again)).toEqual(last(plain));
  });

  it('where the test gets worse, with the best weights kept', () => {
    const document = pausing({ type: 'worse', points: 4 }, { data: { type: 'spiral', samples: 60, noise: 0.5 } });
    const desk = play(new Desk().load(document), 4000);
    const { best, step } = last(desk)!;
    expect(best).toBeLessThan(step);
    desk.seek(best!);
    expect(desk.step).toBe(best);
    const slow = new Desk().load({ ...document, run: runAt(best!) });
    expect(desk.hash).toBe(slow.hash);
  });

  it('not while it is brought back, and never by a rule that was taken away', () => {
    const document = pausing({ type: 'step', step: 23 });
    const desk = new Desk().load({ ...document, run: runAt(40) });
    expect(desk.step).toBe(40);
    expect(last(desk)).toBeUndefined();
    const other = new Desk().load(document).tune(documentOf());
    expect(play(other, 8).step).toBeGreaterThan(23);
    expect(last(other)).toBeUndefined();
    expect(other.of('recorded').at(-1)!.recorded).toEqual({ changes: [], reached: [] });
  });

  it('by a rule that is made while it trains', () => {
    const desk = new Desk().load(documentOf()).steps(10);
    const pause: Pause = { type: 'step', step: 31 };
    desk.tune(pausing(pause));
    expect(play(desk).step).toBe(31);
    expect(desk.of('recorded').at(-1)!.recorded).toEqual({ changes: [], reached: [] });
    expect(desk.hash).toBe(hashAfter(documentOf(), 31));
  });
});

describe('ends of epochs are steps like others', () => {
  it('a pause at one is named ahead, so that no slice goes past it', () => {
    for (const batchSize of [7, 16, 1000]) {
      const document = documentOf({ training: { batchSize, pause: { type: 'epoch', epoch: 3 } } });
      const desk = play(new Desk().load(document));
      expect(desk.frame().position).toMatchObject({ epoch: 3, used: 0 });
      expect(desk.step).toBe(3 * Math.ceil(desk.frame().trainCount / batchSize));
    }
  });

  it('one epoch that was asked for ends at its end, from wherever it was asked, and a second time one further', () => {
    const desk = new Desk().load(documentOf()).steps(2);
    const length = Math.ceil(desk.frame().trainCount / 16);
    expect(desk.steps(1, 'epoch').step).toBe(length);
    expect(desk.steps(2, 'epoch').step).toBe(3 * length);
    expect(desk.of('state').at(-1)!.paused).toBeUndefined();
  });

  it('a rule that is met while samples are taken one by one does not stop what is trained later', () => {
    const desk = new Desk().load(pausing({ type: 'step', step: 1 }));
    for (let i = 0; i < 16; i++) desk.steps(1, 'sample');
    expect(desk.step).toBe(1);
    expect(play(desk, 8).step).toBeGreaterThan(1);
    expect(last(desk)).toBeUndefined();
  });
});
