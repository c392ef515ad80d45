/** Runs every reference case in a folder that uses only known blocks: `npm run -s golden -- DIR`. Prints each failure, then `N passed, N failed, N skipped`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldenCase, runCase } from '#engine/goldenCase.ts';

export function main(args: readonly string[]): number {
  const [directory] = args;
  if (directory === undefined) {
    console.error('usage: npm run -s golden -- DIR');
    return 1;
  }
  let [passed, failed, skipped] = [0, 0, 0];
  let files: string[];
  try {
    files = readdirSync(directory)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  for (const file of files) {
    let failures: readonly string[];
    try {
      const golden = JSON.parse(readFileSync(join(directory, file), 'utf8')) as GoldenCase;
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
}
