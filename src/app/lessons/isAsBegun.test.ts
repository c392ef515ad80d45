import { expect, it } from 'vitest';
import { freshPart, type Learner } from '#lesson/index.ts';
import { isAsBegun } from './isAsBegun.ts';

const learner = (at = 0, parts: Learner['parts'] = {}): Learner => ({ lesson: 'a', at, parts });

it('a lesson that is merely looked at, with its run at rest, is as it was begun', () => {
  const seen = { ...freshPart, goals: { g: {} as never } };
  expect(isAsBegun(learner(), learner(0, { one: seen }))).toBe(true);
});

it.each([
  ['another part', learner(1)],
  ['an answer', learner(0, { one: { ...freshPart, answers: { q: { answer: 1, step: 0, tries: 1, right: null } } } })],
  ['something typed', learner(0, { one: { ...freshPart, drafts: { q: 'wo' } } })],
  ['a step', learner(0, { one: { ...freshPart, steps: 1 } })],
  ['a try', learner(0, { one: { ...freshPart, tried: ['seed'] } })],
])('with %s it is not', (_, now) => {
  expect(isAsBegun(learner(), now)).toBe(false);
});
