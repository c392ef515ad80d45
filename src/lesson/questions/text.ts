/** @file A few words. Where answers are listed one of them is right, whatever its capitals, accents, spaces and marks at the end; else what is written is kept. */
import { line, list } from '#lesson/shape.ts';
import { open, type QuestionKind, questionShape } from './question.ts';

const LONGEST = 400;
const shape = questionShape('text', { accepted: list(line(80), 12) });
type Question = NonNullable<ReturnType<typeof shape.read>>;

const plainly = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”]+|[\s.!?,;:"'“”]+$/g, '');

export const text: QuestionKind<Question, string> = {
  shape,
  readAnswer(_, value) {
    const written = typeof value === 'string' ? value.trim() : '';
    return written !== '' && written.length <= LONGEST ? written : undefined;
  },
  grade: ({ accepted }, answer) =>
    accepted.length === 0 ? open : { right: accepted.some((one) => plainly(one) === plainly(answer)) },
  examples: ({ accepted: [right] }) =>
    right === undefined ? { some: 'words' } : { some: right, right, wrong: `not ${right}` },
};
