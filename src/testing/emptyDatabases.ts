/** @file An empty database for each test of a file; afterwards the one that other files share is there again. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeEach } from 'vitest';

/** Called once, where a file's tests begin. Test files that run in one process share what is global, and connections to it. */
export function emptyDatabases(): void {
  const shared = globalThis.indexedDB;
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  afterAll(() => {
    globalThis.indexedDB = shared;
  });
}
