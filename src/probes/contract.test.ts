import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { holdImages } from '#data/images/imageSet.ts';
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import type { Probe, ProbeName, ProbeRequests, Slice } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { Desk } from '#testing/sessionDesk.ts';
import { arraysIn } from '#testing/tinyRun.ts';
import { probes } from './index.ts';

const dense = (id: string, units: number, activation = 'linear') => ({ id, type: 'dense', units, activation });
const flows: Readonly<Record<string, Record<string, unknown>>> = {
  points: {
    data: { type: 'spiral', samples: 60 },
    network: [dense('a', 5, 'tanh'), { id: 'n', type: 'batchNorm' }, { id: 'd', type: 'dropout' }, dense('z', 2)],
  },
  line: { data: { type: 'sine', samples: 40 }, network: [dense('a', 4, 'tanh'), dense('z', 1)], loss: 'mse' },
  images: {
    data: { type: 'barsAndStripes', samples: 40 },
    network: [
      { id: 'a', type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
      { id: 'n', type: 'batchNorm' },
      { id: 'p', type: 'globalAvgPool' },
      dense('z', 2),
    ],
  },
  factors: {
    data: { type: 'digits', samples: 30 },
    network: [{ id: 'f', type: 'flatten' }, dense('a', 6, 'relu'), dense('z', 10)],
  },
  tokens: {
    data: { type: 'reversal', samples: 30, length: 4 },
    network: [
      { id: 'a', type: 'embedding', dim: 4 },
      { id: 'e', type: 'positionalEncoding' },
      { id: 'r', type: 'residual', body: [{ id: 's', type: 'selfAttention', heads: 2 }] },
      dense('z', 8),
    ],
  },
  sequences: {
    data: { type: 'adding', samples: 30 },
    network: [{ id: 'a', type: 'lstm', units: 3 }, dense('z', 1)],
    loss: 'mse',
  },
  autoencoder: {
    data: { type: 'digits', samples: 30, task: 'picture' },
    network: [{ id: 'f', type: 'flatten' }, dense('a', 3, 'tanh'), dense('z', 784)],
    loss: 'mse',
  },
};
const names = Object.keys(probes) as ProbeName[];

function documentOf(flow: string): StrataDocument {
  const { data, network, loss = 'crossEntropy' } = flows[flow]!;
  const training = { loss, batchSize: 8, l2: 0.01, clipNorm: 1, optimizer: { type: 'adam' } };
  const reading = readDocument({ strata: 1, seed: 3, data, network, training }, { layers, datasets });
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  return reading.document;
}

const images = { count: 2, channels: 1, height: 28, width: 28, classNames: ['3', '7'] };
holdImages('contract', { ...images, pixels: new Uint8Array(2 * 784).fill(99), labels: Uint8Array.of(0, 1) } as never);

/** What is asked of every probe: one that is missing here does not compile. */
const asked: { readonly [N in ProbeName]: (trainer: Trainer) => NonNullable<ProbeRequests[N]> } = {
  units: () => ({ resolution: 6, sample: 1 }),
  answer: () => ({ resolution: 5, samples: true, sample: 1 }),
  pictures: () => ({ listed: 3 }),
  parameters: () => ({}),
  gradients: () => ({}),
  trace: ({ plan }) => ({
    block: 'z',
    unit: 0,
    at: Array.from({ length: plan.data!.dimensions }, () => 0.3),
    sample: 1,
  }),
  closeUp: ({ plan }) => ({
    block: 'a',
    unit: 0,
    at: Array.from({ length: plan.data!.dimensions }, () => 0.3),
    sample: 1,
  }),
  hash: () => ({}),
  check: () => ({ block: 'z', asked: 1 }),
  memory: () => ({}),
  confusion: () => ({}),
  concepts: () => ({ block: 'a' }),
  headlines: () => ({}),
  ladder: () => ({}),
  bottleneck: () => ({ sample: 1 }),
  theatre: () => ({}),
  ending: () => ({ resolution: 5 }),
  readings: () => ({
    of: [
      { key: 'dead(a)', name: 'dead', named: ['a'] },
      { key: 'pieces', name: 'pieces', named: [] },
      { key: 'shifted(1)', name: 'shifted', named: ['1'] },
      { key: 'exchanged', name: 'exchanged', named: [] },
    ],
  }),
  awaited: () => ({
    of: [
      { key: 'reads(a)', name: 'reads', named: ['a'] },
      { key: 'dead(a)', name: 'dead', named: ['a'] },
    ],
  }),
  external: () => ({ hash: 'contract' }),
  constants: () => ({}),
};

const trained = (flow: string, measures = false): Trainer => {
  const trainer = new Trainer(documentOf(flow));
  trainer.measures = measures;
  for (let i = 0; i < 3; i++) trainer.stepBatch();
  trainer.stepSample();
  return trainer;
};
const pool = { floats: (n: number) => new Float32Array(n) };
const probeOf = (name: ProbeName) => probes[name] as Probe<unknown, unknown>;
const compute = (name: ProbeName, trainer: Trainer, slice?: Slice) =>
  probeOf(name).compute(trainer, asked[name](trainer), pool, slice);

/** Everything of a run that decides what comes after: its numbers as bits. */
function stateOf(trainer: Trainer) {
  const { model, plan, position, batchLoss, learningRate, history, divergence } = trainer;
  const { parameters, state, updates } = model.save();
  const bits = (values: Float32Array) => new Int32Array(values.buffer, values.byteOffset, values.length).slice();
  return {
    parameters: bits(parameters),
    state: state.map(bits),
    gradients: plan.parameters.map((p) => bits(model.gradient(p))),
    order: model.order.slice(),
    history: history.values.flat(),
    counters: { updates, position, batchLoss, learningRate, divergence },
  };
}

/** A slice in which only the first look finds time left: work goes on one piece at a time. */
function stinting() {
  let looks = 0;
  let unfinished = false;
  const slice: Slice = {
    left: () => looks++ === 0,
    now: () => 0,
    settled: true,
    more: () => {
      unfinished = true;
    },
  };
  return { slice, unfinished: () => unfinished };
}

/** Asks a probe again and again, a stinted slice at a time, until there is no more to be done. */
function inSlices(name: ProbeName, trainer: Trainer): unknown {
  for (let i = 0; i < 20_000; i++) {
    const { slice, unfinished } = stinting();
    const result = compute(name, trainer, slice);
    if (!unfinished()) return result;
  }
  throw new Error(`${name}: never done`);
}

/** Where NaN is how a probe says that there is nothing to say: a unit that is like no concept. */
const SAID = ['.units[].naming.score', '.units[].naming.error', '.units[].naming.baseline'];

/** Paths to numbers that are not finite. */
function oddNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (ArrayBuffer.isView(value))
    return Array.from(value as unknown as ArrayLike<number>).every(Number.isFinite) ? [] : [`${path}[]`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    oddNumbers(inner, Array.isArray(value) ? `${path}[]` : `${path}.${key}`),
  );
}

/** What a probe asks of models, its survey's own included: kernels that run, and arrays. */
const ASKED = ['tensor', 'values', 'gradient', 'inspectRow', 'evaluateInputs', 'replayForward'] as const;

/**
 * Computes a probe, and breaks the `at`-th kernel or array that it asks for.
 * @returns how many it asked for
 */
function computeBroken(name: ProbeName, trainer: Trainer, at: number): number {
  let calls = 0;
  const count = () => {
    if (++calls === at) throw new Error('out of order');
  };
  // biome-ignore lint/suspicious/noExplicitAny: whatever it is given it hands on
  const counted = (of: (...given: any[]) => any) =>
    // biome-ignore lint/suspicious/noExplicitAny: as above
    function (this: unknown, ...given: any[]) {
      count();
      return of.apply(this, given);
    };
  const { machine } = trainer.model;
  const places = [...ASKED.map((method) => [Model.prototype, method] as const), [machine, 'run'] as const];
  const spies = places.map(([on, method]) => {
    const whole = (on as never)[method] as () => void;
    return vi.spyOn(on as Model, method as 'tensor').mockImplementation(counted(whole));
  });
  try {
    probeOf(name).compute(trainer, asked[name](trainer), { floats: counted(pool.floats) });
  } catch (error) {
    expect((error as Error).message).toBe('out of order');
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return calls;
}

test.each(names)('of the probe %s there is a known answer, of a tiny network written out by hand', (name) => {
  const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => basename(file) === `${name}.known.test.ts`)).toHaveLength(1);
});

describe.each(Object.keys(flows))('of %s', (flow) => {
  describe.each(names)('the probe %s', (name) => {
    it('changes nothing of the run, to the bit', () => {
      const [probed, quiet] = [trained(flow), trained(flow)];
      const before = stateOf(probed);
      compute(name, probed);
      inSlices(name, probed);
      expect(stateOf(probed)).toEqual(before);
      for (const trainer of [probed, quiet]) for (let i = 0; i < 12; i++) trainer.stepBatch();
      expect(stateOf(probed)).toEqual(stateOf(quiet));
    });

    it('changes nothing of the run where it breaks half-way, wherever that is, and gives all the next time', () => {
      const [probed, quiet] = [trained(flow), trained(flow)];
      const before = stateOf(probed);
      const all = computeBroken(name, trained(flow), 0);
      const places = [1, Math.ceil(all / 2), all];
      for (const at of new Set(places.filter((place) => place >= 1 && place <= all))) {
        computeBroken(name, probed, at);
        expect(stateOf(probed), `broken at ${at} of ${all}`).toEqual(before);
      }
      expect(compute(name, probed)).toEqual(compute(name, quiet));
      for (const trainer of [probed, quiet]) for (let i = 0; i < 12; i++) trainer.stepBatch();
      expect(stateOf(probed)).toEqual(stateOf(quiet));
    });

    it('gives in slices what it gives at once', () => {
      expect(inSlices(name, trained(flow))).toEqual(compute(name, trained(flow)));
    });

    it('gives arrays of the pool alone, each once: they travel, and what the engine keeps must not', () => {
      const trainer = trained(flow);
      for (let frame = 0; frame < 2; frame++) {
        const handed = new Set<ArrayBufferLike>();
        const floats = (n: number) => {
          const array = new Float32Array(n);
          handed.add(array.buffer);
          return array;
        };
        const arrays = arraysIn(probeOf(name).compute(trainer, asked[name](trainer), { floats }));
        expect(arrays.filter(({ buffer }) => !handed.has(buffer))).toEqual([]);
        expect(new Set(arrays.map(({ buffer }) => buffer)).size).toBe(arrays.length);
      }
    });

    it('gives finite numbers, or says that there are none', () => {
      expect(oddNumbers(compute(name, trained(flow, true))).filter((path) => !SAID.includes(path))).toEqual([]);
    });

    it('meets a network of NaN without breaking', () => {
      const trainer = trained(flow);
      for (const p of trainer.plan.parameters) trainer.model.values(p).fill(Number.NaN);
      expect(() => compute(name, trainer)).not.toThrow();
    });
  });
});

describe.each(names)('where the probe %s breaks', (name) => {
  const others = names.filter((other) => other !== name && other !== 'external' && other !== 'pictures');
  const trainer = new Trainer(documentOf('points'));
  const all: ProbeRequests = Object.fromEntries([name, ...others].map((each) => [each, asked[each](trainer)]));

  test('the frame says so, the others are there, and the run goes on', () => {
    const [broken, whole] = [new Desk(), new Desk()].map((desk) => desk.load(documentOf('points')).steps(4));
    const spy = vi.spyOn(probes[name] as Probe<unknown, unknown>, 'compute').mockImplementation(() => {
      throw new Error('out of order');
    });
    try {
      const frame = broken!.frame(all);
      expect(frame.failed).toEqual({ [name]: 'out of order' });
      expect(frame.probes).not.toHaveProperty(name);
      expect(Object.keys(frame.probes).sort()).toEqual([...others].sort());
      broken!.steps(5);
    } finally {
      spy.mockRestore();
    }
    expect(broken!.state.state).toBe('paused');
    expect(broken!.hash).toBe(whole!.steps(5).hash);
    expect(broken!.frame(all).failed).toEqual({});
  });
});
