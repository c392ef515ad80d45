/** @file Numbered migrations of the document: entry i turns version i + 1 into version i + 2. A released one never changes. */
import { migrateToTwo } from './migrateToTwo.ts';
import { show } from './show.ts';

type Json = Record<string, unknown>;

const migrations: readonly ((document: Json) => Json)[] = [migrateToTwo];

/** The version this build writes. */
export const VERSION = 2;

/** Brings a document of any earlier version to `VERSION`, or says why it cannot be read. */
export function migrate(source: Json): { document: Json } | { error: string } {
  const version = Object.hasOwn(source, 'strata') ? source['strata'] : undefined;
  if (!Number.isInteger(version) || (version as number) < 1) {
    return {
      error: `document: strata must be the document’s version, an integer from 1 to ${VERSION}, received ${show(version)}`,
    };
  }
  if ((version as number) > VERSION) {
    return {
      error: `document: this document was made by a newer version of Strata (document version ${version}, this page reads up to ${VERSION})`,
    };
  }
  return { document: migrations.slice((version as number) - 1).reduce((document, up) => up(document), source) };
}
