// @ts-check
// Packages of npm that a slow test needs and the project does not: installed on first use into a folder of their own, without running their scripts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './paths.mjs';

/**
 * The folder of a package, installed where it is not yet; undefined where npm could not.
 * @param {string} name
 * @param {string} version
 * @param {string} use whose folder it lies in: the test's name
 * @returns {string | undefined}
 */
export function ownPackage(name, version, use) {
  const home = join(root, 'node_modules/.cache', use);
  const folder = join(home, 'node_modules', name);
  const about = join(folder, 'package.json');
  if (existsSync(about) && JSON.parse(readFileSync(about, 'utf8')).version === version) return folder;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  console.error(`> npm install ${name}@${version}`);
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`];
  const { status } = spawnSync('npm', args, {
    cwd: home,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  return status === 0 ? folder : undefined;
}
