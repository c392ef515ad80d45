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
  const rows: number[][] = [];
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    while (rows.length <= group) rows.push([]);
    rows[group]!.push(i);
  }
  const sizes = testSizes(
    rows.map((own) => own.length),
    share,
  );
  const test: number[] = [];
  const train: number[] = [];
  rows.forEach((own, k) => {
    random.shuffle(own);
    test.push(...own.slice(0, sizes[k]!));
    train.push(...own.slice(sizes[k]!));
  });
  return { train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort() };
}
