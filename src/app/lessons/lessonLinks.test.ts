import { expect, it } from 'vitest';
import { lessonFrame, lessonLink } from './lessonLinks.ts';

const page = 'https://strata.test/app/?x=1#w=mine';

it('a lesson is passed on by its address on the page, and by a frame beside the page', () => {
  expect(lessonLink(page, 'one')).toBe('https://strata.test/app/?x=1#lesson=one');
  const code = lessonFrame(page, { id: 'one', title: 'One "layer"' });
  expect(code).toContain('src="https://strata.test/app/embed/#lesson=one"');
  expect(code).toContain('title="One &quot;layer&quot;"');
});
