/**
 * Trains a document for minutes, with frames as the page asks for them, and watches the memory: `npm run -s soak -- [--minutes N]`. Fails where the last
 * quarter's mean is more than a twentieth above that of the second; the first is for compilers and pools to settle.
 */

import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import '#data/worlds/provide.ts';
import { datasets } from '#data/index.ts';
import type { Command, Event } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { probes } from '#probes/index.ts';
import { grown, type Sample } from './grown.ts';

const USAGE = 'usage: npm run -s soak -- [--minutes N]';
/** Seconds from one look at the memory to the next. */
const PERIOD = 10;
/** Milliseconds from one frame to the next. */
const FRAME = 16;
const MB = 2 ** 20;

const document = {
  strata: 1,
  data: { type: 'spiral', samples: 1000 },
  network: [
    { type: 'dense', units: 64, activation: 'relu' },
    {
      type: 'residual',
      body: [
        { type: 'dense', units: 64, activation: 'relu' },
        { type: 'dropout', rate: 0.1 },
      ],
    },
    { type: 'layerNorm' },
    { type: 'dense', units: 64, activation: 'tanh' },
    { type: 'dense', units: 2 },
  ],
  training: { batchSize: 32 },
};

export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const minutes = args.length === 0 ? 10 : Number(args[1]);
  if ((args.length > 0 && args[0] !== '--minutes') || args.length > 2 || !(minutes * 60 >= 8 * PERIOD)) {
    console.error(
      `${USAGE}\nN must be a number ≥ ${((8 * PERIOD) / 60).toFixed(1)}: two looks at the memory a quarter`,
    );
    return 1;
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const run = train();
  const samples: Sample[] = [];
  const started = performance.now();
  while (samples.length < Math.floor((minutes * 60) / PERIOD) && run.failure === undefined) {
    await new Promise((resolve) => setTimeout(resolve, PERIOD * 1000));
    collect();
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
    samples.push({ rss: rss / MB, heap: heapUsed / MB, buffers: arrayBuffers / MB });
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(
      `${seconds} s: rss ${(rss / MB).toFixed(1)} MB, heap ${(heapUsed / MB).toFixed(2)} MB, buffers ${(arrayBuffers / MB).toFixed(2)} MB; step ${run.step}, frame ${run.frames}, loss ${run.loss.toPrecision(3)}`,
    );
  }
  run.stop();
  if (run.failure !== undefined) {
    console.log(`failed: ${run.failure}`);
    return 1;
  }
  const found = grown(samples);
  console.log(found.length > 0 ? `failed: ${found.join('; ')}` : 'passed: memory does not grow');
  return found.length > 0 ? 1 : 0;
}

/** A session that plays, asked for frames as fast as a screen shows them. */
function train() {
  const reading = readDocument(document, { layers, datasets });
  if (!reading.document) throw new Error(sentenceOf(reading.problems[0]!));
  const run = { step: 0, frames: 0, loss: Number.NaN, failure: undefined as string | undefined, stop: () => {} };
  let stopped = false;
  const later = (callback: () => void, ms: number) => {
    const unless = () => !stopped && callback();
    if (ms > 0) setTimeout(unless, ms);
    else setImmediate(unless);
  };
  run.stop = () => {
    stopped = true;
  };
  const receive = (event: Event, buffers: ArrayBuffer[]) => {
    if (event.type === 'state') {
      const problem = event.problems?.[0];
      const wrong = event.message ?? (problem && sentenceOf(problem)) ?? (event.divergence && 'the run diverged');
      if (wrong) run.failure = wrong;
    } else if (event.type === 'frame') {
      run.frames++;
      run.step = event.position.step;
      run.loss = event.train.loss;
      later(() => command({ type: 'want', buffers }), FRAME);
    }
  };
  const session = createSession({ post: receive, now: () => performance.now(), later, slice: 8 }, probes);
  const command = (asked: Command) => session.receive(asked);
  command({
    type: 'subscribe',
    probes: { units: { resolution: 32 }, answer: { resolution: 100, samples: true }, parameters: {} },
  });
  command({ type: 'load', run: 1, document: reading.document, play: true });
  command({ type: 'want', buffers: [] });
  return run;
}
