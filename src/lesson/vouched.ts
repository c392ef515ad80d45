/**
 * @file Numbers in words that nobody vouches for. A share or a decimal is quoted (`{{testAccuracy@300 = 98.8 %}}`: it is computed again), stands in the part's own
 * network, questions or goals, or is reckoned, in a formula; what a goal's words ask for stands in its conditions. Whole numbers are counts: an author sees those.
 */
import type { StrataDocument } from '#nn/document.ts';
import type { Part } from './lesson.ts';
import { numberWords } from './proofWords.ts';
import { wordsOf } from './readLesson.ts';
import { inlinesOf, readRichText } from './richText.ts';

/** Every number in a value. */
const numbersOf = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

const NUMBER = /(?:\d{1,3}(?:,\d{3})+|\d*\.?\d+)(?=\s*(%)?)/g;

interface Said {
  readonly text: string;
  readonly value: number;
  readonly share: boolean;
}
/** The numbers that words say, but for those in formulas, code and live numbers. */
function saidIn(words: string): readonly Said[] {
  const plain = inlinesOf(readRichText(words))
    .map((one) => (one.kind === 'text' ? one.text : ' '))
    .join('');
  return [...plain.matchAll(NUMBER)].map(([text, percent]) => {
    const value = Number(text.replaceAll(',', ''));
    return { text: percent === undefined ? text : `${text} %`, value, share: percent !== undefined };
  });
}

/** Sentences, each with its path. @param document what the part begins with */
export function unvouched(part: Part, document: StrataDocument, path: string): readonly string[] {
  const premises = part.ask.flatMap((one) => [
    ...saidIn(one.kind === 'number' || one.kind === 'arithmetic' || one.kind === 'match' ? one.ask : ''),
    ...('choices' in one ? one.choices.flatMap(({ says }) => saidIn(says)) : []),
  ]);
  const given = new Set([...numbersOf(part), ...numbersOf(document), ...premises.map(({ value }) => value)]);
  const goals = new Set(part.goals.map((_, i) => `${path}.goals[${i}].says`));
  return wordsOf(part, path).flatMap(([field, words]) => [
    ...(/^".*"$/s.test(words) && words.includes('\\') ? [`${field} ${numberWords.quotes}`] : []),
    ...saidIn(words).flatMap(({ text, value, share }) => {
      const isGoal = goals.has(field);
      const asShare = Number((value / 100).toPrecision(12));
      if (given.has(value) || ((share || isGoal) && given.has(asShare))) return [];
      if (isGoal) return [`${field} ${numberWords.notAsked(text)}`];
      return share || text.includes('.') ? [`${field} ${numberWords.unvouched(text)}`] : [];
    }),
  ]);
}
