/** @file For tests: arbitrary documents with everything that one may hold: phases, variants, start weights, a run with its changes and its weights, settings of lenses. */

import fc from 'fast-check';
import { applyPatch } from '#nn/applyPatch.ts';
import { type Block, walk } from '#nn/block.ts';
import { type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { stepMetrics } from '#nn/goal.ts';
import { mergePatch, type Patch } from '#nn/patch.ts';
import { inForce } from '#nn/phase.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import type { Recipe } from '#nn/recipe.ts';
import type { Change } from '#nn/run.ts';
import { startOf } from '#nn/run.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Weights } from '#nn/weights.ts';
import { packWeights } from '#nn/weightValues.ts';
import { arbitraryDocument, type Json } from './arbitraryDocument.ts';

const end: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ steps: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ epochs: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    goal: fc.record(
      {
        metric: fc.constantFrom(...stepMetrics),
        is: fc.constantFrom('below', 'atLeast'),
        value: fc.double({ min: -2, max: 2, noNaN: true }),
        for: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ['metric', 'is', 'value'] },
    ),
    atMost: fc.integer({ min: 1, max: 9 }),
  }),
);

/** What a patch is made of: parts of another of the documents at hand, those that the bits name. */
interface Source {
  readonly from: number;
  readonly bits: number;
}
/** Documents as they were written, and as they were read. */
type Others = readonly { readonly source: Json; readonly read: StrataDocument }[];
const OTHERS = 3;

/** A patch as an author may write it, of parts of another document, for a recipe; what would not be read is left out. */
function authored(now: Recipe, made: Source, others: Others, registries: Registries, whole = false): Patch {
  const { bits } = made;
  const { source: from, read: other } = others[made.from]!;
  const has = (bit: number) => ((bits >> bit) & 1) === 1;
  const some = (values: object, from: number) =>
    Object.fromEntries(
      Object.entries(values)
        .filter(([key], i) => key === 'type' || has((from + i) % 30))
        .map(([key, value], i) => [key, key !== 'type' && has((from + i + 11) % 30) && has(0) ? null : value]),
    );
  const byId = () =>
    Object.fromEntries(
      [...walk(now.network, registries.layers)].flatMap(({ block }) => {
        const twin = other.network.find(({ type }) => type === block.type);
        if (!twin) return [];
        const { id: _, type: __, ...fields } = twin as Block & Json;
        for (const slot of Object.keys(registries.layers[block.type]!.slots ?? {})) delete (fields as Json)[slot];
        return [[block.id, some(fields, 7)]];
      }),
    );
  const parts: Json[] = [
    has(1) ? { data: has(2) ? from['data'] : some(other.data, 3) } : {},
    has(4) ? { training: has(5) ? from['training'] : some(other.training, 12) } : {},
    has(6) ? { network: has(7) ? from['network'] : byId() } : {},
    whole && has(8) ? { seed: other.seed } : {},
  ];
  let patch: Patch = {};
  for (const part of parts) {
    const applied = applyPatch(now, { ...patch, ...part }, registries);
    if (applied.document) patch = applied.patch;
  }
  return patch;
}

/** Weights of a few tensors. */
const weights = (start: boolean): fc.Arbitrary<Weights> =>
  fc
    .record({
      shapes: fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }), { maxLength: 3 }),
      slots: fc.nat(start ? 0 : 2),
      curve: fc.nat(start ? 0 : 2),
      value: fc.float({ noNaN: true, noDefaultInfinity: true }),
      step: start ? fc.constant(0) : fc.nat(50),
      phase: fc.option(fc.record({ epoch: fc.nat(9), held: fc.nat(3) }), { nil: undefined }),
    })
    .map(({ shapes, slots, curve, value, step, phase }) => {
      const parameters = shapes.map((shape, i) => ({ name: `${i}.weight`, shape }));
      const count = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
      const floats = (length: number) => new Float32Array(length).fill(value);
      return packWeights(
        {
          ...(start ? {} : { of: 'ab'.repeat(32) }),
          parameters,
          buffers: [],
          ...(slots > 0 ? { optimizer: { slots, updates: step } } : {}),
          position: { step, epoch: 0, used: step, ...(phase && !start ? { phase } : {}) },
          curve,
          parameterHash: '0123456789abcdef',
        },
        {
          parameters: floats(count),
          buffers: floats(0),
          slots: Array.from({ length: slots }, () => floats(count)),
          curve: new Float64Array(6 * curve).fill(value),
        },
      );
    });

interface RunSource {
  readonly start: Source | undefined;
  readonly gaps: readonly number[];
  readonly changes: readonly {
    readonly after: number;
    readonly source: Source | undefined;
    readonly value: number;
  }[];
  readonly more: number;
  readonly engine: number;
  readonly weights: Weights | undefined;
}

/** A run of a recipe: patches laid over what its start and its phases make of it. */
function runOf(recipe: Recipe, source: RunSource, others: Others, registries: Registries): Json {
  const start = source.start && authored(recipe, source.start, others, registries, true);
  const started = start ? startOf(recipe, { start }, registries) : recipe;
  const { phases = [] } = started;
  const reached: number[] = [];
  for (const gap of source.gaps.slice(0, phases.length)) reached.push((reached.at(-1) ?? 0) + gap);
  let now = inForce(started, 0, registries);
  let begun = 0;
  let at = 0;
  const changes: Change[] = [];
  for (const { after, source: made, value } of source.changes) {
    at += after;
    for (; begun < reached.length && reached[begun]! <= at; begun++)
      now = mergePatch(now, phases[begun]!.change, registries);
    if (!made) changes.push({ at, block: 'n0', parameter: 'weight', index: after, value });
    else {
      const change = authored(now, made, others, registries);
      now = mergePatch(now, change, registries);
      changes.push({ at, change });
    }
  }
  const step = Math.max(at, reached.at(-1) ?? 0) + source.more;
  return {
    step,
    engine: source.engine,
    ...(start ? { start } : {}),
    changes,
    reached,
    ...(source.weights ? { weights: source.weights } : {}),
  };
}

/** Documents of this version that can be read, with few samples. */
export function arbitraryWhole(registries: Registries): fc.Arbitrary<StrataDocument> {
  const plain = arbitraryDocument(registries).map(({ run: _, ...document }): Json => document);
  const source: fc.Arbitrary<Source> = fc.record({ from: fc.nat(OTHERS - 1), bits: fc.nat(2 ** 30 - 1) });
  const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
  const run: fc.Arbitrary<RunSource> = fc.record({
    start: often(source),
    gaps: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    changes: fc.array(
      fc.record({ after: fc.nat(6), source: often(source), value: fc.double({ min: -2, max: 2, noNaN: true }) }),
      { maxLength: 3 },
    ),
    more: fc.nat(5),
    engine: fc.constantFrom(1, ENGINE),
    weights: often(weights(false)),
  });
  const phases = fc.array(
    fc.record({
      source: often(source),
      after: end,
      name: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
      pretrain: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined, freq: 5 }),
    }),
    { maxLength: 3 },
  );
  const phasesOver = (recipe: Recipe, drawn: Drawn<typeof phases>, others: Others): Json[] => {
    let now = inForce(recipe, 0, registries);
    return drawn.map(({ source: made, after, name, pretrain }) => {
      const change = made ? authored(now, made, others, registries) : {};
      now = mergePatch(now, change, registries);
      return {
        after,
        change,
        ...(name === undefined ? {} : { name }),
        ...(pretrain === undefined
          ? {}
          : { pretrain: { blocks: ['n0'], epochs: 1, batchSize: 2, learningRate: pretrain, momentum: pretrain } }),
      };
    });
  };
  return fc
    .record({
      base: plain,
      sources: fc.tuple(...Array.from({ length: OTHERS }, () => plain)),
      mode: fc.option(fc.constantFrom('bottleneck', 'map'), { nil: undefined }),
      phases,
      variants: fc.array(
        fc.record({
          source,
          phases: fc.option(phases, { nil: undefined }),
          run: often(run),
        }),
        { maxLength: 3 },
      ),
      initial: often(weights(true)),
      run: often(run),
    })
    .map(({ base, sources, mode, phases: drawn, variants, initial, run: ran }) => {
      const read = (value: unknown): StrataDocument => {
        const { document, problems } = readDocument(value, registries);
        if (!document) throw new Error(`an arbitrary document is none: ${problems.map(sentenceOf).join('; ')}`);
        return document;
      };
      const others = sources.map((from) => ({ source: from, read: read(from) }));
      const view = { ...(base['view'] as Json | undefined), ...(mode ? { mode } : {}) };
      const bare = read({ ...base, strata: 2, view, ...(initial ? { initial } : {}) });
      const recipe = read({ ...bare, phases: phasesOver(bare, drawn, others) });
      return read({
        ...recipe,
        ...(variants.length > 0
          ? {
              variants: variants.map((variant, i) => {
                const change = authored(bare, variant.source, others, registries, true);
                const own = variant.phases && phasesOver(mergePatch(bare, change, registries), variant.phases, others);
                const made = applyPatch(recipe, own ? { ...change, phases: own } : change, registries);
                // Its network may not be what the document's phases are laid over.
                const patch = made.document ? made.patch : {};
                const of = made.document ?? recipe;
                return {
                  name: `lane ${i}`,
                  change: patch,
                  ...(variant.run ? { run: runOf(of, variant.run, others, registries) } : {}),
                };
              }),
            }
          : {}),
        ...(ran ? { run: runOf(recipe, ran, others, registries) } : {}),
      });
    });
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;
