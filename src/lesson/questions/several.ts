/** @file All that are right. An answer is a list of places, from 0, ascending; none may be chosen. */
import { options, place } from './choice.ts';
import { type QuestionKind, questionShape } from './question.ts';
import { missed, tooMany } from './questionWords.ts';

const shape = questionShape('several', { choices: options }, ({ choices }, path, note) => {
  if (!choices.some(({ right }) => right)) note(path, 'has no right choice: kind choice takes questions without one');
});
type Question = NonNullable<ReturnType<typeof shape.read>>;

export const several: QuestionKind<Question, readonly number[]> = {
  shape,
  readAnswer({ choices }, value) {
    if (!Array.isArray(value) || value.length > choices.length) return undefined;
    const places = [...new Set(value.map((one) => place(one, choices.length)))];
    return places.includes(undefined) ? undefined : (places as number[]).sort((a, b) => a - b);
  },
  grade({ choices }, answer) {
    const chosen = new Set(answer);
    const missing = choices.filter(({ right }, i) => right && !chosen.has(i)).length;
    const stray = answer.filter((i) => !choices[i]!.right).length;
    const says = [stray > 0 ? tooMany(stray) : '', missing > 0 ? missed(missing) : ''].filter(Boolean).join(' ');
    const share = 1 - (missing + stray) / choices.length;
    return { right: says === '', share, ...(says === '' ? {} : { says }) };
  },
  examples({ choices }) {
    const right = choices.flatMap((one, i) => (one.right ? [i] : []));
    return { some: right, right, wrong: right.slice(1) };
  },
};
