/** @file What stretch of numbers an axis shows, and how it follows live data: it grows at once and shrinks slowly. */

export type Domain = readonly [low: number, high: number];

/** Seconds in which a scale that could shrink does half of it. */
export const HALF_LIFE = 2;

/**
 * The next domain for a live axis: it always holds `wanted`; where the present one is wider, each end moves towards the wanted one by half
 * in every `HALF_LIFE` seconds. Steady scales let the eye compare; data is never cut off.
 * @param now the domain shown, or null for the first
 * @param log ends move by ratio
 */
export function followDomain(now: Domain | null, wanted: Domain, seconds: number, log = false): Domain {
  if (!now) return wanted;
  const keep = 0.5 ** (Math.max(0, seconds) / HALF_LIFE);
  const toward = (from: number, to: number): number => {
    const next = log ? Math.exp(Math.log(to) + (Math.log(from) - Math.log(to)) * keep) : to + (from - to) * keep;
    const size = log ? Math.abs(Math.log(from / to)) : Math.abs(from - to) / (Math.abs(wanted[1] - wanted[0]) || 1);
    return size < 0.005 ? to : next; // arrived
  };
  return [
    wanted[0] <= now[0] ? wanted[0] : toward(now[0], wanted[0]),
    wanted[1] >= now[1] ? wanted[1] : toward(now[1], wanted[1]),
  ];
}

/** Lowest and highest finite value (above 0 for `log`) among the first `count`, widening `from`. Null where there is none. */
export function extent(
  values: ArrayLike<number>,
  count: number,
  log: boolean,
  from: Domain | null = null,
): Domain | null {
  let low = from ? from[0] : Number.POSITIVE_INFINITY;
  let high = from ? from[1] : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (value - value !== 0 || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** A domain with a little air, never empty: by 5 % of its length, or of its ratio for `log`. */
export function padDomain([low, high]: Domain, log: boolean): Domain {
  if (log) {
    const ratio = Math.max((high / low) ** 0.05, 1.1);
    return [low / ratio, high * ratio];
  }
  const air = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1;
  return [low - air, high + air];
}

/**
 * Moves labels apart: each keeps its place as nearly as it can (least squares), none closer than `gap` to the next, all between `low` and
 * `high`. Pool-adjacent-violators on the wishes less their rank, which is exact.
 * @returns the places, in the order of the wishes
 */
export function spread(wishes: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wishes.map((_, i) => i).sort((i, j) => wishes[i]! - wishes[j]!);
  const blocks: { sum: number; size: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: wishes[index]! - rank * gap, size: 1 });
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
