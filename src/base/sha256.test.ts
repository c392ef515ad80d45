import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256, sha256OfText } from './sha256.ts';

test('is what others compute, at every length around the borders of blocks', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => (i * 73 + 11) & 255);
  for (let length = 0; length <= 300; length++) {
    const part = bytes.subarray(0, length);
    expect(sha256(part), String(length)).toBe(createHash('sha256').update(part).digest('hex'));
  }
  expect(sha256(bytes.subarray(7, 150))).toBe(createHash('sha256').update(bytes.subarray(7, 150)).digest('hex'));
});

test('has the known answer for abc, and takes text as UTF-8', () => {
  expect(sha256OfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256OfText('Größe')).toBe(createHash('sha256').update('Größe').digest('hex'));
});
