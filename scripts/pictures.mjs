// @ts-check
// Pictures of the built page.
//   npm run pictures                  every scene at five sizes, light and dark, into pictures/
//   npm run pictures -- spiral faces  these series alone
//   npm run pictures -- --record      draws the twelve anew that are kept and compared (e2e/pictures)
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root, tool } from './paths.mjs';

const args = process.argv.slice(2);
const record = args.includes('--record');
const names = args.filter((arg) => !arg.startsWith('--'));
const asked = record
  ? ['e2e/pictures.spec.ts', '--project=chromium', '--update-snapshots=all']
  : ['--project=pictures', ...(names.length > 0 ? ['-g', `\\b(${names.join('|')})$`] : [])];
const { status } = spawnSync(process.execPath, [tool('playwright/cli.js'), 'test', ...asked, '--reporter=line'], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
