/** @file Places of labels that would lie over each other. */
import { clip, FAR } from './domain.ts';

/**
 * Moves labels apart: each keeps its place as nearly as it can (least squares), none closer than `gap` to the next, all between `low` and
 * `high`. Pool-adjacent-violators on the wishes less their rank, which is exact.
 * @returns the places, in the order of the wishes
 */
export function spread(wishes: readonly number[], gap: number, low: number, high: number): number[] {
  const placed = wishes.map((wish) => (Number.isNaN(wish) ? low : clip(wish, -FAR, FAR)));
  const order = placed.map((_, i) => i).sort((i, j) => placed[i]! - placed[j]!);
  const blocks: { sum: number; size: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: placed[index]! - rank * gap, size: 1 });
    for (;;) {
      const last = blocks.at(-1)!;
      const before = blocks.at(-2);
      if (!before || before.sum / before.size <= last.sum / last.size) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  });
  const places = new Array<number>(wishes.length).fill(0);
  const ceiling = high - (wishes.length - 1) * gap;
  let rank = 0;
  for (const { sum, size } of blocks)
    for (let i = 0; i < size; i++, rank++)
      places[order[rank]!] = Math.max(low, Math.min(ceiling, sum / size)) + rank * gap;
  return places;
}
