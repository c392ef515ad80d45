/** @file Installs the engines that npm holds into a folder of their own, where they are missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

interface Package {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const read = (file: string): Package => JSON.parse(readFileSync(file, 'utf8'));

/** Whether they are there; where they cannot be had, says so in a line. */
export function installPeers(folder: string): boolean {
  const { dependencies = {} } = read(join(folder, 'package.json'));
  const missing = () =>
    Object.entries(dependencies).filter(([name, version]) => {
      const file = join(folder, 'node_modules', name, 'package.json');
      return !existsSync(file) || read(file).version !== version;
    });
  if (missing().length === 0) return true;
  console.error(`> npm install in ${folder}`);
  const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const args = ['install', '--ignore-scripts', '--omit=optional', ...quiet];
  const npm = process.env['npm_execpath']; // the npm that runs this script
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'pipe' })
    : spawnSync('npm', args, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
  if (status === 0 && missing().length === 0) return true;
  console.error(`The peers are left out: npm could not install them${error ? ` (${error.message})` : ''}.`);
  return false;
}
