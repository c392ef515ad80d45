import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { texts } from '#data/texts.ts';
import { layers } from '#layers/index.ts';
import { words } from '#layers/words.ts';
import { arbitraryDocument, arbitraryPair, type Json } from '#testing/arbitraryDocument.ts';
import { applyPatch } from './applyPatch.ts';
import { readDocument, type StrataDocument } from './document.ts';
import { computesAlike, effectsBetween, startsAnew } from './effects.ts';
import { mergePatch, type Patch } from './patch.ts';
import { patchBetween } from './patchBetween.ts';
import { patchWords } from './patchWords.ts';
import { sentenceOf } from './problemWords.ts';

const registries = { layers, datasets };
const said = { layers: words, datasets: texts };
const read = (source: unknown): StrataDocument => readDocument(source, registries).document!;
const base = read({
  strata: 1,
  data: { type: 'spiral', noise: 0.2 },
  network: [
    { id: 'a', type: 'dense', units: 8 },
    { id: 'r', type: 'residual', body: [{ id: 'x', type: 'dense', units: 8, trainable: false }] },
    { id: 'b', type: 'dense', units: 2 },
  ],
});
const apply = (patch: unknown, to = base) => applyPatch(to, patch, registries);
const between = (a: StrataDocument, b: StrataDocument) => patchBetween(a, b, registries);
const parts = ({ seed, data, network, training, phases }: StrataDocument) => ({
  seed,
  data,
  network,
  training,
  phases,
});

const pair = arbitraryPair(registries);

/** A patch without one of its entries, for each of them; `type`, which gives the others their meaning, stays. */
function* lessened(patch: Json): Generator<Json> {
  for (const [key, value] of Object.entries(patch)) {
    const { [key]: _, ...rest } = patch;
    if (key !== 'type') yield rest;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    if (!['data', 'training', 'optimizer', 'schedule', 'network'].includes(key) && !('network' in patch)) {
      if (!['optimizer', 'schedule'].includes(key)) continue;
    }
    for (const less of lessened(value as Json)) yield { ...rest, [key]: less };
  }
}

describe('a patch', () => {
  it('between two recipes, laid over the first, gives the second, read or merely merged', () => {
    let byField = 0;
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const patch = between(a, b);
        const { document, problems } = apply(patch, a);
        expect(problems).toEqual([]);
        expect(parts(document!)).toEqual(parts(b));
        expect(parts(mergePatch(a, patch, registries))).toEqual(parts(b));
        if (patch.network && !Array.isArray(patch.network)) byField++;
      }),
      { numRuns: 400, seed: 41 },
    );
    expect(byField).toBeGreaterThan(20);
  });

  it('between a recipe and itself, or its equal, says nothing', () => {
    fc.assert(
      fc.property(arbitraryDocument(registries), (source) => {
        expect(between(read(source), read(source))).toEqual({});
      }),
      { numRuns: 100, seed: 42 },
    );
  });

  it('is the least: without any of its entries it would give something else', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const made = parts(b);
        for (const less of lessened(between(a, b) as Json)) {
          const { document } = apply(less, a);
          if (document) expect(parts(document), JSON.stringify(less)).not.toEqual(made);
        }
      }),
      { numRuns: 150, seed: 43 },
    );
  });

  it('merges data and training, and keeps every part that it does not name the same object', () => {
    const { document } = apply({ data: { noise: 0.5 }, training: { optimizer: { learningRate: 1 } } });
    expect(document!.data).toEqual({ ...base.data, noise: 0.5 });
    expect(document!.training).toEqual({
      ...base.training,
      optimizer: { ...base.training.optimizer, learningRate: 1 },
    });
    expect(document!.network).toBe(base.network);
    expect(apply({ data: { noise: null } }).document!.data['noise']).not.toBe(0.2);
  });

  it('that changes a type lets go of what the new type does not have, and keeps what it does', () => {
    const { document } = apply({ training: { optimizer: { type: 'sgd' } } });
    expect(document!.training.optimizer).toEqual({
      type: 'sgd',
      learningRate: 0.01,
      momentum: 0,
      nesterov: false,
      weightDecay: 0,
    });
    expect(between(base, document!)).toEqual({ training: { optimizer: { type: 'sgd' } } });
    expect(between(document!, base)).toEqual({ training: { optimizer: { type: 'adam' } } });
  });

  it('sets fields of blocks by their ids, wherever they stand, or gives the whole network', () => {
    const patch = { network: { x: { units: 4, trainable: null }, b: { frozen: { weight: [1] } } } };
    const { document } = apply(patch);
    expect(document!.network[1]!['body']).toEqual([
      { ...(base.network[1]!['body'] as Json[])[0], units: 4, trainable: undefined },
    ]);
    expect(document!.network[0]).toEqual(base.network[0]);
    expect(between(base, document!)).toEqual(patch);
    const whole = between(base, apply({ network: base.network.slice(1) }).document!);
    expect(whole).toEqual({ network: base.network.slice(1) });
  });

  it.each<[unknown, string, string, RegExp]>([
    [5, 'document', 'change', /^patch: must be an object, received 5$/],
    [{ title: 'x' }, 'document', 'change', /^patch: may hold seed, data, training, network, phases, received "title"$/],
    [{ data: 3 }, 'data', 'change', /^patch: data must be an object/],
    [{ data: { turns: 'many' } }, 'data', 'turns', /^spiral: /],
    [{ data: { type: 'circle?' } }, 'data', 'type', /^data: type must be one of /],
    [{ seed: -1 }, 'document', 'seed', /^document: seed must be/],
    [
      { training: { optimizer: { learningRate: '1' } } },
      'training',
      'learningRate',
      /^training\.optimizer: learningRate/,
    ],
    [{ training: { optimizer: 5 } }, 'training', 'optimizer', /^training: optimizer must be an object/],
    [{ network: 5 }, 'document', 'network', /^patch: network must be a list of blocks, or fields by block id/],
    [{ network: { zz: { units: 1 } } }, 'document', 'network', /^patch: there is no block "zz"$/],
    [{ network: { a: 1 } }, 'a', 'type', /^patch: fields of a must be an object/],
    [{ network: { a: { type: 'flatten' } } }, 'a', 'type', /^patch: type of a is no field: give the whole network$/],
    [{ network: { r: { body: [] } } }, 'r', 'body', /^patch: body of r is no field/],
    [{ network: { a: { units: 0 } } }, 'a', 'units', /^dense: units must be an integer ≥ 1, received 0$/],
    [
      JSON.parse('{"network":{"__proto__":{"units":3}}}'),
      'document',
      'network',
      /^patch: there is no block "__proto__"$/,
    ],
  ])('%j is refused with block and field', (patch, block, field, message) => {
    const { document, problems } = apply(patch);
    expect(document).toBeUndefined();
    expect(problems[0]).toMatchObject({ block, field });
    expect(sentenceOf(problems[0]!)).toMatch(message);
  });
});

describe('what a difference asks of a run', () => {
  const effects = (patch: Patch) => effectsBetween(base, apply(patch).document!, registries);

  it.each<[string, Patch, string[]]>([
    ['nothing for names of units', { network: { a: { names: { 0: 'left' } } } }, ['nothing']],
    ['settings for the learning rate', { training: { optimizer: { learningRate: 1 } } }, ['settings']],
    ['settings for a frozen block', { network: { a: { trainable: false } } }, ['settings']],
    ['another network for a field of a block', { network: { a: { units: 3 } } }, ['network']],
    ['another network for one block less', { network: base.network.slice(1) }, ['network']],
    ['targets for a loss', { training: { loss: 'mse', batchSize: 4 } }, ['settings', 'targets']],
    ['data', { data: { noise: 0 } }, ['data']],
    ['a start for a seed', { seed: 9 }, ['start']],
  ])('%s', (_, patch, asked) => {
    expect([...effects(patch)].sort()).toEqual(asked);
  });

  it('by hand, seed, data and loss start it anew, and names of units compute nothing', () => {
    expect([{ seed: 9 }, { data: { noise: 0 } }, { training: { loss: 'mse' } }].map(effects).every(startsAnew)).toBe(
      true,
    );
    expect([{ training: { batchSize: 4 } }, { network: { a: { units: 3 } } }].map(effects).some(startsAnew)).toBe(
      false,
    );
    expect(computesAlike(effects({ network: { a: { names: { 0: 'left' } } } }))).toBe(true);
    expect(computesAlike(effects({ training: { batchSize: 4 } }))).toBe(false);
  });
});

describe('a difference in words', () => {
  it('names each field and what it is set to', () => {
    const patch: Patch = {
      seed: 7,
      data: { noise: 0.25 },
      training: { batchSize: 16, optimizer: { type: 'sgd', momentum: 0.9 }, loss: 'mse' },
      network: { a: { units: 3, trainable: false, activation: 'tanh' }, b: { frozen: { weight: [0] } } },
    };
    expect(patchWords(patch, apply(patch).document!, registries, said, (id) => `Dense ${id}`)).toEqual([
      'seed 7',
      expect.stringMatching(/^noise /),
      'batch size 16',
      'loss mean squared error',
      'optimiser SGD',
      'momentum 0.9',
      'Dense a: units 3',
      'Dense a: trainable off',
      'Dense a: activation tanh',
      'Dense b: other weights frozen',
    ]);
  });

  it('says no more of another network, and nothing where nothing differs', () => {
    expect(patchWords({ network: [] }, base, registries, said)).toEqual(['another network']);
    expect(patchWords({}, base, registries, said)).toEqual([]);
  });

  it('has a phrase for whatever may differ', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const patch = between(a, b);
        const words = patchWords(patch, b, registries, said);
        expect(words.length > 0).toBe(Object.keys(patch).length > 0);
        for (const phrase of words) expect(phrase).toMatch(/^\S.*\S$/s);
        expect(words.join()).not.toMatch(/undefined|null|\[object/);
      }),
      { numRuns: 150, seed: 44 },
    );
  });
});
