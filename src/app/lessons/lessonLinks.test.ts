import { expect, it } from 'vitest';
import { handInLink, lessonFrame, lessonLink } from './lessonLinks.ts';

const page = 'https://strata.test/app/?x=1#w=mine';

it('a lesson is passed on by its address on the page, and by a frame beside the page', () => {
  expect(lessonLink(page, 'one')).toBe('https://strata.test/app/?x=1#lesson=one');
  const code = lessonFrame(page, { id: 'one', title: 'One "layer"' });
  expect(code).toContain('src="https://strata.test/app/embed/#lesson=one"');
  expect(code).toContain('title="One &quot;layer&quot;"');
});

it('a hand-in is passed on by the page’s address, from a frame too', () => {
  for (const from of [
    page,
    'https://strata.test/app/embed/?ui=full#lesson=one',
    'https://strata.test/app/embed/index.html',
  ])
    expect(handInLink(from, '1zabc')).toBe('https://strata.test/app/#h=1zabc');
});
