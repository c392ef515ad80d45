import { deflateRawSync, inflateRawSync, crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, deflate, fromBase64Url, inflate, toBase64Url } from './codec.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));

describe('base64url', () => {
  it('is what Node makes of the same bytes, and reads back', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(text).toMatch(/^[\w-]*$/);
        expect(fromBase64Url(text)).toEqual(bytes);
      }),
      { numRuns: 300, seed: 51 },
    );
  });

  it('takes more bytes than fit one call', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  });

  it('refuses other characters and impossible lengths', () => {
    for (const text of ['a+b/', 'ab==', 'a b', 'ä', 'abcde', '\n', 'ab\n'])
      expect(fromBase64Url(text), JSON.stringify(text)).toBeUndefined();
    expect(fromBase64Url('')).toEqual(new Uint8Array(0));
  });
});

describe('deflate', () => {
  it('and zlib read one another', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const packed = await deflate(bytes);
        expect(new Uint8Array(inflateRawSync(packed))).toEqual(bytes);
        expect(await inflate(Uint8Array.from(deflateRawSync(bytes)), 1000)).toEqual(bytes);
      }),
      { numRuns: 100, seed: 52 },
    );
  });

  it('rejects what is not deflate', async () => {
    await expect(inflate(Uint8Array.of(255, 255, 255, 255), 1e6)).rejects.toThrow();
  });

  it('never makes the whole of what was cut off', async () => {
    const bytes = bytesOf('a network of eight hundred words '.repeat(10));
    const packed = await deflate(bytes);
    for (let length = 0; length < packed.length; length++) {
      const read = await inflate(packed.slice(0, length), 1e6).catch(() => undefined);
      expect(read ?? new Uint8Array(0)).not.toEqual(bytes); // browsers reject, Node may give what it has
    }
  });

  it('stops a bomb at the limit', async () => {
    const bomb = Uint8Array.from(deflateRawSync(new Uint8Array(100 * 2 ** 20)));
    await expect(inflate(bomb, 2 ** 20)).rejects.toThrow(RangeError);
    expect(await inflate(Uint8Array.from(deflateRawSync(new Uint8Array(1000))), 1000)).toHaveLength(1000);
  });
});

describe('CRC-32', () => {
  it('has its known check value, and agrees with zlib', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(crc32(bytes)).toBe(nodeCrc32(bytes));
      }),
      { numRuns: 200, seed: 53 },
    );
  });
});
