import { expect, test } from 'vitest';
import { datasets } from '#data/index.ts';
import type { Jobs, Kind, Order } from '#engine/laboratory/protocol.ts';
import type { Probe, ProbeRequests, Subject } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { runAt } from '#nn/run.ts';
import { LaboratoryDesk } from '#testing/laboratoryDesk.ts';
import { measured } from './measured.ts';
import { type MeasuredName, measuredNames } from './measuredNames.ts';

const dense = (id: string, units: number, activation = 'linear') => ({ id, type: 'dense', units, activation });
const flows: Readonly<Record<string, Record<string, unknown>>> = {
  points: {
    data: { type: 'spiral', samples: 60 },
    network: [dense('a', 5, 'tanh'), { id: 'n', type: 'batchNorm' }, { id: 'd', type: 'dropout' }, dense('z', 2)],
  },
  images: {
    data: { type: 'barsAndStripes', samples: 40 },
    network: [
      { id: 'a', type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
      { id: 'n', type: 'batchNorm' },
      { id: 'g', type: 'globalAvgPool' },
      dense('z', 2),
    ],
  },
  digits: {
    data: { type: 'digits', samples: 40 },
    network: [{ id: 'f', type: 'flatten' }, dense('a', 6, 'relu'), dense('z', 10)],
  },
  tokens: {
    data: { type: 'reversal', samples: 30, length: 4 },
    network: [{ id: 'a', type: 'embedding', dim: 4 }, { id: 'e', type: 'positionalEncoding' }, dense('z', 8)],
  },
};

function documentOf(flow: string): StrataDocument {
  const training = { loss: 'crossEntropy', batchSize: 8, optimizer: { type: 'adam' } };
  const reading = readDocument({ strata: 1, seed: 3, training, ...flows[flow] }, { layers, datasets });
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return reading.document;
}
const pool = { floats: (n: number) => new Float32Array(n) };
const asked: {
  readonly [N in MeasuredName]: (sample: number, factor: string | undefined) => NonNullable<ProbeRequests[N]>;
} = {
  concepts: () => ({ block: 'a' }),
  headlines: () => ({}),
  ladder: () => ({ equal: true }),
  bottleneck: (sample, factor) => ({ sample, ...(factor ? { factor } : {}) }),
  theatre: () => ({}),
  ending: () => ({ resolution: 5 }),
  readings: () => ({ of: [{ key: 'dead(a)', name: 'dead', named: ['a'] }] }),
  awaited: () => ({ of: [{ key: 'reads(a)', name: 'reads', named: ['a'] }] }),
};

const give = (trainer: Trainer, job = 1): Order => ({
  type: 'give',
  job,
  given: { stands: { step: trainer.step, version: 1, settled: true, numbers: trainer.model.numbers.slice() } },
});
const start = (recipe: StrataDocument, probes: ProbeRequests, job = 1): Order => ({
  ...{ type: 'start', job, channel: 'readings' },
  what: { kind: 'readings', recipe, probes },
});
const last = (desk: LaboratoryDesk) => desk.of('progress').at(-1)!.part as { probes: Record<string, unknown> };

// In one process both share what is kept of the run before: each looks at data of its own.
const ofItsOwn = (document: StrataDocument, seed: number): StrataDocument => ({ ...document, seed });

for (const flow of Object.keys(flows))
  test.each(measuredNames)(
    `of ${flow} the laboratory reads by %s what the run's own process does, to the bit`,
    (name) => {
      const document = ofItsOwn(documentOf(flow), 11);
      const trainer = new Trainer(document);
      for (let i = 0; i < 5; i++) trainer.stepBatch();
      const { test: held, factors } = trainer.plan.data!;
      const sample = held[1]!;
      const request = asked[name](sample, factors[0]?.id);
      const desk = new LaboratoryDesk().send(start(document, { [name]: request }), give(trainer)).settle();
      const inProcess = (measured[name] as Probe<unknown, unknown, Subject>).compute(trainer, request, pool);
      expect(last(desk).probes[name]).toEqual(inProcess);
      expect(JSON.stringify(inProcess)).toContain(
        ['theatre', 'concepts', 'headlines', 'ending', 'readings', 'awaited'].includes(name)
          ? '"step":5'
          : '"sections"',
      );
    },
  );

test('readings are a film, cut where the run is taken back, and go on in another laboratory', () => {
  const document = ofItsOwn(documentOf('points'), 12);
  const trainer = new Trainer(document);
  const checkpoints = [trainer.save()];
  const desk = new LaboratoryDesk().send(start(document, { ladder: {} }), give(trainer)).settle();
  for (let i = 0; i < 4; i++) {
    trainer.stepBatch();
    checkpoints.push(trainer.save());
    desk.send(give(trainer)).settle();
  }
  const steps = () => (last(desk).probes['ladder'] as { steps: number[] }).steps;
  expect(steps()).toEqual([0, 1, 2, 3, 4]);
  trainer.restore(checkpoints[2]!);
  trainer.stepBatch();
  desk.send(give(trainer)).settle();
  expect(steps()).toEqual([0, 1, 2, 3]);
  const { state } = desk.of('state').at(-1)!;

  // A run on other data takes the place of what this process keeps: as good as another one.
  const other = new Trainer(ofItsOwn(document, 13));
  new LaboratoryDesk().send(start(other.plan.document, { ladder: {} }), give(other)).settle();
  const next = new LaboratoryDesk();
  next.send({ ...start(document, { ladder: {} }, 5), state } as Order, give(trainer, 5)).settle();
  expect((last(next).probes['ladder'] as { steps: number[] }).steps).toEqual([0, 1, 2, 3]);
  expect(last(next).probes).toEqual(last(desk).probes);
});

test('the image that a person draws is the sample behind the last', () => {
  const document = ofItsOwn(documentOf('digits'), 14);
  const trainer = new Trainer(document);
  const pixels = Float32Array.from({ length: 784 }, (_, i) => (i % 5) / 4);
  const desk = new LaboratoryDesk();
  desk.send(start(document, { bottleneck: { sample: 40 } }), give(trainer)).settle();
  const redrawn = () => (last(desk).probes['bottleneck'] as { redrawn: Float32Array }).redrawn.subarray(0, 784);
  expect(redrawn().every((value) => value === 0)).toBe(true);
  desk.send({ type: 'draw', pixels }).settle();
  expect(redrawn()).toEqual(pixels);
});

test('requests are answered with what is known, at once; those that name no place of the network not at all', () => {
  const document = ofItsOwn(documentOf('points'), 15);
  const trainer = new Trainer(document);
  const desk = new LaboratoryDesk().send(start(document, { ladder: {} }), give(trainer)).settle();
  const before = desk.of('progress').length;
  desk.send({ type: 'give', job: 1, given: { probes: { ladder: {}, concepts: { block: 'gone' }, theatre: {} } } });
  desk.turn();
  expect(desk.of('progress').length).toBe(before + 1);
  expect(Object.keys(last(desk).probes).sort()).toEqual(['ladder', 'theatre']);
});

test('a probe that breaks breaks no other, and says what happened', () => {
  const theatre = {
    compute: () => {
      throw new Error('out of order');
    },
  }; // prettier-ignore
  const document = ofItsOwn(documentOf('points'), 16);
  const desk = new LaboratoryDesk({ ...measured, theatre } as never);
  desk.send(start(document, { ladder: {}, theatre: {} }), give(new Trainer(document))).settle();
  expect(last(desk)).toMatchObject({ failed: { theatre: 'out of order' } });
  expect(Object.keys(last(desk).probes)).toEqual(['ladder']);
});

test('while nobody sees the page, work of no kind goes on; afterwards each comes to its end', () => {
  const document = ofItsOwn(documentOf('points'), 17);
  const recorded = { ...document, run: runAt(900) };
  const jobs: { readonly [K in Kind]: Jobs[K] } = {
    readings: { kind: 'readings', recipe: document, probes: { ladder: {} } },
    runs: { kind: 'runs', recipe: document, seeds: [1, 2], until: { steps: 900 } },
    replays: { kind: 'replays', runs: [recorded, recorded].map((one) => ({ document: one, looks: [] })) },
  };
  for (const [kind, what] of Object.entries(jobs)) {
    const desk = new LaboratoryDesk().send({ type: 'start', job: 1, what });
    if (kind === 'readings') desk.send(give(new Trainer(document)));
    const { reports } = desk.turn(1);
    const told = reports.length;
    expect(reports.at(-1)?.type, kind).not.toBe('done');
    desk.send({ type: 'rest', rests: 'everything' }).settle();
    expect(reports, kind).toHaveLength(told);
    desk.send({ type: 'rest', rests: 'nothing' }).settle();
    expect(reports.length, kind).toBeGreaterThan(told);
    expect(reports.at(-1)?.type, kind).toBe(kind === 'readings' ? 'state' : 'done');
  }
});

test('of a run at rest nothing is measured; runs that were asked for go on', () => {
  const document = ofItsOwn(documentOf('points'), 17);
  const desk = new LaboratoryDesk().send({ type: 'rest', rests: 'run' });
  desk.send(start(document, { ladder: {} }), give(new Trainer(document)));
  desk.send({ type: 'start', job: 2, what: { kind: 'runs', recipe: document, seeds: [1], until: { steps: 3 } } });
  desk.settle();
  expect(desk.of('done', 2)).toHaveLength(1);
  expect(desk.of('progress', 1)).toEqual([]);
  desk.send({ type: 'rest', rests: 'nothing' }).settle();
  expect(last(desk).probes['ladder']).toMatchObject({ step: 0 });
});

test('measured.ts has the probes that the page takes for the laboratory’s', () => {
  expect(Object.keys(measured).sort()).toEqual([...measuredNames].sort());
});
