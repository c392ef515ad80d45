import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from '#testing/archives.ts';
import { decodePng } from '#testing/decodePng.ts';
import {
  type DescribedPictures,
  describedPictures,
  namesOf,
  type PictureWriting,
  picturesOf,
  pictureWriting,
  writePictures,
} from '#testing/writtenPictures.ts';
import { type DescribedTable, describedTable, type Writing, writeTable, writing } from '#testing/writtenTable.ts';
import { type Examination, importOf } from './examine.ts';
import { bytesSource } from './source.ts';

const decode = () => Promise.reject(new Error('no picture'));
const asked = process.env['IMPORT_SETS'];
const runs = Number(asked ?? 300);
/** Fewer: each is packed and unpacked. */
const pictureRuns = Number(asked ?? 100);

/** `right`, `asked` or `refused`; anything else is what was got wrong. */
function outcome({ table, questions, error, what }: Examination, described: DescribedTable, written: Writing): string {
  if (error !== undefined) return 'refused';
  if (questions.length > 0) return 'asked';
  if (what !== 'table' || !table) return `became ${what}`;
  const gapless = Array.from({ length: described.rows }, (_, r) => r).filter((r) =>
    described.inputs.every(({ cells }) => cells[r] !== undefined),
  );
  if (table.count !== gapless.length) return `${table.count} rows of ${gapless.length}`;
  const answer = table.columns.at(-1)!;
  const wanted = [...described.inputs, described.label];
  if (table.columns.length !== wanted.length) return `columns ${table.columns.map(({ name }) => name)}`;
  if (answer.kind !== 'category') return `the answer is ${answer.name}`;
  const text = (column: (typeof table.columns)[number], value: number) =>
    column.kind === 'category' ? column.categories[value]! : String(value);
  for (const [c, { name, cells }] of wanted.entries()) {
    const column = table.columns[c]!;
    if (written.header && column.name !== name) return `“${name}” is called “${column.name}”`;
    for (const [i, r] of gapless.entries()) {
      const got = text(column, table.values[i * wanted.length + c]!);
      if (got !== String(cells[r])) return `${name}, row ${r + 1}: ${got} instead of ${cells[r]}`;
    }
  }
  return 'right';
}

it(`a table in any dialect is read right, asked about or refused, never wrong (${runs} sets)`, async () => {
  const counts: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(describedTable, writing, async (described, written) => {
      const bytes = writeTable(described, written);
      fc.pre(bytes !== undefined);
      const found = await importOf([bytesSource('table.csv', bytes!)]).examine({}, { decode });
      const result = outcome(found, described, written);
      counts[result] = (counts[result] ?? 0) + 1;
      expect(['right', 'asked', 'refused'], found.error).toContain(result);
    }),
    { numRuns: runs, seed: 11 },
  );
  // Whoever asks about everything is never wrong.
  expect(counts['right']! / runs).toBeGreaterThan(0.7);
  expect(counts['refused'] ?? 0).toBe(0);
});

/** The same of pictures: each must be there, as it is, under the name of its own class. */
function picturesOutcome(found: Examination, described: DescribedPictures, writing: PictureWriting): string {
  const { images, questions, error, what, left } = found;
  if (error !== undefined) return 'refused';
  if (questions.length > 0) return 'asked';
  if (what !== 'images' || !images) return `became ${what}`;
  const names = namesOf(described, writing);
  if ([...images.classNames].sort().join() !== [...names].sort().join()) return `classes ${images.classNames}`;
  const { ink, labels } = picturesOf(described);
  if (images.labels.length !== ink.length) return `${images.labels.length} of ${ink.length} pictures`;
  const size = images.channels * images.height * images.width;
  const classOf = new Map(ink.map((one, i) => [one.join(), names[labels[i]!]!]));
  for (const [i, label] of images.labels.entries()) {
    const name = classOf.get(images.pixels.subarray(i * size, (i + 1) * size).join());
    if (name === undefined) return `picture ${i + 1} is none of those that were given`;
    if (name !== images.classNames[label]) return `a ${name} is called ${images.classNames[label]}`;
  }
  if (writing.broken && !left.some(({ path }) => path.endsWith('torn.png'))) return 'the torn picture is not named';
  return 'right';
}

it(`pictures in any kind of file are read right, asked about or refused, never wrong (${pictureRuns} sets)`, async () => {
  const counts: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(describedPictures, pictureWriting, async (described, writing) => {
      const files = writePictures(described, writing);
      fc.pre(files !== undefined);
      const sources = files!.map(({ path, bytes }) => bytesSource(path, plain(bytes)));
      const found = await importOf(sources).examine({}, { decode: async (bytes) => decodePng(bytes) });
      const result = picturesOutcome(found, described, writing);
      counts[result] = (counts[result] ?? 0) + 1;
      expect(['right', 'asked', 'refused'], found.error).toContain(result);
    }),
    { numRuns: pictureRuns, seed: 12 },
  );
  expect(counts['right']! / pictureRuns).toBeGreaterThan(0.7);
});
