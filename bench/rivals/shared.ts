/** @file What adapters share. */

/** The mean square of the last of some outputs: what a grid is checked by. */
export function meanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return sum / values.length;
}

/** Whole batches, one after another, each with its own array. */
export function batches(values: Float32Array, samples: number, batch: number): Float32Array[] {
  const width = values.length / samples;
  return Array.from({ length: Math.floor(samples / batch) }, (_, i) =>
    values.slice(i * batch * width, (i + 1) * batch * width),
  );
}
