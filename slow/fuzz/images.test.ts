import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imagesRecipe, refusal, tableRecipe } from '#app/import/importRecipe.ts';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import { readDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/registries.ts';
import { broken, effort, isSentence } from './effort.ts';

interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const bytes = (buffer: Uint8Array) => Uint8Array.from(buffer);
const text = (words: string) => bytes(Buffer.from(words));

/** An IDX file of bytes. */
function idx(shape: readonly number[], values: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, length] of shape.entries()) head.writeUInt32BE(length, 4 + 4 * axis);
  return bytes(Buffer.concat([head, values]));
}

/** A zip of deflated files, written from its specification. */
function zip(files: readonly GivenFile[]): Uint8Array<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.path);
    const packed = deflateRawSync(file.bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(file.bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(file.bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    list.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, more, name);
    const body = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed]);
    bodies.push(body);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return bytes(Buffer.concat([...bodies, ...list, end]));
}

const picture = (light: number) => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, light);
const ramp = Uint8Array.from({ length: 96 }, (_, i) => i);
const images = idx([6, 4, 4], ramp);
const labels = idx([6], Uint8Array.of(0, 1, 0, 1, 0, 1));
const file = (path: string, content: Uint8Array): GivenFile => ({ path, bytes: bytes(content) });
const folders = zip(Array.from({ length: 8 }, (_, i) => file(`${'ab'[i % 2]}/${i}.png`, picture(i))));
const sets: readonly (readonly GivenFile[])[] = [
  [file('images', images), file('labels', labels)],
  [file('images.gz', gzipSync(images)), file('labels', labels)],
  [file('pictures.zip', folders)],
  [file('pixels.csv', text(Array.from({ length: 5 }, (_, i) => `${i % 2},1,2,3,4`).join('\n')))],
  [file('both.zip', zip([file('images', images), file('labels', labels)]))],
];

/** The files of a set, one of them broken. */
const damaged = fc
  .constantFrom(...sets.flatMap((set) => set.map((_, which) => ({ set, which }))))
  .chain(({ set, which }) =>
    broken(set[which]!.bytes).map((hurt) => set.map((one, i) => (i === which ? { ...one, bytes: hurt } : one))),
  );

/** Images or a table that a document can hold, a question, or a sentence; what is left out is said. */
async function holds(files: readonly GivenFile[]): Promise<void> {
  const given = files.map(({ path, bytes: content }) => bytesSource(path, content));
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
  file('images', idx(shape, new Uint8Array(shape.reduce((a, b) => a * b)))),
  file(
    'labels',
    idx(
      [shape[0]!],
      Uint8Array.from({ length: shape[0]! }, (_, i) => i % 2),
    ),
  ),
];
it.each<[string, readonly GivenFile[]]>([
  ['images without height', two([4, 0, 28])],
  ['images of 1 × 300 pixels', two([2, 1, 300])],
  ['images of 300 × 300 pixels', two([2, 300, 300])],
  ['a folder with a line break', [file('p.zip', zip([file('a\nb/1.png', picture(1)), file('c/1.png', picture(2))]))]],
  [
    'folders outside the zip',
    [file('p.zip', zip([file('../../etc/1.png', picture(1)), file('/abs/1.png', picture(2))]))],
  ],
  [
    'two hundred long names',
    [
      file(
        'p.zip',
        zip(
          Array.from({ length: 200 }, (_, i) => file(`${'a class with a long name '.repeat(3)}${i}/1.png`, picture(i))),
        ),
      ),
    ],
  ],
  ['a million columns', [file('t.csv', text(`1${',1'.repeat(1e6)}\n0${',1'.repeat(1e6)}`))]],
  ['markup', [file('x.png', text('<svg onload=alert(1)>'))]],
])('%s: images, or a sentence', (_, files) => holds(files));
