/** @file The part of a line that one column draws of it: half of the way from the column before, and half of the way to the next. Pure. */

const high = (share: number): number => Math.round((1 - Math.min(1, Math.max(0, share))) * 1e4) / 1e4;

/** An SVG path in a box of 1 × 1, 0 below and 1 on top; empty where nothing is known. @param shares one a column; null or NaN where nothing was read */
export function stretchesAt(shares: readonly (number | null)[], index: number): string {
  const known = (at: number) => {
    const share = shares[at];
    return typeof share === 'number' && !Number.isNaN(share) ? share : undefined;
  };
  const own = known(index);
  if (own === undefined) return '';
  const half = (other: number | undefined, x: number) =>
    other === undefined ? '' : `M0.5 ${high(own)}L${x} ${high((own + other) / 2)}`;
  return `${half(known(index - 1), 0)}${half(known(index + 1), 1)}`;
}
