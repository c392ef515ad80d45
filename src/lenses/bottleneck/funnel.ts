/** @file The outline of a funnel: as high at each section as the root of the numbers it holds. */

/**
 * A closed SVG path over columns one unit wide, between y = 0 and y = 1, symmetric about ½: at the middle of column i it is √(sizes[i] / largest) high, flat within
 * the column and curved between columns.
 * @param sizes numbers that each section holds, ≥ 1
 */
export function funnelPath(sizes: readonly number[]): string {
  const largest = Math.max(1, ...sizes);
  const half = sizes.map((size) => Math.sqrt(size / largest) / 2);
  const side = (sign: -1 | 1, order: readonly number[]) =>
    order.map((i, place) => {
      const y = round(0.5 + sign * half[i]!);
      const [enter, leave] = sign < 0 ? [i + 0.25, i + 0.75] : [i + 0.75, i + 0.25];
      const before = order[place - 1];
      const from = before === undefined ? undefined : sign < 0 ? before + 0.75 : before + 0.25;
      const middle = from === undefined ? 0 : round((from + enter) / 2);
      const turn =
        before === undefined
          ? `L${enter} ${y}`
          : `C${middle} ${round(0.5 + sign * half[before]!)} ${middle} ${y} ${enter} ${y}`;
      return `${turn}L${leave} ${y}`;
    });
  if (sizes.length === 0) return '';
  const forth = sizes.map((_, i) => i);
  const path = [...side(-1, forth), ...side(1, [...forth].reverse())].join('');
  return `M${path.slice(1)}Z`;
}

const round = (x: number): number => Math.round(x * 1e4) / 1e4;
