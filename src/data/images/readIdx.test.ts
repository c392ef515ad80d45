import { expect, it } from 'vitest';
import { readIdx } from './readIdx.ts';

/** The bytes of an IDX file. */
const idx = (shape: number[], values: number[], kind = 8) =>
  Uint8Array.from([
    0,
    0,
    kind,
    shape.length,
    ...shape.flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]),
    ...values,
  ]);

it('reads the shape and the numbers of labels and of images', () => {
  expect(readIdx(idx([3], [7, 0, 9]), 'a')).toEqual({ shape: [3], values: Uint8Array.from([7, 0, 9]) });
  expect(readIdx(idx([1, 2, 3], [1, 2, 3, 4, 5, 6]), 'a')).toEqual({
    shape: [1, 2, 3],
    values: Uint8Array.from([1, 2, 3, 4, 5, 6]),
  });
});

it('reads bytes that are a part of a larger buffer', () => {
  const whole = Uint8Array.from([1, 2, 3, ...idx([2], [5, 6])]);
  expect(readIdx(whole.subarray(3), 'a')).toEqual({ shape: [2], values: Uint8Array.from([5, 6]) });
});

it('says what is wrong and where', () => {
  const error = (bytes: Uint8Array) => (readIdx(bytes, 'f') as { error: string }).error;
  expect(error(Uint8Array.from([0, 0]))).toBe('f: byte 2: ends before an IDX header of 4 bytes');
  expect(error(Uint8Array.from([31, 139, 8, 0]))).toBe(
    'f: byte 0: an IDX file begins with two zero bytes, received 31 and 139',
  );
  expect(error(idx([1], [1], 13))).toBe('f: byte 2: expected unsigned bytes (kind 8), received kind 13');
  expect(error(Uint8Array.from([0, 0, 8, 9]))).toBe('f: byte 3: expected 1 axis (labels) or 3 (images), received 9');
  expect(error(Uint8Array.from([0, 0, 8, 3, 0, 0]))).toBe('f: byte 6: ends within the lengths of its 3 axes');
  expect(error(idx([2, 1, 2], [1, 2, 3]))).toBe('f: byte 19: says 2 × 1 × 2 = 4 numbers and ends after 3');
  expect(error(idx([2], [1, 2, 3]))).toBe('f: byte 11: says 2 = 2 numbers and goes on, with 3');
});
