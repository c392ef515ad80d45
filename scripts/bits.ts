/**
 * What the reference runs of `testdata/bits.json` come to: `npm run -s bits` prints which differ from what is recorded for this engine number. With `--record`
 * it writes what is not recorded yet; a hash that is recorded is never changed: other bits need another number (`src/nn/engineNumber.ts`).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import '#data/worlds/provide.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { hashOfRun, readReferenceRuns } from '#testing/referenceRuns.ts';

const USAGE = 'usage: npm run -s bits [-- --record]';

export function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (args.some((arg) => arg !== '--record')) {
    console.error(USAGE);
    return 1;
  }
  const file = join(process.cwd(), 'testdata/bits.json');
  const { runs, engines } = readReferenceRuns(file);
  const recorded = engines[ENGINE] ?? {};
  const now = Object.fromEntries(runs.map((run) => [run.name, hashOfRun(run)]));
  const other = runs.filter(({ name }) => recorded[name] !== undefined && recorded[name] !== now[name]);
  for (const { name } of other) console.error(`${name}: ${recorded[name]} is recorded, ${now[name]} comes out`);
  if (other.length > 0) {
    console.error(`Other bits under engine number ${ENGINE}: raise it in src/nn/engineNumber.ts, then record.`);
    return 1;
  }
  const fresh = runs.filter(({ name }) => recorded[name] === undefined).length;
  if (args.includes('--record') && fresh > 0) {
    writeFileSync(file, `${JSON.stringify({ runs, engines: { ...engines, [ENGINE]: now } }, null, 1)}\n`);
    console.log(`${fresh} recorded for engine number ${ENGINE}.`);
  } else console.log(`${runs.length - fresh} as recorded for engine number ${ENGINE}, ${fresh} not recorded.`);
  return 0;
}
