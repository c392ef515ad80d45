/**
 * @file Runs unit tests once as they are, and then each once more for every change of the code that it comes by: all changes lie in the code at once, and one of them
 * is switched on at a time, so that nothing is loaded anew. A change counts as noticed where the test fails with it, passes without it, and fails with it again: what
 * a change before left behind is not taken for it.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { VitestTestRunner } from 'vitest/runners';
import { getFn } from 'vitest/suite';

type Test = Parameters<VitestTestRunner['onBeforeTryTask']>[0];

/** What the instrumented code looks at (Stryker's names). */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Record<string, Readonly<Record<string, number>>>;
  };
}
const switches: Switches = ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {});

/** One line for each thing that is known: `begin CHANGE TEST` before a test runs with a change, and what came of it. */
const log = process.env['MUTATION_LOG']!;
const tell = (...words: readonly string[]) => appendFileSync(log, `${words.join(' ')}\n`);
/** A loop that comes by a change so many times as often as it did without it does not end. */
const ENDLESS = 100;

/** What was noticed, and which tests were asked about which changes, also before a run that hung. */
const noticed = new Set<string>();
const asked = new Set<string>();
for (const line of existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []) {
  const [word, change] = line.split(' ');
  if (word === 'noticed') noticed.add(change!);
  if (word === 'begin') asked.add(line.slice('begin '.length));
}

// biome-ignore lint/style/noDefaultExport: Vitest takes it so
export default class MutationRunner extends VitestTestRunner {
  async runTask(test: Test): Promise<void> {
    const run = getFn(test);
    switches.currentTestId = test.id;
    await run();
    const { mutantCoverage } = switches;
    const hits = { ...mutantCoverage?.perTest[test.id] };
    for (const change of Object.keys(hits)) tell('reached', change);
    for (const change of Object.keys(mutantCoverage?.static ?? {})) tell('loaded', change);
    const fails = async (change: string | undefined): Promise<boolean> => {
      Object.assign(switches, { activeMutant: change, hitCount: 0, hitLimit: ENDLESS * (change ? hits[change]! : 0) });
      try {
        await run();
        return false;
      } catch {
        return true;
      } finally {
        switches.activeMutant = undefined;
      }
    };
    for (const change of Object.keys(hits)) {
      const key = `${change} ${test.id}`;
      if (noticed.has(change) || asked.has(key)) continue;
      tell('begin', key);
      if (!(await fails(change))) continue;
      if (await fails(undefined)) {
        tell('spoilt', change, test.file.name, test.name); // by this change or one before: it can tell nothing more
        break;
      }
      if (!(await fails(change))) continue;
      noticed.add(change);
      tell('noticed', change);
    }
    switches.currentTestId = undefined;
  }
}
