/** @file The rows of a table as images, a row at a time: MNIST as a table is a hundred megabytes long. */
import { type ImageSet, MOST_VALUES } from '#data/images/imageSet.ts';
import { isMissing, numberIn } from './cells.ts';
import { classesOf, classProblem } from './classes.ts';
import { readRows } from './delimited.ts';
import type { TableGuess } from './guessTable.ts';
import { shareOf } from './share.ts';

export interface Imported<T> {
  readonly set: T;
  /** What was left out or changed on the way, in sentences. */
  readonly remarks: readonly string[];
}
export type Result<T> = Imported<T> | { readonly error: string };

const spaced = (count: number) => count.toLocaleString('en').replaceAll(',', '\u202f');

/**
 * Reads a table of pixels as a guess (with what the person changed of it) says. Yields after every row.
 * @param title what to call the file
 * @returns the images, or what is wrong and where. Never throws.
 */
export function* readPixelTable(text: string, guess: TableGuess, title: string): Generator<void, Result<ImageSet>> {
  const { pixels, roles, dialect, header, columns } = guess;
  const label = roles.indexOf('label');
  const inputs = roles.flatMap((role, c) => (role === 'input' ? [c] : []));
  if (!pixels || label < 0) return { error: `${title}: no column holds the class of each picture` };
  const { channels, height, width, range, order } = pixels;
  const size = channels * height * width;
  const plane = height * width;
  /** Where a number of the row belongs: all of one colour lie together. */
  const placeOf = (p: number) => (order === 'pixels' ? (p % channels) * plane + Math.floor(p / channels) : p);
  if (inputs.length !== size)
    return {
      error: `${title}: ${inputs.length} pixels make no picture of ${height} × ${width}; say how wide the pictures are`,
    };
  const [low, high] = range;
  const { rows } = readRows(text, dialect);
  if (header) rows.next();
  const written: string[] = [];
  const images: Uint8Array[] = [];
  for (;;) {
    const next = rows.next();
    if (next.done) {
      if (next.value) return { error: `${title}: ${next.value.message}` };
      break;
    }
    yield;
    const { line, cells } = next.value;
    if (cells.length !== columns.length)
      return { error: `${title}: line ${line}: expected ${columns.length} cells, received ${cells.length}` };
    if (isMissing(cells[label]!)) return { error: `${title}: line ${line}, column ${label + 1}: has no class` };
    const image = new Uint8Array(size);
    for (const [p, c] of inputs.entries()) {
      const cell = cells[c]!;
      const plain = cell === '' ? Number.NaN : Number(cell);
      const value = Number.isNaN(plain) ? numberIn(cell, dialect) : plain;
      if (value === undefined || !(value >= low && value <= high))
        return {
          error: `${title}: line ${line}, column ${c + 1}: expected a pixel from ${low} to ${high}, received ${cell === '' ? 'nothing' : cell.slice(0, 20)}`,
        };
      image[placeOf(p)] = Math.round(((value - low) / (high - low)) * 255);
    }
    written.push(cells[label]!);
    images.push(image);
  }
  return yield* setOf(images, written, { title, channels, height, width });
}

/** Images with their labels as a set, a share of them where they are too many. */
export function* setOf(
  images: readonly Uint8Array[],
  written: readonly string[],
  { title, channels, height, width }: Pick<ImageSet, 'title' | 'channels' | 'height' | 'width'>,
): Generator<void, Result<ImageSet>> {
  if (images.length === 0) return { error: `${title}: holds no image` };
  const all = classesOf(written);
  const problem = classProblem(all.names);
  if (problem) return { error: `${title}: ${problem}` };
  const size = channels * height * width;
  const most = Math.floor(MOST_VALUES / size);
  const rows = shareOf(all.labels, most);
  const pixels = new Uint8Array(rows.length * size);
  for (const [i, row] of rows.entries()) {
    pixels.set(images[row]!, i * size);
    if (i % 256 === 0) yield;
  }
  const labels = Uint8Array.from(rows, (row) => all.labels[row]!);
  return {
    set: { title, channels, height, width, pixels, labels, classNames: all.names },
    remarks: [
      ...all.remarks,
      ...(rows.length < images.length
        ? [
            `Of ${spaced(images.length)} images ${spaced(rows.length)} are taken, the same share of each class: more of this size cannot be held.`,
          ]
        : []),
    ],
  };
}
