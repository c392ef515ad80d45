/** @file For tests: one description of a set of pictures, written as every kind of file that people have, so that what is right is known. */
import fc from 'fast-check';
import { gzipped, idx, png, tar, textFile, type WrittenFile, zip } from './archives.ts';

/** Pixels along a side: as they are decoded, so that nothing is scaled. */
export const SIDE = 28;

/** Short, so that what fails can be read. */
export interface DescribedPictures {
  readonly classNames: readonly string[];
  /** Pictures of each class. */
  readonly each: number;
  readonly seed: number;
}

export interface PictureWriting {
  readonly as: 'idx' | 'table' | 'folders' | 'deep folders' | 'names' | 'list';
  readonly packed: 'no' | 'zip' | 'tar' | 'tar.gz' | 'gz';
  readonly ground: 'dark' | 'light' | 'transparent';
  readonly litter: 'none' | 'readme' | 'system';
  /** A picture more, which cannot be read. */
  readonly broken: boolean;
  readonly backwards: boolean;
  readonly separator: ',' | ';' | '\t';
  readonly header: 'none' | 'pixel0' | '1x1' | 'quoted';
  readonly labelAt: 'first' | 'last';
  readonly index: boolean;
  readonly top: 1 | 255;
  readonly names: 'mnist' | 'plain';
}

const pools = [
  ['cat', 'dog'],
  ['0', '1', '2'],
  ['кот', 'пёс', 'лис'],
  ['A', 'B', 'C', 'D'],
  ['New York', 'São Paulo'],
] as const;

/** Ink in the middle, strong enough and different enough that each picture is itself. */
function inkFrom(seed: number): Uint8Array {
  const ink = new Uint8Array(SIDE * SIDE);
  let state = seed * 2654435761 + 1;
  for (let y = 6; y < 22; y++)
    for (let x = 8; x < 20; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state % 3 === 0) ink[y * SIDE + x] = 160 + ((state >>> 8) % 96);
    }
  ink[13 * SIDE + 14] = 255;
  return ink;
}

export const describedPictures: fc.Arbitrary<DescribedPictures> = fc.record({
  each: fc.integer({ min: 4, max: 9 }),
  classNames: fc.constantFrom(...pools),
  seed: fc.nat(1e6),
});

/** The pictures of a description: of each [SIDE · SIDE], 0 paper … 255 ink, and the place of its class. */
export function picturesOf({ classNames, each, seed }: DescribedPictures) {
  const labels = Array.from({ length: each * classNames.length }, (_, i) => i % classNames.length);
  return { labels, ink: labels.map((_, i) => inkFrom(seed + i)) };
}

export const pictureWriting: fc.Arbitrary<PictureWriting> = fc.record({
  as: fc.constantFrom('idx', 'table', 'folders', 'deep folders', 'names', 'list'),
  packed: fc.constantFrom('no', 'zip', 'tar', 'tar.gz', 'gz'),
  ground: fc.constantFrom('dark', 'light', 'transparent'),
  litter: fc.constantFrom('none', 'readme', 'system'),
  broken: fc.boolean(),
  backwards: fc.boolean(),
  separator: fc.constantFrom(',', ';', '\t'),
  header: fc.constantFrom('none', 'pixel0', '1x1', 'quoted'),
  labelAt: fc.constantFrom('first', 'last'),
  index: fc.boolean(),
  top: fc.constantFrom(1, 255),
  names: fc.constantFrom('mnist', 'plain'),
});

const hasNames = (as: PictureWriting['as']) => as !== 'idx';

/** The names that the classes have once they are written: IDX files have numbers alone. */
export const namesOf = ({ classNames }: DescribedPictures, { as }: PictureWriting): readonly string[] =>
  hasNames(as) ? classNames : classNames.map((_, k) => String(k));

function pictureAt(path: string, ink: Uint8Array, ground: PictureWriting['ground']): WrittenFile {
  if (ground === 'transparent')
    return png(
      path,
      SIDE,
      SIDE,
      () => 0,
      (p) => ink[p]!,
    );
  return png(path, SIDE, SIDE, (p) => (ground === 'light' ? 255 - ink[p]! : ink[p]!));
}

function pixelTable(described: DescribedPictures, writing: PictureWriting): WrittenFile {
  const { separator, header, labelAt, index, top } = writing;
  const quote = (text: string) => (header === 'quoted' ? `"${text}"` : text);
  const join = (before: readonly string[], label: string, cells: readonly string[]) =>
    [...before, ...(labelAt === 'first' ? [label, ...cells] : [...cells, label])].join(separator);
  const { ink: all, labels } = picturesOf(described);
  const rows = all.map((ink, i) => {
    const cells = Array.from(ink, (value) => quote(top === 1 ? (value / 255).toFixed(6) : String(value)));
    return join(index ? [quote(String(i))] : [], quote(described.classNames[labels[i]!]!), cells);
  });
  const places = Array.from({ length: SIDE * SIDE }, (_, p) =>
    quote(header === '1x1' ? `${Math.floor(p / SIDE) + 1}x${(p % SIDE) + 1}` : `pixel${p}`),
  );
  const lines = header === 'none' ? rows : [join(index ? [quote('')] : [], quote('label'), places), ...rows];
  return textFile('pixels.csv', `${lines.join('\n')}\n`);
}

function idxPair(described: DescribedPictures, { names }: PictureWriting): WrittenFile[] {
  const { ink, labels } = picturesOf(described);
  const [images, classes] =
    names === 'mnist' ? ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'] : ['images', 'labels'];
  return [
    idx(images, [ink.length, SIDE, SIDE], Buffer.concat(ink)),
    idx(classes, [labels.length], Uint8Array.from(labels)),
  ];
}

function pictureFiles(described: DescribedPictures, { as, ground }: PictureWriting): WrittenFile[] {
  const { classNames } = described;
  const { ink, labels } = picturesOf(described);
  const nameOf = (i: number) => classNames[labels[i]!]!;
  const number = (i: number) => String(i).padStart(3, '0');
  const path = (i: number) =>
    ({
      folders: `${nameOf(i)}/${number(i)}.png`,
      'deep folders': `set/train/${nameOf(i)}/${number(i)}.png`,
      names: `${nameOf(i)}_${number(i)}.png`,
      list: `${number(i)}.png`,
    })[as as 'folders'];
  const files = ink.map((one, i) => pictureAt(path(i), one, ground));
  const list = ['file,label', ...ink.map((_, i) => `${number(i)}.png,${nameOf(i)}`)].join('\n');
  return as === 'list' ? [...files, textFile('labels.csv', list)] : files;
}

const litterOf: Readonly<Record<PictureWriting['litter'], readonly WrittenFile[]>> = {
  none: [],
  readme: [textFile('README.txt', 'Pictures that were taken in spring. Please do not share them with anybody.\n')],
  system: [
    textFile('.DS_Store', '\0\0\0\u0001Bud1'),
    textFile('__MACOSX/._000.png', '\0\u0005\u0016\u0007'),
    textFile('Thumbs.db', 'db'),
  ],
};

/** The files; undefined where the parts of a writing do not go together. */
export function writePictures(described: DescribedPictures, writing: PictureWriting): WrittenFile[] | undefined {
  const { as, packed, litter, broken, backwards } = writing;
  const single = as === 'idx' || as === 'table';
  if (single && broken) return undefined;
  if (packed === 'gz' && !single) return undefined;
  const torn = () => {
    const name = `${described.classNames[0]}`;
    const path = { folders: `${name}/torn.png`, 'deep folders': `set/train/${name}/torn.png` }[as as 'folders'];
    const whole = pictureAt(path ?? `${name}_torn.png`, picturesOf(described).ink[0]!, writing.ground);
    return { path: whole.path, bytes: whole.bytes.slice(0, 60) };
  };
  const own =
    as === 'idx'
      ? idxPair(described, writing)
      : as === 'table'
        ? [pixelTable(described, writing)]
        : pictureFiles(described, writing);
  const all = [...own, ...(broken ? [torn()] : []), ...litterOf[litter]];
  const files = backwards ? all.toReversed() : all;
  if (packed === 'zip') return [zip('set.zip', files)];
  if (packed === 'tar') return [tar('set.tar', files)];
  if (packed === 'tar.gz') return [gzipped(tar('set.tar', files))];
  return packed === 'gz' ? files.map((file) => (own.includes(file) ? gzipped(file) : file)) : files;
}
