// @ts-check
// Checks what a browser really fetches against its budget, gzipped: opens the built page and two forms of the frame, each in a browser that has nothing of them, waits until
// Play can be pressed and nothing more is asked for, presses it, and lists every file up to a trained step.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { ensureChromium } from './browser.mjs';
import { root } from './paths.mjs';

const dist = join(root, 'dist');
if (!existsSync(dist)) {
  console.error('dist is missing: run npm run build first');
  process.exit(1);
}
const KB = 1000;
/**
 * Gzipped, in bytes: what the page asks for itself until Play can be pressed, and until a step is trained; the worker that trains, with all that it asks for; the
 * worker of the laboratory. What is fetched ahead in idle moments is not counted.
 */
const budgets = {
  'index.html': { ready: 216 * KB, trained: 217 * KB },
  // As Share writes it; the full form brings data, palette and settings besides.
  'embed/index.html?ui=compact': { ready: 166 * KB, trained: 168 * KB },
  'embed/index.html?ui=full': { ready: 174 * KB, trained: 175 * KB },
  'training worker': 90 * KB,
  laboratory: 130 * KB,
};
const [port, host] = [20_000 + (process.pid % 20_000), '127.0.0.1'];
/** Which begins with the first measurement, and has a budget of its own. */
const isLaboratory = (/** @type {string} */ file) => /laboratory-[^/\\]*\.js$/.test(file);
const gzip = (/** @type {string} */ file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/**
 * What was asked for, in order: its file in `dist`, what it is for, and whether a worker asked.
 * @type {{ file: string, kind: string, worker: boolean }[]}
 */
let asked = [];

/** Hears what is asked of the server, which also hears workers. */
const listener = {
  name: 'listener',
  /** @param {import('vite').PreviewServer} server */
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, _, next) => {
      const path = (request.url ?? '').replace(/[?#].*/, '').slice(1);
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const kind = String(request.headers['sec-fetch-dest'] ?? '');
      const from = new URL(request.headers.referer ?? '/', 'http://page').pathname.slice(1);
      const worker = kind === 'worker' || asked.some((one) => one.worker && one.file === from);
      if (existsSync(join(dist, file)) && !asked.some((one) => one.file === file && one.worker === worker))
        asked.push({ file, kind, worker });
      next();
    });
  },
};

const server = await preview({ root, plugins: [listener], preview: { port, host, strictPort: true } });
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server'],
});

/** Opens a page anew and gives what is asked for until Play can be pressed, and until a step is trained. @param {string} html */
async function fetched(html) {
  asked = [];
  // With little motion the page does not begin to train by itself: Play is pressed before anything is trained, on every machine.
  const context = await browser.newContext({
    ...{ serviceWorkers: 'block', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      // What is fetched ahead in idle moments comes before a step or after it, as fast as the machine is: it is not what the page asks for itself.
      window.requestIdleCallback = () => 0;
      // The page itself notes when a step is first seen: who asks it from outside is late by as much as the machine is busy.
      new MutationObserver((_, observer) => {
        if (![...document.querySelectorAll('[data-cell=step]')].some((cell) => /[1-9]/.test(cell.textContent))) return;
        performance.mark('trained');
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`http://${host}:${port}/${html}`);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await play.and(page.locator(':enabled')).waitFor({ timeout: 600_000 });
    await page.waitForLoadState('networkidle', { timeout: 600_000 });
    const ready = [...asked];
    await play.click();
    await page.waitForFunction(() => performance.getEntriesByName('trained').length > 0, null, { timeout: 600_000 });
    // What it says of the run later on comes with parts of its own.
    const later = await page.evaluate(() => {
      const [mark] = performance.getEntriesByName('trained');
      return performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime > (mark?.startTime ?? 0))
        .map(({ name }) => new URL(name).pathname.slice(1));
    });
    const trained = asked.filter((one) => ready.includes(one) || one.worker || !later.includes(one.file));
    return { ready, trained };
  } finally {
    await context.close();
  }
}

let bad = 0;
/**
 * Says how large files are together, and which there are.
 * @param {string} what @param {readonly string[]} files @param {number} [budget]
 */
function report(what, files, budget) {
  const size = files.reduce((sum, file) => sum + gzip(file), 0);
  const ok = budget === undefined || (size <= budget && files.length > 0);
  if (!ok) bad++;
  const limit = budget === undefined ? '' : ` of ${budget / KB} kB  ${ok ? 'ok' : 'TOO MUCH'}`;
  console.log(`${(size / KB).toFixed(1).padStart(7)} kB${limit.padEnd(22)} ${what} (${files.length})`);
  if (process.argv.includes('--files'))
    for (const file of files) console.log(`${(gzip(file) / KB).toFixed(1).padStart(16)} ${file}`);
}

try {
  /** @type {Set<string>} */
  const workers = new Set();
  for (const html of /** @type {const} */ (['index.html', 'embed/index.html?ui=compact', 'embed/index.html?ui=full'])) {
    const { ready, trained } = await fetched(html);
    const own = (/** @type {typeof asked} */ list, /** @type {RegExp} */ kind) =>
      list.filter((one) => !one.worker && kind.test(one.file)).map((one) => one.file);
    for (const { file, worker } of trained)
      if (worker && file.endsWith('.js') && !isLaboratory(file)) workers.add(file);
    report(`${html}: scripts until Play can be pressed`, own(ready, /\.js$/), budgets[html].ready);
    report(`${html}: scripts until a step is trained`, own(trained, /\.js$/), budgets[html].trained);
    report(`${html}: styles, fonts, page`, own(trained, /\.(css|woff2|html|svg)$/));
  }
  report('training worker', [...workers], budgets['training worker']);
  // It stands there twice: as a file, and as a script that makes it from a Blob.
  const laboratory = readdirSync(join(dist, 'assets'), { encoding: 'utf8' }).map((file) => join('assets', file));
  const largest = laboratory.filter(isLaboratory).sort((a, b) => gzip(b) - gzip(a));
  report('laboratory', largest.slice(0, 1), budgets.laboratory);
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = bad > 0 ? 1 : 0;
