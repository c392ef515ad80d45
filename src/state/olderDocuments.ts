/** @file Documents of earlier versions: what reads their runs is fetched where one comes. */
import { loadPart } from '#base/loadPart.ts';
import { waitsForMigration } from '#nn/migrations.ts';

const migrations = loadPart(() => import('#nn/provideMigrations.ts'));

/** To be awaited before a document is read that comes from elsewhere. Where the part does not come, the reader says what it cannot read. */
export async function awaitMigrations(source: unknown): Promise<void> {
  if (waitsForMigration(source)) await migrations().catch(() => {});
}
