import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readMarkdown } from '#lesson/readMarkdown.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { readDraft } from './draft.ts';
import { exampleAnswers, type QuestionKindName, questionKinds } from './index.ts';

const asked = readMarkdown(everyPart, { layers, datasets }).lesson!.parts[0]!.ask;
const ofKind = (kind: QuestionKindName) => asked.find((one) => one.kind === kind)!;
const kinds = Object.keys(questionKinds) as QuestionKindName[];
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it.each(kinds)('a whole answer is a draft as it stands, and comes back through JSON: %s', (kind) => {
  const { some } = exampleAnswers(ofKind(kind));
  expect(readDraft(ofKind(kind), some)).toEqual(some);
  expect(readDraft(ofKind(kind), json(readDraft(ofKind(kind), some)))).toEqual(some);
});

it.each([
  ['text', ' half a sentence ', ' half a sentence '],
  ['text', 'x'.repeat(500), 'x'.repeat(400)],
  ['arithmetic', [3, undefined], [3, null]],
  ['arithmetic', [undefined, Number.NaN, 'x', 4, 5], [null, null, null, 4]],
  ['match', [1, undefined], [1, null]],
  ['draw', [[[0, 1]]], [[[0, 1]]]],
  ['number', undefined, null],
] as const)('what is half done is kept, empty places as null: %s %j', (kind, typed, kept) => {
  expect(readDraft(ofKind(kind), typed)).toEqual(kept);
  expect(readDraft(ofKind(kind), json(kept))).toEqual(kept);
});

it.each(kinds)('what the form could not have made is nothing: %s', (kind) => {
  const none = [true, {}, Number.NaN, ['a', {}], [[['a', 'b']]], [[[0, 1]], 'x']];
  for (const value of none) expect([null, [null], [null, null]]).toContainEqual(readDraft(ofKind(kind), value));
});
