// @ts-check
// The gate: types, lint and import rules, unit and contract tests, production build, size, end-to-end. `--quick` leaves out the last three.
// Shows a step's output only where it fails or is asked for (--verbose); ends with the plain line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quick = process.argv.includes('--quick');
const verbose = process.argv.includes('--verbose');
const reports = join(root, 'node_modules/.cache/reports');
const tool = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** How many passed and failed, from a runner's JSON report. @param {string} file @returns {[number, number]} */
function counts(file) {
  if (!existsSync(file)) return [0, 1];
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return 'stats' in report
    ? [report.stats.expected + report.stats.flaky, report.stats.unexpected]
    : [
        report.numPassedTests,
        report.numFailedTests +
          report.testResults.filter((/** @type {any} */ t) => t.status === 'failed' && t.assertionResults.length === 0)
            .length,
      ];
}

/** @type {{ name: string, args: string[], report?: string, env?: Record<string, string>, full?: boolean }[]} */
const steps = [
  { name: 'types', args: [tool('typescript/bin/tsc'), '--noEmit'] },
  { name: 'types of the worker', args: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.worker.json'] },
  {
    name: 'lint, format and import rules',
    args: [tool('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
  },
  {
    name: 'unit and contract tests',
    args: [
      tool('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'unit.json')}`,
    ],
    report: join(reports, 'unit.json'),
  },
  { name: 'production build', args: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn'], full: true },
  { name: 'size', args: ['scripts/size.mjs'], full: true },
  {
    name: 'end-to-end tests',
    args: [tool('playwright/cli.js'), 'test', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') },
    report: join(reports, 'e2e.json'),
    full: true,
  },
];

let [passed, failed] = [0, 0];
for (const { name, args, report, env } of steps.filter((step) => !quick || !step.full)) {
  const started = Date.now();
  if (report) rmSync(report, { force: true });
  process.stderr.write(`> ${name} `);
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
  process.stderr.write(`${ok ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  const { flaky = 0 } = report && existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')).stats ?? {}) : {};
  if (flaky > 0)
    process.stderr.write(`  ${flaky} passed at the second try only: node_modules/.cache/reports/e2e.json names them\n`);
  if (!ok || verbose) process.stderr.write(`${run.stdout}${run.stderr}\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
