import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imagesRecipe, refusal, tableRecipe } from '#app/import/importRecipe.ts';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import { readDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/registries.ts';
import { gzipped, idx, plain, textFile, type WrittenFile, zip } from '#testing/archives.ts';
import { broken, effort, isSentence } from './effort.ts';

const picture = (light: number) => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, light);
const ramp = Uint8Array.from({ length: 96 }, (_, i) => i);
const images = idx('images', [6, 4, 4], ramp);
const labels = idx('labels', [6], Uint8Array.of(0, 1, 0, 1, 0, 1));
const folders = Array.from({ length: 8 }, (_, i) => ({ path: `${'ab'[i % 2]}/${i}.png`, bytes: picture(i) }));
const sets: readonly (readonly WrittenFile[])[] = [
  [images, labels],
  [gzipped(images), labels],
  [zip('pictures.zip', folders)],
  [textFile('pixels.csv', Array.from({ length: 5 }, (_, i) => `${i % 2},1,2,3,4`).join('\n'))],
  [zip('both.zip', [images, labels])],
];

/** The files of a set, one of them broken. */
const damaged = fc
  .constantFrom(...sets.flatMap((set) => set.map((_, which) => ({ set, which }))))
  .chain(({ set, which }) =>
    broken(plain(set[which]!.bytes)).map((hurt) => set.map((one, i) => (i === which ? { ...one, bytes: hurt } : one))),
  );

/** Images or a table that a document can hold, a question, or a sentence; what is left out is said. */
async function holds(files: readonly WrittenFile[]): Promise<void> {
  const given = files.map(({ path, bytes: content }) => bytesSource(path, plain(content)));
  const decode = () => Promise.resolve({ width: 4, height: 4, light: new Uint8Array(16) });
  const { images: set, table, error, questions, document, left } = await importOf(given).examine({}, { decode });
  for (const { why } of left) expect(why).toSatisfy(isSentence);
  if (error !== undefined) expect(error).toSatisfy(isSentence);
  if (!set && !table) {
    expect(error !== undefined || questions.length > 0 || document !== undefined).toBe(true);
    return;
  }
  if (set) {
    expect(set.pixels.length).toBe(set.labels.length * set.channels * set.height * set.width);
    expect(set.labels.every((label) => label < set.classNames.length)).toBe(true);
  }
  const data = set
    ? imagesRecipe(set, '0123456789abcdef', defaultDocument.data)
    : tableRecipe(table!, defaultDocument.data);
  const why = refusal(defaultDocument, data);
  if (why !== undefined) expect(why).toSatisfy(isSentence);
  else expect(readDocument({ ...defaultDocument, data }, registries).problems ?? []).toEqual([]);
}

it('files of images that were broken are images, or a sentence', async () => {
  await fc.assert(fc.asyncProperty(damaged, holds), effort());
});

const two = (shape: number[]) => [
  idx('images', shape, new Uint8Array(shape.reduce((a, b) => a * b))),
  idx(
    'labels',
    [shape[0]!],
    Uint8Array.from({ length: shape[0]! }, (_, i) => i % 2),
  ),
];
const packed = (...paths: string[]) => [
  zip(
    'p.zip',
    paths.map((path, i) => ({ path, bytes: picture(i + 1) })),
  ),
];
it.each<[string, readonly WrittenFile[]]>([
  ['images without height', two([4, 0, 28])],
  ['images of 1 × 300 pixels', two([2, 1, 300])],
  ['images of 300 × 300 pixels', two([2, 300, 300])],
  ['a folder with a line break', packed('a\nb/1.png', 'c/1.png')],
  ['folders outside the zip', packed('../../etc/1.png', '/abs/1.png')],
  [
    'two hundred long names',
    packed(...Array.from({ length: 200 }, (_, i) => `${'a class with a long name '.repeat(3)}${i}/1.png`)),
  ],
  ['a million columns', [textFile('t.csv', `1${',1'.repeat(1e6)}\n0${',1'.repeat(1e6)}`)]],
  ['markup', [textFile('x.png', '<svg onload=alert(1)>')]],
])('%s: images, or a sentence', (_, files) => holds(files));
