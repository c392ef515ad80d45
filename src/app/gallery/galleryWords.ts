/** @file The words of the gallery: its shelves, and what can be done there. */
import type { Shelf } from '#examples/readExample.ts';

export const TITLE = 'Examples';
export const ABOUT =
  'Each picture shows what the trained network makes of its samples. Pictures that it takes for others are faint.';
export const FIND = 'Find an example';
export const FIND_HINT = 'ReLU, pooling, XOR …';
export const START_EMPTY = 'Start empty';
export const CLOSE = 'Back to the page';
export const YOURS = 'Yours';
export const KEPT_HERE = 'Kept in this browser';
export const NOT_KEPT = 'This browser keeps nothing: save your work as a file';
export const OPEN_FILE = 'Open a file';
export const OR_DROP = 'or drop it here';
export const ALL_YOURS = 'All your work';
export const EMBED = 'Embed';
export const EMBED_HINT = 'Put this into a page of your own';

export const embedTitle = (title: string): string => `Embed “${title}”`;
export const nothingFound = (asked: string): string => `No example speaks of “${asked}”.`;
export const foundWords = (count: number): string =>
  count === 1 ? 'One example found.' : `${count === 0 ? 'No' : count} examples found.`;

export const OR_START = 'Or start from';
export const allWords = (count: number): string => `All ${count} examples`;

interface ShelfWords {
  readonly name: string;
  /** What its examples are played for. */
  readonly question: string;
}

export const shelfWords: Readonly<Record<Shelf, ShelfWords>> = {
  start: { name: 'Start here', question: 'What can a network learn from examples?' },
  trained: { name: 'Already trained', question: 'What is inside a network that has learned?' },
  layers: { name: 'Why layers', question: 'How do they bend space until a straight cut is enough?' },
  building: { name: 'Building on what was learned', question: 'What helps with the next task?' },
  seeing: { name: 'Seeing', question: 'From pixels to concepts: what is kept, what is forgotten?' },
  sequences: { name: 'Sequences', question: 'What is remembered, and for how long?' },
  failing: { name: 'When training fails', question: 'Why did twenty layers not learn, and what mended it?' },
  compare: { name: 'Compare', question: 'One thing is changed. What changes with it?' },
};
