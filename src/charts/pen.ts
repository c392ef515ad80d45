/** @file How wide lines are drawn on canvas. */

/** No line on a projector is thinner, in CSS pixels. */
const LEAST = 2;
/** As much as its text is larger (`tokens.css`). */
const LARGER = 1.637;

/** A width in CSS pixels; on a projector (`?present`) as much wider as its text is larger, and never below 2. */
export function penWidth(pixels: number, root: HTMLElement | undefined = globalThis.document?.documentElement): number {
  return root?.dataset?.['present'] === undefined ? pixels : Math.max(LEAST, pixels * LARGER);
}

/** Every line that is drawn with a context is at least so wide on a projector. @param unit CSS pixels that the context counts as one */
export function keepLinesWide(context: { lineWidth: number }, unit: number): void {
  if (globalThis.document?.documentElement?.dataset?.['present'] === undefined) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(context), 'lineWidth');
  if (!own?.set || !own.get) return;
  const { get, set } = own;
  Object.defineProperty(context, 'lineWidth', {
    configurable: true,
    get: () => get.call(context) as number,
    set: (width: number) => set.call(context, Math.max(LEAST / unit, width)),
  });
  context.lineWidth = LEAST / unit;
}
