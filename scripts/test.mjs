// @ts-check
// Runs the tests of a tier: `node scripts/test.mjs [check | test | all] [PART …] [--verbose]`. With parts, those alone, in their order. `tiers.mjs` has the list.
// Shows a part's output only where it fails or is asked for; ends with the plain line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { root } from './paths.mjs';
import { parts, tiers } from './tiers.mjs';

const words = process.argv.slice(2);
const verbose = words.includes('--verbose');
const tier = tiers.find((name) => words.includes(name)) ?? 'test';
const chosen = words.filter((word) => word !== '--verbose' && !tiers.some((name) => name === word));
const names = parts.map(({ name }) => name);
const unknown = chosen.filter((word) => !names.includes(word));
if (unknown.length > 0) {
  console.error(`test: a part must be one of ${names.join(', ')}, received ${unknown.join(' ')}`);
  process.exit(1);
}
if (parts.some(({ name, built }) => built && chosen.includes(name))) chosen.push('build');
const wanted = parts.filter(({ name, tier: smallest }) =>
  chosen.length > 0 ? chosen.includes(name) : tiers.indexOf(smallest) <= tiers.indexOf(tier),
);

/** How many passed and failed, from a runner's JSON report. @param {string} file @returns {[number, number]} */
function counts(file) {
  if (!existsSync(file)) return [0, 1];
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if ('stats' in report) return [report.stats.expected, report.stats.unexpected];
  const unread = report.testResults.filter(
    (/** @type {any} */ t) => t.status === 'failed' && t.assertionResults.length === 0,
  );
  return [report.numPassedTests, report.numFailedTests + unread.length];
}

/** @type {string[]} */
const rows = [];
let [passed, failed] = [0, 0];
for (const { name, what, args, report, env, tells, absent } of wanted) {
  const reason = absent?.();
  if (reason) {
    process.stderr.write(`> ${what}: not run, ${reason}\n`);
    rows.push(`${'–'.padStart(7)} ${'–'.padStart(6)} ${'–'.padStart(8)}  ${name}: ${reason}`);
    continue;
  }
  const started = Date.now();
  if (report) rmSync(report, { force: true });
  process.stderr.write(`> ${what} `);
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  const ok = run.status === 0;
  const [good, bad] = report ? counts(report) : [ok ? 1 : 0, ok ? 0 : 1];
  passed += good;
  failed += ok ? bad : Math.max(1, bad);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${ok ? 'passed' : 'FAILED'} (${seconds} s)\n`);
  if (!ok || verbose) process.stderr.write(`${run.stdout}${run.stderr}\n`);
  else if (tells) console.log(run.stdout);
  rows.push(`${String(good).padStart(7)} ${String(bad).padStart(6)} ${seconds.padStart(8)}  ${name}: ${what}`);
}
if (tier === 'all') console.log(`\n passed failed  seconds  part\n${rows.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
