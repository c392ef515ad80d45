import { expect, it } from 'vitest';
import { captionNumber } from './barWords.ts';

const reading = {
  accuracy: 0.864,
  explained: null,
  loss: 0.38,
  held: true,
  count: 250,
  kind: 'points',
  picture: false,
} as const;

it('says the share right of what it has not met, and of what it has where that is all there is', () => {
  expect(captionNumber(reading)).toEqual({ value: '86.4\u202f%', of: 'of 250 points it has not met' });
  expect(captionNumber({ ...reading, held: false, count: 4 })).toEqual({
    value: '86.4\u202f%',
    of: 'of 4 points right',
  });
});

it('says the share that comes back of pictures, or is explained of numbers; as R² where that is below 0; and else the loss', () => {
  const picture = { ...reading, accuracy: null, explained: 0.67, kind: 'pictures', picture: true } as const;
  expect(captionNumber(picture)).toEqual({ value: '67.0\u202f%', of: 'of what sets pictures apart comes back' });
  expect(captionNumber({ ...picture, kind: 'points', picture: false })).toEqual({
    value: '67.0\u202f%',
    of: 'of the differences between 250 points is explained',
  });
  const worse = captionNumber({ ...picture, explained: -2 });
  expect([worse.value, worse.of]).toEqual(['−2.00', expect.stringMatching(/^R²: below 0/)]);
  expect(captionNumber({ ...reading, accuracy: null })).toEqual({
    value: '0.380',
    of: 'loss on 250 points it has not met',
  });
  // An answer that is no number is not called a share.
  expect(captionNumber({ ...reading, accuracy: Number.NaN }).value).toBe('0.380');
});
