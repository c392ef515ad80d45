/** @file How wide lines are drawn on canvas. */

/** No line on a projector is thinner, in CSS pixels. */
const LEAST = 2;
/** As much as its text is larger (`tokens.css`). */
const LARGER = 1.637;

/** A width in CSS pixels; on a projector (`?present`) as much wider as its text is larger, and never below 2. */
export function penWidth(pixels: number, root: HTMLElement | undefined = globalThis.document?.documentElement): number {
  return root?.dataset?.['present'] === undefined ? pixels : Math.max(LEAST, pixels * LARGER);
}
