// @ts-check
// Measures the built page while the default spiral trains at full speed with everything shown:
//   npm run -s bench:page [-- --seconds N] [-- --memory-minutes N]
// Prints one JSON line: frames per second, main-thread tasks over 50 ms, how busy the worker is, steps per second, seconds to 98 % test accuracy, memory.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { ensureChromium } from '../scripts/browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const option = (/** @type {string} */ name, /** @type {number} */ fallback) => {
  const i = process.argv.indexOf(name);
  return i < 0 ? fallback : Number(process.argv[i + 1]);
};
const seconds = option('--seconds', 15);
const memoryMinutes = option('--memory-minutes', 0);
const port = 21_000 + (process.pid % 20_000);
const server = spawn(
  process.execPath,
  [join(root, 'node_modules/vite/bin/vite.js'), 'preview', '--port', String(port), '--strictPort'],
  { cwd: root, stdio: 'ignore' },
);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});

/** Processor seconds that threads of a name have used, over all processes of this browser (Linux). @param {string} name */
function threadSeconds(name) {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((p) => /^\d+$/.test(p))) {
    try {
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        const stat = readFileSync(`/proc/${pid}/task/${task}/stat`, 'utf8');
        if (!stat.includes(`(${name}`)) continue;
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        ticks += Number(fields[11]) + Number(fields[12]);
      }
    } catch {
      // The process or thread is gone.
    }
  }
  return ticks / 100;
}

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript("localStorage.setItem('strata:settings', JSON.stringify({ speed: null }))"); // as fast as it goes
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(`http://127.0.0.1:${port}/`);
      break;
    } catch (error) {
      if (tries > 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
  await page.waitForSelector('[data-unit]');
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    /** @type {any} */ (window).measured = { long: /** @type {number[]} */ ([]), frames: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) /** @type {any} */ (window).measured.long.push(Math.round(entry.duration));
    }).observe({ entryTypes: ['longtask'] });
    const count = () => {
      /** @type {any} */ (window).measured.frames++;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const started = Date.now();
  await page.keyboard.press('Space');
  await page.waitForTimeout(1000); // the first second is start-up
  const before = await page.evaluate(() => ({
    frames: /** @type {any} */ (window).measured.frames,
    long: /** @type {any} */ (window).measured.long.length,
    at: performance.now(),
  }));
  const cpu = threadSeconds('DedicatedWorker');
  const wall = Date.now();
  await page.waitForTimeout(seconds * 1000);
  const busy = (threadSeconds('DedicatedWorker') - cpu) / ((Date.now() - wall) / 1000);
  const after = await page.evaluate(() => ({
    frames: /** @type {any} */ (window).measured.frames,
    long: /** @type {any} */ (window).measured.long,
    at: performance.now(),
  }));
  const steps = await page.locator('[data-cell=step]').first().innerText();
  /** @type {Record<string, unknown>} */
  const result = {
    framesPerSecond: +(((after.frames - before.frames) / (after.at - before.at)) * 1000).toFixed(1),
    longTasks: after.long.slice(before.long),
    workerBusy: +busy.toFixed(3),
    steps: Number(steps.replaceAll(/\D/g, '')),
    secondsRun: (Date.now() - started) / 1000,
  };
  if (memoryMinutes > 0) {
    const client = await page.context().newCDPSession(page);
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage');
      const { usedSize } = await client.send('Runtime.getHeapUsage');
      const workers = await Promise.all(
        page.workers().map((w) =>
          w.evaluate(() => {
            /** @type {any} */ (globalThis).gc?.();
            return /** @type {any} */ (performance).memory?.usedJSHeapSize ?? 0;
          }),
        ),
      );
      return { page: usedSize / 2 ** 20, worker: workers.reduce((a, b) => a + b, 0) / 2 ** 20 };
    };
    await page.waitForTimeout(Math.max(0, 60_000 - (Date.now() - started)));
    const first = await heap();
    await page.waitForTimeout(memoryMinutes * 60_000);
    const last = await heap();
    result['memoryMB'] = {
      afterOneMinute: first,
      after: last,
      growth: +(last.page + last.worker - first.page - first.worker).toFixed(2),
      minutes: memoryMinutes,
    };
  }
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
  server.kill();
}
