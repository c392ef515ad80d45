/** @file IDX files: which labels belong to which images, and their pixels. */
import { inTasks } from '#base/tasks.ts';
import { readIdx } from '#data/images/readIdx.ts';
import type { Choices, Part } from './examine.ts';
import { type NamedIdx, pairIdx } from './pairIdx.ts';
import { type Turn, turned } from './pictures.ts';
import { setOf } from './readPixelTable.ts';
import { baseName, type SourceFile, Unreadable } from './source.ts';

export interface IdxGuess {
  /** By the path of the images: that of their labels. */
  readonly pairs: Readonly<Record<string, string>>;
}

export async function examineIdx(files: readonly SourceFile[], choices: Choices): Promise<Part> {
  const arrays: NamedIdx[] = [];
  for (const file of files) {
    const reading = await bytesOf(file);
    if ('error' in reading) return { error: reading.error };
    arrays.push({ ...reading, path: file.path });
  }
  const pairing = pairIdx(arrays, choices.pairs);
  if ('error' in pairing) return { error: pairing.error };
  if ('ask' in pairing) {
    const open = pairing.ask.map(({ images, candidates }) => ({
      images: images.path,
      candidates: candidates.map(({ path }) => path),
    }));
    return { questions: [{ about: 'pairs', open }] };
  }
  const { pairs } = pairing;
  const sizes = new Set(pairs.map(({ images: { shape } }) => `${shape[1]} × ${shape[2]}`));
  if (sizes.size > 1) return { error: `The files hold images of different sizes: ${[...sizes].join(', ')}` };
  // EMNIST hands rows and columns on exchanged.
  const turn: Turn = choices.turn ?? (pairs.some(({ images }) => /emnist/i.test(images.path)) ? 'transpose' : 'none');
  const guess = { pairs: Object.fromEntries(pairs.map(({ images, labels }) => [images.path, labels.path])), turn };
  const [, height, width] = pairs[0]!.images.shape as [number, number, number];
  if (turn !== 'none' && height !== width)
    return { error: `Images of ${height} × ${width} pixels cannot be turned: they are no squares`, guess };
  const pixels: Uint8Array[] = [];
  const written: string[] = [];
  for (const { images, labels } of pairs)
    for (const [i, label] of labels.values.entries()) {
      pixels.push(images.values.subarray(i * height * width, (i + 1) * height * width));
      written.push(String(label));
    }
  const title = baseName(pairs[0]!.images.path);
  const result = await inTasks(setOf(pixels, written, { title, channels: 1, height, width }));
  if ('error' in result) return { error: result.error, guess };
  const { set } = result;
  if (turn !== 'none')
    for (let at = 0; at < set.pixels.length; at += height * width)
      set.pixels.set(turned(set.pixels.subarray(at, at + height * width), height, turn), at);
  return { images: set, remarks: result.remarks, guess };
}

async function bytesOf(file: SourceFile) {
  try {
    return readIdx(await file.bytes(), baseName(file.path));
  } catch (error) {
    if (error instanceof Unreadable) return { error: `${baseName(file.path)}: ${error.message}` };
    throw error;
  }
}
