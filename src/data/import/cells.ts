/** @file What a cell of a table says: a number, nothing, or a name. */
import type { Dialect } from './delimited.ts';

/** What people and programs write where a value is missing. */
const MISSING = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  'missing',
  '?',
  '-',
  '–',
  '.',
  '..',
  '...',
]);

export const isMissing = (cell: string): boolean => MISSING.has(cell.trim().toLowerCase());

/**
 * What "NA", "null" and empty cells stand for in a column of names: both for a missing value; "NA" for a name (Namibia, "not applicable"), empty cells for none; or
 * both for names.
 */
export const missingRules = ['missing', 'words are names', 'names'] as const;
export type MissingRule = (typeof missingRules)[number];

/** What an empty cell is called where it is a name. */
export const EMPTY = '(empty)';

/** Whether a cell of a column holds nothing: among names "none" is one ("none", "mild", "severe"), and so is "−" where others are "+". */
export const isGap = (
  cell: string,
  kind: 'number' | 'category',
  signs: boolean,
  rule: MissingRule = 'missing',
): boolean =>
  isMissing(cell) &&
  !(kind === 'category' && (rule === 'names' || (rule === 'words are names' && cell.trim() !== ''))) &&
  !(kind === 'category' && (/^none$/i.test(cell.trim()) || (signs && cell.trim() === '-')));

/**
 * The number that a cell holds, or undefined. Takes −, also as U+2212, decimals, exponents, thousands parted by blanks, apostrophes or what is not the
 * decimal sign, and a per cent sign, which is left out; neither Infinity, NaN nor hexadecimals.
 */
export function numberIn(cell: string, { decimalComma }: Pick<Dialect, 'decimalComma'>): number | undefined {
  if ((decimalComma ? PLAIN : PLAIN_POINT).test(cell)) return Number(cell);
  let text = cell.trim().replace('−', '-').replace(/\s*%$/, '');
  const { grouped, sign } = decimalComma ? GROUPS.comma : GROUPS.point;
  if (grouped.test(text)) text = text.replace(sign, '');
  if (decimalComma) text = text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** As nearly all numbers are written. Where the comma is the decimal sign, three digits after a point could be thousands: they are looked at more closely. */
const PLAIN_POINT = /^-?\d+(\.\d+)?$/;
const PLAIN = /^-?(\d+|\d+\.(\d{1,2}|\d{4,}))$/;
const GROUPS = {
  comma: { grouped: /^[+-]?[1-9]\d{0,2}([.\s\u00a0\u202f']\d{3})+(?!\d)/, sign: /[.\s\u00a0\u202f']/g },
  point: { grouped: /^[+-]?[1-9]\d{0,2}([,\s\u00a0\u202f']\d{3})+(?!\d)/, sign: /[,\s\u00a0\u202f']/g },
} as const;

/** A name as people read it: one form of each letter (NFC), no signs that cannot be seen, one blank for many. Two names that look alike are one. */
export const nameOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
