// @ts-check
/** @file A file with weights, opened by its address: from the request for the page to the frame of the step where its run stands. */
import { readFileSync } from 'node:fs';

const ROUNDS = 5;

/**
 * The median and the longest of some openings, each with an empty cache, in milliseconds since navigation began; and whether any step was made meanwhile.
 * @param {import('playwright').Browser} browser @param {string} address @param {string} file a document that was saved with its weights
 */
export async function openDelay(browser, address, file) {
  const body = readFileSync(file, 'utf8');
  const { step } = JSON.parse(body).run;
  /** @type {number[]} */
  const delays = [];
  const steps = new Set();
  for (let i = 0; i < ROUNDS; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.route('**/saved.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
    await page.addInitScript(watchOpening);
    await page.goto(`${address}?open=saved.json`);
    await page.waitForFunction((wanted) => /** @type {any} */ (window).stands[wanted] > 0, step);
    const stands = await page.evaluate(() => /** @type {any} */ (window).stands);
    for (const at of Object.keys(stands)) steps.add(Number(at));
    delays.push(stands[step]);
    await context.close();
  }
  delays.sort((a, b) => a - b);
  return {
    kilobytes: Math.round(body.length / 1000),
    step,
    median: Math.round(delays[ROUNDS >> 1] ?? Number.NaN),
    longest: Math.round(delays.at(-1) ?? Number.NaN),
    stepsSeen: [...steps],
  };
}

/** Runs in the page: when the first frame of each step came, in milliseconds since navigation. */
function watchOpening() {
  /** @type {Record<number, number>} */
  const stands = {};
  /** @type {any} */ (window).stands = stands;
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'frame') stands[data.position.step] ??= performance.now();
      });
    }
  };
}
