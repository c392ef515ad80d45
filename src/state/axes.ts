/** @file Which two columns of a table a picture is drawn over: what the view says, where the data have it, else those that tell the answer best. */
import type { PreparedData } from '#data/prepare.ts';
import { sameAxes } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import type { View } from '#nn/view.ts';

type Table = Pick<PreparedData, 'fitted' | 'featureNames'>;

/** The input that a view names; −1 where the data have none such. */
const inputOf = (names: readonly string[], key: View[string] | undefined): number =>
  typeof key === 'string' ? names.indexOf(key) : names.findIndex((_, input) => input === key);

/** The inputs that a view draws a table over, across and up; undefined for data that have no choice. */
export function axesIn(view: View, { fitted, featureNames }: Table): readonly number[] | undefined {
  if (fitted?.shown.length !== 2) return undefined;
  const [first, second] = fitted.shown as readonly [number, number];
  const across = inputOf(featureNames, view['across']);
  const up = inputOf(featureNames, view['up']);
  // Two axes are never the same: the one that was not chosen gives way.
  if (across >= 0 && up >= 0 && across !== up) return [across, up];
  if (across >= 0) return [across, across === second ? first : second];
  return up >= 0 ? [up === first ? second : first, up] : fitted.shown;
}

const overPlane = ['answer', 'units', 'theatre'] as const;

/** A frame without what is drawn over other columns than the page shows: it was on its way when they were chosen. */
export function overShown(frame: Frame | undefined, { shown }: Pick<PreparedData, 'shown'>): Frame | undefined {
  if (!frame || !shown) return frame;
  const other = overPlane.filter((name) => {
    const result = frame.probes[name];
    return result && !sameAxes(result.axes, shown);
  });
  if (other.length === 0) return frame;
  const probes = { ...frame.probes };
  for (const name of other) delete probes[name];
  return { ...frame, probes };
}
