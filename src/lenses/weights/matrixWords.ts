/** @file What is said of a parameter that is drawn number by number. */
import type { Shape } from '#nn/shape.ts';
import type { Names } from '#state/flowNames.ts';
import { formatCount } from '#ui/format.ts';

/** More names than these are not listed: the pointer reads them. */
const LISTED = 6;

const side = (count: number, names: Names, one: string): string =>
  names.length === count && count <= LISTED && !Array.from(names).includes(undefined)
    ? names.join(', ')
    : `${formatCount(count)} ${count === 1 ? one : `${one}s`}`;

/** Of numbers in lines: "one for each of 64 outputs, line by line". */
export const linesText = ([count = 1]: Shape) => `one for each of ${formatCount(count)} outputs, line by line`;

/** "across: bill length, bill depth; down: 8 units": what the columns of a matrix of two axes come from, and where its rows lead. */
export function sidesText(
  [rows, columns, ...more]: Shape,
  { into, out }: { readonly into: Names; readonly out: Names },
) {
  if (rows === undefined || columns === undefined || more.length > 0) return undefined;
  return `across, from: ${side(columns, into, 'number')}; down, to: ${side(rows, out, 'unit')}`;
}

export const filtersAndMaps = (filters: number, maps: number): string =>
  maps === 1
    ? `${filters} ${filters === 1 ? 'filter' : 'filters'} over one map`
    : `${filters} ${filters === 1 ? 'filter' : 'filters'} downwards, ${maps} maps before it across`;
export const matrixLabel = (title: string, rows: number, columns: number): string =>
  `${title}, ${rows} by ${columns}: arrow keys read the numbers`;
export const spreadOf = (title: string): string => `How the numbers of ${title} are spread`;
export const SPREAD_SAYS = 'How many of the numbers lie where on the scale; the outermost bars hold what lies beyond';
