/** @file Which samples train the network and which are held out. */
import type { Random } from '#base/random.ts';

export interface Split {
  /** Row indices, ascending. */
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * How many rows of each class are held out: round(share · N) in all, shared out by largest remainder. With a share above 0 every class of two
 * or more rows stands on both sides, even where that moves the total by a few.
 */
function testSizes(sizes: readonly number[], share: number): number[] {
  if (share === 0) return sizes.map(() => 0);
  const wanted = Math.round(share * sizes.reduce((sum, n) => sum + n, 0));
  const taken = sizes.map((n) => Math.floor(share * n));
  const left = wanted - taken.reduce((sum, n) => sum + n, 0);
  const byRemainder = sizes
    .map((n, k) => ({ k, remainder: share * n - Math.floor(share * n) }))
    .sort((a, b) => b.remainder - a.remainder || a.k - b.k);
  for (const { k } of byRemainder.slice(0, Math.max(0, left))) taken[k]! += 1;
  return taken.map((n, k) => Math.max(0, Math.min(Math.max(1, n), sizes[k]! - 1)));
}

/**
 * Splits N rows at random, class by class, so that both sides have the classes in the same proportion.
 * A larger share of the same rows holds out the same ones and more.
 * @param groups the class of each row, 0 … K − 1; all 0 where there are no classes
 * @param share 0 … 0.9
 */
export function splitRows(groups: ArrayLike<number>, share: number, random: Random): Split {
  const counts: number[] = [];
  for (let i = 0; i < groups.length; i++) {
    while (counts.length <= groups[i]!) counts.push(0);
    counts[groups[i]!]!++;
  }
  const sizes = testSizes(counts, share);
  const rows = counts.map((count) => new Int32Array(count));
  const filled = counts.map(() => 0);
  for (let i = 0; i < groups.length; i++) rows[groups[i]!]![filled[groups[i]!]!++] = i;
  const held = sizes.reduce((sum, size) => sum + size, 0);
  const [test, train] = [new Int32Array(held), new Int32Array(groups.length - held)];
  let [tested, trained] = [0, 0];
  rows.forEach((own, k) => {
    random.shuffle(own);
    test.set(own.subarray(0, sizes[k]), tested);
    train.set(own.subarray(sizes[k]), trained);
    tested += sizes[k]!;
    trained += own.length - sizes[k]!;
  });
  return { train: train.sort(), test: test.sort() };
}
