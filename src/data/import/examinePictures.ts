/** @file Pictures in folders, archives or by themselves: their classes, what of them is ink, and which of them cannot be read. */
import { inTasks } from '#base/tasks.ts';
import { MOST_VALUES } from '#data/images/imageSet.ts';
import { classesOf, classProblem } from './classes.ts';
import type { Choices, Part, Work } from './examine.ts';
import { type Decoded, fitPicture } from './fitPicture.ts';
import { type Classified, classify, type Ink, inkOf, inkPixels, type Picture, type Turn, turned } from './pictures.ts';
import { setOf } from './readPixelTable.ts';
import { shareOf } from './share.ts';
import { folderName, type LeftOut, type SourceFile, Unreadable } from './source.ts';

export interface PictureGuess {
  readonly by: Classified['by'];
  readonly ink: Ink;
  readonly turn: Turn;
  readonly side: number;
}

/** Pictures looked at to tell ink from ground. */
const LOOKED = 400;

/** By file: what it was decoded to, or why it was not. Decoded once, whatever is chosen of it afterwards. */
export type DecodedPictures = Map<SourceFile, Decoded | string>;

async function decodeOnce(
  file: SourceFile,
  { decode, signal }: Work,
  decoded: DecodedPictures,
): Promise<Decoded | string> {
  let made = decoded.get(file);
  if (made !== undefined) return made;
  try {
    const bytes = await file.bytes();
    made = await decode(bytes).catch(() => {
      signal?.throwIfAborted(); // what was broken off says nothing of the picture
      return 'is no picture that can be read; it may have been cut off';
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    made = error.message;
  }
  decoded.set(file, made);
  return made;
}

const spaced = (count: number) => count.toLocaleString('en').replaceAll(',', '\u202f');

export async function examinePictures(
  files: readonly SourceFile[],
  choices: Choices,
  work: Work,
  decoded: DecodedPictures,
  listed?: ReadonlyMap<string, string>,
): Promise<Part> {
  const classified = classify(
    files.map(({ path }) => path),
    listed,
  );
  if ('error' in classified) return { error: classified.error };
  const { classes, by } = classified;
  const left: LeftOut[] = [...classified.left];
  const side = choices.side ?? 28;
  const all = files.filter(({ path }) => classes.has(path));
  const wanted = chosen(all, classes, Math.floor(MOST_VALUES / side ** 2));
  const pictures: Picture[] = [];
  for (const [i, file] of wanted.entries()) {
    work.signal?.throwIfAborted();
    work.progress?.(i, wanted.length);
    const made = await decodeOnce(file, work, decoded);
    if (typeof made === 'string') left.push({ path: file.path, why: made });
    else pictures.push(fitPicture(file.path, made, side));
  }
  if (pictures.length === 0) return { error: `None of the ${spaced(wanted.length)} pictures can be read`, left };
  const written = pictures.map(({ path }) => classes.get(path)!);
  const problem = classProblem(classesOf(written).names);
  const lost = [...new Set(classes.values())].filter((name) => !written.includes(name));
  const ink =
    choices.ink ??
    inkOf(
      pictures.length > LOOKED ? pictures.filter((_, i) => i % Math.ceil(pictures.length / LOOKED) === 0) : pictures,
      side,
    );
  const turn = choices.turn ?? 'none';
  const guess = { pictures: { by, ink, turn, side }, turn };
  if (problem) return { error: `The pictures: ${problem}${folderHint(by)}`, left, guess };
  const pixels = pictures.map((picture) => turned(inkPixels(picture, ink), side, turn));
  const folders = new Set(pictures.map(({ path }) => folderName(path)));
  const title = by === 'folders' ? `${folders.size} folders of pictures` : `${spaced(pictures.length)} pictures`;
  const result = await inTasks(setOf(pixels, written, { title, channels: 1, height: side, width: side }));
  if ('error' in result) return { error: result.error, left, guess };
  const remarks = [
    ...classified.remarks,
    ...(wanted.length < all.length
      ? [
          `Of ${spaced(all.length)} pictures ${spaced(wanted.length)} are taken, the same share of each class: more of this size cannot be held.`,
        ]
      : []),
    ...(lost.length > 0
      ? [
          `No picture of ${lost.join(', ')} can be read: ${lost.length === 1 ? 'that class is' : 'those classes are'} missing.`,
        ]
      : []),
    ...result.remarks,
  ];
  return { images: result.set, remarks, left, guess };
}

const folderHint = (by: Classified['by']) =>
  by === 'folders' ? '. The folder of a picture is its class: choose the folder that holds the folders' : '';

/** As many as can be held, the same share of each class. */
function chosen(
  files: readonly SourceFile[],
  classes: ReadonlyMap<string, string>,
  most: number,
): readonly SourceFile[] {
  if (files.length <= most) return files;
  const { labels } = classesOf(files.map(({ path }) => classes.get(path)!));
  return Array.from(shareOf(labels, most), (i) => files[i]!);
}
