/** @file Fewer samples where there are too many: a share of each class, drawn with a seed of its own, so that the same files always give the same ones. */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';

/**
 * At most `most` of the rows: of each class the same share (rounded down, at least one), in their order.
 * @param labels the class of each row; all equal where there are none
 * @returns places of the rows kept, ascending; all of them where they are not too many
 */
export function shareOf(labels: ArrayLike<number>, most: number): Int32Array {
  const all = Int32Array.from({ length: labels.length }, (_, row) => row);
  if (all.length <= most) return all;
  const classes = new Map<number, number[]>();
  for (const row of all) {
    const list = classes.get(labels[row]!) ?? [];
    list.push(row);
    classes.set(labels[row]!, list);
  }
  const random = randomFrom(streamKey(1, 'split'), logf);
  const kept: number[] = [];
  for (const rows of classes.values()) {
    const count = Math.max(1, Math.floor((rows.length * most) / all.length));
    for (let i = 0; i < count; i++) {
      const other = i + random.below(rows.length - i);
      [rows[i], rows[other]] = [rows[other]!, rows[i]!];
    }
    kept.push(...rows.slice(0, count));
  }
  return Int32Array.from(kept.slice(0, most)).sort();
}
