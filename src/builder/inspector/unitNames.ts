/** @file What the tiles of a column are called, for labels and for people who listen. Pure. */

import type { PreparedData } from '#data/prepare.ts';
import type { Picture } from '#stage/pictures.ts';

type Named = Pick<PreparedData, 'featureNames' | 'columnNames' | 'tokens'>;

/** What one tile of a picture is. */
function tileWord({ kind }: Picture): string {
  if (kind === 'map') return 'channel';
  if (kind === 'steps') return 'feature';
  return kind === 'tokens' ? 'step' : 'unit';
}

/**
 * "Dense 2, unit 3 of 16", "Convolution 1, channel 3 of 8", "Dense 3, class A"; of the input "Input x₁", "Input, value at every step".
 * @param tile counted over the whole block
 * @param given what a person called it
 */
export function tileName(
  title: string,
  picture: Picture,
  tile: number,
  isInput: boolean,
  data: Named,
  given?: string,
): string {
  const name = picture.names?.[tile];
  if (picture.givenBack && picture.units === 1) return `${title}, the picture given back`;
  const { kind, units, across } = picture;
  if (isInput) {
    if (kind === 'tokens') return `Input, step ${tile + 1} of ${across}`;
    if (kind === 'plane' || kind === 'line') return `Input ${data.featureNames[tile] ?? tile + 1}`;
    if (kind === 'map') return units === 1 ? 'Input, the image' : `Input, channel ${tile + 1} of ${units}`;
    return `Input, ${name ?? `${tileWord(picture)} ${tile + 1} of ${units}`}`;
  }
  if (name !== undefined && (kind === 'bars' || kind === 'steps')) return `${title}, class ${name}`;
  const called = given ?? name;
  return `${title}, ${tileWord(picture)} ${tile + 1} of ${units}${called === undefined ? '' : `, “${called}”`}`;
}

/** A cell of a tile in words: "row 3, column 5", "step 4"; empty where a tile has one cell. */
export function cellWords({ kind, across }: Picture, x: number, y: number): string {
  if (kind === 'map') return `row ${y + 1}, column ${x + 1}`;
  return kind === 'steps' ? `step ${x + 1} of ${across}` : '';
}
