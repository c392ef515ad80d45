import { expect, it } from 'vitest';
import { course, LESSONS, lessonNamed } from './course.ts';

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

it('what is no lesson is none', () => {
  expect(lessonNamed('nothing')).toBeUndefined();
  expect(lessonNamed('')).toBeUndefined();
});
