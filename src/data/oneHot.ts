/** @file Symbols as vectors. */

/**
 * Rows of symbols as one-hot vectors [count, width]: 1 in the symbol's column, 0 elsewhere.
 * @param symbols whole numbers from 0 to width − 1, row by row
 */
export function oneHot(symbols: ArrayLike<number>, width: number): Float32Array {
  const vectors = new Float32Array(symbols.length * width);
  for (let i = 0; i < symbols.length; i++) vectors[i * width + symbols[i]!] = 1;
  return vectors;
}
