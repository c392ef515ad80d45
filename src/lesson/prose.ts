/** @file Whether words are easy to read: short sentences, the house's words, and no specialist's word that the glossary does not explain. */
import { proseWords } from './proofWords.ts';
import { inlinesOf, plainText, readRichText } from './richText.ts';
import { specialistWords } from './specialistWords.ts';

export const MOST_WORDS = 25;

/** What the glossary knows; it is given by who has it. */
export interface Vocabulary {
  /** Every name that a thing is looked up by. */
  readonly names: readonly string[];
  /** Words that stand nowhere on the page, and what is said in their place. */
  readonly never: readonly { readonly plain: string; readonly never: RegExp }[];
}

/** Sentences of a text, as they are read. */
export const sentencesOf = (words: string): readonly string[] =>
  plainText(readRichText(words))
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+(?=[\p{Lu}\d“"(])/u))
    .filter((one) => /\p{L}/u.test(one));
const countOf = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

export function proseFaults(words: string, { names, never }: Vocabulary): readonly string[] {
  const known = names.map(stem);
  const text = plainText(readRichText(words)).join(' ');
  return [
    ...sentencesOf(words)
      .filter((sentence) => countOf(sentence) > MOST_WORDS)
      .map((sentence) => proseWords.long(countOf(sentence), MOST_WORDS, sentence.split(/\s+/).slice(0, 6).join(' '))),
    ...never.flatMap(({ plain, never }) => {
      const found = never.exec(text)?.[0];
      return found === undefined ? [] : [proseWords.never(found, plain)];
    }),
    ...inlinesOf(readRichText(words)).flatMap((one) =>
      one.kind === 'term' && !known.includes(stem(one.text)) ? [proseWords.noTerm(one.text)] : [],
    ),
    ...specialistWords
      .filter((word) => says(text, word) && !known.some((name) => name.includes(stem(word))))
      .map(proseWords.unexplained),
  ];
}

/** Small letters, without the ends by which words differ in number. */
const stem = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/(?<=\p{L}{3})e?s$/u, '')
    .trim();
const says = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${word}(?:s|es)?(?![\\p{L}\\d])`, 'iu').test(text);
