import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { gradedAnswers, type HandIn, handIn, judged, lessonHash, readHandIn } from './handIn.ts';
import { begin, next } from './player.ts';
import { readMarkdown } from './readMarkdown.ts';

const lesson = readMarkdown(everyPart, { layers, datasets }).lesson!;
const learner = [
  { type: 'answer', question: 'enough', answer: 0, step: 0 } as const,
  { type: 'answer', question: 'product', answer: -0.5, step: 40 } as const,
].reduce((state, event) => next(lesson, state, event), begin(lesson));
const run = { part: 'first', link: '1zabc', step: 40, parameterHash: 'ab12' };
const made = handIn(lesson, learner, [run], 3, 'Ada');

describe('a hand-in', () => {
  it('holds answers with their step, and reads back as it was', () => {
    expect(made.answers).toEqual([
      { part: 'first', question: 'enough', answer: 0, step: 0, tries: 1 },
      { part: 'first', question: 'product', answer: [-0.5], step: 40, tries: 1 },
    ]);
    expect(readHandIn(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });
  it('is graded by the lesson, whatever it says of itself', () => {
    const read = readHandIn({
      ...made,
      answers: [...made.answers, { part: 'first', question: 'enough', answer: 'x', step: 0, tries: 1 }],
    }) as HandIn;
    expect(gradedAnswers(lesson, read).map(({ question, grade }) => [question, grade.right])).toEqual([
      ['enough', false],
      ['product', true],
    ]);
  });
  it('is believed in a run only where it comes to the same again', () => {
    expect(judged(run, 3, 3, { step: 40, parameterHash: 'ab12' })).toBe('same');
    expect(judged(run, 3, 3, { step: 40, parameterHash: 'ab13' })).toBe('changed');
    expect(judged(run, 3, 3, { step: 39, parameterHash: 'ab12' })).toBe('changed');
    expect(judged(run, 2, 3, { step: 40, parameterHash: 'ab13' })).toBe('otherEngine');
  });
  it('is none where it is something else, and says why', () => {
    for (const value of [null, 3, [], {}, { ...made, engine: 0 }, { ...made, runs: [{}] }, { ...made, stray: 1 }])
      expect((readHandIn(value) as { faults: string[] }).faults.length).toBeGreaterThan(0);
  });
  it('knows its lesson by a hash that any change of it changes', () => {
    const hash = lessonHash(lesson);
    expect(lessonHash({ ...lesson, parts: [...lesson.parts] })).toBe(hash);
    expect(lessonHash({ ...lesson, title: 'Another' })).not.toBe(hash);
  });
});
