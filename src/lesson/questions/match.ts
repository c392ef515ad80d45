/**
 * @file Things that belong together. Pairs are written `a filter => a small pattern`; or the concepts of a block's units, where a unit is right once it tells a
 * concept better by `gain` than before training (untrained units already score high by luck). An answer is a place for each: of a target, or a unit's number; −1 is none.
 */
import { line, list, maybe, number, object, written } from '#lesson/shape.ts';
import { place } from './choice.ts';
import { open, type QuestionKind, questionShape } from './question.ts';
import { notThere } from './questionWords.ts';

const pair = written(
  object({ item: line(120), to: line(120) }),
  'a thing => what belongs to it',
  (text) => {
    const [item, to, ...more] = text.split(' => ');
    return to === undefined || more.length > 0 ? undefined : { item, to };
  },
  ({ item, to }) => (`${item}${to}`.includes(' => ') ? undefined : `${item} => ${to}`),
);
const shape = questionShape(
  'match',
  {
    pairs: list(pair, 8),
    /** Targets that nothing belongs to. */
    also: list(line(120), 4),
    block: maybe(line(32)),
    concepts: list(line(60), 8),
    gain: maybe(number(0.01, 1)),
  },
  ({ pairs, block, concepts, gain }, path, note) => {
    const units = block !== undefined && concepts.length > 0 && gain !== undefined;
    if (units === pairs.length > 0 || (!units && (block !== undefined || concepts.length > 0 || gain !== undefined)))
      note(path, 'needs pairs, or block, concepts and gain');
  },
);
type Question = NonNullable<ReturnType<typeof shape.read>>;

/** What things can be matched to, in the order that answers count in; to be shown mixed. */
export const targetsOf = ({ pairs, also }: Pick<Question, 'pairs' | 'also'>): readonly string[] => [
  ...new Set([...pairs.map(({ to }) => to), ...also]),
];
const MOST_UNITS = 4096;

export const match: QuestionKind<Question, readonly number[]> = {
  shape,
  readAnswer(question, value) {
    const { pairs, concepts } = question;
    const count = pairs.length || concepts.length;
    const most = pairs.length > 0 ? targetsOf(question).length : MOST_UNITS;
    if (!Array.isArray(value) || value.length !== count) return undefined;
    return value.every((one) => one === -1 || place(one, most) !== undefined) ? [...value] : undefined;
  },
  grade(question, answer, { gains }) {
    const { pairs, concepts, gain = 0 } = question;
    if (pairs.length === 0 && !gains) return open;
    const targets = targetsOf(question);
    const names = pairs.length > 0 ? pairs.map(({ item }) => item) : concepts;
    const good = answer.map((at, i) =>
      pairs.length > 0
        ? targets[at] === pairs[i]!.to
        : (gains![at]?.[concepts[i]!] ?? Number.NEGATIVE_INFINITY) >= gain,
    );
    const share = good.filter(Boolean).length / good.length;
    const slip = good.indexOf(false);
    return slip < 0 ? { right: true, share } : { right: false, share, says: notThere(names[slip]!) };
  },
  examples(question) {
    const { pairs, concepts } = question;
    if (pairs.length === 0) return { some: concepts.map(() => -1) };
    const targets = targetsOf(question);
    const right = pairs.map(({ to }) => targets.indexOf(to));
    return { some: right, right, wrong: pairs.map(() => -1) };
  },
};
