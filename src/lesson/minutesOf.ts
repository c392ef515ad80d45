/** @file How long a lesson takes, as near as can be told from its file: what is read, what is thought about and what is waited for by somebody who needs no hint. */
import type { Lesson, Part } from './lesson.ts';
import { minuteWords } from './proofWords.ts';
import { stepsOf } from './stepsOf.ts';

/** Words a minute: slower than a novel, since there is a picture to look at. */
const READ = 200;
/** Questions and goals a minute, once they are read: some are seen at once, some are reckoned. */
const DONE = 3;
/** Steps a minute: half of what the page is set to, since pictures, sequences and networks beside each other take longer. */
const TRAINED = 60 * 250;

export function minutesOf({ parts }: Pick<Lesson, 'parts'>): number {
  const words = parts.flatMap(readOf).reduce((sum, text) => sum + (text.match(/\S+/g) ?? []).length, 0);
  const deeds = parts.reduce((sum, { ask, goals }) => sum + ask.length + goals.length, 0);
  const steps = parts.reduce((sum, part) => sum + stepsOf(part), 0);
  return words / READ + deeds / DONE + steps / TRAINED;
}

/** A sentence where a lesson says another time than that, by more than a minute and by more than a fifth. */
export function minutesFault(lesson: Pick<Lesson, 'minutes' | 'parts'>): string | undefined {
  const about = minutesOf(lesson);
  const { minutes = about } = lesson;
  return Math.abs(minutes - about) > Math.max(1, about / 5) ? minuteWords(minutes, Math.round(about)) : undefined;
}

/** All that everybody reads: no hints, and nothing that only a wrong answer is told. */
const readOf = ({ title, text, ask, goals, takeaway }: Part): readonly string[] => [
  title,
  text,
  ...ask.flatMap((one) => [
    one.ask,
    one.why ?? '',
    ...('choices' in one ? one.choices.map(({ says }) => says) : []),
    ...('items' in one ? one.items : []),
    ...('pairs' in one ? one.pairs.flatMap(({ item, to }) => [item, to]) : []),
  ]),
  ...goals.map(({ says }) => says),
  takeaway ?? '',
];
