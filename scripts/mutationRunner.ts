/**
 * @file Runs unit tests once as they are, and then each once more, hooks and all, for every change of the code that it comes by: all changes lie in the code at once, and one of them
 * is switched on at a time, so that nothing is loaded anew. A change counts as noticed where the test fails with it, passes without it, and fails with it again; where
 * it no longer passes, a change left something behind, and the process ends to be begun anew.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { type RunnerTestCase as Test, TestRunner } from 'vitest';
import { setUp, tearDown, withHooks } from './hooksAround.ts';
import { within } from './within.ts';

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
const told = new Set<string>();
function tell(...words: readonly string[]): void {
  const line = words.join(' ');
  if (!told.has(line)) appendFileSync(log, `${line}\n`);
  told.add(line);
}
/** A loop that comes by a change so many times as often as it did without it does not end. */
const ENDLESS = 100;

/** A wait does not end where it takes so many times as long as the test did without a change, and at least so many milliseconds. */
const SLOWER = 20;
const LEAST_WAIT = 2000;
const now = performance.now.bind(performance); // tests may put another clock in its place

/** One change in so many is asked about. */
const EVERY = Number(process.env['MUTATION_EVERY'] ?? 1);

/** What was noticed, and which tests were asked about which changes, also before a run that hung. */
const noticed = new Set<string>();
const asked = new Set<string>();
const spoilers = new Set<string>();
for (const line of existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []) {
  const [word, change] = line.split(' ');
  if (word === 'noticed') noticed.add(change!);
  if (word === 'spoilt') (spoilers.has(change!) ? noticed : spoilers).add(change!); // twice: it was not another
  if (word === 'begin') asked.add(line.slice('begin '.length));
}

let begun = false;
/** This change, or one before, left something behind: from here on nothing can be told but in a new process. */
function startAnew(change: string, { file, name }: Test): void {
  tell('spoilt', change, file.name, name);
  process.kill(process.pid, 'SIGKILL'); // Vitest takes `exit` away
}

// biome-ignore lint/style/noDefaultExport: Vitest takes it so
export default class MutationRunner extends TestRunner {
  #start = 0;

  override onBeforeTryTask(test: Test): void {
    super.onBeforeTryTask(test);
    switches.currentTestId = test.id; // what its hooks come by counts as well
    this.#start = now();
  }

  /** Vitest has set the test up, and will tear it down. */
  async runTask(test: Test): Promise<void> {
    const run = TestRunner.getTestFn(test);
    try {
      await run();
      await tearDown(test);
    } catch (error) {
      if (begun) startAnew('-', test);
      tell('broken', test.file.name, test.name);
      throw error;
    }
    const patience = Math.max(LEAST_WAIT, SLOWER * (now() - this.#start));
    const { mutantCoverage } = switches;
    const hits = { ...mutantCoverage?.perTest[test.id] };
    for (const change of Object.keys(hits)) tell('reached', change);
    for (const change of Object.keys(mutantCoverage?.static ?? {})) tell('loaded', change);
    const fails = async (change: string | undefined): Promise<boolean> => {
      Object.assign(switches, { activeMutant: change, hitCount: 0, hitLimit: ENDLESS * (change ? hits[change]! : 0) });
      try {
        await within(patience, () => withHooks(test, run));
        return false;
      } catch {
        return true;
      } finally {
        switches.activeMutant = undefined;
      }
    };
    const again = !(await fails(undefined));
    if (!again) tell('once', test.file.name, test.name); // it can tell nothing here
    for (const change of again ? Object.keys(hits) : []) {
      if (Number(change) % EVERY !== 0) continue;
      const key = `${change} ${test.id}`;
      if (noticed.has(change) || asked.has(key)) continue;
      begun = true;
      tell('begin', key);
      if (!(await fails(change))) continue;
      if (await fails(undefined)) startAnew(change, test);
      if (!(await fails(change))) continue;
      noticed.add(change);
      tell('noticed', change);
    }
    await setUp(test);
    switches.currentTestId = undefined;
  }
}
