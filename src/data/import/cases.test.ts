import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePng } from '#testing/decodePng.ts';
import { type Choices, importOf } from './examine.ts';
import { blobSource, bytesSource, type SourceFile } from './source.ts';

const root = new URL('../../../testdata/cases/', import.meta.url);
const folderOf = (number: string) => readdirSync(root).find((name) => name.startsWith(number))!;
/** The files of a case, as they are dropped. */
const filesOf = (number: string, ...names: string[]): SourceFile[] =>
  names.map((name) => blobSource(name, new Blob([readFileSync(new URL(`${folderOf(number)}/${name}`, root))])));
const decode = async (bytes: Uint8Array) => decodePng(bytes);
const examine = (files: readonly SourceFile[], choices: Choices = {}) => importOf(files).examine(choices, { decode });
const named = (files: Awaited<ReturnType<typeof examine>>) => files.left.map(({ path, why }) => `${path} ${why}`);

/** How many samples of each class. */
const counts = ({ images }: Awaited<ReturnType<typeof examine>>) =>
  Object.fromEntries(images!.classNames.map((name, k) => [name, images!.labels.filter((label) => label === k).length]));

describe('what other people made', () => {
  it('01: archives name their folders in the code page of their machine', async () => {
    expect(counts(await examine(filesOf('01', 'letters.zip')))).toEqual({ А: 6, Б: 6, Дом: 6 });
    const pets = await examine(filesOf('01', 'pets-sjis.zip'));
    expect(counts(pets)).toEqual({ other: 6, 犬: 6, 猫: 6 });
    expect(pets.guess.names).toBe('shift_jis');
  });

  it('04: a table of pixels in UTF-16', async () => {
    const { images, guess } = await examine(filesOf('04', 'utf16.csv'));
    expect(images).toMatchObject({ height: 8, width: 8 });
    expect(images!.labels.length).toBe(30);
    expect(guess).toMatchObject({ encoding: 'utf-16le', encodingSure: true });
  });

  it('05: the class stands in the last column', async () => {
    const { images } = await examine(filesOf('05', 'openml-like.csv'));
    expect(images!.classNames).toEqual(['4', '5', '6']);
  });

  it('08: a header of numbers', async () => {
    const { table } = await examine(filesOf('08', 'years-header.csv'));
    expect(table!.columns.map(({ name }) => name)).toEqual(['2019', '2020', 'label']);
    expect(table!.columns[2]!.categories).toEqual(['A', 'B']);
    expect([...table!.values.subarray(0, 3)]).toEqual([0.758, -0.21, 0]);
  });

  it("10: Excel's separator line", async () => {
    const { table } = await examine(filesOf('10', 'excel-sep-line.csv'));
    expect(table!.columns.map(({ name }) => name)).toEqual(['x', 'y', 'label']);
    expect([...table!.values.subarray(0, 3)]).toEqual([0.758, -0.21, 0]);
  });

  it('12: passengers have names, which are no class, and some have no age', async () => {
    const left = await examine(filesOf('12', 'titanic-like.csv'));
    expect(left.table!.columns.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Age: input',
      'Fare: input',
      'Survived: label',
    ]);
    expect(left.remarks.join()).toMatch(/rows have a gap and are left out/);
    const filled = await examine(filesOf('12', 'titanic-like.csv'), { gaps: 'fill' });
    expect(filled.table!.count).toBeGreaterThan(left.table!.count);
    expect(filled.remarks.join()).toMatch(/mean/);
  });

  it.each([
    ['13', 'index-column.csv'],
    ['14', 'quoted.csv'],
  ])('%s: %s is read as pixels', async (number, file) => {
    const { images, error } = await examine(filesOf(number, file));
    expect(error).toBeUndefined();
    expect(images).toMatchObject({ height: 8, width: 8 });
    expect(images!.classNames.length).toBeLessThanOrEqual(10);
  });

  it.each([
    ['images first', ['images-train.idx3', 'images-valid.idx3', 'labels-valid.idx1', 'labels-train.idx1']],
    ['labels first', ['labels-valid.idx1', 'labels-train.idx1', 'images-valid.idx3', 'images-train.idx3']],
  ])('17: pairs of equal size are joined by what their names share: %s', async (_, names) => {
    const { images, guess } = await examine(filesOf('17', ...names));
    expect(guess.pairs).toEqual({ 'images-train.idx3': 'labels-train.idx1', 'images-valid.idx3': 'labels-valid.idx1' });
    const size = images!.height * images!.width;
    for (const [i, label] of images!.labels.entries()) {
      const pixels = images!.pixels.subarray(i * size, (i + 1) * size);
      const rows = new Set<number>();
      const columns = new Set<number>();
      for (let p = 0; p < size; p++)
        if (pixels[p]! > 127) {
          rows.add(Math.floor(p / images!.width));
          columns.add(p % images!.width);
        }
      expect(images!.classNames[label]).toBe(rows.size > columns.size ? '3' : '5');
    }
  });

  it('17: where names say nothing the person is asked, and an answer is obeyed', async () => {
    const [a, b, c, d] = filesOf(
      '17',
      'images-train.idx3',
      'images-valid.idx3',
      'labels-train.idx1',
      'labels-valid.idx1',
    );
    const files = [a, b, c, d].map((file, i) => ({ ...file!, path: 'pqrs'[i]! }));
    const asked = await examine(files);
    expect(asked.images).toBeUndefined();
    expect(asked.questions).toMatchObject([{ about: 'pairs' }]);
    const { images } = await examine(files, { pairs: { p: 'r', q: 's' } });
    expect(images!.labels.length).toBe(80);
  });

  it('19: too many are thinned to a share of each class, and it is said', async () => {
    const names = ['emnist-letters-train-images-idx3-ubyte.gz', 'emnist-letters-train-labels-idx1-ubyte.gz'];
    const { images, remarks, guess } = await examine(filesOf('19', ...names));
    expect(images!.labels.length).toBeLessThanOrEqual(60_000);
    expect(images!.labels.length).toBeGreaterThan(59_900);
    expect(images!.classNames.length).toBe(26);
    expect(remarks.join()).toMatch(/Of 88.800 images .* are taken/);
    expect(guess.turn).toBe('transpose');
  });

  it('20: folders parted by backslashes', async () => {
    expect(counts(await examine(filesOf('20', 'shapes.zip')))).toEqual({ bar: 6, level: 6 });
  });

  it('21: a text beside the pictures is left out and named; a list of labels that names few of them too', async () => {
    const licence = await examine(filesOf('21', 'flowers.zip'));
    expect(counts(licence)).toEqual({ daisy: 6, rose: 6 });
    expect(named(licence).join()).toMatch(/LICENSE\.txt/);
    const labels = await examine(filesOf('21', 'flowers-csv.zip'));
    expect(counts(labels)).toEqual({ daisy: 6, rose: 6 });
    expect(named(labels).join()).toMatch(/labels\.csv/);
  });

  it('22: a class whose files cannot be read is missed in words', async () => {
    const { images, remarks, left } = await examine(filesOf('22', 'scanner.zip'));
    expect(images!.classNames).toEqual(['cat', 'dog']);
    expect(remarks).toEqual(['The 6 files of bird cannot be read: that class is missing.']);
    expect(left.filter(({ why }) => /TIFF/.test(why)).length).toBe(6);
  });

  it('24: two broken pictures are named both, and the others used', async () => {
    const found = await examine(filesOf('24', 'broken.zip'));
    expect(found.images!.labels.length).toBe(18);
    expect(found.left.length).toBe(2);
  });

  it('26: light on dark is ink on paper, and the margins are paper', async () => {
    const { images, guess } = await examine(filesOf('26', 'strips.zip'));
    expect(guess.pictures!.ink).toBe('light');
    const { pixels } = images!;
    const ink = pixels.filter((p) => p > 127).length / pixels.length;
    expect(ink).toBeLessThan(0.4);
    for (let i = 0; i < pixels.length; i += 28) expect([pixels[i], pixels[i + 27]]).toEqual([0, 0]);
    const other = await examine(filesOf('26', 'strips.zip'), { ink: 'dark' });
    expect(other.images!.pixels.filter((p) => p > 127).length).toBeGreaterThan(pixels.filter((p) => p > 127).length);
  });

  it('28: what lies on its side is turned', async () => {
    const names = ['emnist-letters-small-images-idx3-ubyte', 'emnist-letters-small-labels-idx1-ubyte'];
    const turned = await examine(filesOf('28', ...names));
    const lying = await examine(filesOf('28', ...names), { turn: 'none' });
    expect(turned.guess.turn).toBe('transpose');
    const at = (images: Uint8Array, x: number, y: number) => images[y * 28 + x];
    for (let x = 0; x < 28; x++)
      for (let y = 0; y < 28; y++) expect(at(turned.images!.pixels, x, y)).toBe(at(lying.images!.pixels, y, x));
  });
});

describe('kin of what other people made', () => {
  /** A file that begins as a PNG does; what follows says how its bar is drawn. */
  const picture = (path: string, said: 'ink' | 'light' | 'clear' | 'clear light' | 'broken' = 'ink') =>
    bytesSource(path, Uint8Array.from([0x89, 80, 78, 71, ...new TextEncoder().encode(said)]));
  const text = (path: string, written: string) => bytesSource(path, new TextEncoder().encode(written));
  const inFolders = (...folders: string[]) =>
    folders.flatMap((folder) => [1, 2, 3].map((i) => picture(`${folder}/${i}.png`)));
  const drawn = async (bytes: Uint8Array) => {
    const said = new TextDecoder().decode(bytes.subarray(4));
    if (said === 'broken') throw new Error('broken');
    const bar = Array.from({ length: 784 }, (_, p) => p % 28 > 10 && p % 28 < 16 && p > 112 && p < 672);
    const light = said.includes('light');
    return {
      width: 28,
      height: 28,
      light: Uint8Array.from(bar, (ink) => (ink === light ? 255 : 0)),
      ...(said.includes('clear') ? { cover: Uint8Array.from(bar, (ink) => (ink ? 255 : 0)) } : {}),
    };
  };
  const look = (files: readonly SourceFile[]) => importOf(files).examine({}, { decode: drawn });

  it.each([
    ['train and test', ['s/train/cat', 's/train/dog', 's/test/cat', 's/test/dog'], { cat: 6, dog: 6 }],
    ['parted within', ['s/cat/train', 's/dog/train', 's/cat/test', 's/dog/test'], { cat: 6, dog: 6 }],
    ['a folder of images in each', ['s/cat/images', 's/dog/images'], { cat: 3, dog: 3 }],
    ['a vehicle', ['s/train', 's/car'], { car: 3, train: 3 }],
    ['letters put together otherwise', ['s/\u00e9t\u00e9', 's/e\u0301te\u0301', 's/dog'], { dog: 3, été: 6 }],
    ['capitals', ['s/Cat', 't/cat', 's/dog'], { Cat: 6, dog: 3 }],
    ['single letters', ['s/A', 's/a'], { A: 3, a: 3 }],
  ] as const)('classes by folders: %s', async (_, folders, wanted) => {
    expect(counts(await look(inFolders(...folders)))).toEqual(wanted);
  });

  it('says where folders of one name lie in several, and makes no class of a picture beside the folders', async () => {
    const days = await look(inFolders('s/cat/day 1', 's/dog/day 1', 's/cat/day 2', 's/dog/day 2'));
    expect(days.remarks.join()).toMatch(/“day 1” lies in cat, dog/);
    const beside = await look([...inFolders('s/cat', 's/dog'), picture('s/preview.png')]);
    expect(counts(beside)).toEqual({ cat: 3, dog: 3 });
    expect(named(beside).join()).toMatch(/preview\.png lies in no folder/);
    expect((await look(inFolders('train', 'test'))).error).toMatch(/lies in no folder of a class/);
  });

  it('takes names for classes, but not those that cameras and calendars give', async () => {
    const loose = (...names: string[]) => names.flatMap((name) => [1, 2, 3].map((i) => picture(`${name}${i}.png`)));
    expect(counts(await look(loose('cat', 'dog')))).toEqual({ cat: 3, dog: 3 });
    expect((await look(loose('IMG_000', 'DSC_000'))).error).toMatch(/lies in no folder/);
    expect((await look(loose('01-02-2026 ', '02-02-2026 '))).error).toMatch(/lies in no folder/);
  });

  it('misses a class of one photo that cannot be read, in words', async () => {
    const photo = text('s/bird/1.heic', '\0\0\0\x18ftypheic\0\0\0\0mif1');
    const { remarks } = await look([...inFolders('s/cat', 's/dog'), photo]);
    expect(remarks).toEqual(['The file of bird cannot be read: that class is missing.']);
  });

  it('joins a list with its pictures by the ends of paths, on any system, unless several end so', async () => {
    const list = text(
      's/labels.csv',
      `file,label\n${[1, 2, 3].map((i) => `.\\images\\${i}.png,${'ab'[i % 2]}`).join('\n')}\n`,
    );
    expect(counts(await look([...inFolders('s/images'), list]))).toEqual({ a: 1, b: 2 });
    const measured = text('s/data.csv', 'id,label\n1,red\n2,blue\n3,red\n');
    expect(counts(await look([...inFolders('s/cat', 's/dog'), measured]))).toEqual({ cat: 3, dog: 3 });
  });

  it.each(['ink', 'light', 'clear', 'clear light'] as const)('sees what is ink: %s', async (said) => {
    const { images } = await look(['a', 'b'].flatMap((name) => [1, 2].map((i) => picture(`${name}/${i}.png`, said))));
    const ink = images!.pixels.filter((p) => p > 127).length / images!.pixels.length;
    expect(ink).toBeGreaterThan(0.05);
    expect(ink).toBeLessThan(0.2);
  });
});

describe('42: a folder of photos, 200 MB of them', () => {
  const PHOTOS = 80;
  const SIZE = 2_500_000;
  /** Photos that say how large they are, and are read for their first bytes or whole. */
  function folder() {
    const seen = { heads: 0, whole: 0, decoded: 0, atOnce: 0, most: 0 };
    const png = new Uint8Array(readFileSync(new URL('dot.png', new URL(`${folderOf('42')}/`, root))));
    const files = Array.from({ length: PHOTOS }, (_, i): SourceFile => {
      const own = Uint8Array.from([...png, i]);
      return {
        path: `photos/${i % 2 ? 'cat' : 'dog'}/${i}.png`,
        size: SIZE,
        head: async () => {
          seen.heads++;
          return own.slice(0, 512);
        },
        bytes: async () => {
          seen.whole++;
          seen.most = Math.max(seen.most, ++seen.atOnce);
          return own;
        },
      };
    });
    const decoding = async (bytes: Uint8Array<ArrayBuffer>) => {
      await Promise.resolve();
      seen.decoded++;
      seen.atOnce--;
      return decodePng(bytes);
    };
    return { seen, files, decoding };
  }

  it('is read a photo at a time, says how far it is, and is decoded once, whatever is chosen of it afterwards', async () => {
    const { seen, files, decoding } = folder();
    const brought = importOf(files);
    const told: string[] = [];
    const work = {
      decode: decoding,
      progress: (done: number, of: number | undefined) => void told.push(`${done} of ${of}`),
    };
    const first = await brought.examine({}, work);
    expect(counts(first)).toEqual({ cat: 40, dog: 40 });
    expect(told).toContain('40 of 80');
    expect((await brought.examine({ side: 48 }, work)).images).toMatchObject({ height: 48, width: 48 });
    await brought.examine({ ink: 'light', turn: 'left' }, work);
    expect(seen).toMatchObject({ whole: PHOTOS, decoded: PHOTOS, most: 1 });
  });

  it('can be stopped, and goes on from where it was', async () => {
    const { seen, files, decoding } = folder();
    const brought = importOf(files);
    const stop = new AbortController();
    const progress = (done: number, of: number | undefined) => void (of && done === 30 && stop.abort());
    await expect(brought.examine({}, { decode: decoding, progress, signal: stop.signal })).rejects.toThrow();
    expect(seen.whole).toBeLessThanOrEqual(31);
    expect(counts(await brought.examine({}, { decode: decoding }))).toEqual({ cat: 40, dog: 40 });
    expect(seen.whole).toBe(PHOTOS);
  });
});
