// @ts-check
// Proves that no test depends on the machine's speed: unit tests, and the journeys that train or wait, three times in a row beside twenty busy processes.
// `npm run test:load [-- ROUNDS]`. Needs a built page (npm run build); takes an hour or two.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { root, tool } from './paths.mjs';

const BUSY = 20;
const rounds = Number(process.argv[2] ?? 3);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`test:load: rounds must be an integer ≥ 1, received ${process.argv[2]}`);
  process.exit(1);
}
/** The forty that train or wait. */
const journeys = ['train', 'watch', 'undo', 'fallback', 'reproducible', 'autoencoder'];
/** More at once than on a quiet machine: beside so many others each is given a little only, and three rounds end within an hour or two. */
const [files, browsers] = [6, 4];
const runs = [
  {
    what: 'unit and contract tests',
    args: [tool('vitest/vitest.mjs'), 'run', `--maxWorkers=${files}`, '--reporter=dot'],
  },
  {
    what: 'journeys',
    args: [
      tool('playwright/cli.js'),
      'test',
      '--project=chromium',
      '--reporter=line',
      `--workers=${browsers}`,
      ...journeys.map((name) => `e2e/${name}.spec.ts`),
    ],
  },
];

// Each looks now and then whether somebody still wants it.
const loop = 'const parent = process.ppid; while (process.ppid === parent) for (let i = 0; i < 1e8; i++);';
const busy = Array.from({ length: BUSY }, () => spawn(process.execPath, ['-e', loop], { stdio: 'ignore' }));
const stop = () => {
  for (const one of busy) one.kill('SIGKILL');
};
process.on('exit', stop);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => process.exit(1));

let [passed, failed] = [0, 0];
for (let round = 1; round <= rounds; round++)
  for (const { what, args } of runs) {
    const started = Date.now();
    process.stderr.write(`> round ${round} of ${rounds}: ${what} `);
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env,
    });
    if (status === 0) passed++;
    else failed++;
    process.stderr.write(`${status === 0 ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(0)} s)\n`);
    if (status !== 0) process.stderr.write(`${stdout}${stderr}\n`);
  }
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
