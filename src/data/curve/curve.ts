import { samples, testShare } from '#data/fields.ts';
import { beyondReach, withinReach } from '#data/reach.ts';
import { defineDataset } from '#nn/dataset.ts';
import { table } from '#nn/field.ts';

/**
 * The height of a drawn line at x: straight between neighbouring knots, level beyond the first and last; 0 without knots.
 * @param knots [x, y] in ascending order of x, no x twice
 */
export function heightAt(knots: readonly (readonly number[])[], x: number): number {
  let right = knots.findIndex((knot) => knot[0]! >= x);
  if (right < 0) right = knots.length - 1;
  const [x1, y1] = knots[right] ?? [x, 0];
  const left = knots[right - 1];
  if (!left || x >= x1!) return y1!;
  const [x0, y0] = left as [number, number];
  return y0 + ((y1! - y0) * (x - x0)) / (x1! - x0);
}

/** Rows in ascending order of x; where two share an x, the later stroke wins. */
export function knotsOf(drawing: readonly (readonly number[])[]): [number, number][] {
  const byX = new Map(drawing.map((row) => [withinReach(row[0]!), withinReach(row[1]!)]));
  return [...byX].sort(([a], [b]) => a - b);
}

/**
 * A curve drawn by hand: `samples` places, evenly spaced from the first knot to the last, with the drawing's height there.
 * Nothing is random: neither seed nor noise moves a point off the line.
 */
export const curve = defineDataset({
  type: 'curve',
  task: 'curve',
  kind: 'line',
  fields: {
    drawing: table({
      columns: ['x', 'y'],
      maxRows: 1000,
      default: [
        [-1, -0.6],
        [-0.7, 0.3],
        [-0.4, 0.5],
        [-0.1, -0.4],
        [0.2, -0.5],
        [0.5, 0.7],
        [0.75, 0.8],
        [1, 0.1],
      ],
    }),
    samples: { ...samples, default: 200 },
    testShare,
  },
  check: ({ drawing }) => beyondReach('drawing', ['x', 'y'], drawing),
  generate({ drawing, samples }) {
    const knots = knotsOf(drawing);
    const first = knots[0]?.[0] ?? -1;
    const last = knots.at(-1)?.[0] ?? 1;
    // A line of one knot, or none, has no length to spread over: one point says all there is.
    const count = knots.length > 1 ? samples : knots.length;
    const inputs = Float32Array.from({ length: count }, (_, i) =>
      i === 0 ? first : first + ((last - first) * i) / (count - 1),
    );
    return { inputs, shape: [1], targets: inputs.map((x) => heightAt(knots, x)), classNames: [] };
  },
});
