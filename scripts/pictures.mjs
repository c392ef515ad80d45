// @ts-check
// Pictures of the built page.
//   npm run pictures                  every scene at five sizes, light and dark, into pictures/
//   npm run pictures -- spiral faces  these series alone
//   npm run pictures -- --widths=390,768 --schemes=dark   at these widths, in these schemes
//   npm run pictures -- --newcomer    the eight of the newcomer test (docs/newcomer-test.md) into pictures/newcomer/
//   npm run pictures -- --record      draws the twelve anew that are kept and compared (e2e/pictures)
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root, tool } from './paths.mjs';

const args = process.argv.slice(2);
/** @param {string} name of a flag with a list */
const list = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const record = args.includes('--record');
const names = args.includes('--newcomer') ? ['newcomer'] : args.filter((arg) => !arg.startsWith('--'));
const asked = record
  ? ['e2e/pictures.spec.ts', '--project=chromium', '--update-snapshots=all']
  : ['--project=pictures', ...(names.length > 0 ? ['-g', `\\b(${names.join('|')})$`] : ['--grep-invert', 'newcomer'])];
const { status } = spawnSync(process.execPath, [tool('playwright/cli.js'), 'test', ...asked, '--reporter=line'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PICTURES_WIDTHS: list('widths'), PICTURES_SCHEMES: list('schemes') },
});
process.exitCode = status ?? 1;
