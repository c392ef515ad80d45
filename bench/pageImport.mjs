// @ts-check
/** @file What it costs the page to read other people's files: 200 MB of photos, and a table of 10,000 rows of 50 columns. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const MB = 2 ** 20;

/** Memory of this process's browsers in MB, shared pages counted once; NaN where the system does not tell. */
function browserMemory() {
  if (!existsSync('/proc/self/smaps_rollup')) return Number.NaN;
  const parents = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    parents.set(id, tryRead(`/proc/${id}/stat`).replace(/^.*\) \S+ (\d+) .*$/s, '$1'));
  const ours = (/** @type {string} */ id) => {
    for (let at = id; at && at !== '0'; at = parents.get(at)) if (at === String(process.pid)) return true;
    return false;
  };
  let kB = 0;
  for (const id of parents.keys())
    if (ours(id) && /chrom/.test(tryRead(`/proc/${id}/cmdline`)))
      kB += Number(/^Pss:\s+(\d+)/m.exec(tryRead(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return kB / 1024;
}

/** What a file of a process says, or nothing where it has ended meanwhile. @param {string} path */
function tryRead(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Photos of 12 megapixels in two folders, together `bytes` long. @param {import('playwright').Page} page @param {string} folder @param {number} bytes */
async function writePhotos(page, folder, bytes) {
  const photo = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const strip = context.createImageData(4000, 300);
    let state = 1;
    for (let i = 0; i < strip.data.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      strip.data[i] = i % 4 === 3 ? 255 : 96 + (state >>> 26);
    }
    for (let y = 0; y < 3000; y += 300) context.putImageData(strip, 0, y);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return String(url).split(',')[1];
  });
  const data = Buffer.from(photo ?? '', 'base64');
  const count = Math.ceil(bytes / data.length);
  for (const name of ['cats', 'dogs']) mkdirSync(join(folder, 'photos', name), { recursive: true });
  for (let i = 0; i < count; i++)
    writeFileSync(join(folder, 'photos', i % 2 ? 'cats' : 'dogs', `${String(i).padStart(4, '0')}.jpg`), data);
  return { count, each: data.length / MB };
}

/** Gives the dialog something, and says what that cost until its preview stood there. @param {import('playwright').Page} page @param {string} label @param {string} path */
async function costOf(page, label, path) {
  await page.evaluate(() => {
    const kept = /** @type {any} */ (window);
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: /^Your own data/ }).click();
  await page.evaluate(() => /** @type {any} */ (globalThis).gc?.());
  const before = browserMemory();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, browserMemory());
  }, 100);
  // From the moment that the page has the files.
  const shown = page.evaluate(
    () =>
      new Promise((resolve) => {
        let started = 0;
        document.addEventListener('change', () => (started ||= performance.now()), { capture: true, once: true });
        const look = () => {
          const use = [...document.querySelectorAll('dialog[open] button')].find((b) => b.textContent === 'Use these');
          if (started > 0 && use && !(/** @type {HTMLButtonElement} */ (use).disabled))
            resolve((performance.now() - started) / 1000);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await page.getByLabel(label).setInputFiles(path);
  const seconds = +Number(await shown).toFixed(2);
  clearInterval(watch);
  const found = (await dialog.innerText()).match(/[^\n]*\b(?:pictures|rows)\b[^\n]*/)?.[0];
  const longestTaskMs = await page.evaluate(() => Math.round(/** @type {any} */ (window).longest));
  return { found, seconds, longestTaskMs, memoryMB: { before: Math.round(before), over: Math.round(most - before) } };
}

/** 10,000 rows of 49 numbers and a class. @param {string} path */
function writeTable(path) {
  const rows = [[...Array.from({ length: 49 }, (_, c) => `column ${c + 1}`), 'kind'].join(',')];
  for (let r = 0; r < 10_000; r++) {
    const numbers = Array.from({ length: 49 }, (_, c) => (((r * 7919 + c * 104_729) % 9973) / 997).toFixed(3));
    rows.push([...numbers, 'abc'[r % 3]].join(','));
  }
  writeFileSync(path, rows.join('\n'));
}

/** @param {import('playwright').Browser} browser @param {string} address */
export async function importCosts(browser, address) {
  const folder = mkdtempSync(join(tmpdir(), 'strata-import-'));
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const { count, each } = await writePhotos(page, folder, 200 * MB);
    const table = join(folder, 'table.csv');
    writeTable(table);
    await page.reload();
    const photos = await costOf(page, 'Choose a folder', join(folder, 'photos'));
    await page.reload();
    return { photos: { count, eachMB: +each.toFixed(1), ...photos }, table: await costOf(page, 'Choose files', table) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
