/** Runs every reference case in a folder that uses only known blocks: `npm run -s golden -- DIR`. Prints each failure, then `N passed, N failed, N skipped`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import '#data/worlds/provide.ts';
import { type GoldenCase, runCase } from '#testing/goldenCase.ts';
import { asCommand, Refusal, readJson, refuse, unreadable } from './command.ts';

const USAGE = 'usage: npm run -s golden -- DIR';

export const main = asCommand(USAGE, (args) => {
  const [directory] = args;
  if (directory === undefined || args.length > 1) return refuse(USAGE);
  let [passed, failed, skipped] = [0, 0, 0];
  let files: string[];
  try {
    files = readdirSync(directory)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    return refuse(unreadable(directory, error));
  }
  if (files.length === 0) return refuse(`${directory}: there is no case (.json) in it`);
  for (const file of files) {
    let failures: readonly string[];
    try {
      const golden = readCase(join(directory, file));
      const results = (['simd', 'reference'] as const).map((backEnd) => ({
        backEnd,
        result: runCase(golden, backEnd),
      }));
      if (results.some(({ result }) => 'skipped' in result)) {
        skipped++;
        continue;
      }
      failures = results.flatMap(({ backEnd, result }) =>
        'failures' in result ? result.failures.map((text) => `${text} (${backEnd})`) : [],
      );
    } catch (error) {
      failures = [error instanceof Error ? error.message : String(error)];
    }
    if (failures.length === 0) passed++;
    else failed++;
    for (const text of failures) console.log(`${file}: ${text}`);
  }
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 || passed === 0 ? 1 : 0;
});

/** A reference case from a file; refuses what is none. */
function readCase(file: string): GoldenCase {
  const golden = readJson(file) as Partial<GoldenCase> | null;
  const wanted = ['network', 'input', 'target', 'parameters', 'outputEval', 'tolerance'] as const;
  const missing = wanted.find((field) => typeof golden?.[field] !== 'object');
  if (missing) throw new Refusal(`it is no reference case: it has no ${missing}`);
  return golden as GoldenCase;
}
