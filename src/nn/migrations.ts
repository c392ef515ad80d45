/** @file Numbered migrations of the document: entry i turns version i + 1 into version i + 2. A released one never changes. */
import { migrateToTwo } from './migrateToTwo.ts';
import type { Found } from './problem.ts';

type Json = Record<string, unknown>;

const migrations: readonly ((document: Json) => Json)[] = [migrateToTwo];

/** The version this build writes. */
export const VERSION = 2;

/** Brings a document of any earlier version to `VERSION`, or says why it cannot be read. */
export function migrate(source: Json): { document: Json } | { found: Found } {
  const version = Object.hasOwn(source, 'strata') ? source['strata'] : undefined;
  if (!Number.isInteger(version) || (version as number) < 1)
    return { found: { code: 'version', most: VERSION, received: version } };
  if ((version as number) > VERSION)
    return { found: { code: 'newerVersion', most: VERSION, received: version as number } };
  return { document: migrations.slice((version as number) - 1).reduce((document, up) => up(document), source) };
}
