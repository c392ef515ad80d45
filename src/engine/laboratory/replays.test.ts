import { describe, expect, test } from 'vitest';
import { replayer } from '#engine/replay.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type Recorded, runAt } from '#nn/run.ts';
import { probes } from '#probes/index.ts';
import { LaboratoryDesk } from '#testing/laboratoryDesk.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import type { Jobs, Order, Replayed } from './protocol.ts';
import { replayNow } from './replays.ts';

const plain = documentOf();
const at = (document: StrataDocument, step: number, more: Partial<Recorded> = {}): StrataDocument => ({
  ...document,
  run: runAt(step, { changes: [], reached: [], ...more }),
});
/** As the run comes out where it is made step by step. */
function byStep(document: StrataDocument) {
  const { trainer, step } = replayer(document);
  while (trainer.step < document.run!.step && !trainer.divergence) step();
  const { test: held, train } = trainer.plan.samples;
  return {
    step: trainer.step,
    parameterHash: trainer.parameterHash(),
    train: trainer.score(train),
    test: trainer.score(held),
  };
}
const changed = at(plain, 120, {
  changes: [
    { at: 0, block: 'a', parameter: 'weights', index: 2, value: 0.5 },
    { at: 40, change: { training: { optimizer: { learningRate: 0.1 } } } },
    { at: 40, block: 'a', parameter: 'weights', index: 1, value: 0.25 },
  ],
});
const phased = at(
  documentOf({ phases: [{ after: { steps: 30 }, change: { training: { optimizer: { learningRate: 0.003 } } } }] }),
  75,
  { reached: [30] },
);
const wild = at(documentOf({ training: { optimizer: { type: 'sgd', learningRate: 100 }, loss: 'mse' } }), 500);
const runs: Jobs['replays']['runs'] = [at(plain, 90), changed, phased, at(plain, 0), wild].map((document) => ({
  document,
  looks: [],
}));
const start = (what: Jobs['replays'], more: Partial<Extract<Order, { type: 'start' }>> = {}): Order => ({
  ...{ type: 'start', job: 1, what },
  ...more,
});
const resultOf = (desk: LaboratoryDesk) => desk.of('done', 1)[0]?.result as readonly Replayed[];

describe('recorded runs that are made again', () => {
  test('come to the bits of the run made step by step: plain, changed by hand, in phases, not begun, run away', () => {
    const made = resultOf(new LaboratoryDesk().send(start({ kind: 'replays', runs })).settle());
    expect(made).toHaveLength(runs.length);
    for (const [i, { document }] of runs.entries()) expect(made[i]).toMatchObject(byStep(document));
    expect(made[4]).toHaveProperty('divergence');
  });

  test('come to the same in one go, for a command', () => {
    expect(replayNow(runs, probes)).toEqual(
      resultOf(new LaboratoryDesk().send(start({ kind: 'replays', runs })).settle()),
    );
  });

  test('are looked at on the way, where they come so far', () => {
    const [one] = replayNow([{ document: at(plain, 60), looks: [20, 60, 100] }], probes);
    expect(one).toMatchObject({ looks: [20, 60].map((step) => ({ step, ...pick(byStep(at(plain, step))) })) });
  });

  test('are told of as they go, and go on from where they were stopped', () => {
    const many: Jobs['replays'] = {
      kind: 'replays',
      runs: Array.from({ length: 20 }, (_, i) => ({ document: at({ ...plain, seed: i }, 200), looks: [] })),
    };
    const whole = new LaboratoryDesk().send(start(many)).settle();
    const told = whole.of('progress', 1);
    expect(told.length).toBeGreaterThan(2);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(told.flatMap(({ part }) => part as readonly Replayed[])).toEqual(resultOf(whole));
    const first = new LaboratoryDesk().send(start(many)).turn(9);
    first.send({ type: 'stop', job: 1 }).settle();
    const { state } = first.of('stopped', 1)[0]!;
    expect(resultOf(new LaboratoryDesk().send(start(many, { state })).settle())).toEqual(resultOf(whole));
  });

  test('that cannot be made say why, and the others are made', () => {
    const huge = at(documentOf({ network: [{ id: 'a', type: 'dense', units: 4096 }, ...deep()] }), 5);
    const found = replayNow([{ document: huge, looks: [] }, runs[0]!], probes);
    expect(found[0]).toHaveProperty('fault');
    expect(found[1]).toMatchObject(byStep(runs[0]!.document));
  });
});

const pick = ({ train, test: held }: ReturnType<typeof byStep>) => ({ train, test: held });
const deep = () => [
  ...Array.from({ length: 40 }, (_, i) => ({ id: `l${i}`, type: 'dense', units: 4096 })),
  { id: 'out', type: 'dense', units: 2 },
];
