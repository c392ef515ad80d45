// @ts-check
/** @file A cold start: from the request for the page to a page that can be used, and to the first step of training. */

const ROUNDS = 5;

/**
 * The medians of some starts, each with an empty cache, in milliseconds since navigation began: first paint; the first frame of the engine drawn and Play
 * to be pressed; the frame of a first step, Play being pressed as soon as it can be.
 * @param {import('playwright').Browser} browser @param {string} address
 * @param {number} slower how many times as slow the page's thread is made
 */
export async function coldStart(browser, address, slower) {
  /** @type {Record<string, number>[]} */
  const starts = [];
  for (let i = 0; i < ROUNDS; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(watchStart);
    await page.goto(address);
    await page.waitForFunction(() => /** @type {any} */ (window).start.trained > 0, undefined, { timeout: 60_000 });
    starts.push(await page.evaluate(() => /** @type {any} */ (window).start));
    await context.close();
  }
  const median = (/** @type {string} */ key) => {
    const values = starts.map((start) => start[key] ?? Number.NaN).sort((a, b) => a - b);
    return Math.round(values[values.length >> 1] ?? Number.NaN);
  };
  return { painted: median('painted'), usable: median('usable'), trained: median('trained') };
}

/** Runs in the page. */
function watchStart() {
  const start = { painted: 0, usable: 0, trained: 0 };
  /** @type {any} */ (window).start = start;
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') start.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  let framed = false;
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'frame') return;
        framed = true;
        if (data.position.step > 0 && start.trained === 0) start.trained = performance.now();
      });
    }
  };
  const press = () => {
    const play = /** @type {HTMLButtonElement | null} */ (
      document.querySelector('button[aria-label="Play"]:not(:disabled)')
    );
    if (framed && play) {
      start.usable = performance.now();
      play.click();
    } else requestAnimationFrame(press);
  };
  requestAnimationFrame(press);
}
