import { expect, it } from 'vitest';
import { frameOf } from '#testing/handEngine.ts';
import { pausedWords, runNumbers } from './runWords.ts';

const position = { step: 1234, epoch: 7, used: 3, pending: 0 } as never;
const test = { loss: 0.25, accuracy: 0.9, explained: null, count: 50 };
const train = { loss: 0.125, accuracy: 0.98, explained: null, count: 70 };

it('writes step, epoch and rate, each its own; of nothing a dash', () => {
  expect(runNumbers(frameOf({ position, stepsPerSecond: 900 }))).toEqual({
    step: '1\u202f234',
    epoch: '7',
    rate: '900',
  });
  const between = { ...(position as object), pending: 2 } as never;
  expect(runNumbers(frameOf({ position: between })).step).toBe('1\u202f234 + 2');
  expect(runNumbers(frameOf({ position })).rate).toBe('–');
  expect(runNumbers(undefined)).toEqual({ step: '–', epoch: '–', rate: '–' });
});

it('says of a run that pauses what it makes of the held-out samples; of its own where there are none', () => {
  expect(pausedWords({ position, test, train })).toBe(
    'Paused at step 1\u202f234: test loss 0.250, accuracy 90.0\u202f%.',
  );
  expect(pausedWords({ position, test: { ...test, count: 0 }, train })).toBe(
    'Paused at step 1\u202f234: train loss 0.125, accuracy 98.0\u202f%.',
  );
  const picture = { loss: 0.5, accuracy: null, explained: 0.75, count: 9 };
  expect(pausedWords({ position, test: picture, train })).toBe('Paused at step 1\u202f234: test loss 0.500, R² 0.75.');
});
