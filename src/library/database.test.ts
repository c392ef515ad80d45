import { expect, it } from 'vitest';
import { emptyDatabases } from '#testing/emptyDatabases.ts';
import { openDatabase } from './database.ts';

emptyDatabases();

it('does not wait for an older page that holds the database: the page is shown without a library', async () => {
  const older = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('strata', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('images');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await expect(openDatabase(true, () => {})).rejects.toThrow('an older page holds the library');
  older.close();
  const database = await openDatabase(true, () => {});
  expect(database!.version).toBe(2);
  database!.close();
});
