// @ts-check
// Where every test belongs: the one list of the tiers. What runs in a tier runs in every larger one; where a test's file lies says to which part it belongs.
//   check  before every commit, 90 s            src/, scripts/, bench/ *.test.ts, but *.long.test.ts
//   test   what a change must pass, 25 minutes  *.long.test.ts, e2e/*.spec.ts, ten of them in Firefox too, and the monkey for a few minutes
//   all    every night                          slow/, mutation, and the monkey for hours
import { join } from 'node:path';
import { findFirefox } from './browser.mjs';
import { onnxruntimeLacks } from './exportChecks/onnxruntime.mjs';
import { reports, tool } from './paths.mjs';
import { pythonLacks } from './python.mjs';

/** @typedef {'check' | 'test' | 'all'} Tier */
/**
 * @typedef {object} Part
 * @property {string} name by which it is run alone: `npm run test:all -- NAME`
 * @property {Tier} tier the smallest it runs in
 * @property {string} what
 * @property {string[]} args of Node
 * @property {string} [report] a runner's JSON, from which single tests are counted
 * @property {Record<string, string>} [env]
 * @property {boolean} [built] looks at the built page: where it is run alone, the page is built before
 * @property {boolean} [tells] what it prints is shown where it passes, too
 * @property {() => string | undefined} [absent] why it cannot run on this machine
 */

/** @param {string} name @param {...string} more */
function vitest(name, ...more) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { args: [tool('vitest/vitest.mjs'), 'run', ...more, ...reporters], report };
}

/** @param {string} name @param {string[]} more @param {Record<string, string>} [env] */
function playwright(name, more, env = {}) {
  const report = join(reports, `${name}.json`);
  return {
    args: [tool('playwright/cli.js'), 'test', ...more, '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
    report,
    built: true,
  };
}

/** @type {Tier[]} */
export const tiers = ['check', 'test', 'all'];

/** @type {Part[]} */
export const parts = [
  { name: 'types', tier: 'check', what: 'types', args: [tool('typescript/bin/tsc'), '--noEmit'] },
  {
    name: 'worker-types',
    tier: 'check',
    what: 'types of the worker',
    args: [tool('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.worker.json'],
  },
  {
    name: 'lint',
    tier: 'check',
    what: 'lint, format and import rules',
    args: [tool('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
  },
  { name: 'unit', tier: 'check', what: 'unit and contract tests', ...vitest('unit'), env: { UNIT: 'short' } },
  {
    name: 'long',
    tier: 'test',
    what: 'unit tests that take tens of seconds',
    ...vitest('long'),
    env: { UNIT: 'long' },
  },
  {
    name: 'build',
    tier: 'test',
    what: 'production build',
    args: [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
  },
  { name: 'size', tier: 'test', what: 'size', args: ['scripts/size.mjs'], built: true },
  { name: 'journeys', tier: 'test', what: 'journeys in a browser', ...playwright('e2e', ['--project=chromium']) },
  {
    name: 'monkey',
    tier: 'test',
    what: 'a monkey: 400 actions on a desk and on a phone',
    ...playwright('monkey', ['--project=monkey']),
  },
  {
    name: 'firefox',
    tier: 'test',
    what: 'ten journeys in Firefox',
    ...playwright('firefox', ['--project=firefox'], { E2E_FIREFOX: '1' }),
    absent: () => (findFirefox() ? undefined : 'no Firefox is installed here'),
  },
  {
    name: 'proofs',
    tier: 'all',
    what: 'proofs that take minutes',
    ...vitest('proofs', '--config', 'vitest.slow.config.ts', '--exclude', 'slow/fuzz/**'),
  },
  {
    name: 'fuzz',
    tier: 'all',
    what: 'fuzzers: broken links, documents, tables, images',
    ...vitest('fuzz', '--config', 'vitest.slow.config.ts', 'slow/fuzz'),
  },
  {
    name: 'readers',
    tier: 'all',
    what: 'readers of tables on 2000 sets in all their dialects (300 in `unit`)',
    ...vitest('readers', 'src/data/import/readers.contract.test.ts'),
    env: { IMPORT_SETS: '2000' },
  },
  {
    name: 'exports',
    tier: 'all',
    what: 'exported networks in the programs they are made for',
    args: ['scripts/run.mjs', 'scripts/testExports.ts'],
    tells: true,
    absent: () => pythonLacks('numpy') && pythonLacks('torch') && onnxruntimeLacks(),
  },
  {
    name: 'foreign',
    tier: 'all',
    what: 'thirty models of other programs, against onnxruntime',
    args: ['scripts/run.mjs', 'scripts/foreignModels.ts'],
    tells: true,
    absent: onnxruntimeLacks,
  },
  {
    name: 'long-monkey',
    tier: 'all',
    what: 'a monkey: ten seeds of 2000 actions, on a desk and on a phone',
    ...playwright('long-monkey', ['--project=monkey'], { MONKEY_SEEDS: '10', MONKEY_ACTIONS: '2000' }),
  },
  { name: 'mutation', tier: 'all', what: 'mutation of the code', args: ['scripts/mutation.mjs'], tells: true },
];
