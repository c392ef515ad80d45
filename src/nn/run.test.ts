import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument, type StrataDocument } from './document.ts';
import { sentenceOf } from './problemWords.ts';
import {
  endOf,
  MAX_CHANGES,
  MAX_RECORDED_BLOCKS,
  type Recorded,
  recordedFor,
  recordedUntil,
  startOf,
  withChange,
} from './run.ts';

const registries = { layers, datasets };
const read = (source: unknown) => readDocument(source, registries).document!;
const base = (more: Record<string, unknown> = {}): StrataDocument =>
  read({
    strata: 1,
    data: { type: 'spiral' },
    network: [
      { id: 'a', type: 'dense', trainable: false, learningRateScale: 2, frozen: { weight: [0, 3] } },
      { id: 'b', type: 'dense', units: 2 },
    ],
    ...more,
  });

const rate = (learningRate: number) => ({ training: { optimizer: { learningRate } } });

describe('what is recorded of a run', () => {
  const document = base();
  const started = base({ training: { optimizer: { type: 'adam', learningRate: 0.5 } } });
  const recorded: Recorded = {
    start: rate(0.5),
    changes: [
      { at: 3, change: rate(0.1) },
      { at: 4, block: 'a', parameter: 'weight', index: 0, value: 1 },
      { at: 9, change: { network: { b: { units: 3 } } } },
    ],
    reached: [],
  };

  it('leads from what the run started with to what is in force at its end', () => {
    expect(startOf(document, recorded, registries)).toEqual(started);
    const end = endOf(document, recorded, registries);
    expect(end.training.optimizer.learningRate).toBe(0.1);
    expect(end.network.map((b) => b['units'])).toEqual([8, 3]);
  });

  it('comes by phases where they began, before what was changed at the same step', () => {
    const phased = base({
      phases: [{ after: { steps: 3 }, change: { training: { batchSize: 4, optimizer: { learningRate: 7 } } } }],
    });
    const end = endOf(phased, { ...recorded, reached: [3] }, registries);
    expect(end.training).toMatchObject({ batchSize: 4, optimizer: { learningRate: 0.1 } });
    expect(end).not.toHaveProperty('phases');
    expect(endOf(phased, { changes: [], reached: [] }, registries).training.batchSize).toBe(32);
  });

  it('says the same start of another document', () => {
    const other = base({ training: { batchSize: 7 } });
    const said = recordedFor(recorded, document, other, registries);
    expect(said.start).toEqual({ training: { batchSize: 32, optimizer: { learningRate: 0.5 } } });
    expect(recordedFor(recorded, document, started, registries)).toEqual({ ...recorded, start: undefined });
  });

  it('takes a change of the document up as one of the run', () => {
    const other = base({ training: { batchSize: 7 } });
    expect(withChange({ changes: [], reached: [] }, 5, document, other, registries)).toEqual({
      start: { training: { batchSize: 32 } },
      changes: [{ at: 5, change: { training: { batchSize: 7 } } }],
      reached: [],
    });
  });

  it('up to a step is what had happened by then; up to the start, what was set by hand', () => {
    const set = { at: 0, block: 'a', parameter: 'weight', index: 0, value: 1 };
    expect(recordedUntil({ ...recorded, reached: [2, 8] }, 4)).toEqual({
      start: rate(0.5),
      changes: recorded.changes.slice(0, 2),
      reached: [2],
    });
    expect(recordedUntil({ ...recorded, changes: [set, ...recorded.changes] }, 0)).toEqual({
      changes: [set],
      reached: [],
    });
  });
});

describe('reading a run', () => {
  const problems = (run: unknown, strata = 2) =>
    readDocument(
      { strata, data: { type: 'spiral' }, network: [{ id: 'a', type: 'dense' }], run },
      registries,
    ).problems.map(sentenceOf);
  const element = { at: 4, block: 'a', parameter: 'weight', index: 1, value: 0.5 };

  it('takes changes in the order of their steps', () => {
    expect(base({ run: { step: 9, changes: [element, { ...element, at: 6 }] } }).run!.changes).toHaveLength(2);
    expect(problems({ step: 9, changes: [{ ...element, at: 6 }, element] })[0]).toMatch(/^run: change 2 is not /);
    expect(base({ run: { step: 3 } }).run).toEqual({ step: 3, engine: 1, changes: [], reached: [] });
  });

  it('gives patches back at their least, each against what those before it came to', () => {
    const whole = (units: number) => base().network.map((b) => (b.id === 'b' ? { ...b, units } : b));
    const { run } = base({
      strata: 2,
      run: {
        step: 9,
        start: { network: whole(5), training: { batchSize: 32 } },
        changes: [
          { at: 2, change: { network: whole(4), training: { l1: 0.5 } } },
          { at: 3, change: { network: whole(4), training: { l1: 0.5 } } },
          { at: 9, change: { network: whole(2), training: { l1: 0.5, l2: 1 } } },
        ],
      },
    });
    expect(run).toMatchObject({
      start: { network: { b: { units: 5 } } },
      changes: [
        { at: 2, change: { network: { b: { units: 4 } }, training: { l1: 0.5 } } },
        { at: 9, change: { network: { b: { units: 2 } }, training: { l2: 1 } } },
      ],
    });
  });

  it('takes networks with their defaults, as long as they are not too many', () => {
    const many = (length: number, at = 3) => ({
      at,
      change: { network: Array.from({ length }, () => ({ type: 'activation' })) },
    });
    const { changes } = base({ strata: 2, run: { step: 9, changes: [many(300, 2), many(2)] } }).run!;
    expect(changes[1]).toMatchObject({ change: { network: [{ id: 'a', function: 'relu' }, { id: 'b' }] } });
    expect(problems({ step: 9, changes: Array.from({ length: 14 }, (_, i) => many(300 - (i % 2))) })).toEqual([
      `run: the networks of its changes hold more than ${MAX_RECORDED_BLOCKS} blocks`,
    ]);
  });

  it.each([
    [{ step: -1 }],
    [{ step: 1.5 }],
    [{ step: '3' }],
    [[]],
    [null],
    [{ step: 1, engine: 0 }],
    [{ step: 1, changes: {} }],
    [{ step: 1, changes: [null] }],
    [{ step: 1, changes: [{ at: 0 }] }],
    [{ step: 1, changes: [{ at: -1, change: {} }] }],
    [{ step: 1, changes: [{ at: 0, change: null }] }],
    [{ step: 1, changes: [{ at: 0, change: { training: 5 } }] }],
    [{ step: 1, changes: [{ at: 0, change: { seed: 3 } }] }],
    [{ step: 1, changes: [{ at: 0, change: { phases: [] } }] }],
    [{ step: 1, changes: [{ at: 0, change: { network: { a: 1 } } }] }],
    [{ step: 1, changes: [{ at: 0, change: { network: { a: { frozen: { weight: [3, 1] } } } } }] }],
    [{ step: 1, changes: [{ at: 0, change: { network: 5 } }] }],
    [{ step: 1, changes: [{ at: 0, change: { network: [{ type: 'densest' }] } }] }],
    [{ step: 1, changes: [{ ...element, index: -1 }] }],
    [{ step: 1, changes: [{ ...element, value: Number.NaN }] }],
    [{ step: 1, changes: Array.from({ length: MAX_CHANGES + 1 }, () => element) }],
    [{ step: 1, start: 5 }],
    [{ step: 1, start: { network: { zz: {} } } }],
    [{ step: 1, reached: [1] }],
    [{ step: 1, reached: 3 }],
  ])('refuses %j', (run) => {
    const messages = problems(run);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((m) => /^run: /.test(m))).toBe(true);
  });

  it.each([
    [{ step: 1, changes: [{ at: 0, settings: null }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: 5 } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: [] } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: { a: 1 } } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: { a: { frozen: { weight: [3, 1] } } } } }] }],
    [{ step: 1, changes: [{ at: 0, network: 5 }] }],
    [{ step: 1, changes: [{ at: 0, network: {} }] }],
    [{ step: 1, changes: [{ at: 0, network: [{ type: 'densest' }] }] }],
  ])('of version 1 refuses %j as ever', (run) => {
    expect(problems(run, 1)[0]).toMatch(/^run: /);
  });
});
