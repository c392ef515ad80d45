/** @file What stretch of numbers an axis shows. */

export type Domain = readonly [low: number, high: number];

/** Furthest from 0 that an axis reaches, and nearest to it on a logarithmic one: lengths and ratios in between are numbers. */
export const FAR = 1e150;
/** The least length of an axis as a part of its numbers: below it, ticks would be one number over and over. */
const LEAST = 1e-9;

export const clip = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

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
