import { expect, it } from 'vitest';
import { scoreWords } from './scoreWords.ts';

it('gives held-out accuracy its standard error in points', () => {
  expect(scoreWords({ loss: 0.0954, accuracy: 0.972, count: 250 }, true)).toEqual({
    loss: '0.0954',
    accuracy: '97.2\u202f%',
    explained: '',
    margin: '± 1.0',
    bound: '',
  });
});

it('tells zero errors as a bound', () => {
  const { accuracy, margin, bound } = scoreWords({ loss: 0.01, accuracy: 1, count: 200 }, true);
  expect([accuracy, margin]).toEqual(['100.0\u202f%', '']);
  expect(bound).toBe('0 of 200 wrong: at least 98.5\u202f%, with 95\u202f% confidence');
});

it('does the same where nothing is right', () => {
  expect(scoreWords({ loss: 2, accuracy: 0, count: 4 }, true).bound).toBe(
    '0 of 4 right: at most 75.0\u202f%, with 95\u202f% confidence',
  );
});

it('calls the training accuracy exact, and says nothing of samples that are not there', () => {
  expect(scoreWords({ loss: 0.1, accuracy: 0.5, count: 10 }, false).margin).toBe('exact');
  expect(scoreWords({ loss: Number.NaN, accuracy: null, count: 0 }, true)).toEqual({
    loss: '',
    accuracy: '',
    explained: '',
    margin: '',
    bound: '',
  });
});

it('gives R² of pictures two places, and no accuracy', () => {
  const words = scoreWords({ loss: 0.02, accuracy: null, explained: 0.6789, count: 600 }, true);
  expect([words.explained, words.accuracy, words.margin]).toEqual(['0.68', '', '']);
});

it('says that nothing was computed where an answer is no number', () => {
  const words = scoreWords({ loss: Number.NaN, accuracy: Number.NaN, explained: Number.NaN, count: 20 }, true);
  expect(words).toMatchObject({ accuracy: 'not computed', explained: 'not computed', margin: '', bound: '' });
});
