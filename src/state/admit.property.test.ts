import fc from 'fast-check';
import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { provideGenerators } from '#data/late.ts';
import { generators } from '#data/worlds/generators.ts';
import type { Engine } from '#engine/client.ts';
import { layers } from '#layers/index.ts';
import { commonFields } from '#nn/block.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { Field, Fields } from '#nn/field.ts';
import { optimizers, schedules, trainingFields } from '#nn/training.ts';
import { arbitraryValue } from '#testing/arbitraryDocument.ts';
import { createEditor, type Editor, registries } from './editor.ts';

provideGenerators(generators);
const idle = new Proxy({} as Engine, { get: (_, name) => (name === 'frame' ? undefined : () => () => {}) });

/** A document on each data set, and one with each layer. */
const onData = Object.keys(datasets).map((type) => {
  const few = 'samples' in datasets[type as keyof typeof datasets].fields ? { samples: 20 } : {};
  return [type, { strata: 1, data: { type, ...few }, network: [{ id: 'a', type: 'dense', units: 2 }] }] as const;
});
const withLayer = Object.keys(layers).map(
  (type) => [type, { strata: 1, data: { type: 'xor', samples: 20 }, network: [{ id: 'a', type }] }] as const,
);
const read = (value: unknown) => readDocument(value, registries).document;

/** Values on both sides of what a field takes: its bounds and beyond, long texts, other kinds. */
function wildValue(field: Field): fc.Arbitrary<unknown> {
  const around = 'max' in field ? [field.min - 1, field.min, field.max, field.max + 1, field.min + 0.5] : [];
  const long = 'maxLength' in field ? ['x'.repeat(field.maxLength), 'x'.repeat(field.maxLength + 1)] : [];
  const text = field.kind === 'text' ? [fc.string({ maxLength: 20 })] : [];
  const others: unknown[] = [
    0,
    -1,
    1e9,
    1e300,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    'toString',
    null,
    [],
    {},
    [[1]],
  ];
  return fc.oneof(
    { weight: 3, arbitrary: arbitraryValue(field) },
    fc.constantFrom(...around, ...long, ...others),
    ...text,
  );
}

/** One field of a list, with a value. */
const wildField = (fields: Fields) =>
  fc
    .constantFrom(...Object.entries(fields))
    .chain(([name, field]) => wildValue(field).map((value): [string, unknown] => [name, value]));

/** What an editor may be asked for, by whatever part of the page. */
function anyEdit(document: StrataDocument): fc.Arbitrary<(editor: Editor) => void> {
  const data = datasets[document.data.type as keyof typeof datasets].fields as Fields;
  const { type } = document.network[0]!;
  const block = { ...(layers[type as keyof typeof layers].fields as Fields), ...commonFields };
  const words = fc.oneof(fc.string({ maxLength: 300 }), fc.constant('x'.repeat(201)));
  const variant = (variants: Readonly<Record<string, Fields>>) =>
    fc
      .constantFrom(...Object.keys(variants), 'other')
      .chain((kind) =>
        Object.keys(variants[kind] ?? {}).length === 0
          ? fc.constant({ type: kind })
          : wildField(variants[kind]!).map(([name, value]) => ({ type: kind, [name]: value })),
      );
  return fc.oneof(
    Object.keys(data).length === 0
      ? fc.constant((e: Editor) => e.setData({ type: 'none of ours' }, 'Edit'))
      : wildField(data).map(
          ([name, value]) =>
            (e: Editor) =>
              e.setData({ ...e.store.getState().document.data, [name]: value }, 'Edit'),
        ),
    wildField(block).map(
      ([name, value]) =>
        (e: Editor) =>
          e.change('Edit', [{ kind: 'set', id: 'a', values: { [name]: value } }]),
    ),
    wildField(trainingFields).map(
      ([name, value]) =>
        (e: Editor) =>
          e.setTraining({ [name]: value }, 'Edit'),
    ),
    variant(optimizers).map((optimizer) => (e: Editor) => e.setTraining({ optimizer: optimizer as never }, 'Edit')),
    variant(schedules).map((schedule) => (e: Editor) => e.setTraining({ schedule: schedule as never }, 'Edit')),
    fc.oneof(fc.maxSafeNat(), fc.double(), fc.constant(2 ** 53)).map((seed) => (e: Editor) => e.setSeed(seed, 'Edit')),
    words.map((title) => (e: Editor) => e.setTitle(title)),
    words.map((name) => (e: Editor) => e.change('Edit', [{ kind: 'set', id: 'a', values: { names: { 0: name } } }])),
  );
}

it.each([...onData, ...withLayer])(
  'whatever of %s the editor takes can be written and read again; what it does not take it says, and changes nothing',
  (_, json) => {
    const document = read(json)!;
    let [taken, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(anyEdit(document), { minLength: 1, maxLength: 4 }), (edits) => {
        const editor = createEditor(document, () => idle);
        const state = () => editor.store.getState();
        for (const edit of edits) {
          const before = state();
          edit(editor);
          const now = state();
          const written = JSON.parse(JSON.stringify(compactDocument(now.document, registries)));
          expect(read(written)).toEqual(now.document);
          if (now.document !== before.document) taken++;
          else if (now.notice !== before.notice) {
            refused++;
            expect(now.notice).toMatchObject({ tone: 'bad', text: /^\w+.*: ./ });
            expect(now.history).toBe(before.history);
          }
        }
      }),
      { numRuns: 30, seed: 11 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(5);
  },
);
