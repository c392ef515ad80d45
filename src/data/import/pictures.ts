/** @file Pictures with their classes: which class each has, and what of them is ink. */
import { baseName, type LeftOut } from './source.ts';

/** A picture fitted into a square, before it is known what of it is ink. */
export interface Picture {
  readonly path: string;
  /** [side · side]: 0 black … 255 white; 0 where the picture does not reach. */
  readonly light: Uint8Array;
  /** [side · side]: 0 where nothing is seen (transparent, or beside the picture) … 255. */
  readonly cover: Uint8Array;
}

export interface Classified {
  /** By path. */
  readonly classes: ReadonlyMap<string, string>;
  /** What the classes were taken from. */
  readonly by: 'folders' | 'names' | 'list';
  readonly left: readonly LeftOut[];
  /** What may surprise, in sentences. */
  readonly remarks: readonly string[];
}

/** What cameras, telephones and programs call pictures. */
const CAMERA =
  /^(img|image|dscn?|dscf|pict?|picture|photo|foto|bild|scan|screenshot|frame|file|pxl|p|untitled|unnamed|снимок)$/i;

/** "cat.12.jpg", "cat12.jpg", "New York_1.png" and "7_3.png" begin with their class; "IMG_0012.jpg" does not, nor does a day, "01-02-2026.jpg". */
function beginning(path: string, words: 'all words' | 'first word'): string | undefined {
  const name = baseName(path);
  if (/^\d{1,2}[._-]\d{1,2}[._-]\d{4}/.test(name)) return undefined;
  const parted =
    words === 'all words'
      ? /^(\p{L}[\p{L} ]*|\d{1,3})[ ._-]*[._ -](?=[^.]*\d)/u
      : /^(\p{L}[\p{L} ]*?|\d{1,3})[ ._-]*[._ -](?=[^.]*\d)/u;
  const word = (parted.exec(name) ?? /^(\p{L}+)\d/u.exec(name))?.[1]?.trim();
  return word !== undefined && CAMERA.test(word) ? undefined : word;
}

/** Folders that part a set or hold its pictures; none of them is a class. */
const PART =
  /^(train|training|test|testing|val|valid|validation|images?|imgs?|photos|pictures|pics|jpe?gs?|pngs?|originals?)$/i;

/** By path: the folder that is its class, "" where there is none. Those in which all pictures are parted alike are passed over: cat/train, dog/train. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, string> {
  let within = new Map(paths.map((path) => [path, path.split('/').slice(0, -1)]));
  const inFolders = () => [...within.values()].filter((parts) => parts.length > 0);
  while (inFolders().length > 0 && inFolders().every((parts) => PART.test(parts.at(-1)!)))
    within = new Map([...within].map(([path, parts]) => [path, parts.slice(0, -1)]));
  const whole = new Set(inFolders().map((parts) => parts.join('/')));
  // The folder around those of the classes is no class, though a picture lies in it.
  const around =
    whole.size > 2
      ? [...whole].find((one) => [...whole].every((o) => o === one || o.startsWith(`${one}/`)))
      : undefined;
  return new Map([...within].map(([path, parts]) => [path, parts.join('/') === around ? '' : (parts.at(-1) ?? '')]));
}

/** Folders of one name in several others: perhaps those around them are the classes. */
function repeated(paths: readonly string[], folders: ReadonlyMap<string, string>): string[] {
  const around = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const at = parts.lastIndexOf(folders.get(path)!);
    const parent = parts[at - 1];
    if (at > 0 && parent !== undefined && !PART.test(parent))
      around.set(parts[at]!, (around.get(parts[at]!) ?? new Set()).add(parent));
  }
  const found = [...around].find(([, parents]) => parents.size > 1);
  return found
    ? [
        `The innermost folders are the classes: “${found[0]}” lies in ${[...found[1]].slice(0, 3).join(', ')} and is one class.`,
      ]
    : [];
}

/** Of how many pictures a class must at least be, for names to be taken for classes. */
const LEAST = 2;

/** By path: the class that its name begins with, where all do and no class is of one picture alone. */
function namesOf(paths: readonly string[], words: 'all words' | 'first word'): Map<string, string> | undefined {
  const named = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const path of paths) {
    const name = beginning(path, words);
    if (name === undefined) return undefined;
    named.set(path, name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const classes = counts.size >= 2 && counts.size <= 62 && [...counts.values()].every((count) => count >= LEAST);
  return classes ? named : undefined;
}

/**
 * The class of each picture: by a list that names their files, else by the folders they lie in, else by what their names begin with.
 * @param listed by file name (with or without folders): its class, where a table beside the pictures has them
 * @returns or a sentence why there are none
 */
export function classify(
  paths: readonly string[],
  listed?: ReadonlyMap<string, string>,
): Classified | { readonly error: string } {
  if (listed) {
    const classes = new Map(
      paths.flatMap((path) => {
        const name =
          listed.get(path) ?? listed.get(baseName(path)) ?? listed.get(baseName(path).replace(/\.[^.]*$/, ''));
        return name === undefined ? [] : [[path, name] as const];
      }),
    );
    return {
      classes,
      by: 'list',
      left: paths.filter((path) => !classes.has(path)).map((path) => ({ path, why: 'is not in the list of labels' })),
      remarks: [],
    };
  }
  const folderOf = foldersOf(paths);
  const folders = new Set(folderOf.values());
  const loose = paths.filter((path) => folderOf.get(path) === '');
  if (loose.length < paths.length && folders.size - (loose.length > 0 ? 1 : 0) >= 2)
    return {
      classes: new Map([...folderOf].filter(([, folder]) => folder !== '')),
      by: 'folders',
      left: loose.map((path) => ({ path, why: 'lies in no folder: the folder of a picture is its class' })),
      remarks: repeated(paths, folderOf),
    };
  const named = namesOf(paths, 'all words') ?? namesOf(paths, 'first word');
  if (named) return { classes: named, by: 'names', left: [], remarks: [] };
  const [only] = folders;
  if (loose.length === 0)
    return { classes: new Map(paths.map((path) => [path, only!])), by: 'folders', left: [], remarks: [] };
  return {
    error: `${loose[0]}: lies in no folder of a class; the folder of a picture is its class, or its name begins with it (cat-1.png, dog-1.png)`,
  };
}

export type Ink = 'dark' | 'light';

/**
 * What is ink: the border of what is seen of the pictures is their ground, and ink is the other; where the ground itself is transparent, ink is what is seen.
 * Margins beside a picture and what is transparent say nothing of light: they are not looked at.
 */
export function inkOf(pictures: readonly Picture[], side: number): Ink {
  let [edge, edges, seen, all, sum, clear] = [0, 0, 0, 0, 0, 0];
  for (const { light, cover } of pictures) {
    const covered = (x: number, y: number) => x >= 0 && y >= 0 && x < side && y < side && cover[y * side + x]! > 127;
    for (let p = 0; p < light.length; p++) {
      const [x, y] = [p % side, Math.floor(p / side)];
      all++;
      if (!covered(x, y)) {
        if (x > 0 && y > 0 && x < side - 1 && y < side - 1) clear++;
        continue;
      }
      seen++;
      sum += light[p]!;
      if (covered(x - 1, y) && covered(x + 1, y) && covered(x, y - 1) && covered(x, y + 1)) continue;
      edge += light[p]!;
      edges++;
    }
  }
  if (edges === 0) return 'dark';
  // Drawn on nothing: what is seen is the drawing, and its border is no ground.
  if (drawnOnNothing(pictures, side) && clear > 0.2 * all) return sum > 127.5 * seen ? 'light' : 'dark';
  return edge > 127.5 * edges ? 'dark' : 'light';
}

/** Whether most pictures have holes, or touch no two opposite sides, as each picture does: what is transparent is not a margin along two sides. */
function drawnOnNothing(pictures: readonly Picture[], side: number): boolean {
  const holed = pictures.filter(({ cover }) => {
    const rows = new Set<number>();
    const columns = new Set<number>();
    for (let p = 0; p < cover.length; p++)
      if (cover[p]! > 127) {
        rows.add(Math.floor(p / side));
        columns.add(p % side);
      }
    const box = rows.size * columns.size;
    const seen = cover.reduce((count, c) => count + (c > 127 ? 1 : 0), 0);
    return box > 0 && (seen < 0.95 * box || Math.max(rows.size, columns.size) < side - 2);
  });
  return holed.length * 2 > pictures.length;
}

/** Pixels as the network gets them, 0 paper … 255 ink: what is not seen is paper. */
export function inkPixels({ light, cover }: Picture, ink: Ink): Uint8Array {
  return Uint8Array.from(light, (value, p) => Math.round(((ink === 'dark' ? 255 - value : value) * cover[p]!) / 255));
}

export const turns = ['none', 'transpose', 'left', 'right', 'half', 'mirror'] as const;
export type Turn = (typeof turns)[number];

/** A square image turned: rows and columns exchanged, a quarter to either side, upside down, or left and right exchanged. New memory. */
export function turned(pixels: Uint8Array, side: number, turn: Turn): Uint8Array {
  const from = (x: number, y: number): number => {
    switch (turn) {
      case 'transpose':
        return x * side + y;
      case 'left':
        return x * side + (side - 1 - y);
      case 'right':
        return (side - 1 - x) * side + y;
      case 'half':
        return (side - 1 - y) * side + (side - 1 - x);
      case 'mirror':
        return y * side + (side - 1 - x);
      default:
        return y * side + x;
    }
  };
  return Uint8Array.from({ length: side * side }, (_, p) => pixels[from(p % side, Math.floor(p / side))]!);
}
