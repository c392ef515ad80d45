/** @file The border or the curve that one expects, drawn. Never right or wrong: it is told how much of the plane, or of the line, agrees with what was learned. */

import { maybe, number, oneOf, whole } from '#lesson/shape.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import { agreeing } from './border.ts';
import { meanDistance, nearShare } from './curveDistance.ts';
import { open, type QuestionKind, questionShape } from './question.ts';
import { curveOff, curveShare, planeShare } from './questionWords.ts';

const shape = questionShape(
  'draw',
  {
    what: oneOf('border', 'curve'),
    /** Of a curve: how far off is near, as a share of what the learned curve spans, or of its axis. */
    tolerance: maybe(number(0.01, 1)),
    /** A curve of the run, over its steps; where nothing is said, the curve of the answer over its one input. */
    of: maybe(oneOf('trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy')),
    /** Where its axes end: so many steps, and this high; a share goes to 1. */
    steps: maybe(whole(2, 1_000_000)),
    top: maybe(number(1e-6, 1e6)),
  },
  ({ what, of, steps, top }, path, note) => {
    if (of === undefined && (steps !== undefined || top !== undefined))
      note(path, 'has steps or top, but does not say of what the curve is');
    if (of === undefined) return;
    if (what === 'border') note(path, 'says of what a curve is, and asks for a border');
    if (steps === undefined) note(path, 'needs steps: how far the curve goes');
    if (of.endsWith('Loss') && top === undefined) note(path, 'needs top: how high the axis of the loss goes');
  },
);
type Question = NonNullable<ReturnType<typeof shape.read>>;

export type Stroke = readonly (readonly [number, number])[];
const MOST_STROKES = 20;
const MOST_CORNERS = 400;

const isStroke = (value: unknown): value is Stroke =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.length <= MOST_CORNERS &&
  value.every(
    (at) => Array.isArray(at) && at.length === 2 && at.every((n) => typeof n === 'number' && Math.abs(n) <= 1e6),
  );

export const draw: QuestionKind<Question, readonly Stroke[]> = {
  shape,
  readAnswer(_, value) {
    if (!Array.isArray(value) || value.length < 1 || value.length > MOST_STROKES || !value.every(isStroke))
      return undefined;
    return value.map((stroke) => stroke.map(([x, y]) => [x, y] as const));
  },
  grade(question, answer, { plane, curve }) {
    if (question.what === 'border') {
      const share = plane && agreeing(answer, plane);
      return share === undefined ? open : { right: null, share, says: planeShare(formatPercent(share, 0)) };
    }
    if (!curve) return open;
    const { of, tolerance = 0.1 } = question;
    const span = of === undefined ? Math.max(...curve.y) - Math.min(...curve.y) || 1 : topOf(question);
    const off = meanDistance(answer, curve, of === undefined ? undefined : [0, topOf(question)]);
    const share = nearShare(answer, curve, tolerance * span);
    const shown = of?.endsWith('Accuracy') ? formatPercent(off, 0) : formatNumber(off, 2);
    return { right: null, share, off, says: `${curveOff(shown)} ${curveShare(formatPercent(share, 0))}` };
  },
  examples: () => ({
    some: [
      [
        [0, -1],
        [0, 1],
      ],
    ],
  }),
};

/** How high the axis goes on which a curve of a run is drawn. */
export const topOf = ({ top }: { readonly top?: number }): number => top ?? 1;
