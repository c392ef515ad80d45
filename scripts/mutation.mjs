// @ts-check
// Mutation testing: changes the code in small ways, one at a time, and asks whether a unit test notices. The score is the share that was noticed.
//   npm run mutation                               every area, as `test:all` does
//   npm run mutation -- linear state               some areas
//   npm run mutation -- linear src/linear/ridge.ts only some files of an area
//   npm run mutation -- state --every 8            one change in eight: an estimate of the score
// What survives stands in node_modules/.cache/mutation/AREA.txt. Stryker makes the changes, all in the code at once behind switches; scripts/mutationRunner.ts
// switches them on one by one while the tests run, so that an area takes minutes.
// Left out: components (.tsx), which journeys prove, and what runs only when a file is loaded or a suite is set up.
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ownPackage } from './ownPackage.mjs';

// 10 asks for Node 22.
const VERSION = '9.6.1';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, 'node_modules/.cache/mutation');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path) && !isForTests(path))
  .sort();

/** A helper of tests, which its first line says. @param {string} path */
function isForTests(path) {
  return readFileSync(join(root, path), 'utf8').slice(0, 100).includes('@file For tests');
}

/** What is changed, where the tests stand that are asked, and the least score in per cent, where one is asked for. @type {Record<string, { files: () => string[], tests: string[], least?: number }>} */
const areas = {
  linear: { files: () => within('src/linear/'), tests: ['src/linear'], least: 80 },
  probes: { files: () => within('src/probes/'), tests: ['src/probes'], least: 80 },
  client: {
    files: () =>
      ['client', 'frameDelivery', 'lifeline', 'openQuestions', 'watchdog'].flatMap((name) =>
        within(`src/engine/${name}`),
      ),
    tests: [
      'src/engine/client',
      'src/engine/lifeline',
      'src/engine/openQuestions',
      'src/engine/subscriptions',
      'src/engine/watchdog',
    ],
  },
  state: { files: () => within('src/state/'), tests: ['src/state'] },
  charts: { files: () => within('src/charts/'), tests: ['src/charts'] },
};

/** @param {string} start */
function within(start) {
  return sources.filter((path) => path.startsWith(start));
}

/**
 * Puts every change into the code, each behind a switch.
 * @param {string[]} files
 * @returns {Promise<{ code: Record<string, string>, changes: { id: string, fileName: string, location: any, replacement: string }[] }>} by path, and what is behind each switch
 */
async function withChanges(files) {
  const { Instrumenter } = await import(pathToFileURL(join(instrumenter, 'dist/src/index.js')).href);
  const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn: console.error };
  const sources = files.map((file) => ({
    name: join(root, file),
    mutate: true,
    content: readFileSync(join(root, file), 'utf8'),
  }));
  const options = { plugins: null, excludedMutations: [], ignorers: [], mutator: {} };
  const { files: made, mutants } = await new Instrumenter(silent).instrument(sources, options);
  const code = Object.fromEntries(made.map((/** @type {any} */ { name, content }) => [name, content]));
  return { code, changes: mutants };
}

/** Nothing is heard of a test for so long only where it does not end. */
const PATIENCE = 120_000;

/** By these a process ends itself; by any other it was ended from elsewhere. */
const CRASHES = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP'];

/**
 * Lets the tests of an area run until every change was asked about. One with which a test hangs, or the process crashes, is noticed too; that tests fail in the end,
 * or leave something behind that does, says nothing of the change that was asked about last.
 * @param {string} area @param {string} code @param {string} log
 * @returns {Promise<boolean>} whether all were asked about
 */
async function judge(area, code, log) {
  for (let stops = 0; ; ) {
    const { how, said, output } = await runTests(area, code, log);
    const broken = said.find((line) => line.startsWith('broken '));
    const last = said.at(-1) ?? '';
    if (broken) console.error(`${output}\n> fails without a change: ${broken.slice('broken '.length)}`);
    if (broken) return false;
    if (last === 'ended') return true;
    if (last.startsWith('spoilt ')) continue; // it ended itself
    if (how.startsWith('SIG') && !CRASHES.includes(how) && stops++ < 3) {
      console.error(`> ${how} from elsewhere: goes on`);
      continue;
    }
    const [begun, change] = last.split(' ');
    if (begun !== 'begin' || (how.startsWith('SIG') && !CRASHES.includes(how))) {
      console.error(`${output}\n> broke off (${how})`);
      return false;
    }
    console.error(`> ${how}: ${last}`);
    appendFileSync(log, `noticed ${change}\n`);
  }
}

/**
 * One process of tests, ended where nothing is heard of it any more.
 * @param {string} area @param {string} code @param {string} log
 * @returns {Promise<{ how: string, said: string[], output: string }>} how it ended: `hangs`, a signal, or its code; the lines of the log that it added; and what it wrote
 */
async function runTests(area, code, log) {
  const env = {
    ...process.env,
    MUTATION_TESTS: areas[area]?.tests.join(','),
    MUTATION_CODE: code,
    MUTATION_LOG: log,
    MUTATION_EVERY: String(every),
  };
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.mutation.config.ts'];
  const written = log.replace(/log$/, 'out');
  const out = openSync(written, 'w');
  const before = statSync(log).size;
  const tests = spawn(process.execPath, [...args, '--silent', '--no-color'], {
    cwd: root,
    env,
    stdio: ['ignore', out, out],
  });
  let heard = before;
  let since = Date.now();
  let hangs = false;
  const watch = setInterval(() => {
    const { size } = statSync(log);
    if (size !== heard) [heard, since] = [size, Date.now()];
    if (Date.now() - since < PATIENCE) return;
    hangs = true;
    tests.kill('SIGKILL');
  }, 1000);
  const how = await new Promise((resolve) => tests.on('exit', (code, signal) => resolve(signal ?? `code ${code}`)));
  clearInterval(watch);
  closeSync(out);
  const said = readFileSync(log).subarray(before).toString().trimEnd().split('\n');
  return { how: hangs ? 'hangs' : how, said, output: readFileSync(written, 'utf8') };
}

/** What became of each change: the table of an area, and the list of what survived. @param {string} name @param {string[]} files */
async function run(name, files) {
  const at = (/** @type {string} */ end) => join(home, `${name}${end}`);
  const { code, changes } = await withChanges(files);
  writeFileSync(at('.code.json'), JSON.stringify(code));
  rmSync(at('.log'), { force: true });
  appendFileSync(at('.log'), '');
  const whole = await judge(name, at('.code.json'), at('.log'));
  if (!whole) return undefined;
  /** @type {Record<string, Set<string>>} */
  const told = { noticed: new Set(), reached: new Set(), loaded: new Set(), spoilt: new Set() };
  for (const line of readFileSync(at('.log'), 'utf8').split('\n')) {
    const [word = '', change = ''] = line.split(' ');
    if (word === 'spoilt' && told['spoilt']?.has(change)) told['noticed']?.add(change);
    told[word]?.add(change);
    if (word === 'once') console.error(`> runs but once: ${line.slice(5)}`);
  }
  const survivors = [];
  const rows = [];
  const all = { noticed: 0, missed: 0 };
  for (const file of files) {
    const path = join(root, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const counted = changes.filter(
      ({ id, fileName }) =>
        fileName === path && Number(id) % every === 0 && (told['reached']?.has(id) || !told['loaded']?.has(id)),
    );
    const missed = counted.filter(({ id }) => !told['noticed']?.has(id));
    for (const { id, location, replacement } of missed)
      survivors.push(
        `${file}:${location.start.line + 1}:${location.start.column + 1} ${told['reached']?.has(id) ? 'survives' : 'no test comes here'}: ${lines[location.start.line]?.trim()}  →  ${replacement}`,
      );
    all.missed += missed.length;
    all.noticed += counted.length - missed.length;
    rows.push(line(file, counted.length - missed.length, missed.length));
  }
  writeFileSync(at('.txt'), `${survivors.join('\n')}\n`);
  return { ...all, rows };
}

/** @param {string} what @param {number} noticed @param {number} missed */
function line(what, noticed, missed) {
  const share = noticed + missed === 0 ? '–' : `${((100 * noticed) / (noticed + missed)).toFixed(1)} %`;
  return `${share.padStart(8)} ${String(noticed).padStart(6)} of ${String(noticed + missed).padStart(5)}  ${what}`;
}

const args = process.argv.slice(2);
const flag = args.indexOf('--every');
const every = flag < 0 ? 1 : Number(args.splice(flag, 2)[1]);
if (!Number.isInteger(every) || every < 1) {
  console.error('mutation: --every takes a whole number from 1');
  process.exit(1);
}
const chosen = args.filter((arg) => arg in areas);
const paths = args.filter((arg) => arg.includes('/'));
const unknown = args.filter((arg) => !chosen.includes(arg) && !paths.includes(arg));
if (unknown.length > 0 || (paths.length > 0 && chosen.length !== 1)) {
  console.error(
    `mutation: give areas (${Object.keys(areas).join(', ')}), or one area and paths of it, received ${args.join(' ')}`,
  );
  process.exit(1);
}
const instrumenter = ownPackage('@stryker-mutator/instrumenter', VERSION, 'mutation') ?? process.exit(1);
const summary = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(areas)) {
  const files = (areas[name]?.files() ?? []).filter(
    (file) => paths.length === 0 || paths.some((path) => file.startsWith(path)),
  );
  console.error(`> ${name}: ${files.length} files`);
  const told = await run(name, files);
  if (!told) {
    summary.push(`  failed                   ${name}`);
    process.exitCode = 1;
    continue;
  }
  const { noticed, missed, rows } = told;
  console.log(rows.join('\n'));
  const least = paths.length > 0 ? 0 : (areas[name]?.least ?? 0); // of a whole area
  const low = noticed < (least / 100) * (noticed + missed);
  if (low) process.exitCode = 1;
  summary.push(`${line(name, noticed, missed)}${low ? `: ${least} % are asked for` : ''}`);
}
console.log(`\nchanges of the code that a test noticed\n${summary.join('\n')}`);
