/** @file What is said of data that a person brings: what was found, in words, and what is asked. */

import type { ImageSet } from '#data/images/imageSet.ts';
import type { MissingRule } from '#data/import/cells.ts';
import type { Separator } from '#data/import/delimited.ts';
import { encodingNames } from '#data/import/encodings.ts';
import type { Examination, Guess, Question } from '#data/import/examine.ts';
import type { ColourOrder } from '#data/import/guessPixels.ts';
import type { Turn } from '#data/import/pictures.ts';
import type { TableSet } from '#data/import/readTable.ts';
import { baseName, type SourceFile } from '#data/import/source.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
import { formatCount, formatNumber } from '#ui/format.ts';

const SHOWN = 12;

export const words = {
  title: 'Your own data',
  lead: 'Drop files anywhere on the page, choose them, or paste a table. Pictures in folders (a folder for each class), tables, and IDX files as MNIST has them; zip, tar and gz too.',
  stays: 'Everything stays on this device.',
  files: 'Choose files',
  folder: 'Choose a folder',
  paste: 'Paste a table',
  pasteLike: 'height,width,kind\n1.2,0.4,cat\n0.5,0.1,dog',
  address: 'Address',
  fetch: 'Fetch',
  cancelFetch: 'Cancel fetching',
  stop: 'Stop',
  stopped: 'Stopped. Nothing was changed.',
  again: 'Read again',
  over: 'Start over',
  use: 'Use these',
  open: 'Open this network',
  test: 'Test the network on them',
  cancel: 'Cancel',
  left: 'Left out',
  change: 'Not right? Change it',
  document: 'This is a saved network.',
  unkept:
    'The images are here until the page is closed: the browser does not keep them. Choose the files again next time.',
  foreign: (names: readonly string[]): string =>
    names.length === 1
      ? `${names[0]} holds weights or a network, and no data: it was left out. Open it alone.`
      : `Weights or networks of other programs are no data and were left out: ${list(names)}. Open them one at a time.`,
} as const;

function list(names: readonly string[]): string {
  return `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? `, … (${names.length} in all)` : ''}`;
}

const count = (n: number, one: string, many = `${one}s`): string => `${formatCount(n)} ${n === 1 ? one : many}`;

/** "3,000 pictures of 28 × 28 pixels in 3 classes: cat 1,000, dog 1,000, bird 1,000." */
export function imagesSentence({ labels, height, width, channels, classNames }: ImageSet): string {
  const counts = classNames.map(() => 0);
  for (const label of labels) counts[label]!++;
  const classes = classNames.map((name, k) => `${name} ${formatCount(counts[k]!)}`);
  return `${count(labels.length, 'picture')} of ${height} × ${width} pixels${channels === 3 ? ' in colour' : ''} in ${classNames.length} classes: ${list(classes)}.`;
}

/** "150 rows. In go 4 numbers: …; the answer is species: setosa 50, …" */
export function tableSentences({ columns, values, count: rows }: TableSet): string[] {
  const width = columns.length;
  const inputs = columns.filter(({ role }) => role === 'input');
  const numbers = inputs.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const categories = inputs
    .filter(({ kind }) => kind === 'category')
    .map(({ name, categories: all }) => `${name} (${all.length} names)`);
  const answer = columns.at(-1)!;
  const sentences = [
    `${count(rows, 'row')}. ${count(inputs.length, 'column goes', 'columns go')} in: ${list([...numbers, ...categories])}.`,
    answer.kind === 'number'
      ? `The answer is a number: ${answer.name}${rangeText(values, width)}.`
      : `The answer is ${answer.name}: ${list(classCounts(answer.categories, values, width))}.`,
  ];
  if (numbers.length > 0 || answer.kind === 'number')
    sentences.push('Numbers are scaled: mean 0 and spread 1 over the training rows.');
  if (categories.length > 0) sentences.push('A column of names becomes one input a name: 1 where it holds, else 0.');
  return sentences;
}

function rangeText(values: Float64Array, width: number): string {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = width - 1; i < values.length; i += width) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return `, ${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}

function classCounts(names: readonly string[], values: Float64Array, width: number): string[] {
  const counts = names.map(() => 0);
  for (let i = width - 1; i < values.length; i += width) counts[values[i]!]!++;
  return names.map((name, k) => `${name} ${formatCount(counts[k]!)}`);
}

/** Points of our own, that come back as they were. */
export const pointsSentence = ({ points }: OwnPoints): string =>
  `${count(points.length, 'point')} that were exported here: they come back exactly as they were.`;

/** How the files were understood, in sentences. */
export function guessSentences({ encoding, encodingSure, names, pairs, pictures, turn, table }: Guess): string[] {
  const sentences: string[] = [];
  if (pictures)
    sentences.push(
      `${{ folders: 'The folder of a picture is its class', names: 'The beginning of a picture’s name is its class', list: 'The table beside the pictures names their classes' }[pictures.by]}; ink is ${pictures.ink} on ${pictures.ink === 'dark' ? 'light' : 'dark'} ground.`,
    );
  if (table?.pixels) {
    const [low, high] = table.pixels.range;
    const label = table.roles.indexOf('label');
    sentences.push(
      `A row is a picture: ${table.pixels.channels === 3 ? `three colours, ${low} to ${high}, ${colourWords[table.pixels.order]}` : `grey ${low} to ${high}`}${label >= 0 ? `; the class stands in the ${place(label, table.roles.length)} column` : ''}.`,
    );
  }
  if (table?.comment?.taken) sentences.push(`The line “${table.comment.line}” names the columns.`);
  if (encoding && !encodingSure) sentences.push(`The text is most likely ${encodingNames[encoding]}.`);
  if (names) sentences.push(`Names in the archive are most likely ${encodingNames[names]}.`);
  if (turn === 'transpose') sentences.push('EMNIST’s pictures lie on their side: rows and columns were exchanged.');
  for (const [images, labels] of Object.entries(pairs ?? {}))
    sentences.push(`${baseName(images)} goes with ${baseName(labels)}.`);
  return sentences;
}

function place(c: number, width: number): string {
  if (c === 0) return 'first';
  return c === width - 1 ? 'last' : `${c + 1}th`;
}

export function questionText(question: Question): string {
  switch (question.about) {
    case 'answer':
      return 'Which column is the answer? Nothing in the table says it.';
    case 'width':
      return `${formatCount(question.pixels)} pixels make no square. How wide are the pictures?`;
    case 'pairs':
      return 'Which labels belong to which images? Their names do not say it.';
  }
}

/** What stays behind, in a sentence. */
export function leftSentence({ left, litter }: Pick<Examination, 'left' | 'litter'>): string {
  const system = litter > 0 ? ` ${count(litter, 'file')} of the operating system not counted.` : '';
  return `${count(left.length, 'file')} left out.${system}`;
}

/** How the three colours of a picture stand in its row. */
export const colourWords: Readonly<Record<ColourOrder, string>> = {
  planes: 'all of red, then all of green, then all of blue',
  pixels: 'red, green and blue of each pixel together',
};
/** What stands in a column of names where nothing may be meant. */
export const missingNames: Readonly<Record<MissingRule, string>> = {
  missing: 'missing values',
  'words are names': '“NA” a name, empty cells missing',
  names: 'names',
};

export const separatorNames: Readonly<Record<Separator, string>> = {
  '\t': 'tab',
  ';': 'semicolon',
  ',': 'comma',
  '|': 'bar',
  ' ': 'blanks',
};
export const turnNames: Readonly<Record<Turn, string>> = {
  none: 'as they are',
  transpose: 'rows and columns exchanged',
  left: 'a quarter left',
  right: 'a quarter right',
  half: 'upside down',
  mirror: 'left and right exchanged',
};

export const givenText = (files: readonly SourceFile[]): string =>
  files.length === 1 ? baseName(files[0]!.path) : count(files.length, 'file');
