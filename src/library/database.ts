/** @file The library's place in the browser: one IndexedDB database with one store. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Entry } from './entry.ts';

const NAME = 'strata';
/** 1 held a store of images alone, by their hash; 2 holds entries. */
const VERSION = 2;

export interface Shelves extends DBSchema {
  entries: { key: string; value: Entry };
}
export type Database = IDBPDatabase<Shelves>;

/**
 * Opens the database.
 * @param create makes it where there is none; else that gives undefined, and whoever only looks leaves nothing behind
 * @param lost called when the connection is gone: another page wants a newer version, or somebody cleared the browser's data
 * @throws where the browser does not allow it, or an older page that is still open holds the database: nobody waits for that page
 */
export async function openDatabase(create: boolean, lost: () => void): Promise<Database | undefined> {
  let unwanted = false;
  let giveUp: (why: Error) => void = () => {};
  const held = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const opening = openDB<Shelves>(NAME, VERSION, {
    async upgrade(database, before, _, transaction) {
      if (before === 0 && !create) {
        unwanted = true;
        transaction.done.catch(() => {}); // as meant
        transaction.abort();
        return;
      }
      database.createObjectStore('entries', { keyPath: 'key' });
      if (before === 1) await moveImages(database, transaction);
    },
    blocked() {
      giveUp(new Error('an older page holds the library'));
      opening.then((late) => late.close()).catch(() => {});
    },
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      lost();
    },
    terminated: lost,
  });
  try {
    return await Promise.race([opening, held]);
  } catch (error) {
    if (unwanted) return undefined;
    throw error;
  }
}

/** Images as version 1 kept them, each with its pixels. */
interface OldImages {
  readonly pixels: Blob | Uint8Array<ArrayBuffer>;
}

/** Every set of images becomes an entry under its hash. */
async function moveImages(
  database: Database,
  transaction: IDBPTransaction<Shelves, 'entries'[], 'versionchange'>,
): Promise<void> {
  // The types know only the version that is opened.
  const old = transaction as unknown as IDBPTransaction<
    { images: { key: string; value: OldImages } },
    ['images'],
    'versionchange'
  >;
  const entries = transaction.objectStore('entries');
  const images = old.objectStore('images');
  for (let cursor = await images.openCursor(); cursor; cursor = await cursor.continue()) {
    const { pixels } = cursor.value;
    const bytes = pixels instanceof Blob ? pixels.size : pixels.byteLength;
    await entries.put({
      key: cursor.key,
      revision: 1,
      kind: 'images',
      value: cursor.value,
      picture: '',
      date: Date.now(),
      bytes,
    });
  }
  (database as unknown as IDBPDatabase<{ images: { key: string; value: OldImages } }>).deleteObjectStore('images');
}
