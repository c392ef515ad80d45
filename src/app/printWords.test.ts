import { expect, it } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { printWords } from './printWords.ts';

const score = { loss: 0.25, accuracy: 0.9, explained: null, count: 100 };
const frame = { test: score, train: score, position: { step: 412, pending: 0, epoch: 3, used: 0 } };

it('prints where the run stands and what it was made with', () => {
  const { run } = printWords(defaultDocument, frame as never, 'https://example.org/#w=a');
  expect(run).toMatch(
    /^Step 412: test loss 0\.250, accuracy 90\.0.%\. Seed 1, adam at learning rate 0\.01, batches of \d+\.$/,
  );
  expect(printWords(defaultDocument, undefined, 'x').run).toMatch(/^Nothing was computed yet\. Seed 1/);
});

it('prints an address that can be typed, else that of the page', () => {
  const long = `https://example.org/#s=${'x'.repeat(400)}`;
  expect(printWords(defaultDocument, undefined, long).address).toBe('https://example.org/');
  expect(printWords(defaultDocument, undefined, 'https://example.org/#w=a').address).toBe('https://example.org/#w=a');
});
