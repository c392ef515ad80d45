/** @file What stretch of numbers an axis shows, and how it follows live data: it grows at once and shrinks slowly. */

export type Domain = readonly [low: number, high: number];

/** Furthest from 0 that an axis reaches, and nearest to it on a logarithmic one: lengths and ratios in between are numbers. */
const FAR = 1e150;
/** The least length of an axis as a part of its numbers: below it, ticks would be one number over and over. */
const LEAST = 1e-9;

const clip = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
 * The nearest domain that an axis can show: of numbers, ascending, finite, above 0 for `log`, and not empty; what can be shown already stays as it is. Every
 * scale, tick and live domain goes through it, so that no data and no change of scale make an axis without end.
 */
export function shownDomain([a, b]: Domain, log = false): Domain {
  if (Number.isNaN(a) || Number.isNaN(b)) return log ? [0.1, 1] : [0, 1];
  if (a > b) return shownDomain([b, a], log);
  if (log) {
    if (b <= 0) return [0.1, 1];
    const high = clip(b, 1 / FAR, FAR);
    const low = a > 0 ? clip(a, 1 / FAR, FAR) : high / 10;
    return high > low * (1 + LEAST) ? [low, high] : [low * (1 - LEAST), high * (1 + LEAST)];
  }
  const [low, high] = [clip(a, -FAR, FAR), clip(b, -FAR, FAR)];
  const least = Math.max(Math.abs(low), Math.abs(high), 1 / FAR) * LEAST;
  return high - low > least ? [low, high] : [low - least, high + least];
}

/** Seconds in which a scale that could shrink does half of it. */
export const HALF_LIFE = 2;

/**
 * The next domain for a live axis: it always holds what is asked for; where the present one is wider, each end moves towards that by half
 * in every `HALF_LIFE` seconds. Steady scales let the eye compare; data is never cut off.
 * @param now the domain shown, or null for the first; one that the scale cannot show is not followed
 * @param log ends move by ratio
 */
export function followDomain(now: Domain | null, asked: Domain, seconds: number, log = false): Domain {
  const wanted = shownDomain(asked, log);
  if (!now || !canFollow(now, log)) return wanted;
  const [low, high] = now;
  const keep = 0.5 ** ((seconds > 0 ? seconds : 0) / HALF_LIFE);
  const toward = (from: number, to: number): number => {
    const next = log ? Math.exp(Math.log(to) + (Math.log(from) - Math.log(to)) * keep) : to + (from - to) * keep;
    const size = log ? Math.abs(Math.log(from / to)) : Math.abs(from - to) / (Math.abs(wanted[1] - wanted[0]) || 1);
    return size < 0.005 ? to : next; // arrived
  };
  return [
    wanted[0] <= low ? wanted[0] : Math.min(wanted[0], toward(low, wanted[0])),
    wanted[1] >= high ? wanted[1] : Math.max(wanted[1], toward(high, wanted[1])),
  ];
}

/** Whether a domain is one that this scale could have shown. */
const canFollow = ([low, high]: Domain, log: boolean): boolean =>
  low < high && Number.isFinite(high - low) && (!log || (low > 0 && Number.isFinite(high / low)));

/** The domain of a live axis as time goes by. It starts anew where it measures something else: another scale, another run, other data. */
export class LiveDomain {
  #shown: Domain | null = null;
  #at = 0;
  #of: unknown;

  /**
   * The domain to show at a time.
   * @param now milliseconds from any origin
   * @param of what is measured: another value starts anew
   */
  follow(wanted: Domain, now: number, log = false, of: unknown = undefined): Domain {
    const key = `${log} ${of}`;
    const before = key === this.#of ? this.#shown : null;
    this.#shown = followDomain(before, wanted, (now - this.#at) / 1000, log);
    this.#at = now;
    this.#of = key;
    return this.#shown;
  }
}

/** Lowest and highest finite value (above 0 for `log`) among the first `count`, widening `from`. Null where there is none. */
export function extent(
  values: ArrayLike<number>,
  count: number,
  log: boolean,
  from: Domain | null = null,
): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const take = (value: number): void => {
    if (value - value !== 0 || (log && value <= 0)) return;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  if (from) for (const end of from) take(end);
  for (let i = 0; i < count; i++) take(values[i]!);
  return low <= high ? [low, high] : null;
}

/** A domain with a little air, never empty: by 5 % of its length, or of its ratio for `log`. */
export function padDomain(domain: Domain, log: boolean): Domain {
  const [low, high] = shownDomain(domain, log);
  if (log) {
    const ratio = Math.max((high / low) ** 0.05, 1.1);
    return shownDomain([low / ratio, high * ratio], log);
  }
  const constant = domain[0] === domain[1];
  const air = constant ? Math.abs(high) * 0.05 || 1 : (high - low) * 0.05;
  return shownDomain([low - air, high + air]);
}

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
