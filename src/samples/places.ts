/** @file A place on the plane (or line) in the words and units of the data: x₁ and x₂, or two columns of a table. */
import type { PreparedData } from '#data/prepare.ts';
import { formatFixed, formatNumber } from '#ui/format.ts';

type Plane = Pick<PreparedData, 'axes' | 'dimensions'>;

/** What a sample of the plane is called in the plural: a row, where it is one of a table. */
export const samplesName = ({ axes, dimensions }: Plane): 'rows' | 'points' | 'samples' =>
  axes ? 'rows' : dimensions > 0 ? 'points' : 'samples';

const PLAIN = ['x₁', 'x₂'] as const;

/** What an axis is called. */
export function axisName({ axes, dimensions }: Plane, axis: number): string {
  return axes?.[axis]?.name ?? (dimensions === 1 ? 'x' : PLAIN[axis]!);
}

/** A number of an axis as it was brought: of columns that were scaled, before they were. */
export function asBrought({ axes }: Pick<Plane, 'axes'>, axis: number, value: number): number {
  const { centre, half } = axes?.[axis] ?? { centre: 0, half: 1 };
  return centre + half * value;
}

/** Where a number that was brought stands on its axis. */
export function onAxis({ axes }: Pick<Plane, 'axes'>, axis: number, brought: number): number {
  const { centre, half } = axes?.[axis] ?? { centre: 0, half: 1 };
  return (brought - centre) / half;
}

/** "(−0.38, 0.48)", or "(petal length 4.7, petal width 1.4)". */
export function placeText(data: Plane, at: readonly number[]): string {
  const words = at.map((value, axis) =>
    data.axes ? `${axisName(data, axis)} ${formatNumber(asBrought(data, axis, value), 3)}` : formatFixed(value, 2),
  );
  return `(${words.join(', ')})`;
}

/** The place of a sample. */
export const placeOfRow = (data: Plane & Pick<PreparedData, 'coordinates'>, row: number): string =>
  placeText(data, [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)]);

/** An answer that is a number, as it was brought. */
export function answerText({ answerAxis }: Pick<PreparedData, 'answerAxis'>, value: number): string {
  return formatNumber(answerAxis ? answerAxis.centre + answerAxis.half * value : value);
}

/** What a picture over two columns of a table leaves out; undefined where it leaves out nothing. */
export function restText({
  axes,
  featureNames,
  dimensions,
}: Plane & Pick<PreparedData, 'featureNames'>): string | undefined {
  const rest = featureNames.length - dimensions;
  if (!axes || rest === 0) return undefined;
  return `${rest === 1 ? 'the other input is' : `the other ${rest} inputs are`} at ${rest === 1 ? 'its mean' : 'their means'}`;
}
