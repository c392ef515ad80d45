/**
 * @file For tests: arbitrary documents, drawn from the fields that layers, data sets and training declare, and ways to break them.
 * Longer than 300 lines because every kind of field has its way to be drawn and its ways to be broken.
 */
import fc from 'fast-check';
import { type Block, commonFields } from '#nn/block.ts';
import { type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import type { Field, Fields } from '#nn/field.ts';
import { scoreMetrics } from '#nn/goal.ts';
import { biasInitializerTypes, type InitializerType, initializers, initializerTypes } from '#nn/initializer.ts';
import { pauses } from '#nn/pause.ts';
import { optimizers, schedules, trainingFields } from '#nn/training.ts';

export type Json = Record<string, unknown>;

const initializerAtHalf = (type: InitializerType) => {
  const takes = initializers[type];
  return takes ? { type, [takes.name]: 0.5 } : type;
};

/** A valid value of a field; whole numbers at most `span` above the least, so that what is drawn stays small. */
export function arbitraryValue(field: Field, span = 24): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'int':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + span) });
    case 'float':
      return fc.double({ min: field.min, max: Math.min(field.max, field.min + 2), noNaN: true });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'set':
      return fc.shuffledSubarray([...field.choices], { minLength: field.min });
    case 'initializer':
      return fc.constantFrom(...initializerTypes).map(initializerAtHalf);
    case 'biasInitializer':
      return fc.oneof(fc.constant('usual'), fc.constantFrom(...biasInitializerTypes).map(initializerAtHalf));
    case 'columns':
    case 'rows': // which belong together
    case 'text':
      return fc.constant(field.default); // names of files, which are not at hand
    case 'table': {
      const row = field.columns.map((_, i) =>
        i === field.columns.length - 1 ? fc.nat(2) : fc.double({ min: -1, max: 1, noNaN: true }),
      );
      return fc.array(fc.tuple(...row), { maxLength: Math.min(field.maxRows, 12) });
    }
  }
}

/** Valid values of some of the fields; what is left out takes its default, except for the number of samples, which would be large. */
export function arbitraryFields(fields: Fields, span?: number): fc.Arbitrary<Json> {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, arbitraryValue(field, span)] as const),
  );
  return fc.record(values, { requiredKeys: 'samples' in fields ? ['samples'] : [] });
}

const variant = (variants: Readonly<Record<string, Fields>>, span?: number): fc.Arbitrary<Json> =>
  fc.oneof(
    ...Object.entries(variants).map(([type, fields]) => arbitraryFields(fields, span).map((own) => ({ type, ...own }))),
  );

/** Blocks as a person might stack them. Containers hold a list or two of blocks, now and then containers again. */
export function arbitraryNetwork(registries: Registries, span?: number): fc.Arbitrary<Json[]> {
  const all = Object.values(registries.layers);
  const fieldsOf = (definition: (typeof all)[number]) =>
    fc
      .tuple(arbitraryFields(definition.fields as Fields, span), arbitraryFields(commonFields))
      .map(([own, common]): Json => ({ type: definition.type, ...own, ...common }));
  const leaves = all.filter((d) => !d.slots).map(fieldsOf);
  const leaf = fc.oneof(...leaves);
  const containersOf = (block: fc.Arbitrary<Json>) => {
    const list = fc.array(block, { maxLength: 2 });
    return all
      .filter((d) => d.slots)
      .map((definition) => {
        const slots = Object.entries(definition.slots!).map(
          ([slot, kind]) => [slot, kind === 'list' ? list : fc.array(list, { maxLength: 2 })] as const,
        );
        return fc
          .tuple(fieldsOf(definition), fc.record(Object.fromEntries(slots)))
          .map(([own, held]): Json => ({ ...own, ...held }));
      });
  };
  const inner = fc.oneof({ weight: 6, arbitrary: leaf }, { weight: 1, arbitrary: fc.oneof(...containersOf(leaf)) });
  return fc.array(fc.oneof(...leaves, ...containersOf(inner)), { maxLength: 5 });
}

const arbitrarySolved = fc.record({
  metric: fc.constantFrom(...scoreMetrics),
  is: fc.constantFrom('below', 'atLeast'),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
});

const arbitraryTraining = fc
  .tuple(
    arbitraryFields(trainingFields),
    variant(optimizers),
    variant(schedules),
    fc.option(variant(pauses)),
    fc.option(arbitrarySolved),
  )
  .map(
    ([own, optimizer, schedule, pause, solved]): Json => ({
      ...{ ...own, optimizer, schedule },
      ...(pause ? { pause } : {}),
      ...(solved ? { solved } : {}),
    }),
  );

const arbitraryPlain = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 200 })),
  { maxKeys: 5 },
);
const arbitraryView = fc
  .tuple(arbitraryPlain, fc.option(fc.dictionary(fc.constantFrom('survey', 'theatre'), arbitraryPlain)))
  .map(([plain, lenses]): Json => ({ ...plain, ...(lenses ? { lenses } : {}) }));

/** A readable document as plain JSON, with few samples. */
export function arbitraryDocument(registries: Registries): fc.Arbitrary<Json> {
  const datasets = Object.fromEntries(
    Object.entries(registries.datasets).map(([type, { fields }]) => [type, fields as Fields]),
  );
  const network = arbitraryNetwork(registries, 6).map((blocks) =>
    blocks.map((block, i): Json => (i % 3 === 2 ? block : { id: `n${i}`, ...block })),
  );
  const run = fc.record({
    step: fc.nat(50),
    changes: fc.array(
      fc.oneof(
        fc.record({ at: fc.nat(0), settings: fc.record({ training: arbitraryTraining, blocks: fc.constant({}) }) }),
        fc.record({ at: fc.nat(0), network }),
        fc.record({
          at: fc.nat(0),
          block: fc.constant('n0'),
          parameter: fc.constantFrom('weight', 'bias'),
          index: fc.nat(3),
          value: fc.double({ min: -2, max: 2, noNaN: true }),
        }),
      ),
      { maxLength: 2 },
    ),
  });
  return fc
    .record(
      {
        title: fc.string({ maxLength: 40, unit: 'grapheme' }),
        seed: fc.maxSafeNat(),
        data: variant(datasets),
        network,
        training: arbitraryTraining,
        view: arbitraryView,
        run,
      },
      { requiredKeys: ['data', 'network'] },
    )
    .map((document) => ({ strata: 1, ...document }));
}

/** Two documents that differ in a few fields, or in all: patches by field and whole networks are both common. */
export const arbitraryPair = (registries: Registries): fc.Arbitrary<[StrataDocument, StrataDocument]> =>
  fc
    .tuple(arbitraryDocument(registries), arbitraryDocument(registries), fc.nat(31))
    .map(([one, two, mask]): [StrataDocument, StrataDocument] => {
      const a = withoutRun(readDocument(one, registries).document!);
      const other = readDocument(two, registries).document!;
      const mixed = {
        ...a,
        ...(mask & 1 ? { seed: other.seed } : {}),
        ...(mask & 2 ? { data: other.data } : {}),
        ...(mask & 4 ? { training: other.training } : {}),
        ...(mask & 8 ? { training: { ...a.training, optimizer: other.training.optimizer } } : {}),
        network: mask & 16 ? other.network : withFieldsOf(other.network, a.network, registries),
      };
      return [a, readDocument(mixed, registries).document!];
    });

const withoutRun = ({ run: _, ...document }: StrataDocument): StrataDocument => document;

/** Blocks with the fields of blocks of the same type in another network. */
function withFieldsOf(other: readonly Block[], network: readonly Block[], { layers }: Registries): readonly Block[] {
  return network.map((block) => {
    const twin = other.find(({ type }) => type === block.type);
    if (!twin) return block;
    const slots = Object.keys(layers[block.type]!.slots ?? {});
    const without = (b: Block) => Object.entries(b).filter(([key]) => !slots.includes(key));
    const held = Object.entries(block).filter(([key]) => slots.includes(key));
    return Object.fromEntries([...without(twin), ...held, ['id', block.id]]) as unknown as Block;
  });
}

/** Values that stand where they should not. */
const wrong: readonly unknown[] = [
  null,
  undefined,
  true,
  '',
  'relu',
  '8',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  0,
  -0,
  -1,
  0.5,
  1e9,
  1e308,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  [],
  {},
  [[]],
  [[1, 2, 3]],
  [null],
  { type: 'dense' },
  { type: 'toString' },
  { length: 3 },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** Where something can be changed: an object or a list and one of its keys. */
function places(root: unknown): [Json, string][] {
  const found: [Json, string][] = [];
  const open = [root];
  while (open.length > 0 && found.length < 500) {
    const value = open.shift();
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      found.push([value as Json, key]);
      open.push((value as Json)[key]);
    }
  }
  return found;
}

const put = (object: Json, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

/** One way to break (or merely change) a document: at a place, in a manner, with a value; each a number that is taken modulo what there is. */
function breakOnce(document: Json, [at, manner, which]: readonly [number, number, number]): Json {
  const all = places(document);
  const place = all[at % Math.max(1, all.length)];
  if (!place) return document;
  const [holder, key] = place;
  const value = structuredClone(wrong[which % wrong.length]);
  switch (manner % 9) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      if (!Array.isArray(holder))
        put(
          holder,
          ['extra', '__proto__', 'constructor', 'toString', 'id', 'type', 'frozen', 'names'][which % 8]!,
          value,
        );
      break;
    case 2:
      put(holder, key, [holder[key]]);
      break;
    case 3:
      put(holder, key, typeof holder[key] === 'object' ? '[object Object]' : String(holder[key]));
      break;
    case 4: {
      let deep: unknown = holder[key];
      for (let i = 0; i < (which % 2 === 0 ? 40 : 20_000); i++) deep = which % 3 === 0 ? [deep] : { body: [deep] };
      put(holder, key, deep);
      break;
    }
    case 5: {
      const { network } = document;
      if (Array.isArray(network) && network.length > 0) network.push(network[at % network.length]);
      break;
    }
    default:
      put(holder, key, value);
  }
  return document;
}

/** A document that was broken in one to three places, or something that is no document at all. */
export function arbitraryBroken(registries: Registries): fc.Arbitrary<unknown> {
  const number = fc.nat(100_000);
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(
          arbitraryDocument(registries),
          fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 3 }),
        )
        .map(([document, ways]) => ways.reduce(breakOnce, structuredClone(document))),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.constantFrom(...wrong).map((value) => structuredClone(value)),
        fc.jsonValue(),
      ),
    },
  );
}
