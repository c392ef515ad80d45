/** @file Tables of pixels: a line an image, its class and then its pixels, row by row; as MNIST is often handed on. */
import { type ImageSet, MOST_CLASSES, MOST_VALUES } from './imageSet.ts';

export type ImageReading = { readonly images: ImageSet } | { readonly error: string };

/** Places of labels among their distinct names: numbers by size, words by alphabet. */
export function classesOf(names: readonly string[]): { classNames: string[]; labels: Uint8Array<ArrayBuffer> } {
  const classNames = [...new Set(names)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1));
  const places = new Map(classNames.map((name, place) => [name, place]));
  return { classNames, labels: Uint8Array.from(names, (name) => places.get(name)!) };
}

/** What is wrong with a number of classes, or undefined. */
export function classProblem(classNames: readonly string[]): string | undefined {
  if (classNames.length < 2) return `holds only the class ${classNames[0] ?? '(none)'}; two at least are needed`;
  if (classNames.length > MOST_CLASSES)
    return `holds ${classNames.length} classes; at most ${MOST_CLASSES} can be told apart`;
  return undefined;
}

/** The lines of a text, without what ends them. */
function* linesOf(bytes: Uint8Array): Generator<string, void> {
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(10, from);
    const end = found < 0 ? bytes.length : found;
    yield decoder.decode(bytes.subarray(from, end)).replace(/\r$/, '');
    from = end + 1;
  }
}

/**
 * Reads a table of square images: the label in the first column, then S · S pixels, 0 … 255, or 0 … 1 where none is larger. A first line of words is left out.
 * Yields after every line: MNIST as a table takes seconds to read.
 * @param name what to call the file in an error
 * @returns the images, or what is wrong and on which line. Never throws.
 */
export function* readCsvPixels(bytes: Uint8Array, name: string): Generator<void, ImageReading> {
  const names: string[] = [];
  /** Whole numbers as soon as it is known that they are. */
  const rows: (Uint8Array | Float64Array)[] = [];
  let side = 0;
  let most = 0;
  let at = 0;
  for (const line of linesOf(bytes)) {
    at++;
    yield;
    if (line.trim() === '') continue;
    const cells = line.split(/[,;\t]/);
    if (side === 0) {
      // The names of the columns.
      if (at === 1 && cells.slice(1).some((cell) => !Number.isFinite(Number(cell)))) continue;
      side = Math.sqrt(cells.length - 1);
      if (!Number.isInteger(side) || side < 1)
        return {
          error: `${name}: line ${at}: ${cells.length - 1} pixels after the class are no square (points on a plane are another import, beside the sets of points)`,
        };
    }
    const size = side * side;
    if (cells.length !== size + 1)
      return { error: `${name}: line ${at}: expected a class and ${size} pixels, received ${cells.length} cells` };
    if ((rows.length + 1) * size > MOST_VALUES)
      return { error: `${name}: line ${at}: more than the 60,000 images of 28 × 28 pixels that can be held` };
    const row = new Float64Array(size);
    for (let c = 1; c <= size; c++) {
      const value = Number(cells[c]);
      if (!(value >= 0 && value <= 255) || cells[c]!.trim() === '')
        return { error: `${name}: line ${at}, column ${c + 1}: expected a pixel from 0 to 255, received ${cells[c]}` };
      if (value > most) most = value;
      row[c - 1] = value;
    }
    names.push(cells[0]!.trim());
    rows.push(most > 1 ? Uint8Array.from(row, (value) => Math.round(value)) : row);
  }
  if (names.length === 0) return { error: `${name}: line 1: holds no image` };
  const { classNames, labels } = classesOf(names);
  const problem = classProblem(classNames);
  if (problem) return { error: `${name}: ${problem}` };
  const scale = most <= 1 ? 255 : 1;
  const pixels = new Uint8Array(rows.length * side * side);
  for (const [i, row] of rows.entries()) {
    pixels.set(row instanceof Uint8Array ? row : row.map((value) => Math.round(value * scale)), i * row.length);
    yield;
  }
  return { images: { title: name, channels: 1, height: side, width: side, pixels, labels, classNames } };
}
