/** @file For tests: one description of a table, written in every dialect that people and programs write, so that what is right is known. */
import fc from 'fast-check';
import { decodeAs, type Encoding } from '#data/import/encodings.ts';

export interface DescribedColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** Numbers, or names; undefined where nothing is known. */
  readonly cells: readonly (number | string | undefined)[];
}

export interface DescribedTable {
  readonly inputs: readonly DescribedColumn[];
  readonly label: DescribedColumn;
  readonly rows: number;
}

export interface Writing {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly lineBreak: '\n' | '\r\n' | '\r';
  readonly quotes: 'needed' | 'all' | 'words';
  readonly header: boolean;
  readonly labelAt: 'first' | 'last' | 'middle';
  readonly index: 'none' | 'unnamed' | 'id';
  readonly decimalComma: boolean;
  readonly missing: string;
  readonly sep: boolean;
  readonly comment: boolean;
  readonly blankEnd: boolean;
  readonly encoding: Encoding;
  readonly mark: boolean;
}

const pools: readonly (readonly string[])[] = [
  ['setosa', 'versicolor', 'virginica'],
  ['cat', 'dog', 'bird', 'fish'],
  ['yes', 'no'],
  ['naïve', 'été', 'Größe'],
  ['кошка', 'собака', 'птица'],
  ['犬', '猫'],
  ['New York', 'San José'],
  ['0', '1'],
  ['1', '2', '3'],
];
const inputNames = ['height', 'width', 'age', 'petal length', 'x', 'temperature', 'Länge', 'sepal.width', 'rate (%)'];
const labelNames = ['label', 'class', 'species', 'target', 'Class', 'category'];

const amount = fc.oneof(
  fc.integer({ min: -50, max: 500 }).map((n) => n / 10),
  fc.integer({ min: 0, max: 9999 }).map((n) => n / 1000),
  fc.integer({ min: -1000, max: 2000 }).map((n) => n + 0.5),
);

/** Tables of measurements with an answer of a few names. */
export const describedTable: fc.Arbitrary<DescribedTable> = fc
  .record({
    rows: fc.integer({ min: 12, max: 30 }),
    width: fc.integer({ min: 1, max: 5 }),
    pool: fc.constantFrom(...pools),
    other: fc.constantFrom(...pools),
    words: fc.boolean(),
    names: fc.shuffledSubarray(inputNames, { minLength: 5, maxLength: 5 }),
    labelName: fc.constantFrom(...labelNames),
    gap: fc.option(fc.nat(200), { freq: 3 }),
    seed: fc.array(amount, { minLength: 150, maxLength: 150 }),
  })
  .map(({ rows, width, pool, other, words, names, labelName, gap, seed }) => ({
    rows,
    inputs: Array.from({ length: width }, (_, c): DescribedColumn => {
      // Beside a column of words nobody knows, without a header, that numbers are the classes.
      const word = words && c === 1 && !/^\d/.test(pool[0]!);
      return {
        name: names[c]!,
        kind: word ? 'category' : 'number',
        cells: Array.from({ length: rows }, (_, r) =>
          gap === c * 40 + r ? undefined : word ? other[(r * 7 + 3) % other.length]! : seed[(c * 31 + r * 7) % 150]!,
        ),
      };
    }),
    label: {
      name: labelName,
      kind: 'category',
      cells: Array.from({ length: rows }, (_, r) => pool[(r * 5 + (seed[r]! > 100 ? 1 : 0)) % pool.length]!),
    },
  }));

export const writing: fc.Arbitrary<Writing> = fc
  .record({
    separator: fc.constantFrom(',', ';', '\t', '|' as const),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r' as const),
    quotes: fc.constantFrom('needed', 'all', 'words' as const),
    header: fc.boolean(),
    labelAt: fc.constantFrom('first', 'last', 'middle' as const),
    index: fc.constantFrom('none', 'none', 'unnamed', 'id' as const),
    decimalComma: fc.boolean(),
    missing: fc.constantFrom('', 'NA', '?', 'nan'),
    sep: fc.boolean(),
    comment: fc.boolean(),
    blankEnd: fc.boolean(),
    encoding: fc.constantFrom<Encoding>(
      'utf-8',
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'windows-1251',
      'shift_jis',
    ),
    mark: fc.boolean(),
  })
  .map((w) => ({
    ...w,
    sep: w.sep && w.separator === ';',
    mark: w.mark || w.encoding.startsWith('utf-16'),
  })) as fc.Arbitrary<Writing>;

/** The bytes of a table in a writing; undefined where the encoding has not its letters. */
export function writeTable({ inputs, label, rows }: DescribedTable, w: Writing): Uint8Array<ArrayBuffer> | undefined {
  const place = { first: 0, last: inputs.length, middle: Math.floor(inputs.length / 2) }[w.labelAt];
  const columns = [...inputs.slice(0, place), label, ...inputs.slice(place)];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const cell = (value: number | string | undefined): string => {
    const text =
      value === undefined
        ? w.missing
        : typeof value === 'number'
          ? String(value).replace('.', w.decimalComma ? ',' : '.')
          : value;
    const needed = text.includes(w.separator) || text.includes('\n');
    return needed || w.quotes === 'all' || (w.quotes === 'words' && typeof value === 'string') ? quoted(text) : text;
  };
  const index = (r: number) => (w.index === 'none' ? [] : [cell(w.index === 'id' ? r + 1 : r)]);
  const lines = [
    ...(w.sep ? [`sep=${w.separator}`] : []),
    ...(w.comment && !w.sep ? ['# made by a test'] : []),
    ...(w.header
      ? [
          [
            ...(w.index === 'none' ? [] : [cell(w.index === 'id' ? 'id' : '')]),
            ...columns.map(({ name }) => cell(name)),
          ].join(w.separator),
        ]
      : []),
    ...Array.from({ length: rows }, (_, r) =>
      [...index(r), ...columns.map(({ cells }) => cell(cells[r]))].join(w.separator),
    ),
  ];
  return encode(
    `${w.mark && w.encoding.startsWith('utf') ? '\ufeff' : ''}${lines.join(w.lineBreak)}${w.lineBreak}${w.blankEnd ? w.lineBreak : ''}`,
    w.encoding,
  );
}

const known = new Map<Encoding, Map<string, number[]>>();

/** Every letter of an encoding of one or two bytes, found by decoding all of them. */
function lettersOf(encoding: Encoding): Map<string, number[]> {
  const made = known.get(encoding) ?? new Map<string, number[]>();
  if (made.size > 0) return made;
  known.set(encoding, made);
  for (let a = 0; a < 256; a++) {
    const one = decodeAs(Uint8Array.of(a), encoding);
    if (one?.length === 1 && !made.has(one)) made.set(one, [a]);
    for (let b = 0x40; a >= 0x80 && b < 256; b++) {
      const two = decodeAs(Uint8Array.of(a, b), encoding);
      if (two?.length === 1 && !made.has(two)) made.set(two, [a, b]);
    }
  }
  return made;
}

/** The bytes of a text; undefined where the encoding has not all its letters. */
export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) {
    const view = new DataView(new ArrayBuffer(2 * text.length));
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === 'utf-16le');
    return new Uint8Array(view.buffer);
  }
  const letters = lettersOf(encoding);
  const bytes = [...text].map((letter) => letters.get(letter));
  return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes.flat() as number[]);
}
