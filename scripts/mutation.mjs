// @ts-check
// Mutation testing: changes the code in small ways, one at a time, and asks whether a unit test notices. The score is the share that was noticed.
//   npm run mutation                               every area, as `test:all` does
//   npm run mutation -- linear state               some areas
//   npm run mutation -- linear src/linear/ridge.ts only some files of an area
// What survives stands in node_modules/.cache/mutation/AREA.txt. Results are kept: the next run asks again only about code and tests that changed (--fresh asks about all).
// Left out: components (.tsx), which journeys prove, and constants made when a file is loaded, for each of which every test would run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

// 10 asks for Node 22. Installed on first use and never one of the project's own packages: nobody else needs its 170.
const VERSION = '9.6.1';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = join(root, 'node_modules/.cache/mutation');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path))
  .sort();

/** What is changed, where the tests stand that are asked, and the least score in per cent, where one is asked for. @type {Record<string, { files: () => string[], tests: string[], least?: number }>} */
const areas = {
  linear: { files: () => within('src/linear/'), tests: ['src/linear'], least: 80 },
  probes: { files: () => within('src/probes/'), tests: ['src/probes'], least: 80 },
  client: { files: () => within('src/engine/client'), tests: ['src/engine/client'] },
  state: { files: () => within('src/state/'), tests: ['src/state'] },
  charts: { files: () => within('src/charts/'), tests: ['src/charts'] },
};

/** @param {string} start */
function within(start) {
  return sources.filter((path) => path.startsWith(start));
}

function install() {
  const core = join(home, 'node_modules/@stryker-mutator/core/package.json');
  if (existsSync(core) && JSON.parse(readFileSync(core, 'utf8')).version === VERSION) return true;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  console.error(`> npm install ${packages.join(' ')}`);
  // It takes the project's own vitest: Node finds it further up.
  const args = ['install', '--no-save', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages];
  return (
    spawnSync('npm', args, { cwd: home, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0
  );
}

/** Runs one area and gives what became of each change. @param {string} name @param {string[]} files @param {boolean} fresh */
function run(name, files, fresh) {
  const at = (/** @type {string} */ end) => join(home, `${name}${end}`);
  rmSync(at('.json'), { force: true });
  if (fresh) rmSync(at('.kept.json'), { force: true });
  const settings = {
    mutate: files,
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutation.config.ts', related: false }, // the areas name their tests
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 1,
    incremental: true,
    incrementalFile: at('.kept.json'),
    disableTypeChecks: false,
    tsconfigFile: 'none', // it would read it with TypeScript's old interface
    timeoutMS: 10_000, // only an endless loop takes so long
    dryRunTimeoutMinutes: 60,
    tempDirName: '.mutation',
    ignorePatterns: ['dist', 'bench/peers', 'e2e'],
    reporters: ['json', 'html', 'progress-append-only'],
    jsonReporter: { fileName: at('.json') },
    htmlReporter: { fileName: at('.html') },
    logLevel: 'warn',
    allowConsoleColors: false,
  };
  writeFileSync(at('.settings.json'), JSON.stringify(settings, null, 2));
  spawnSync(
    process.execPath,
    [join(home, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', at('.settings.json')],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, MUTATION_TESTS: areas[name]?.tests.join(',') },
    },
  );
  return existsSync(at('.json')) ? JSON.parse(readFileSync(at('.json'), 'utf8')) : undefined;
}

/** The table of an area, and the list of what survived. @param {string} name @param {any} report */
function tell(name, report) {
  const survivors = [];
  const all = { noticed: 0, missed: 0 };
  const rows = [];
  for (const [file, { mutants, source }] of Object.entries(/** @type {Record<string, any>} */ (report.files))) {
    const lines = source.split('\n');
    const counted = mutants.filter((/** @type {any} */ m) => /^(Killed|Timeout|Survived|NoCoverage)$/.test(m.status));
    const missed = counted.filter((/** @type {any} */ m) => /^(Survived|NoCoverage)$/.test(m.status));
    for (const { location, replacement, status } of missed)
      survivors.push(
        `${file}:${location.start.line}:${location.start.column} ${status === 'NoCoverage' ? 'no test comes here' : 'survives'}: ${lines[location.start.line - 1].trim()}  →  ${replacement}`,
      );
    all.missed += missed.length;
    all.noticed += counted.length - missed.length;
    rows.push(line(file, counted.length - missed.length, missed.length));
  }
  writeFileSync(join(home, `${name}.txt`), `${survivors.join('\n')}\n`);
  return { ...all, rows };
}

/** @param {string} what @param {number} noticed @param {number} missed */
function line(what, noticed, missed) {
  const share = noticed + missed === 0 ? '–' : `${((100 * noticed) / (noticed + missed)).toFixed(1)} %`;
  return `${share.padStart(8)} ${String(noticed).padStart(6)} of ${String(noticed + missed).padStart(5)}  ${what}`;
}

const args = process.argv.slice(2);
const chosen = args.filter((arg) => arg in areas);
const paths = args.filter((arg) => arg.includes('/'));
const unknown = args.filter((arg) => !chosen.includes(arg) && !paths.includes(arg) && arg !== '--fresh');
if (unknown.length > 0 || (paths.length > 0 && chosen.length !== 1)) {
  console.error(
    `mutation: give areas (${Object.keys(areas).join(', ')}), or one area and paths of it, received ${args.join(' ')}`,
  );
  process.exit(1);
}
if (!install()) process.exit(1);
const summary = [];
for (const name of chosen.length > 0 ? chosen : Object.keys(areas)) {
  const files = (areas[name]?.files() ?? []).filter(
    (file) => paths.length === 0 || paths.some((path) => file.startsWith(path)),
  );
  console.error(`> ${name}: ${files.length} files`);
  const report = run(name, files, args.includes('--fresh'));
  if (!report) {
    summary.push(`  failed                   ${name}`);
    process.exitCode = 1;
    continue;
  }
  const { noticed, missed, rows } = tell(name, report);
  console.log(rows.join('\n'));
  const least = paths.length > 0 ? 0 : (areas[name]?.least ?? 0); // of a whole area
  const low = noticed < (least / 100) * (noticed + missed);
  if (low) process.exitCode = 1;
  summary.push(`${line(name, noticed, missed)}${low ? `: ${least} % are asked for` : ''}`);
}
console.log(`\nchanges of the code that a test noticed\n${summary.join('\n')}`);
