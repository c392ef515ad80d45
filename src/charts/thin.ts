/** @file Drawing a long curve on few pixels without losing its peaks. */

/**
 * Thins a curve to what can be seen: per pixel column the first, lowest, highest and last point, in their order. Every extreme of the
 * curve is kept, so the picture is the same as with all points. Points that are no number end a line: they are written as
 * NaN and begin a new one.
 * @param x ascending, `y` of the same length; the first `count` are used
 * @param low value of x at the left edge, `high` at the right
 * @param columns of pixels between the two
 * @param out receives x, y in turn; needs `thinRoom` numbers, or 4 · count where that is less
 * @param breaks indices, ascending, of points that begin another line
 * @returns how many points were written
 */
export function thin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  count: number,
  low: number,
  high: number,
  columns: number,
  out: Float32Array | Float64Array,
  breaks: readonly number[] = [],
): number {
  const scale = high > low ? columns / (high - low) : 0;
  let written = 0;
  let column = Number.NaN;
  let first = -1;
  let least = -1;
  let most = -1;
  let last = -1;
  let broken = false;
  let next = 0;

  const put = (i: number): void => {
    out[2 * written] = x[i]!;
    out[2 * written + 1] = y[i]!;
    written++;
  };
  const flush = (): void => {
    if (first < 0) return;
    put(first);
    const [early, late] = least < most ? [least, most] : [most, least];
    if (early !== first && early !== last) put(early);
    if (late !== first && late !== last && late !== early) put(late);
    if (last !== first) put(last);
    first = -1;
  };

  for (let i = 0; i < count; i++) {
    const value = y[i]!;
    const parted = breaks[next] === i;
    if (parted) next++;
    if (value - value !== 0) {
      broken = true;
      continue;
    }
    // What lies outside the columns is one column on either side, however much of it there is.
    const at = Math.max(-1, Math.min(columns, Math.floor((x[i]! - low) * scale))) || 0;
    if (at !== column || first < 0 || parted) {
      flush();
      column = at;
      // A gap within a column cannot be seen; a line that jumps can.
      if ((broken || parted) && written > 0) {
        out[2 * written] = x[i]!;
        out[2 * written + 1] = Number.NaN;
        written++;
      }
      first = least = most = last = i;
    } else {
      if (value < y[least]!) least = i;
      if (value > y[most]!) most = i;
      last = i;
    }
    broken = false;
  }
  flush();
  return written;
}

/** How many numbers `out` must hold: a gap and four points for each column, for what lies at either side of them, and for each break. */
export const thinRoom = (columns: number, breaks: number): number => 10 * (Math.max(0, columns) + 2 + breaks);
