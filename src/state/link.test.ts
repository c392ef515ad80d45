import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, toBase64Url } from '#base/codec.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { arbitraryDocument } from '#testing/arbitraryDocument.ts';
import { defaultDocument } from './defaultDocument.ts';
import { registries } from './editor.ts';
import { gallery } from './gallery.ts';
import { decodeLink, encodeLink, readText } from './link.ts';

/** A link around any bytes, its length and checksum as they should be. */
function linkOf(bytes: Uint8Array, codec: 'z' | 'j' = 'z', version = '1'): string {
  const data = toBase64Url(codec === 'z' ? deflateRawSync(bytes) : bytes);
  const crc = crc32(bytes);
  const sum = toBase64Url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc));
  return `${version}${codec}${data.length.toString(36)}.${sum}${data}`;
}
const linkTo = (value: unknown, codec?: 'z' | 'j') => linkOf(new TextEncoder().encode(JSON.stringify(value)), codec);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A document, or a sentence. */
async function read(text: string): Promise<{ document?: StrataDocument; error?: string }> {
  const reading = await decodeLink(text, registries);
  if ('error' in reading) {
    expect(reading.error).toMatch(/^[A-Z][^\n]*\.$/);
    expect(reading.error.length).toBeLessThan(500);
    expect(reading).not.toHaveProperty('document');
  } else {
    const again = readDocument(plain(reading.document), registries);
    expect(again.problems).toEqual([]);
  }
  return reading;
}
const errorOf = async (text: string) => (await read(text)).error ?? 'no error';

describe('a link', () => {
  it('gives back every document equal, in characters that no URL escapes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument(registries), async (source) => {
        const { document } = readDocument(source, registries);
        const text = await encodeLink(document!, registries);
        expect(text).toMatch(/^[\w.-]+$/);
        expect(encodeURIComponent(text)).toBe(text);
        const back = await decodeLink(text, registries);
        if (!('document' in back) || !isDeepStrictEqual(plain(back.document), plain(document)))
          expect(back).toEqual({ document });
      }),
      { numRuns: 500, seed: 71 },
    );
  });

  it('to a starting document is short', async () => {
    for (const { document, id } of gallery) {
      const text = await encodeLink(document, registries);
      // A table travels with its rows, a comparison with what its lanes change.
      const lanes = 1 + (document.variants?.length ?? 0);
      const most = document.data.type === 'table' ? 4000 : lanes * (document.network.length > 10 ? 1000 : 500);
      expect(text.length, id).toBeLessThan(most);
      expect(await read(text)).toEqual({ document });
    }
  });

  it('is read whatever the sentence around it left at its end', async () => {
    const text = await encodeLink(defaultDocument, registries);
    for (const rest of ['.', ')', ' and then', '\n', 'AAAA', '&utm=1'])
      expect(await read(text + rest)).toEqual({ document: defaultDocument });
  });

  it('is read without deflate too', async () => {
    expect(await read(linkTo({ strata: 1, data: { type: 'xor' }, network: [] }, 'j'))).toMatchObject({
      document: { data: { type: 'xor' } },
    });
  });
});

describe('a link that was damaged', () => {
  it('says that it was cut off, at every length', async () => {
    const text = await encodeLink(defaultDocument, registries);
    for (let length = 0; length < text.length; length++)
      expect(await errorOf(text.slice(0, length)), `${length}`).toContain('cut off');
  });

  it('says that it was changed where a character is another', async () => {
    const text = await encodeLink(defaultDocument, registries);
    const data = text.indexOf('.') + 1;
    for (let i = data; i < text.length; i++) {
      const other = text[i] === 'A' ? 'B' : 'A';
      const { error, document } = await read(text.slice(0, i) + other + text.slice(i + 1));
      // The last character carries bits that stand for nothing.
      if (document && i > text.length - 3) expect(document).toEqual(defaultDocument);
      else expect(error, `${i}`).toContain('changed');
    }
    for (const bad of ['+', '/', '=', ' ', '%20', 'é', '\n', '\u0000'])
      expect(await errorOf(text.slice(0, -5) + bad + text.slice(-5))).toContain('changed');
  });

  it('says that it is newer, whatever follows', async () => {
    for (const text of ['2z', '2zabc', '2', '17x9.___', '2z5.AAAAAA', '99999999999999999999999z'])
      expect(await errorOf(text)).toContain('newer');
    expect(await errorOf(linkTo({ strata: 99, data: {} }))).toContain('newer');
  });

  it('says that it is too large, before it is unpacked', async () => {
    expect(await errorOf('1z'.padEnd(300_000, 'A'))).toMatch(/293 kB long, more than/);
    const bomb = linkOf(new Uint8Array(100 * 2 ** 20));
    expect(bomb.length).toBeLessThan(256 * 1024);
    expect(await errorOf(bomb)).toContain('more than 4 MB');
  });
});

describe('a link that holds something else', () => {
  it.each([
    [null],
    [5],
    ['text'],
    [[]],
    [{}],
    [{ strata: 1 }],
    [{ strata: '1' }],
    [{ strata: 1, data: [], network: {} }],
    [true],
  ])('such as %j says what is wrong with it', async (value) => {
    for (const codec of ['z', 'j'] as const)
      expect(await errorOf(linkTo(value, codec))).toMatch(/^This link holds a network that cannot be read: \w/);
  });

  it('says so where it is no JSON', async () => {
    for (const text of ['', '{', '<html>', 'NaN', '\u0000'])
      expect(await errorOf(linkOf(new TextEncoder().encode(text)))).toContain('not JSON');
    expect(await errorOf(linkOf(Uint8Array.of(255, 254, 128)))).toContain('not JSON');
  });

  it('says so where it is no link at all', async () => {
    for (const text of [
      'a word of text',
      'https://example.org/',
      '1q0.AAAAAAAAAAAA',
      '0z5.AAAAAAAAAAA',
      '{"strata":1}',
      '-----------------',
    ])
      expect(await errorOf(text)).toBe('This is not a link to a Strata network.');
  });
});

describe('any text', () => {
  it('gives a document or one sentence, soon, and never throws', async () => {
    const good = await Promise.all(gallery.map(({ document }) => encodeLink(document, registries)));
    const from = fc.constantFrom(...good);
    const damaged = fc
      .tuple(from, fc.array(fc.tuple(fc.nat(999), fc.nat(127)), { minLength: 1, maxLength: 4 }))
      .map(([text, flips]) => {
        const chars = [...text];
        for (const [at, bit] of flips) {
          const i = at % chars.length;
          chars[i] = String.fromCharCode(chars[i]!.charCodeAt(0) ^ (1 << (bit % 7)));
        }
        return chars.join('');
      });
    const any = fc.oneof(
      damaged,
      fc.tuple(from, fc.nat(400)).map(([text, n]) => text.slice(n)),
      fc.tuple(from, fc.nat(400), from).map(([a, n, b]) => a.slice(0, n) + b.slice(n)),
      fc.string({ maxLength: 60 }),
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.base64String({ maxLength: 80 }).map((text) => `1z${text.length.toString(36)}.AAAAAA${text}`),
      fc.jsonValue().map((value) => linkTo(value)),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => linkOf(bytes, 'j')),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => {
        const data = toBase64Url(bytes);
        return `1z${data.length.toString(36)}.AAAAAA${data}`;
      }),
    );
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        await read(text);
      }),
      { numRuns: 2000, seed: 72 },
    );
  });
});

describe('a file', () => {
  it('is read as it was written, and otherwise says why not', async () => {
    expect(await readText(JSON.stringify(defaultDocument), registries, 'file')).toEqual({ document: defaultDocument });
    expect(await readText('not a file', registries, 'file')).toEqual({
      error: 'This file does not hold a network: it is not JSON.',
    });
    const large = (more: object) => readText(JSON.stringify({ ...defaultDocument, ...more }), registries, 'file');
    expect(await large({ title: 'x'.repeat(5 * 2 ** 20) })).toEqual({
      error: 'This file holds more than 4 MB, more than a network needs.',
    });
    // Weights may be many.
    expect(await large({ initial: { values: 'x'.repeat(5 * 2 ** 20) } })).toMatchObject({
      document: defaultDocument,
      remark: expect.stringContaining('left out'),
    });
    expect(await readText('[', registries, 'file')).toHaveProperty('error');
    expect(await readText('['.repeat(1e6), registries, 'file')).toHaveProperty('error');
    expect(await readText(`${'['.repeat(5000)}${']'.repeat(5000)}`, registries, 'file')).toHaveProperty('error');
  });
});
