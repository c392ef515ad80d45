import { expect, it } from 'vitest';
import { Film } from './film.ts';
import type { SectionReading } from './reading.ts';

const sectionsOf = (step: number) => [{ id: `at ${step}` }] as unknown as readonly SectionReading[];
const filmOf = (...steps: readonly number[]) => {
  const film = new Film();
  for (const step of steps) film.add({ step, sections: sectionsOf(step) });
  return film;
};

it('has a frame for each step that was measured and none between', () => {
  const film = filmOf(0, 40, 95);
  expect(film.steps).toEqual([0, 40, 95]);
  expect(film.at(40)?.sections).toEqual(sectionsOf(40));
  expect(film.at(41)).toBeUndefined();
});

it('keeps a bounded number, the first and the last among them, spread over the run', () => {
  const all = Array.from({ length: 5000 }, (_, i) => 7 * i);
  const { steps } = filmOf(...all);
  expect(steps.length).toBeLessThanOrEqual(96);
  expect(steps.length).toBeGreaterThan(32);
  expect([steps[0], steps.at(-1)]).toEqual([0, all.at(-1)]);
  expect(steps.every((step) => step % 7 === 0)).toBe(true);
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!);
  expect(Math.max(...gaps)).toBeLessThan(all.at(-1)! / 20);
  expect([...steps]).toEqual([...steps].sort((a, b) => a - b));
});

it('forgets what lies after a step that is measured anew: the run takes another way from there', () => {
  const film = filmOf(0, 10, 20, 30, 20);
  expect(film.steps).toEqual([0, 10, 20]);
});
