import { expect, it } from 'vitest';
import { wordsOf } from '#lesson/readLesson.ts';
import { inlinesOf, readRichText } from '#lesson/richText.ts';
import { stepsOf } from '#lesson/stepsOf.ts';
import { course, LESSONS, lessonAfter, lessonNamed, outlines } from './course.ts';

it('every file is a lesson of the course, called by its id, and no two have one name', async () => {
  const lessons = await course();
  expect(lessons.length).toBe(LESSONS);
  expect(lessons.length).toBeGreaterThan(1);
  for (const { id, shelf } of lessons) {
    expect(shelf).toBe('course');
    expect((await lessonNamed(id))?.id).toBe(id);
  }
  expect(new Set(lessons.map(({ title }) => title)).size).toBe(lessons.length);
});

it('each lesson of the course leads to the one after it; the last, and what is none of it, to none', async () => {
  const ids = (await course()).map(({ id }) => id);
  for (const [i, id] of ids.entries()) expect((await lessonAfter(id))?.id).toBe(ids[i + 1]);
  expect(lessonAfter('first-minute')).toBeUndefined();
  expect(lessonAfter('nowhere')).toBeUndefined();
});

it('what a question asks of a run is known on the page: the run pauses at the very step', async () => {
  for (const { id, parts } of await course())
    for (const part of parts)
      for (const question of part.ask) {
        const reading = 'reading' in question ? question.reading : undefined;
        if (reading !== undefined)
          expect(reading, `${id} ${part.id}`).toMatch(new RegExp(`^(?:train|test)(?:Loss|Accuracy)@${stepsOf(part)}$`));
      }
});

it('a number that is the learner’s own is one that the page has: now, or of a curve', async () => {
  for (const { id, parts } of await course())
    for (const part of parts)
      for (const [, words] of wordsOf(part, ''))
        for (const one of inlinesOf(readRichText(words))) {
          if (one.kind !== 'number' || one.number.quoted !== undefined) continue;
          const { metric, step, variant, seed } = one.number;
          expect(seed, `${id} ${part.id}`).toBeUndefined();
          const known = step !== undefined || variant !== undefined ? /^(?:train|test)(?:Loss|Accuracy)$/ : /^\w+$/;
          expect(metric, `${id} ${part.id}`).toMatch(known);
        }
});

it('the outline of every file is what the lesson in it says', async () => {
  const lessons = [...(await course()), (await lessonNamed('first-minute'))!];
  expect(await outlines()).toEqual(
    lessons.map(({ id, title, line, parts }) => ({
      ...{ id, title, line },
      parts: parts.map((part) => ({ id: part.id, title: part.title })),
    })),
  );
});

it('what is no lesson is none', () => {
  expect(lessonNamed('nothing')).toBeUndefined();
  expect(lessonNamed('')).toBeUndefined();
});
