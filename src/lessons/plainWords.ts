/** @file A lesson's words without their marks, for a card or a heading: one line of text. */
import { type Inline, readRichText } from '#lesson/index.ts';

const of = (one: Inline): string =>
  one.kind === 'number'
    ? (one.number.quoted ?? '…')
    : 'text' in one
      ? one.text
      : 'of' in one
        ? one.of.map(of).join('')
        : 'tex' in one
          ? one.tex
          : '';

/** Its first paragraphs; lists and formulas of their own are left out. */
export const plainWords = (text: string): string =>
  readRichText(text)
    .pieces.flatMap((piece) => (piece.kind === 'paragraph' ? [piece.of.map(of).join('')] : []))
    .join(' ');
