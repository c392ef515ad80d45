import { expect, it } from 'vitest';
import { plain, png } from '#testing/archives.ts';
import { decodePng } from '#testing/decodePng.ts';
import { importOf } from './examine.ts';
import { bytesSource } from './source.ts';

it('a picture whose decoding was broken off is not taken for one that cannot be read', async () => {
  const files = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'b/3'].map((path, i) =>
    png(`${path}.png`, 8, 8, (p) => (p % 8 === i ? 0 : 255)),
  );
  const brought = importOf(files.map(({ path, bytes }) => bytesSource(path, plain(bytes))));
  const stop = new AbortController();
  let asked = 0;
  const first = brought.examine(
    {},
    {
      signal: stop.signal,
      async decode(bytes) {
        if (++asked < 3) return decodePng(bytes);
        stop.abort();
        throw new Error('ended');
      },
    },
  );
  await expect(first).rejects.toThrow();
  const again = await brought.examine({}, { decode: async (bytes) => decodePng(bytes) });
  expect([again.left, again.images?.labels.length]).toEqual([[], 6]);
});
