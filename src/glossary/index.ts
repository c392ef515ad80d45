/** @file The glossary: every term of the page in plain words, with the field's words behind them. Loaded when it is read or searched. */
import { dataTerms } from './dataTerms.ts';
import { learningTerms } from './learningTerms.ts';
import { networkTerms } from './networkTerms.ts';
import { readingTerms } from './readingTerms.ts';
import type { Term } from './term.ts';

export type { Term } from './term.ts';

/** The glossary's parts, in the order in which they are read. */
export const chapters: readonly { readonly title: string; readonly terms: readonly Term[] }[] = [
  { title: 'What a network is made of', terms: networkTerms },
  { title: 'How it learns', terms: learningTerms },
  { title: 'What it learns from, and how well', terms: dataTerms },
  { title: 'Looking inside', terms: readingTerms },
];

export const glossary: readonly Term[] = chapters.flatMap(({ terms }) => terms);
