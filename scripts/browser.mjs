// @ts-check
// Finds a Chromium for the browser tests. Run as a program, it also installs one if none is found.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const MIN_MAJOR = 120;
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-headless-shell',
];

/** @param {string} p */
function runs(p) {
  try {
    accessSync(p, constants.X_OK);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true; // chrome.exe --version opens a window there
  const r = spawnSync(p, ['--version'], { encoding: 'utf8', timeout: 300_000 }); // against hanging only
  return Number(/(\d+)\.\d+/.exec(r.stdout ?? '')?.[1] ?? 0) >= MIN_MAJOR;
}

/** The path of a Chromium that starts here, or undefined. */
export function findChromium() {
  const forced = process.env['CHROMIUM_PATH'];
  if (forced) return forced;
  const list = [chromium.executablePath()]; // what `npx playwright install` would have put there
  for (const dir of (process.env['PATH'] ?? '').split(delimiter))
    for (const n of NAMES) list.push(join(dir, process.platform === 'win32' ? `${n}.exe` : n));
  for (const app of ['Google Chrome', 'Chromium', 'Microsoft Edge'])
    list.push(`/Applications/${app}.app/Contents/MacOS/${app}`);
  for (const v of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
    const d = process.env[v];
    if (d) list.push(join(d, 'Google/Chrome/Application/chrome.exe'), join(d, 'Microsoft/Edge/Application/msedge.exe'));
  }
  return list.find(runs);
}

/** The path of the system's Firefox, or undefined: an extra, never installed by us. */
export function findFirefox() {
  const list = [];
  for (const dir of (process.env['PATH'] ?? '').split(delimiter))
    for (const n of ['firefox-esr', 'firefox']) list.push(join(dir, n));
  return process.platform === 'linux' ? list.find(runs) : undefined;
}

/** Runs quietly; shows the tail of the output only when it fails. @param {string} cmd @param {string[]} args */
function step(cmd, args) {
  console.error(`> ${cmd} ${args.join(' ')}`);
  const r = spawnSync(cmd, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 1 << 26,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  });
  if (r.status === 0) return true;
  console.error(`${r.stdout ?? ''}${r.stderr ?? ''}${r.error?.message ?? ''}`.split('\n').slice(-15).join('\n'));
  return false;
}

const root = process.getuid?.() === 0;
const debian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

function fromPlaywright() {
  const deps = process.platform === 'linux' && root ? ['--with-deps'] : [];
  step('npx', ['playwright', 'install', '--no-shell', ...deps, 'chromium']);
}

function fromDebian() {
  if (!root || !debian) return;
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  step('apt-get', [...wait, 'update']);
  step('apt-get', [...wait, 'install', '-y', '--no-install-recommends', 'chromium']);
}

async function reachable() {
  try {
    await fetch('https://cdn.playwright.dev/', { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

export async function ensureChromium() {
  let p = findChromium();
  if (p) return p;
  console.error('No Chromium found: installing one for the browser tests.');
  for (const install of (await reachable()) ? [fromPlaywright, fromDebian] : [fromDebian, fromPlaywright]) {
    install();
    p = findChromium();
    if (p) return p;
  }
  throw new Error(
    'No Chromium could be found or installed. Install Chrome or Chromium (or set CHROMIUM_PATH to one), then run this again.',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureChromium());
  } catch (e) {
    console.error(e instanceof Error ? e.message : String(e));
    process.exitCode = 1;
  }
}
