/** @file Values and remarks as a Python program writes them. */
import { type Shape, sizeOf } from '#nn/shape.ts';

/** A string of Python that is this very text, as a file's name must be. What does not show, or turns the reading round, is escaped. */
export const pythonString = (text: string): string =>
  JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (c) => `\\U${c.codePointAt(0)!.toString(16).padStart(8, '0')}`);

/** A text of people's own, without what would end a line, a comment or a file of UTF-8. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** The same within a string of three quotation marks. */
export const inDocstring = (text: string): string => oneLine(text).replaceAll('\\', '\\\\').replaceAll('"', "'");

/** A float32 in the fewest digits that are read back to the same float32; a whole number with its point. */
export function float32Text(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return withPoint(text);
  }
  return withPoint(String(Number(value.toPrecision(9))));
}

const withPoint = (text: string): string => (/^-?\d+$/.test(text) ? `${text}.0` : text);

/** Nested lists of a row-major array: a line for each of the outermost where there are several. @param say a number's text */
export function pythonList(
  values: ArrayLike<number>,
  shape: Shape,
  say: (value: number) => string,
  indent = '',
): string {
  const nested = (depth: number, from: number): string => {
    if (depth === shape.length) return say(values[from]!);
    const size = sizeOf(shape.slice(depth + 1));
    const parts = Array.from({ length: shape[depth]! }, (_, i) => nested(depth + 1, from + i * size));
    if (depth > 0 || shape.length === 1) return `[${parts.join(', ')}]`;
    return `[\n${parts.map((part) => `${indent}    ${part},\n`).join('')}${indent}]`;
  };
  return nested(0, 0);
}

/** Columns of a line at most, as far as lists are broken for it. */
const WIDE = 100;

/**
 * A list of what is written already, on one line, or on several where one would be too long.
 * @param around how many more characters stand on its line
 * @param indent of the statement that it stands in
 */
export function brokenList(parts: readonly (string | number)[], around: number, indent: string): string {
  const line = `[${parts.join(', ')}]`;
  if (around + line.length <= WIDE) return line;
  const rows: string[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last !== undefined && indent.length + last.length + String(part).length < WIDE - 6)
      rows[rows.length - 1] = `${last} ${part},`;
    else rows.push(`${part},`);
  }
  return `[\n${rows.map((row) => `${indent}    ${row}\n`).join('')}${indent}]`;
}
