// @ts-check
// Makes a fresh clone ready with Node's own modules only: dependencies first, then (with --browser) a Chromium.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [maj = 0, min = 0] = process.versions.node.split('.').map(Number);
if (maj < 20 || (maj === 20 && min < 19) || (maj === 22 && min < 12) || maj === 21) {
  console.error(`Node ${process.versions.node} is too old: 20.19, 22.12 or newer is needed.`);
  process.exit(1);
}

const stampFile = join(root, 'node_modules/.setup-stamp');
const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}-${maj}`)
  .digest('hex');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.error('> npm ci');
  const npm = process.env['npm_execpath']; // the npm that runs this script
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const r = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (r.status !== 0) process.exit(r.status ?? 1);
  writeFileSync(stampFile, stamp);
}

if (process.argv.includes('--browser')) {
  const { ensureChromium } = await import('./browser.mjs');
  try {
    console.error(`browser: ${await ensureChromium()}`);
  } catch (e) {
    console.error(e instanceof Error ? e.message : String(e));
    process.exit(1);
  }
}
