/**
 * @file One reader for everything that people bring: what is in it, in which words it can be said, what was left out and why, what must be asked. Nothing is
 * assumed where a guess would be wild, and nothing is dropped unsaid.
 */
import type { ImageSet } from '#data/images/imageSet.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
import { type MissingRule, nameOf } from './cells.ts';
import type { Kind } from './columns.ts';
import type { Encoding } from './encodings.ts';
import { examineIdx, type IdxGuess } from './examineIdx.ts';
import { type DecodedPictures, examinePictures, type PictureGuess } from './examinePictures.ts';
import { examineTable, type TableText } from './examineTable.ts';
import type { Decode } from './fitPicture.ts';
import { isProse } from './formats.ts';
import type { TableChoices, TableGuess } from './guessTable.ts';
import type { PairChoices } from './pairIdx.ts';
import type { Ink, Turn } from './pictures.ts';
import type { GapRule, TableSet } from './readTable.ts';
import { baseName, folderName, type LeftOut, type SourceFile, Unreadable } from './source.ts';
import { type FoundFile, type Unpacked, unpack } from './unpack.ts';

/** What the person says in place of a guess. */
export interface Choices {
  /** Which of several kinds of files is meant. */
  readonly use?: 'pictures' | 'idx' | 'table';
  /** The path of the table that is meant, where there are several. */
  readonly file?: string;
  /** Of text. */
  readonly encoding?: Encoding;
  /** Of names in archives. */
  readonly names?: Encoding;
  readonly table?: TableChoices;
  readonly kinds?: readonly Kind[];
  readonly gaps?: GapRule;
  /** Among names. */
  readonly missing?: MissingRule;
  readonly pairs?: PairChoices;
  /** Pixels along each side that pictures are brought to. */
  readonly side?: number;
  readonly ink?: Ink;
  readonly turn?: Turn;
}

/** What must be said before anything can be used. */
export type Question =
  | { readonly about: 'answer' }
  | { readonly about: 'width'; readonly pixels: number }
  | {
      readonly about: 'pairs';
      readonly open: readonly { readonly images: string; readonly candidates: readonly string[] }[];
    };

/** The parts of a guess, each of which can be changed by `Choices`. */
export interface Guess {
  readonly encoding?: Encoding;
  /** Whether the bytes themselves said the encoding. */
  readonly encodingSure?: boolean;
  readonly names?: Encoding;
  readonly table?: TableGuess;
  readonly pairs?: IdxGuess['pairs'];
  readonly pictures?: PictureGuess;
  readonly turn?: Turn;
}

export interface Examination {
  readonly what: 'images' | 'table' | 'points' | 'document' | 'nothing';
  readonly images?: ImageSet;
  readonly table?: TableSet;
  /** Points that were exported here. */
  readonly points?: OwnPoints;
  /** The file that holds a document of our own. */
  readonly document?: SourceFile;
  /** What was done on the way, in sentences. */
  readonly remarks: readonly string[];
  readonly questions: readonly Question[];
  /** Why nothing can be used, in a sentence without its full stop. */
  readonly error?: string;
  /** What was left out, and why. */
  readonly left: readonly LeftOut[];
  /** Files of operating systems among what was brought. */
  readonly litter: number;
  readonly guess: Guess;
  /** Other kinds of files that could be meant instead. */
  readonly others: readonly NonNullable<Choices['use']>[];
}

/** What a part of the reader found: `what` follows from what it gives. */
export type Part = Partial<
  Pick<Examination, 'images' | 'table' | 'points' | 'remarks' | 'questions' | 'error' | 'left' | 'guess'>
>;

export interface Work {
  readonly decode: Decode;
  readonly progress?: (done: number, of: number | undefined) => void;
  readonly signal?: AbortSignal;
}

/** Files of each kind, those that are about data and none themselves apart. */
function sorted(files: readonly FoundFile[]) {
  const of = (format: FoundFile['format']) => files.filter((file) => file.format === format);
  const texts = of('text');
  const tables = texts.filter(({ path }) => /\.(csv|tsv|tab|data|arff|dat)(\.txt)?$/i.test(path) || !isProse(path));
  return {
    pictures: of('picture'),
    idx: of('idx'),
    tables,
    prose: texts.filter((file) => !tables.includes(file)),
    documents: of('document'),
  };
}

const why = {
  pictures: 'is a picture; the other files are read',
  idx: 'is an IDX file; the other files are read',
  table: 'is a text; the pictures are read',
  prose: 'is a text about the data',
  another: 'is another table; one is read at a time',
} as const;

const without = (files: readonly SourceFile[], reason: string): LeftOut[] =>
  files.map(({ path }) => ({ path, why: reason }));

/** What people brought, read again and again as they change what was guessed: unpacked once, and each picture decoded once. */
export function importOf(given: readonly SourceFile[]): {
  /** Rejects only where `signal` is aborted. */
  examine(choices: Choices, work: Work): Promise<Examination>;
} {
  const unpackedBy = new Map<Encoding | undefined, Promise<Unpacked>>();
  const decoded: DecodedPictures = new Map();

  async function unpacked({ names }: Choices, { signal, progress }: Work): Promise<Unpacked> {
    for (;;) {
      const options = { ...(names ? { names } : {}), ...(signal ? { signal } : {}) };
      const work =
        unpackedBy.get(names) ?? unpack(given, { ...options, progress: (looked) => progress?.(looked, undefined) });
      unpackedBy.set(names, work);
      try {
        return await work;
      } catch (error) {
        if (unpackedBy.get(names) === work) unpackedBy.delete(names);
        // Given up by whoever began it: begun again for whoever still waits.
        if (signal?.aborted || (error as Error).name !== 'AbortError') throw error;
      }
    }
  }

  return {
    examine: async (choices, work) => examineUnpacked(given, await unpacked(choices, work), choices, work, decoded),
  };
}

async function examineUnpacked(
  given: readonly SourceFile[],
  unpacked: Unpacked,
  choices: Choices,
  work: Work,
  decoded: DecodedPictures,
): Promise<Examination> {
  const { pictures, idx, tables, prose, documents } = sorted(unpacked.files);
  const byKind = { pictures, idx, table: tables };
  const kinds = (['pictures', 'idx', 'table'] as const).filter((kind) => byKind[kind].length > 0);
  // What most of the bytes are is the data; the rest is about them.
  const bytesOf = (kind: (typeof kinds)[number]) => byKind[kind].reduce((sum, { size }) => sum + size, 0);
  const [most] = [...kinds].sort((a, b) => bytesOf(b) - bytesOf(a));
  const said = choices.use && kinds.includes(choices.use) ? choices.use : undefined;
  const use = said ?? (most === 'table' && (await listAmong(tables, pictures, choices)) ? 'pictures' : most);
  const names = choices.names ?? unpacked.encoding;
  const start = {
    remarks: [],
    questions: [],
    others: kinds.filter((kind) => kind !== use),
    litter: unpacked.litter,
    left: [...unpacked.left],
    guess: names ? { names } : {},
  };
  if (!use) return nothing(given, documents, prose, unpacked, start);
  const part: WithList = await (use === 'idx'
    ? examineIdx(idx, choices)
    : use === 'table'
      ? ofTables(tables, choices)
      : ofPictures(pictures, tables, choices, work, decoded));
  const left = [
    ...start.left,
    ...(part.left ?? []),
    ...(use === 'pictures' ? [] : without(pictures, why.pictures)),
    ...(use === 'idx' ? [] : without(idx, why.idx)),
    ...(use === 'table'
      ? []
      : without(
          tables.filter((file) => file !== part.list),
          why.table,
        )),
    ...without([...prose, ...documents], why.prose),
  ];
  const { list: _, ...found } = part;
  return {
    ...start,
    ...found,
    what: found.points
      ? 'points'
      : found.table || (use === 'table' && !found.guess?.table?.pixels)
        ? 'table'
        : 'images',
    remarks: [...(found.remarks ?? []), ...lostClasses(use, found.images, unpacked.left)],
    questions: found.questions ?? [],
    guess: { ...start.guess, ...found.guess },
    left,
  };
}

/** A folder beside those of the classes, of whose files none can be read: a class would be missing without a word. */
function lostClasses(use: string, images: ImageSet | undefined, left: readonly LeftOut[]): string[] {
  if (use !== 'pictures' || !images) return [];
  const known = new Set(images.classNames.map((name) => name.toLowerCase()));
  const lost = new Map<string, { count: number; pictures: boolean }>();
  for (const { path, why: reason } of left) {
    const within = path.split('/').slice(0, -1).map(nameOf);
    if (within.some((folder) => known.has(folder.toLowerCase()))) continue;
    const folder = nameOf(folderName(path));
    const { count, pictures } = lost.get(folder) ?? { count: 0, pictures: false };
    lost.set(folder, { count: count + 1, pictures: pictures || /picture|photo/.test(reason) });
  }
  // A single file may be a stray one, but not if it is a picture.
  return [...lost].flatMap(([folder, { count, pictures }]) =>
    folder !== '' && (count > 1 || pictures)
      ? [`The ${count === 1 ? 'file' : `${count} files`} of ${folder} cannot be read: that class is missing.`]
      : [],
  );
}

type WithList = Part & { readonly list?: SourceFile };

async function ofTables(tables: readonly FoundFile[], choices: Choices): Promise<WithList> {
  // Of several the largest is the data, the others tell of it.
  const file =
    tables.find(({ path }) => path === choices.file) ??
    tables.reduce((most, next) => (next.size > most.size ? next : most));
  const part = await examineTable(file, choices);
  return {
    ...part,
    left: without(
      tables.filter((other) => other !== file),
      why.another,
    ),
  };
}

/** Pictures, with the classes of a list beside them where there is one. */
async function ofPictures(
  pictures: readonly FoundFile[],
  tables: readonly FoundFile[],
  choices: Choices,
  work: Work,
  decoded: DecodedPictures,
): Promise<WithList> {
  const found = await listAmong(tables, pictures, choices);
  return found
    ? { ...(await examinePictures(pictures, choices, work, decoded, found.list)), list: found.file }
    : examinePictures(pictures, choices, work, decoded);
}

/** The table that names the class of most pictures, however long it is. */
async function listAmong(tables: readonly FoundFile[], pictures: readonly FoundFile[], choices: Choices) {
  if (pictures.length === 0) return undefined;
  const paths = pictures.map(({ path }) => path);
  for (const file of tables) {
    const text: TableText | undefined = await examineTable.text(file, choices).catch((error: unknown) => {
      if (error instanceof Unreadable) return undefined;
      throw error;
    });
    const list = text && examineTable.list(text, paths);
    if (list) return { list, file };
  }
  return undefined;
}

function nothing(
  given: readonly SourceFile[],
  documents: readonly FoundFile[],
  prose: readonly FoundFile[],
  { left, litter }: Unpacked,
  start: Omit<Examination, 'what' | 'error'>,
): Examination {
  const [document] = documents;
  if (document) return { ...start, what: 'document', document, left: [...left, ...without(prose, why.prose)] };
  const [first] = left;
  const error =
    left.length === 1
      ? `${baseName(first!.path)}: ${first!.why}`
      : left.length > 1
        ? `None of the ${left.length} files can be read`
        : prose.length > 0
          ? `${baseName(prose[0]!.path)}: ${why.prose}, and no table`
          : litter > 0
            ? 'Only files of the operating system were found'
            : given.length === 0
              ? 'No file was found'
              : `${baseName(given[0]!.path)}: holds nothing that can be read`;
  return { ...start, what: 'nothing', error, left: [...left, ...without(prose, why.prose)] };
}
