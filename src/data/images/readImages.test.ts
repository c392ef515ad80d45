import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import type { ImageSet } from './imageSet.ts';
import { hashInParts } from './imageSet.ts';
import { type Decode, type GivenFile, readImages } from './readImages.ts';

const bytesOf = (list: ArrayLike<number>) => new Uint8Array(list);
const words = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const idx = (shape: number[], values: number[]) => bytesOf([0, 0, 8, shape.length, ...shape.flatMap(words), ...values]);
const images = idx(
  [4, 2, 2],
  Array.from({ length: 16 }, (_, i) => 16 * i),
);
const labels = idx([4], [7, 1, 7, 3]);
const file = (path: string, bytes: Uint8Array<ArrayBuffer> | string): GivenFile => ({
  path,
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
});

/** A picture file of these tests: the head of a PNG and then its light, the same all over. */
const picture = (light: number) => bytesOf([0x89, 0x50, 0x4e, 0x47, light]);
const decode: Decode = (bytes, side) =>
  bytes.length === 5
    ? Promise.resolve(new Uint8Array(side * side).fill(bytes[4]!))
    : Promise.reject(new Error('no picture'));

const read = (...files: GivenFile[]) => readImages(files, 2, decode);
const setOf = async (...files: GivenFile[]): Promise<ImageSet> => {
  const reading = await read(...files);
  if ('error' in reading) throw new Error(reading.error);
  return reading.images;
};
const errorOf = async (...files: GivenFile[]) => ((await read(...files)) as { error: string }).error;

/** A zip of files, written from its specification. */
function zip(
  files: readonly (readonly [path: string, bytes: Uint8Array<ArrayBuffer>])[],
  deflate = true,
): Uint8Array<ArrayBuffer> {
  const half = (n: number) => [n & 255, n >>> 8];
  const word = (n: number) => [...half(n & 65_535), ...half(n >>> 16)];
  const body: number[] = [];
  const list: number[] = [];
  for (const [path, bytes] of files) {
    const name = [...new TextEncoder().encode(path)];
    const packed = deflate ? [...deflateRawSync(bytes)] : [...bytes];
    const shared = [
      ...half(0),
      ...half(deflate ? 8 : 0),
      ...word(0),
      ...word(0),
      ...word(packed.length),
      ...word(bytes.length),
      ...half(name.length),
      ...half(0),
    ];
    list.push(
      ...word(0x02014b50),
      ...half(20),
      ...half(20),
      ...shared,
      ...half(0),
      ...half(0),
      ...half(0),
      ...word(0),
      ...word(body.length),
      ...name,
    );
    body.push(...word(0x04034b50), ...half(20), ...shared, ...name, ...packed);
  }
  return bytesOf([
    ...body,
    ...list,
    ...word(0x06054b50),
    ...half(0),
    ...half(0),
    ...half(files.length),
    ...half(files.length),
    ...word(list.length),
    ...word(body.length),
    ...half(0),
  ]);
}

describe('IDX files', () => {
  const expected = {
    title: 'train-images',
    channels: 1,
    height: 2,
    width: 2,
    pixels: bytesOf(Array.from({ length: 16 }, (_, i) => 16 * i)),
    labels: bytesOf([2, 0, 2, 1]),
    classNames: ['1', '3', '7'],
  };

  it('are paired, in any order, packed or not', async () => {
    expect(await setOf(file('train-images', images), file('train-labels', labels))).toEqual(expected);
    const packed = (bytes: Uint8Array) => bytesOf(gzipSync(bytes));
    expect(await setOf(file('train-labels.gz', packed(labels)), file('train-images.gz', packed(images)))).toEqual(
      expected,
    );
    expect(
      await setOf(
        file(
          'all.zip',
          zip([
            ['train-images', images],
            ['train-labels', labels],
          ]),
        ),
      ),
    ).toEqual(expected);
  });

  it('of several pairs are joined, labels with the images whose name begins alike', async () => {
    const others = idx([4], [3, 3, 3, 1]);
    const set = await setOf(
      file('test-labels', others),
      file('train-images', images),
      file('train-labels', labels),
      file('test-images', images),
    );
    expect(set.labels).toEqual(bytesOf([2, 0, 2, 1, 1, 1, 1, 0]));
  });

  it('that are cut off, mislabelled, alone or of other sizes say which and where', async () => {
    expect(await errorOf(file('a', images.subarray(0, 20)), file('b', labels))).toBe(
      'a: byte 20: says 4 × 2 × 2 = 16 numbers and ends after 4',
    );
    expect(await errorOf(file('a', images))).toBe('a: holds images; the file with their labels is wanting');
    expect(await errorOf(file('b', labels))).toBe('b: holds labels; the file with their images is wanting');
    expect(await errorOf(file('a', images), file('b', idx([3], [1, 2, 3])))).toBe('b: holds 3 labels, a 4 images');
    expect(await errorOf(file('a', images), file('b', idx([4], [5, 5, 5, 5])))).toBe(
      'b: holds only the class 5; two at least are needed',
    );
    expect(await errorOf(file('a.gz', bytesOf(gzipSync(images)).subarray(0, 30)), file('b', labels))).toMatch(
      /^a(\.gz: cannot be unpacked|: byte)/,
    );
    expect(await errorOf(file('a', images), file('c', idx([1, 3, 3], new Array(9).fill(1))), file('b', labels))).toBe(
      'c: holds images of 3 × 3 pixels, a of 2 × 2',
    );
  });
});

describe('tables of pixels', () => {
  it('are read with and without a first line of names, from 0 to 255 or from 0 to 1', async () => {
    const rows = 'cat,0,255,51,0\ndog,1,2,3,4\n';
    const set = await setOf(file('t.csv', `label,p1,p2,p3,p4\n${rows}`));
    expect([set.classNames, [...set.labels], [...set.pixels]]).toEqual([
      ['cat', 'dog'],
      [0, 1],
      [0, 255, 51, 0, 1, 2, 3, 4],
    ]);
    expect(await setOf(file('t.csv', rows))).toEqual(set);
    expect([...(await setOf(file('t.csv', '0,0,1,0.2,0\n1,1,1,0,0'))).pixels]).toEqual([0, 255, 51, 0, 255, 255, 0, 0]);
  });

  it('say on which line and in which column something is wrong', async () => {
    expect(await errorOf(file('t.csv', '0,1,2,3,4\n1,1,2,x,4'))).toBe(
      't.csv: line 2, column 4: expected a pixel from 0 to 255, received x',
    );
    expect(await errorOf(file('t.csv', '0,1,2,3,4\n1,1,2,3'))).toBe(
      't.csv: line 2: expected a class and 4 pixels, received 4 cells',
    );
    expect(await errorOf(file('t.csv', '0,1,2,3'))).toBe(
      't.csv: line 1: 3 pixels after the class are no square (points on a plane are another import, beside the sets of points)',
    );
    expect(await errorOf(file('t.csv', ''))).toBe('t.csv: line 1: holds no image');
  });
});

describe('pictures', () => {
  it('belong to the class of their folder; paper is what most borders show', async () => {
    const files = [
      ['x/cats/1.png', picture(250)],
      ['x/dogs/1.png', picture(200)],
      ['x/dogs/2.png', picture(10)],
    ] as const;
    const set = await setOf(...files.map(([path, bytes]) => file(path, bytes)));
    expect([set.classNames, [...set.labels]]).toEqual([
      ['cats', 'dogs'],
      [0, 1, 1],
    ]);
    expect([...set.pixels].filter((_, p) => p % 4 === 0)).toEqual([5, 55, 245]);
    const dark = await setOf(file('a/1.png', picture(5)), file('b/1.png', picture(9)));
    expect([...dark.pixels].filter((_, p) => p % 4 === 0)).toEqual([5, 9]);
    for (const deflate of [true, false]) {
      const packed = file('x.zip', zip([...files, ['__MACOSX/x', picture(1)]], deflate));
      expect((await setOf(packed)).pixels).toEqual(set.pixels);
    }
  });

  it('that are broken, loose, or mixed with other files say so', async () => {
    expect(await errorOf(file('a/1.png', bytesOf([0x89, 0x50, 0x4e, 0x47])))).toBe(
      'a/1.png: is no picture that can be read; it may have been cut off',
    );
    expect(await errorOf(file('1.png', picture(1)))).toBe(
      '1.png: lies in no folder; the folder of a picture is its class',
    );
    expect(await errorOf(file('a/1.png', picture(1)), file('b', labels))).toMatch(
      /^b and a\/1\.png are files of different kinds/,
    );
    expect(await errorOf(file('film.mp4', 'film'))).toBe(
      'film.mp4: holds neither IDX, nor a table of pixels, nor a picture',
    );
  });
});

it('says where a zip ends too early', async () => {
  const whole = zip([
    ['a/1.png', picture(1)],
    ['b/1.png', picture(2)],
  ]);
  expect(await errorOf(file('x.zip', whole.subarray(0, whole.length - 10)))).toMatch(
    /^x\.zip: byte \d+: ends without a zip's list of files/,
  );
  const hollow = whole.slice();
  hollow.set([0, 0], 2);
  expect(await errorOf(file('x.zip', hollow))).toBe('x.zip: byte 0: a/1.png is not where the list of files says');
});

it('tells images apart by a hash of all that they are', async () => {
  const set = await setOf(file('a', images), file('b', labels));
  const hashOf = (images: ImageSet) => inTasks(hashInParts(images));
  const hash = await hashOf(set);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(await hashOf({ ...set, title: 'another name' })).toBe(hash);
  expect(await hashOf({ ...set, pixels: set.pixels.map((v, i) => (i === 15 ? v + 1 : v)) })).not.toBe(hash);
  expect(await hashOf({ ...set, labels: bytesOf([2, 0, 1, 1]) })).not.toBe(hash);
  expect(await hashOf({ ...set, classNames: ['1', '3', '8'] })).not.toBe(hash);
});
