/** @file This browser's library: reading, writing by revision, deleting, and news of what other tabs do with it. */

import { type Database, openDatabase } from './database.ts';
import type { Draft, Entry, Kind } from './entry.ts';
import { mayWrite } from './onlyRead.ts';

/**
 * Why something is not kept: somebody else wrote the entry since (`stale`) or deleted it (`gone`); the browser keeps nothing (`missing`), has no room (`full`),
 * or said no to this write (`refused`).
 */
export type Refusal = 'stale' | 'gone' | 'missing' | 'full' | 'refused';
export type Outcome = { readonly kept: Entry } | { readonly refused: Refusal };

/** What became of an entry; without a key, of all of them. */
export interface News {
  readonly key?: string;
  /** After a write. */
  readonly revision?: number;
  /** In another tab. */
  readonly elsewhere: boolean;
}

export interface Library {
  /** Undefined where there is none, also where the browser keeps nothing. */
  get(key: string): Promise<Entry | undefined>;
  /** All entries, newest first; undefined where the browser keeps nothing. */
  list(): Promise<readonly Entry[] | undefined>;
  /** The entry of a kind that was written last. */
  newest(kind: Kind): Promise<Entry | undefined>;
  /** Writes an entry that follows a revision, 0 for a new one. Where it does not, nothing is written. */
  write(draft: Draft, revision: number): Promise<Outcome>;
  /** Puts a deleted entry back as it was, unless its key is taken again. @returns whether an entry of its key is there now */
  restore(entry: Entry): Promise<boolean>;
  /** Whether it is gone. */
  remove(key: string): Promise<boolean>;
  /** Whether nothing is left. */
  clear(): Promise<boolean>;
  onNews(listener: (news: News) => void): () => void;
}

/** How tabs hear of one another; without it they are right all the same, by revision, and only later. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

export function createLibrary(channel?: Channel): Library {
  const listeners = new Set<(news: News) => void>();
  let connection: Promise<Database | undefined> | undefined;

  /** The open database; undefined where there is none and `create` is false. Rejects where the browser does not allow one. */
  async function connect(create: boolean): Promise<Database | undefined> {
    const lost = () => {
      connection = undefined;
    };
    connection ??= openDatabase(create, lost);
    try {
      const database = await connection;
      if (database) return database;
      lost();
      return create ? connect(true) : undefined;
    } catch (error) {
      lost();
      throw error;
    }
  }

  /** Does something with the database, once more with a new connection where the one at hand turns out to be closed. */
  async function using<T>(create: boolean, work: (database: Database | undefined) => Promise<T>): Promise<T> {
    const database = await connect(create);
    try {
      return await work(database);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      connection = undefined;
      return work(await connect(create));
    }
  }

  const reading = async <T>(work: (database: Database) => Promise<T>): Promise<T | undefined> => {
    try {
      return await using(false, async (database) => database && work(database));
    } catch {
      return undefined;
    }
  };

  /** A listener that fails keeps the news from none of the others, and makes nothing fail that was done. */
  function pass(news: News): void {
    for (const listener of listeners)
      try {
        listener(news);
      } catch (error) {
        reportError(error);
      }
  }

  function tell(news: Omit<News, 'elsewhere'>): void {
    try {
      channel?.postMessage(news);
    } catch {
      // Other tabs find out by the revision.
    }
    pass({ ...news, elsewhere: false });
  }
  channel?.addEventListener('message', ({ data }) => pass({ ...data, elsewhere: true }));

  /** Where there is no database there is nothing to delete. */
  async function deleting(work: (database: Database) => Promise<void>, news: Pick<News, 'key'>): Promise<boolean> {
    try {
      await using(false, async (database) => database && work(database));
    } catch {
      return false;
    }
    tell(news);
    return true;
  }

  async function list(): Promise<readonly Entry[] | undefined> {
    try {
      const entries = await using(false, async (database) => (await database?.getAll('entries')) ?? []);
      return entries.sort((a, b) => b.date - a.date);
    } catch {
      return undefined;
    }
  }

  async function write(draft: Draft, revision: number): Promise<Outcome> {
    let opened = false;
    try {
      const outcome = await using(true, async (database): Promise<Outcome> => {
        opened = true;
        const transaction = database!.transaction('entries', 'readwrite');
        transaction.done.catch(() => {}); // told below
        const present = await transaction.store.get(draft.key);
        if ((present?.revision ?? 0) !== revision) return { refused: present ? 'stale' : 'gone' };
        const kept = { ...draft, revision: revision + 1 };
        await Promise.all([transaction.store.put(kept), transaction.done]);
        return { kept };
      });
      if ('kept' in outcome) tell({ key: draft.key, revision: outcome.kept.revision });
      return outcome;
    } catch (error) {
      if (!opened) return { refused: 'missing' };
      return { refused: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused' };
    }
  }

  return {
    get: (key) => reading((database) => database.get('entries', key)),
    list,
    newest: async (kind) => (await list())?.find((entry) => entry.kind === kind),
    write,
    async restore(entry) {
      try {
        await using(true, (database) => database!.add('entries', entry));
      } catch (error) {
        return error instanceof DOMException && error.name === 'ConstraintError';
      }
      tell({ key: entry.key, revision: entry.revision });
      return true;
    },
    remove: (key) => deleting((database) => database.delete('entries', key), { key }),
    clear: () => deleting((database) => database.clear('entries'), {}),
    onNews(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export { mayWrite, onlyRead } from './onlyRead.ts';

let own: Library | undefined;

/** Reads another's, and changes nothing of it. */
const reader = (of: Library): Library => ({
  ...of,
  write: async () => ({ refused: 'missing' }),
  restore: async () => false,
  remove: async () => false,
  clear: async () => false,
});

/** The library of this page. */
export function library(): Library {
  own ??= createLibrary(typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('strata-library'));
  return mayWrite() ? own : reader(own);
}
