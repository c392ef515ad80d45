/** @file From pictures in folders to labelled images: a folder is a class. */
import { type ImageSet, MOST_VALUES } from './imageSet.ts';
import { classesOf, classProblem, type ImageReading } from './readCsvPixels.ts';

/** A picture as light: 0 black … 255 white, [side · side]. */
export interface Picture {
  readonly path: string;
  readonly light: Uint8Array;
}

/** The folder that a picture lies in: its class. */
export const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

/** Whether the borders of pictures are bright on the average: then dark is ink, else light. */
function isDarkOnLight(pictures: readonly Picture[], side: number): boolean {
  let [sum, count] = [0, 0];
  for (const { light } of pictures)
    for (let p = 0; p < light.length; p++) {
      const [x, y] = [p % side, Math.floor(p / side)];
      if (x > 0 && y > 0 && x < side - 1 && y < side - 1) continue;
      sum += light[p]!;
      count++;
    }
  return sum > 127.5 * count;
}

/**
 * @param title what the files are called
 * @returns images whose paper is what most borders show, or what is wrong. Never throws.
 */
export function pictureSet(pictures: readonly Picture[], side: number, title: string): ImageReading {
  const [first] = pictures;
  if (!first) return { error: `${title}: holds no picture` };
  const loose = pictures.find(({ path }) => folderOf(path) === '');
  if (loose) return { error: `${loose.path}: lies in no folder; the folder of a picture is its class` };
  if (pictures.length * side * side > MOST_VALUES)
    return { error: `${title}: ${pictures.length} pictures of ${side} × ${side} pixels are more than can be held` };
  const { classNames, labels } = classesOf(pictures.map(({ path }) => folderOf(path)));
  const problem = classProblem(classNames);
  if (problem) return { error: `${title}: ${problem}` };
  const inverted = isDarkOnLight(pictures, side);
  const pixels = new Uint8Array(pictures.length * side * side);
  for (const [i, { light }] of pictures.entries())
    pixels.set(inverted ? light.map((value) => 255 - value) : light, i * side * side);
  return { images: { title, channels: 1, height: side, width: side, pixels, labels, classNames } satisfies ImageSet };
}
