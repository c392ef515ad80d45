/** A tensor's shape without the batch axis: vectors [C], images [C, H, W], sequences [T, E], tokens [T] of integers. */
export type Shape = readonly number[];

/** What flows between blocks: a shape of real numbers, or of tokens: whole numbers from 0 to below `tokens`. */
export interface Flow {
  readonly shape: Shape;
  readonly tokens?: number;
}

/** The number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** `[8]`, `[16, 8, 8]`: as shapes are written everywhere on the page and in messages. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}
