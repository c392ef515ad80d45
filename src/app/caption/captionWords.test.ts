import { expect, it } from 'vitest';
import { captionLine, captionQuestion } from './captionWords.ts';

it('says the example’s own sentence where no rule has one', () => {
  expect(captionLine({ what: 'start' }, 'One.')).toBe('One.');
  expect(captionLine({ what: 'paused' }, 'One.')).toBe('One.');
  expect(captionLine({ what: 'early', steps: 1243 }, 'One.')).toMatch(/before it has learned.*1\u202f243 steps/);
  expect(captionLine({ what: 'network' }, 'One.')).toMatch(/^You changed the network/);
  expect(captionLine({ what: 'data' }, 'One.')).toMatch(/^You changed the data/);
});

it('asks the example’s own question, and another once the data are of another kind', () => {
  expect(captionQuestion('Can it?', undefined)).toBe('Can it?');
  expect(captionQuestion('Can it?', 'network')).toBe('Can it?');
  expect(captionQuestion('Can it?', 'otherData')).toMatch(/other data\?$/);
});
