// @ts-check
// Lighthouse on the built page from a static server: npm run -s lighthouse
// Prints the scores and what took points away; fails below 0.95 for performance and 1.0 for accessibility. Lighthouse is installed into a folder of its own.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { ensureChromium } from '../scripts/browser.mjs';
import { root, served } from './builtPage.mjs';

const LEAST = { performance: 0.95, accessibility: 1 };
const folder = join(root, 'bench/lighthouse');
const program = join(folder, 'node_modules/lighthouse/cli/index.js');
if (!existsSync(program)) {
  console.error(`> npm install in ${folder}`);
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional'];
  spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
}
const chromium = await ensureChromium();
const temporary = mkdtempSync(join(tmpdir(), 'strata-lighthouse-'));
try {
  await served(async (address) => {
    const report = join(temporary, 'report.json');
    await promisify(execFile)(
      process.execPath,
      [
        program,
        address,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        '--preset=desktop',
        '--only-categories=performance,accessibility',
        '--chrome-flags=--headless=new --no-sandbox --no-proxy-server',
      ],
      { env: { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) } },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
    for (const [name, least] of Object.entries(LEAST)) {
      const { score, auditRefs } = categories[name];
      console.log(`${name} ${score} (at least ${least})`);
      for (const { id, weight } of auditRefs) {
        const audit = audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 1)
          console.log(`  ${id}: ${audit.score}${audit.displayValue ? `, ${audit.displayValue}` : ''}`);
      }
      if (score < least) process.exitCode = 1;
    }
  });
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
