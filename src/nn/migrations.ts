/** @file Numbered migrations of the document: entry i turns version i + 1 into version i + 2. A released one never changes. */
import { isObject, type Json } from './json.ts';
import type { Found } from './problem.ts';

type RunToTwo = (run: Json, document: Json) => Json;

/** Fetched where a document needs it (`state/olderDocuments.ts`); there from the start in commands and tests (`provideMigrations.ts`). */
let runToTwo: RunToTwo | undefined;
export const provideRunToTwo = (migrate: RunToTwo): void => {
  runToTwo = migrate;
};

/** Whether what claims to be a document has a run that only a migration which is not there can read. */
export const waitsForMigration = (source: unknown): boolean =>
  !runToTwo && isObject(source) && source['strata'] === 1 && isObject(source['run']);

/** Only runs were written otherwise. */
const toTwo = (document: Json): Json => {
  const { run } = document;
  return { ...document, strata: 2, ...(runToTwo && isObject(run) ? { run: runToTwo(run, document) } : {}) };
};

const migrations: readonly ((document: Json) => Json)[] = [toTwo];

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
