/** @file A curve drawn by hand: heights at evenly spaced knots from −1 to 1. */
import { heightAt, knotsOf } from '#data/curve/curve.ts';

/** Odd, so that 0 is a knot; 41 of them stand 0.05 apart. */
export const KNOTS = 41;

const round = (value: number) => Math.round(value * 1000) / 1000 || 0;

/** The place of knot `index`. */
export const knotX = (index: number): number => round(-1 + (2 * index) / (KNOTS - 1));

/** The knot nearest to a place. */
export function nearestKnot(x: number): number {
  return Math.max(0, Math.min(KNOTS - 1, Math.round(((x + 1) * (KNOTS - 1)) / 2)));
}

/** A drawing's heights at the knots. */
export function heightsOf(drawing: readonly (readonly number[])[]): number[] {
  const rows = knotsOf(drawing);
  return Array.from({ length: KNOTS }, (_, i) => round(heightAt(rows, knotX(i))));
}

/** Heights as rows of the data set `curve`. */
export function drawingOf(heights: readonly number[]): (readonly [x: number, y: number])[] {
  return heights.map((height, i) => [knotX(i), height]);
}

/** Heights after a piece of a stroke from (x0, y0) to (x1, y1): every knot it passes takes the stroke's height there, and so does the one nearest to its end. */
export function strokeOver(heights: readonly number[], x0: number, y0: number, x1: number, y1: number): number[] {
  const next = [...heights];
  const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
  for (let i = 0; i < KNOTS; i++) {
    const x = knotX(i);
    if (x >= left && x <= right && x1 !== x0) next[i] = round(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
  }
  next[nearestKnot(x1)] = round(y1);
  return next;
}

/** One pass of (¼, ½, ¼); the ends stay where they are. */
export function smooth(heights: readonly number[]): number[] {
  return heights.map((height, i) => {
    const [before, after] = [heights[i - 1], heights[i + 1]];
    return before === undefined || after === undefined ? height : round((before + 2 * height + after) / 4);
  });
}
