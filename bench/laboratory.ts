/**
 * Trains in Node alone and beside the laboratory, in turns, with the readings of the bottleneck asked for: `npm run -s bench:laboratory [-- --seconds N --turns N]`.
 * Prints for each document the steps a second and, since other programs may take the processor, those of a second in which the thread had it (Linux), and the
 * same of the laboratory's rounds and reports; first how long a hundred starts of XOR take.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { loadavg } from 'node:os';
import process from 'node:process';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import '#data/worlds/provide.ts';
import { datasets } from '#data/index.ts';
import { createEngine, type Engine } from '#engine/client.ts';
import { createLaboratory } from '#engine/laboratory/laboratory.ts';
import type { Order, Report } from '#engine/laboratory/protocol.ts';
import { startRuns } from '#engine/laboratory/runs.ts';
import { createLanes } from '#engine/lanes.ts';
import type { Told } from '#engine/protocol.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { probes } from '#probes/index.ts';
import { live } from '#probes/live.ts';
import { measuredNames } from '#probes/measuredNames.ts';
import { lensed } from './pageDocuments.mjs';

const host = <Said>(post: (said: Said, transfer: ArrayBuffer[]) => void, ended = () => false) => ({
  post,
  now: () => performance.now(),
  later: (callback: () => void, ms: number) => {
    if (ended()) return;
    if (ms > 4) setTimeout(callback, ms);
    else setImmediate(callback);
  },
  slice: 8,
});

/** Which of the process's threads this is, for the system; nought where it does not tell. */
function ownThread(): number {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').pop());
  } catch {
    return 0;
  }
}

// The same file is the laboratory's thread.
if (!isMainThread && parentPort) {
  const port = parentPort;
  (workerData as Int32Array)[0] = ownThread();
  const laboratory = createLaboratory(
    host<Report>((report, transfer) => port.postMessage(report, transfer)),
    probes,
  );
  port.on('message', (order: Order) => laboratory.receive(order));
}

function read(document: unknown): StrataDocument {
  const reading = readDocument(document, { layers, datasets });
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return reading.document;
}

const spiral = {
  strata: 1,
  data: { type: 'spiral' },
  network: [8, 8, 2].map((units, i) => ({ id: `d${i}`, type: 'dense', units, activation: i < 2 ? 'tanh' : 'linear' })),
};
const xor = {
  strata: 1,
  data: {
    type: 'points',
    points: [
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ],
    testShare: 0,
  }, // prettier-ignore
  network: [
    { id: 'a', type: 'dense', units: 2, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 1 },
  ],
  training: { loss: 'binaryCrossEntropy', batchSize: 4 },
};

/** A page's client, its training worker on this thread, its laboratory on another. */
function startEngine(laboratoryThread: Int32Array): Engine {
  return createEngine(
    { status() {}, recorded() {}, restarted() {}, quiet() {} },
    {
      open: async (carrier, receive) => {
        let ended = false;
        const lanes = createLanes(
          host<Told>(
            (told) => receive(told),
            () => ended,
          ),
          live,
        );
        const stop = () => {
          ended = true;
        };
        return { carrier, answered: Promise.resolve(), post: (said) => lanes.receive(said), stop };
      },
      laboratory: {
        measures: measuredNames,
        open: async (carrier, receive) => {
          const thread = new Worker(new URL(import.meta.url), { workerData: laboratoryThread });
          thread.on('message', receive);
          const stop = () => void thread.terminate();
          return {
            carrier,
            answered: Promise.resolve(),
            post: (order, moved) => thread.postMessage(order, moved),
            stop,
          };
        },
      },
      requestFrame: (callback) => setTimeout(callback, 16),
      hidden: () => true,
      report: (error) => console.error(error),
    },
  );
}

/** Seconds that a thread was on a processor, this one without another; NaN where the system does not tell. */
function onProcessor(thread: number = process.pid): number {
  try {
    return Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
  } catch {
    return Number.NaN;
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function compare(name: string, document: StrataDocument, seconds: number, turns: number): Promise<void> {
  const thread = new Int32Array(new SharedArrayBuffer(4));
  const engine = startEngine(thread);
  const found = { alone: [] as number[][], beside: [] as number[][] };
  const steps = new Set<number>();
  const reports = new Set<unknown>();
  engine.onFrame(({ probes: { bottleneck } }) => {
    if (!bottleneck || bottleneck.step < 0) return;
    steps.add(bottleneck.step);
    reports.add(bottleneck);
  });
  engine.load(document, true);
  while (!engine.frame) await wait(20);
  for (let turn = 0; turn < 2 * turns; turn++) {
    const beside = turn % 2 === 1;
    const close = beside ? engine.subscribe('bottleneck', { sample: 0 }) : undefined;
    await wait(500);
    steps.clear();
    while (beside && steps.size < 2) await wait(20); // its start and a first round are measured
    steps.clear();
    reports.clear();
    const [step, at, worked, read] = [engine.reached, performance.now(), onProcessor(), onProcessor(thread[0])];
    await wait(1000 * seconds);
    const [made, passed, took] = [engine.reached - step, (performance.now() - at) / 1000, onProcessor() - worked];
    const reading = onProcessor(thread[0]) - read;
    found[beside ? 'beside' : 'alone'].push([
      ...[made / passed, made / took],
      ...[steps.size / passed, steps.size / reading, reports.size / passed],
    ]);
    close?.();
  }
  const [alone, beside] = [found.alone, found.beside].map((rows) =>
    [0, 1, 2, 3, 4].map((column) => median(rows.map((row) => row[column]!))),
  ) as [number[], number[]];
  const ratio = (column: number) => +(beside[column]! / alone[column]!).toFixed(3);
  const whole = (values: readonly number[], column: number) => Math.round(values[column]!);
  console.log(
    JSON.stringify({
      document: name,
      load: loadavg()[0],
      stepsPerSecond: { alone: whole(alone, 0), beside: whole(beside, 0), kept: ratio(0) },
      stepsPerProcessorSecond: { alone: whole(alone, 1), beside: whole(beside, 1), kept: ratio(1) },
      roundsPerSecond: +beside[2]!.toFixed(2),
      roundsPerProcessorSecond: +beside[3]!.toFixed(2),
      reportsPerSecond: +beside[4]!.toFixed(1),
    }),
  );
  engine.dispose();
}

function hundredStarts(): void {
  const job = {
    kind: 'runs',
    recipe: read(xor),
    seeds: Array.from({ length: 100 }, (_, i) => i),
    until: { steps: 5000 },
  } as const; // prettier-ignore
  const found = Array.from({ length: 5 }, () => {
    const work = startRuns(
      job,
      { probes, now: () => performance.now(), drawing: () => undefined, progress() {}, keep() {} },
      undefined,
    ); // prettier-ignore
    const [at, worked] = [performance.now(), onProcessor()];
    while (work.work(performance.now() + 8) !== 'done');
    return [performance.now() - at, 1000 * (onProcessor() - worked)];
  });
  const [ms, processorMs] = [0, 1].map((column) => Math.round(median(found.map((row) => row[column]!))));
  console.log(JSON.stringify({ starts: '100 of XOR 2-2-1, 5,000 steps', load: loadavg()[0], ms, processorMs }));
}

const option = (args: readonly string[], name: string, usual: number) =>
  args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual;

export async function main(args: readonly string[]): Promise<number> {
  const [seconds, turns] = [option(args, '--seconds', 5), option(args, '--turns', 3)];
  hundredStarts();
  await compare('spiral 8-8-2', read(spiral), seconds, turns);
  await compare('digits, two convolutions', read(lensed['digits']), seconds, turns);
  return 0;
}
