/** @file What the glossary says of itself. */

export const TITLE = 'Glossary';
export const searchLabel = 'Search the glossary';
export const seeAlso = 'See also';
export const inTheField = 'In the field:';

/** How many entries answer a search. */
export const foundWords = (count: number): string =>
  count === 0 ? 'Nothing found. Try a shorter word.' : count === 1 ? '1 entry' : `${count} entries`;
