/** @file Which two points of unlike class lie nearest to each other. */

/**
 * The nearest pair of unlike class among points, and its distance as a share of the mean distance of all pairs. Null where there is no such pair, where all points
 * are one, or where a number is none.
 * @param places [points, units]
 */
export function nearestUnlike(
  places: Float32Array,
  units: number,
  classes: readonly number[],
): { readonly pair: readonly [number, number]; readonly apart: number } | null {
  const count = classes.length;
  let pair: readonly [number, number] | undefined;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++) {
      let square = 0;
      for (let u = 0; u < units; u++) square += (places[a * units + u]! - places[b * units + u]!) ** 2;
      const distance = Math.sqrt(square);
      sum += distance;
      if (classes[a] === classes[b] || distance >= least) continue;
      least = distance;
      pair = [a, b];
    }
  const mean = sum / ((count * (count - 1)) / 2);
  return pair && Number.isFinite(mean) && mean > 0 ? { pair, apart: least / mean } : null;
}
