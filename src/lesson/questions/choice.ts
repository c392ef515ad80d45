/** @file One of several answers. An answer is the place of a choice, from 0. Where no choice is right, all may be chosen. */
import { rich } from '#lesson/richText.ts';
import { flag, line, list, maybe, object, type Row, written } from '#lesson/shape.ts';
import { type Grade, open, type QuestionKind, questionShape } from './question.ts';

const option = {
  says: line(200),
  right: maybe(flag),
  /** Said to who chose it. */
  reply: maybe(rich(400)),
};
/** Written `[x] No, never => A line is straight.`; with an empty box it is not right. */
export const options = list(
  written(
    object(option),
    '[x] A right answer => Why it is',
    (text) => {
      const [, mark, says, reply] = /^\[([x ])\] (.+?)(?: => (.+))?$/.exec(text) ?? [];
      if (says === undefined) return undefined;
      return { says, ...(mark === 'x' ? { right: true } : {}), ...(reply === undefined ? {} : { reply }) };
    },
    ({ says, right, reply }) =>
      says.includes(' => ') || right === false || reply?.includes('\n')
        ? undefined
        : `${right ? '[x]' : '[ ]'} ${says}${reply === undefined ? '' : ` => ${reply}`}`,
  ),
  10,
  { min: 2 },
);
export type Option = Row<typeof option>;

const shape = questionShape('choice', { choices: options }, ({ choices }, path, note) => {
  if (choices.filter(({ right }) => right).length > 1)
    note(path, 'has more than one right choice: kind several takes those');
});
type Question = NonNullable<ReturnType<typeof shape.read>>;

export const place = (value: unknown, count: number): number | undefined =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < count ? (value as number) : undefined;

export const choice: QuestionKind<Question, number> = {
  shape,
  readAnswer: ({ choices }, value) => place(value, choices.length),
  grade({ choices }, answer): Grade {
    const { right = false, reply } = choices[answer]!;
    const says = reply === undefined ? {} : { says: reply };
    return choices.some((one) => one.right) ? { right, ...says } : { ...open, ...says };
  },
  examples({ choices }) {
    const right = choices.findIndex((one) => one.right);
    return right < 0 ? { some: 0 } : { some: right, right, wrong: right === 0 ? 1 : 0 };
  },
};
