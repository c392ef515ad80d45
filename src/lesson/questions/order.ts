/** @file Things to be put in order. They are written as they belong and shown mixed (`shuffled`); an answer is the list of their places in the written order. */
import { line, list } from '#lesson/shape.ts';
import { type QuestionKind, questionShape } from './question.ts';
import { comesBefore } from './questionWords.ts';

const shape = questionShape('order', { items: list(line(120), 8, { min: 2 }) }, ({ items }, path, note) => {
  if (new Set(items).size < items.length) note(`${path}.items`, 'must not name anything twice');
});
type Question = NonNullable<ReturnType<typeof shape.read>>;

export const order: QuestionKind<Question, readonly number[]> = {
  shape,
  readAnswer({ items }, value) {
    if (!Array.isArray(value) || value.length !== items.length) return undefined;
    return items.every((_, i) => value.includes(i)) ? [...value] : undefined;
  },
  grade({ items }, answer) {
    const pairs = answer.flatMap((a, i) => answer.slice(i + 1).map((b) => a < b));
    const share = pairs.filter(Boolean).length / pairs.length;
    const at = answer.findIndex((place, i) => i > 0 && place < answer[i - 1]!);
    return at < 0
      ? { right: true, share }
      : { right: false, share, says: comesBefore(items[answer[at]!]!, items[answer[at - 1]!]!) };
  },
  examples({ items }) {
    const right = items.map((_, i) => i);
    return { some: right, right, wrong: right.toReversed() };
  },
};
