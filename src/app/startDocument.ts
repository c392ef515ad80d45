/** @file Which document a fresh page shows. */
import type { Entry } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { NO_SUCH_ENTRY } from '#library/libraryWords.ts';
import type { StrataDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { type EditorState, registries } from '#state/editor.ts';
import { decodeLink, type LinkReading } from '#state/link.ts';
import type { Work } from '#state/moment.ts';
import { awaitMigrations } from '#state/olderDocuments.ts';
import { addressProblem } from './addressWords.ts';
import { drawable } from './drawable.ts';
import type { Opened } from './keepDocument.ts';
import { takeUpLeft } from './leaving.ts';
import { takeUpOldDocument } from './oldDocument.ts';
import { readEntry, unreadableNotice } from './readEntry.ts';

export interface Start {
  readonly document: StrataDocument;
  readonly work?: Work;
  /** The entry that it is. */
  readonly opened?: Opened;
  /** A sentence where what was asked for cannot be shown. */
  readonly error?: string;
  readonly notice?: EditorState['notice'];
  /** Nothing was asked for, and nothing is kept: the default. */
  readonly first?: boolean;
}

/** What the address's `#s=…` holds, or undefined where there is none. */
export async function readHash(hash: string): Promise<LinkReading | undefined> {
  const text = /^#s=(.*)$/.exec(hash)?.[1];
  return text === undefined ? undefined : decodeLink(text, registries);
}

/** The key of the entry that an address's `#w=…` names. */
export const entryIn = (hash: string): string | undefined => /^#w=(.*)$/.exec(hash)?.[1];

function startFrom(entry: Entry): Start {
  const reading = readEntry(entry);
  if ('why' in reading) return { document: defaultDocument, notice: unreadableNotice(entry, reading.why) };
  const { document, remark } = reading;
  return {
    document,
    ...(entry.kind === 'run' ? { work: { from: `#w=${entry.key}` } } : asOpened(entry)),
    ...(remark === undefined ? {} : { error: remark }),
  };
}

const asOpened = ({ key, revision, from }: Entry): Pick<Start, 'work' | 'opened'> => ({
  work: from === undefined ? {} : { from },
  opened: { key, revision },
});

/** Whether an entry holds a document: a kept run does too, and what comes of it is kept as another. */
export const holdsDocument = (entry: Entry | undefined): entry is Entry =>
  entry?.kind === 'document' || entry?.kind === 'run';

/** What a link or a file holds, from its beginning. */
function startWith(reading: LinkReading, work: Work): Promise<Start> | Start {
  if ('error' in reading) return { document: defaultDocument, error: reading.error };
  const { document, remark } = reading;
  return drawable({ document, work, ...(remark === undefined ? {} : { error: remark }) });
}

/**
 * The link's document, or the entry's that the address names; without either that of the file beside the page that it names, or the one that was worked on last,
 * else the default. With a sentence where what the address names cannot be shown; nothing is ever lost by that.
 * @param beside reads the file that the address names with `?open=`; undefined where it names none
 */
export async function startDocument(
  hash: string,
  library: Library,
  now: number,
  beside?: () => Promise<LinkReading>,
): Promise<Start> {
  const copies = await takeUpLeft(library);
  await takeUpOldDocument(library, now);
  const link = await readHash(hash);
  if (link) return startWith(link, { from: hash });
  const named = entryIn(hash);
  if (named === undefined && beside) return startWith(await beside(), {});
  const entry = named === undefined ? await library.newest('document') : await library.get(copies.get(named) ?? named);
  const error = named === undefined ? addressProblem(hash) : holdsDocument(entry) ? undefined : NO_SUCH_ENTRY;
  const said = error === undefined ? {} : { error };
  if (holdsDocument(entry)) {
    await awaitMigrations(entry.value);
    return { ...said, ...(await drawable(startFrom(entry))) };
  }
  return { document: defaultDocument, first: error === undefined, ...said };
}
