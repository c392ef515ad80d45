import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { startRuns } from '#engine/laboratory/runs.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { type Reading, readingNames } from '#nn/reading.ts';
import { runAt } from '#nn/run.ts';
import { probes } from '#probes/index.ts';
import { readGoal } from '#proof/readings.ts';
import { drawPhased } from '#testing/drawRun.ts';
import { ReadingDesk } from '#testing/readingDesk.ts';
import { Desk, documentOf, hashAfter, withRate } from '#testing/sessionDesk.ts';
import { replayNow } from './laboratory/replays.ts';
import { replayer } from './replay.ts';
import { Trainer } from './trainer.ts';

const base = documentOf();
const faster = { training: { optimizer: { learningRate: 0.05 } } };
const phased = (goal: object, more: object = {}, atMost = 1000) =>
  documentOf({ strata: 2, phases: [{ after: { goal, atMost }, change: faster }], ...more });
const reads = (value: number): ReadingGoal => ({ reading: 'reads', block: 'a', is: 'atLeast', value });
const LAST = 130;

/** What is read at the steps that are looked at, where the phase never begins. */
function readAtLooks(document: StrataDocument, goal: Reading & object): Record<number, number> {
  const { phases: _, ...plain } = document;
  const trainer = new Trainer(plain);
  trainer.measures = true;
  const found: Record<number, number> = {};
  for (let step = 1; step <= 100; step++) {
    trainer.stepBatch();
    if ([10, 20, 50, 100].includes(step)) found[step] = readGoal(trainer, goal as ReadingGoal);
  }
  return found;
}
/** A bound that is met between two steps that are looked at, and not before. */
function boundFor(
  document: StrataDocument,
  goal: Reading,
  after: number,
): Pick<ReadingGoal, 'is' | 'value'> & { at: number } {
  const found = Object.entries(readAtLooks(document, goal)).map(([step, value]) => [Number(step), value] as const);
  const [first, ...rest] = found.filter(([step]) => step >= after);
  const other = rest.find(([, value]) => value !== first![1]);
  if (!other) return { is: 'atLeast', value: first![1], at: found[0]![0] };
  const is = other[1] > first![1] ? 'atLeast' : 'below';
  const value = is === 'atLeast' ? other[1] : (first![1] + other[1]) / 2;
  const meets = (now: number) => (is === 'atLeast' ? now >= value : now < value);
  return { is, value, at: found.find(([, now]) => meets(now))![0] };
}

/** Where the phase began and what the network is at the last step: as the command makes it. */
function byCommand(document: StrataDocument) {
  const { trainer, record, step } = replayer(document, undefined, undefined, readGoal);
  while (trainer.step < LAST) step();
  return { reached: record.reached, hash: trainer.parameterHash() };
}
/** The same as a page plays it, in slices. */
function byPage(document: StrataDocument) {
  const desk = new ReadingDesk().load(document);
  desk.send({ type: 'speed', stepsPerSecond: null });
  const pausing = { ...document, training: { ...document.training, pause: { type: 'step', step: LAST } as const } };
  desk.tune(pausing).send({ type: 'play', run: 1 }).settle();
  expect(desk.step).toBe(LAST);
  return { reached: desk.recorded!.reached, hash: desk.hash, desk };
}
/** The same as the laboratory makes it, in short slices; or with its state put away four times on the way. */
function byLaboratory(document: StrataDocument, kept: boolean) {
  let now = 0;
  const bench = { probes, now: () => now++, drawing: () => undefined, keep() {}, progress() {} };
  const job = { kind: 'runs', recipe: document, seeds: [document.seed], until: { steps: LAST } } as const;
  let work = startRuns(job, bench, undefined);
  let away = 0;
  for (let slices = 1; work.work(now + 3) !== 'done'; slices++)
    if (kept && slices % 11 === 0 && ++away <= 4) work = startRuns(job, bench, structuredClone(work.state));
  return work.result![0]!.parameterHash;
}

describe('a phase that waits for a reading', () => {
  it('begins at the first step that is looked at where it is met: the page, single steps, the command and odds agree', () => {
    const { at, ...bound } = boundFor(base, { reading: 'reads', block: 'a' }, 20);
    expect(at).toBeGreaterThan(10);
    const document = phased({ reading: 'reads', block: 'a', ...bound });
    const made = byCommand(document);
    expect(made.reached).toEqual([at]);
    const steps = { after: { steps: at }, change: faster };
    const byNumber = documentOf({ strata: 2, phases: [steps] });
    expect(made.hash).toBe(byCommand(byNumber).hash);
    expect(byPage(document)).toMatchObject(made);
    const single = new ReadingDesk().load(document).steps(LAST);
    expect({ reached: single.recorded!.reached, hash: single.hash }).toEqual(made);
    expect([byLaboratory(document, false), byLaboratory(document, true)]).toEqual([made.hash, made.hash]);
    const [replayed] = replayNow([{ document: { ...document, run: runAt(LAST) }, looks: [] }], probes);
    expect(replayed).toMatchObject({ parameterHash: made.hash });
  });

  const other = {
    pieces: documentOf({
      data: { type: 'sine', samples: 60 },
      network: [
        { id: 'a', type: 'dense', units: 8, activation: 'relu' },
        { id: 'b', type: 'dense', units: 1 },
      ],
      training: { loss: 'mse', batchSize: 8, optimizer: { type: 'adam', learningRate: 0.05 } },
    }),
  } as const;
  const of = { reads: { block: 'a' }, gradientRatio: { block: 'a', over: 'b' }, dead: { block: 'a' }, pieces: {} };
  it.each(Object.entries(of))('of %s is decided alike by page, command and laboratory', (name, what) => {
    const relu = documentOf({
      network: [
        { id: 'a', type: 'dense', units: 6, activation: 'relu' },
        { id: 'b', type: 'dense', units: 2 },
      ],
      training: { batchSize: 16, clipNorm: 0.1, optimizer: { type: 'adam', learningRate: 0.03 } },
    });
    const document: StrataDocument = name === 'pieces' ? other.pieces : relu;
    const reading = { reading: name, ...what } as Reading;
    const { at: _, ...bound } = boundFor(document, reading, 10);
    const goal = { ...reading, ...bound } as ReadingGoal;
    const waits = { ...document, phases: [{ after: { goal, atMost: 1000 }, change: faster }] };
    const made = byCommand(waits);
    expect(made.reached).toHaveLength(1);
    expect(byPage(waits)).toMatchObject(made);
    expect(byLaboratory(waits, true)).toBe(made.hash);
  });

  it('every reading that training can wait for is among them, but those of pictures and tokens', () => {
    expect(readingNames.filter((name) => !(name in of))).toEqual(['shifted', 'exchanged']);
  });

  it('begins after the steps that it waits at most, where it is never met', () => {
    const never = phased(reads(9), {}, 57);
    expect(byCommand(never)).toEqual({
      reached: [57],
      hash: byCommand(documentOf({ strata: 2, phases: [{ after: { steps: 57 }, change: faster }] })).hash,
    });
    expect(byPage(never)).toMatchObject(byCommand(never));
    expect(byLaboratory(never, true)).toBe(byCommand(never).hash);
  });

  it('holds up whatever is asked of the run until it was read, also where single steps are made; then that is done in its order', () => {
    const desk = new Desk().load(phased(reads(0))).steps(9);
    expect(desk.state.waits).toBeUndefined();
    desk.steps(3);
    expect(desk.state).toMatchObject({ state: 'paused', waits: 10, reads: [reads(0)] });
    expect(desk.step).toBe(10);
    desk.set('a', 'weight', 0, 2);
    expect(desk.changes).toEqual([]);
    desk.send({ type: 'looked', run: 1, step: 10, answers: [{ goal: reads(0), value: 1 }] }).settle();
    expect(desk.state.waits).toBeUndefined();
    expect(desk.step).toBe(12);
    expect(desk.recorded).toMatchObject({ reached: [10], changes: [{ at: 12 }] });
    expect(desk.frame()).toMatchObject({ phase: 1 });
  });

  it('is not told on by a word about another goal or step, and takes nothing to read for a no', () => {
    const desk = new Desk().load(phased(reads(0))).steps(10);
    const tell = (step: number, goal: ReadingGoal, value: number | null) =>
      desk.send({ type: 'looked', run: 1, step, answers: [{ goal, value }] }).settle();
    tell(10, reads(0.1), 1);
    tell(20, reads(0), 1);
    desk.send({ type: 'looked', run: 1, step: 10 }).settle();
    expect(desk.state.waits).toBe(10);
    tell(10, reads(0), null);
    expect(desk.state.waits).toBeUndefined();
    expect(desk.recorded!.reached).toEqual([]);
    expect(desk.steps(5).hash).toBe(hashAfter(base, 15));
  });

  it('leaves pausing, going back and another document at once', () => {
    const desk = new Desk()
      .load(phased(reads(0)))
      .send({ type: 'play', run: 1 })
      .settle();
    expect(desk.state).toMatchObject({ state: 'running', waits: 10 });
    expect(desk.send({ type: 'pause', run: 1 }).settle().state).toMatchObject({ state: 'paused', waits: 10 });
    expect(desk.seek(4).state.waits).toBeUndefined();
    expect(desk.step).toBe(4);
    expect(desk.steps(6).state.waits).toBe(10);
    desk.run++;
    expect(desk.load(base).state.waits).toBeUndefined();
    expect(desk.send({ type: 'looked', run: 2, step: 10, answers: [{ goal: reads(0), value: 1 }] }).steps(3).hash).toBe(
      hashAfter(base, 3),
    );
  });

  it('is read before the run pauses for a reading, and each is told by itself', () => {
    const pause = { type: 'reading', ...reads(0) } as const;
    const document = phased(reads(0), { training: { batchSize: 16, pause } });
    const desk = new ReadingDesk().load(document).send({ type: 'play', run: 1 }).settle();
    expect(desk.readAt).toEqual([10, 10]);
    expect(desk.state).toMatchObject({ state: 'paused', paused: { step: 10 } });
    expect(desk.recorded!.reached).toEqual([10]);
  });

  it('is measured again neither in a recorded run nor where it was gone past; in one that is to be made it is', () => {
    const { at, ...bound } = boundFor(base, { reading: 'reads', block: 'a' }, 20);
    const document = phased({ reading: 'reads', block: 'a', ...bound });
    const made = new ReadingDesk().load(document).steps(LAST);
    const replayed = new ReadingDesk().load(made.replayed(document));
    expect([replayed.readAt, replayed.hash]).toEqual([[], made.hash]);
    const opened = new ReadingDesk().load({ ...document, run: runAt(LAST) });
    expect(opened.readAt.at(-1)).toBe(at);
    expect([opened.step, opened.hash, opened.recorded]).toEqual([LAST, made.hash, made.recorded]);
    const unmet = new ReadingDesk().load(phased(reads(9))).steps(60);
    const looked = unmet.readAt.length;
    expect(looked).toBe(3);
    expect(unmet.seek(55).seek(15).readAt).toHaveLength(looked);
    // Gone on from there it is another run.
    expect(unmet.steps(10).readAt).toHaveLength(looked + 1);
  });

  it('taken back over its beginning, it begins there again, and where the run was changed before, at its own', () => {
    const { at, ...bound } = boundFor(base, { reading: 'reads', block: 'a' }, 20);
    const document = phased({ reading: 'reads', block: 'a', ...bound });
    const desk = new ReadingDesk().load(document).steps(LAST);
    const { hash } = desk;
    expect(desk.seek(at - 3).seek(LAST).hash).toBe(hash);
    expect(desk.seek(at - 3).steps(LAST - at + 3).hash).toBe(hash);
    const changed = new ReadingDesk()
      .load(document)
      .steps(15)
      .tune(withPhases(document, 0.3))
      .steps(LAST - 15);
    const again = new ReadingDesk().load(changed.replayed(withPhases(document, 0.3)));
    expect([again.hash, again.recorded]).toEqual([changed.hash, changed.recorded]);
  });

  it('in drawn documents comes out the same in slices, step by step and taken up in between', () => {
    const random = randomFrom([14, 1], logf);
    for (let tries = 0, done = 0; done < 12 && tries < 60; tries++) {
      const document = drawPhased(random);
      if (!document.phases?.some(({ after }) => 'goal' in after && 'reading' in after.goal)) continue;
      done++;
      const steps = 40;
      const command = replayer(document, undefined, undefined, readGoal);
      while (command.trainer.step < steps && !command.trainer.divergence) command.step();
      if (command.trainer.divergence) continue;
      const desk = new ReadingDesk().load(document).steps(1 + random.below(steps - 1));
      const saved = desk.withWeights(document);
      const on = new ReadingDesk().load(saved);
      on.steps(steps - on.step);
      const what = JSON.stringify(document);
      expect(on.hash, what).toBe(command.trainer.parameterHash());
      expect(
        on.recorded!.reached.filter((step) => step <= steps),
        what,
      ).toEqual(command.record.reached);
    }
  });
});

const withPhases = (document: StrataDocument, rate: number): StrataDocument => ({
  ...withRate(document, rate),
  phases: document.phases!,
});
