import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { arbitraryDocument } from '#testing/arbitraryDocument.ts';
import { readDocument, type StrataDocument } from './document.ts';
import { liveSettings, MAX_CHANGES, MAX_RECORDED_BLOCKS, withLiveSettings } from './run.ts';

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

describe('live settings', () => {
  it('are the training settings, and of each block what is not at its default', () => {
    const document = base();
    expect(liveSettings(document)).toEqual({
      training: document.training,
      blocks: { a: { trainable: false, learningRateScale: 2, frozen: { weight: [0, 3] } } },
    });
  });

  it('put onto their own document give it back, on any document', () => {
    fc.assert(
      fc.property(arbitraryDocument(registries), (source) => {
        const document = read(source);
        expect(withLiveSettings(document, liveSettings(document))).toEqual(document);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('of one document put onto another make its own live settings those', () => {
    const other = base({
      network: [
        { id: 'a', type: 'dense' },
        { id: 'b', type: 'dense', units: 2, trainable: false },
      ],
    });
    for (const [from, to] of [
      [base(), other],
      [other, base()],
    ] as const) {
      const made = withLiveSettings(to, liveSettings(from));
      expect(liveSettings(made)).toEqual(liveSettings(from));
      expect(made.network.map((b) => [b.id, b['units']])).toEqual(to.network.map((b) => [b.id, b['units']]));
    }
  });

  it('of blocks that are not there change nothing else', () => {
    const document = base();
    const settings = { training: document.training, blocks: { zz: { trainable: false } } };
    expect(liveSettings(withLiveSettings(document, settings)).blocks).toEqual({});
  });

  it('find blocks within blocks', () => {
    const inner = { id: 'x', type: 'dense', trainable: false };
    const document = {
      ...base(),
      network: [{ id: 'r', type: 'residual', body: [inner], branches: [[{ ...inner, id: 'y' }]] }],
    };
    expect(Object.keys(liveSettings(document).blocks)).toEqual(['x', 'y']);
    expect(withLiveSettings(document, { training: document.training, blocks: {} }).network).toEqual([
      { id: 'r', type: 'residual', body: [{ id: 'x', type: 'dense' }], branches: [[{ id: 'y', type: 'dense' }]] },
    ]);
  });
});

describe('reading a run', () => {
  const problems = (run: unknown) =>
    readDocument({ strata: 1, data: { type: 'spiral' }, network: [], run }, registries).problems.map((p) => p.message);

  it('takes changes in the order of their steps', () => {
    const change = { at: 4, block: 'a', parameter: 'weight', index: 1, value: 0.5 };
    expect(base({ run: { step: 9, changes: [change, { ...change, at: 6 }] } }).run!.changes).toHaveLength(2);
    expect(problems({ step: 9, changes: [{ ...change, at: 6 }, change] })[0]).toMatch(/^run: change 2 is not /);
    expect(base({ run: { step: 3 } }).run).toEqual({ step: 3, changes: [] });
  });

  it('takes networks with their defaults, as long as they are not too many', () => {
    const many = (length: number) => [
      { at: 2, network: Array.from({ length: 300 }, () => ({ type: 'activation' })) },
      { at: 3, network: Array.from({ length }, () => ({ type: 'activation' })) },
    ];
    expect(base({ run: { step: 9, changes: many(2) } }).run!.changes[1]).toMatchObject({
      network: [{ id: 'a', function: 'relu' }, { id: 'b' }],
    });
    const all = Array.from({ length: 14 }, () => many(0)[0]);
    expect(problems({ step: 9, changes: all })).toEqual([
      `run: the networks of its changes hold more than ${MAX_RECORDED_BLOCKS} blocks`,
    ]);
  });

  it.each([
    [{ step: -1 }],
    [{ step: 1.5 }],
    [{ step: '3' }],
    [[]],
    [null],
    [{ step: 1, changes: {} }],
    [{ step: 1, changes: [null] }],
    [{ step: 1, changes: [{ at: 0 }] }],
    [{ step: 1, changes: [{ at: 0, settings: null }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: 5 } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: [] } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: { a: 1 } } }] }],
    [{ step: 1, changes: [{ at: 0, settings: { training: {}, blocks: { a: { frozen: { weight: [3, 1] } } } } }] }],
    [{ step: 1, changes: [{ at: 0, block: 'a', parameter: 'weight', index: -1, value: 1 }] }],
    [{ step: 1, changes: [{ at: 0, block: 'a', parameter: 'weight', index: 0, value: Number.NaN }] }],
    [{ step: 1, changes: Array.from({ length: MAX_CHANGES + 1 }, () => ({ at: 0 })) }],
    [{ step: 1, changes: [{ at: 0, network: 5 }] }],
    [{ step: 1, changes: [{ at: 0, network: [{ type: 'densest' }] }] }],
  ])('refuses %j', (run) => {
    const messages = problems(run);
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.every((m) => /^(run|training|network|document)(\[0\])?: /.test(m))).toBe(true);
  });
});
