/** @file The samples of the data as points to plot. */
import { type PlotPoints, thinned } from '#charts/points.ts';
import type { PreparedData } from '#data/prepare.ts';

export interface SamplePoints extends PlotPoints {
  readonly test: Uint8Array;
  /** Written anew with each answer. */
  readonly wrong: Uint8Array;
}

/** More points than these hide the answer that lies under them. */
export const MOST_DRAWN = 2000;

/** The samples on the plane, with their classes where there are any; on a line y is the target. */
export function plotPoints({ coordinates, dimensions, targets, test, classNames }: PreparedData): SamplePoints {
  const count = targets.length;
  const column = (offset: number) =>
    Float32Array.from({ length: count }, (_, i) => coordinates[i * dimensions + offset]!);
  const held = new Uint8Array(count);
  for (const row of test) held[row] = 1;
  const drawn = thinned(count, MOST_DRAWN);
  return {
    count,
    x: column(0),
    y: dimensions === 1 ? targets : column(1),
    ...(classNames.length > 0 ? { label: targets } : {}),
    test: held,
    ...(drawn ? { drawn } : {}),
    wrong: new Uint8Array(count),
  };
}

/** Marks the samples whose class is not what the network said; where it says nothing that is a number, none is marked. */
export function markWrong(wrong: Uint8Array, targets: Float32Array, said: ArrayLike<number>): void {
  const known = said.length === targets.length;
  for (let i = 0; i < wrong.length; i++) wrong[i] = known && !Number.isNaN(said[i]!) && said[i] !== targets[i] ? 1 : 0;
}

/** Smaller where there are many, so that they do not hide what lies under them. */
export function pointRadius(count: number, side: number): number {
  const wish = count > 1500 ? 1.8 : count > 700 ? 2.3 : count > 20 ? 2.8 : 5;
  return Math.max(1.2, wish * Math.min(1, side / 240));
}
