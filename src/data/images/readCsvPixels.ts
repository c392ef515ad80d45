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

/**
 * Reads a table of square images: the label in the first column, then S · S pixels, 0 … 255, or 0 … 1 where none is larger. A first line of words is left out.
 * @param name what to call the file in an error
 * @returns the images, or what is wrong and on which line. Never throws.
 */
export function readCsvPixels(text: string, name: string): ImageReading {
  const lines = text.split(/\r?\n/);
  const names: string[] = [];
  const values: number[] = [];
  let side = 0;
  let most = 0;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/[,;\t]/);
    if (side === 0) {
      // The names of the columns.
      if (i === 0 && cells.slice(1).some((cell) => !Number.isFinite(Number(cell)))) continue;
      side = Math.sqrt(cells.length - 1);
      if (!Number.isInteger(side) || side < 1)
        return { error: `${name}: line ${i + 1}: ${cells.length - 1} pixels after the class are no square` };
    }
    if (cells.length !== side * side + 1)
      return {
        error: `${name}: line ${i + 1}: expected a class and ${side * side} pixels, received ${cells.length} cells`,
      };
    if (values.length + side * side > MOST_VALUES)
      return { error: `${name}: line ${i + 1}: more than the 60,000 images of 28 × 28 pixels that can be held` };
    names.push(cells[0]!.trim());
    for (let c = 1; c < cells.length; c++) {
      const value = Number(cells[c]);
      if (!(value >= 0 && value <= 255) || cells[c]!.trim() === '')
        return {
          error: `${name}: line ${i + 1}, column ${c + 1}: expected a pixel from 0 to 255, received ${cells[c]}`,
        };
      if (value > most) most = value;
      values.push(value);
    }
  }
  if (names.length === 0) return { error: `${name}: line 1: holds no image` };
  const { classNames, labels } = classesOf(names);
  const problem = classProblem(classNames);
  if (problem) return { error: `${name}: ${problem}` };
  const scale = most <= 1 ? 255 : 1;
  const pixels = Uint8Array.from(values, (value) => Math.round(value * scale));
  return { images: { title: name, channels: 1, height: side, width: side, pixels, labels, classNames } };
}
