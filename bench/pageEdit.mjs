// @ts-check
/** @file A change of the network while it trains: how long from the press to the first frame of a later step. */

const ROUNDS = 9;

/**
 * The median and the longest of some presses of a block's "one unit more", in milliseconds.
 * @param {import('playwright').Browser} browser @param {string} address @param {string} code
 */
export async function editDelay(browser, address, code) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchEdit);
  await page.goto(`${address}${code === '' ? '' : `#s=${code}`}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.locator('[data-block-id] [aria-keyshortcuts]').nth(1).click();
  const more = page.getByRole('button', { name: /^One unit more/ }).first();
  await more.waitFor();
  const delays = [];
  for (let i = 0; i < ROUNDS; i++) {
    await page.waitForTimeout(500);
    const press = await more.elementHandle();
    delays.push(await page.evaluate(async (button) => /** @type {any} */ (window).pressed(button), press));
  }
  await page.close();
  delays.sort((a, b) => a - b);
  return { median: Math.round(delays[ROUNDS >> 1] ?? Number.NaN), longest: Math.round(delays.at(-1) ?? Number.NaN) };
}

/** Runs in the page. */
function watchEdit() {
  let [run, step] = [0, 0];
  /** @type {((now: number) => void) | undefined} */
  let told;
  const Native = window.Worker;
  window.Worker = class extends Native {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'frame') return;
        const later = data.run !== run ? data.position.step > step : false;
        if (told && later) told(performance.now());
        else if (!told) [run, step] = [data.run, data.position.step];
      });
    }
  };
  /** @type {any} */ (window).pressed = (/** @type {HTMLElement} */ button) =>
    new Promise((resolve) => {
      const from = performance.now();
      told = (now) => {
        told = undefined;
        resolve(now - from);
      };
      button.click();
    });
}
