import { describe, expect, it } from 'vitest';
import { LanesDesk } from '#testing/lanesDesk.ts';
import { Desk, documentOf } from '#testing/sessionDesk.ts';

const slower = { training: { optimizer: { learningRate: 0.001 } } };
const phased = (...afters: object[]) =>
  documentOf({ strata: 2, phases: afters.map((after) => ({ after, change: slower })) });
const plain = documentOf();
const long = phased({ steps: 20 });
const longer = phased({ steps: 10 }, { steps: 25 });
const epochs = phased({ epochs: 3 }); // 50 samples in batches of 16: 12 steps
const met = phased({ goal: { metric: 'batchLoss', is: 'below', value: 0.6 }, atMost: 500 });

const play = { type: 'play', run: 1 } as const;
const pause = { type: 'pause', run: 1 } as const;
const step = { type: 'step', run: 1, unit: 'batch' } as const;

type Documents = Parameters<LanesDesk['compare']>[1][];

/** Lets lanes train for a while, each wanting a frame whenever it got one. */
function trained(by: 'step' | 'epoch', documents: Documents, turns = 300): LanesDesk {
  const { length } = documents;
  const desk = new LanesDesk()
    .alignedAt('lastPhase', by, ...documents)
    .want(length)
    .settle();
  desk.all(length, () => play);
  for (let i = 0; i < turns; i++) {
    desk.turn();
    if (i % 5 === 0) desk.want(length);
  }
  return desk
    .all(length, () => pause)
    .want(length)
    .settle();
}

const stepsOf = (desk: LanesDesk) =>
  desk.moments.map((moment) => [...moment.values()].map(({ position }) => position.step));
/** The step at which the last phase of a lane began, as it was recorded. */
const beganOf = (desk: LanesDesk, lane: number): number => {
  const told = desk.of(lane).findLast((e) => e.type === 'recorded');
  return (told?.type === 'recorded' ? told.recorded?.reached.at(-1) : undefined) ?? 0;
};
/** The bits of a document trained by itself. */
const hashOf = (document: Documents[number], steps: number) => new Desk().load(document).steps(steps).hash;

describe('runs in one worker, aligned where their last phase begins', () => {
  it('begin it together, whoever has the shorter way there waiting at its start, and train to the bits of each by itself', () => {
    const documents = [plain, long, longer];
    const desk = trained('step', documents);
    const steps = stepsOf(desk);
    expect(steps.some(([a, b, c]) => a === 0 && b === 0 && c! > 0)).toBe(true);
    expect(steps.some(([a, b]) => a === 0 && b! > 0 && b! < 20)).toBe(true);
    // At every moment shown: as many steps before or past the beginning, but for who waits at its start.
    for (const [a, b, c] of steps) {
      const clock = c! - 35;
      expect([a, b]).toEqual([Math.max(0, clock), Math.max(0, clock + 20)]);
    }
    const last = desk.moments.at(-1)!;
    const { step: at } = last.get(0)!.position;
    expect(at).toBeGreaterThan(30);
    for (const [lane, frame] of last) expect(frame.probes.hash).toBe(hashOf(documents[lane]!, frame.position.step));
  });

  it.each([
    ['a goal', [plain, met]],
    ['epochs', [plain, epochs]],
    ['both', [met, epochs, long]],
  ] as const)('where it begins by %s nobody goes past it before all are there', (_, documents) => {
    const desk = trained('step', [...documents]);
    const began = documents.map((__, lane) => beganOf(desk, lane));
    const steps = stepsOf(desk);
    for (const moment of steps) {
      const past = moment.map((at, lane) => at - began[lane]!);
      // Someone who is before it leaves nobody far behind it: a stretch at most, in which it was found.
      if (Math.min(...past) < 0) expect(Math.max(...past)).toBeLessThanOrEqual(0);
    }
    const end = steps.at(-1)!.map((at, lane) => at - began[lane]!);
    expect(end[0]).toBeGreaterThan(0);
    expect(new Set(end).size).toBe(1);
    for (const [lane, frame] of desk.moments.at(-1)!)
      expect(frame.probes.hash).toBe(hashOf(documents[lane]!, frame.position.step));
  });

  it('by epoch they count the epochs of that phase', () => {
    const desk = trained('epoch', [plain, long, epochs], 500);
    const last = [...desk.moments.at(-1)!.values()];
    const began = [0, 5, 3]; // epochs of four steps each
    const made = last.map(({ position: { epoch, used } }, lane) => [epoch - began[lane]!, used]);
    expect(last[0]!.position.epoch).toBeGreaterThan(2);
    expect(new Set(made.map(String)).size).toBe(1);
  });

  it('at rest, whoever is behind goes to where the others are; at their starts all rest', () => {
    const desk = new LanesDesk().alignedAt('lastPhase', 'step', plain, long).want(2).settle();
    expect(stepsOf(desk).at(-1)).toEqual([0, 0]);
    desk.lane(0, step, step, step).want(2).settle();
    expect(stepsOf(desk).at(-1)).toEqual([3, 23]);
    desk
      .all(2, () => ({ type: 'seek', run: 1, step: 0 }))
      .want(2)
      .settle();
    expect(stepsOf(desk).at(-1)).toEqual([0, 0]);
    desk.say({ type: 'lockstep', by: 'step', from: 'start' }).lane(0, step).want(2).settle();
    expect(stepsOf(desk).at(-1)).toEqual([1, 1]);
  });

  it('who joins later and has to look for its last phase is brought there, and no further than the others', () => {
    const desk = new LanesDesk()
      .alignedAt('lastPhase', 'step', plain)
      .lane(0, ...Array(9).fill(step))
      .settle();
    desk.lane(1, { type: 'load', run: 1, document: met, play: false }).want(2).settle();
    expect(stepsOf(desk).at(-1)).toEqual([9, beganOf(desk, 1) + 9]);
  });
});
