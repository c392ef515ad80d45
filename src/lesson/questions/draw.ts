/** @file The border or the curve that one expects, drawn. Never right or wrong: it is told how much of the plane, or of the line, agrees with what was learned. */

import { maybe, number, oneOf } from '#lesson/shape.ts';
import { formatPercent } from '#ui/format.ts';
import { agreeing } from './border.ts';
import { type Curve, open, type QuestionKind, questionShape } from './question.ts';
import { curveShare, planeShare } from './questionWords.ts';

const shape = questionShape('draw', {
  what: oneOf('border', 'curve'),
  /** Of a curve: how far off is near, as a share of what the learned curve spans. */
  tolerance: maybe(number(0.01, 1)),
});
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
  grade({ what, tolerance = 0.1 }, answer, { plane, curve }) {
    const share = what === 'border' ? plane && agreeing(answer, plane) : curve && near(answer, curve, tolerance);
    if (share === undefined) return open;
    const shown = formatPercent(share, 0);
    return { right: null, share, says: what === 'border' ? planeShare(shown) : curveShare(shown) };
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

/** The share of a line over which strokes lie near a curve; where nothing was drawn is not near. */
function near(strokes: readonly Stroke[], { x, y }: Curve, tolerance: number): number {
  const span = Math.max(...y) - Math.min(...y) || 1;
  const good = x.filter((at, i) =>
    strokes.some((stroke) => Math.abs(heightAt(stroke, at) - y[i]!) <= tolerance * span),
  );
  return x.length === 0 ? 0 : good.length / x.length;
}

/** The height of a stroke over a place: NaN where it has none. */
function heightAt(stroke: Stroke, at: number): number {
  for (let i = 1; i < stroke.length; i++) {
    const [[x0, y0], [x1, y1]] = [stroke[i - 1]!, stroke[i]!];
    if (at < Math.min(x0, x1) || at > Math.max(x0, x1)) continue;
    return x0 === x1 ? y0 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
  }
  return Number.NaN;
}
