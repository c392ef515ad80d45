// @ts-check
/** @file How soon a press is answered while the spiral trains with the theatre open: from the press to the picture on the screen that follows it, as the browser tells. */
import { loadavg } from 'node:os';
import { linkCode } from './linkCode.mjs';
import { spiral } from './pageThrottle.mjs';

/** @typedef {import('playwright').Page} Page */

const ROUNDS = 5;

const button = (/** @type {string | RegExp} */ name) => (/** @type {Page} */ page) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();
const words = (/** @type {string} */ said) => (/** @type {Page} */ page) =>
  page.getByText(said, { exact: true }).first();

/** What a student presses while a network trains, in an order in which each is there. @type {Record<string, (page: Page) => import('playwright').Locator>} */
const places = {
  pause: button('Pause'),
  step: button(/^Step/),
  play: button('Play'),
  unit: (page) => page.locator('[data-unit="3"]').nth(1),
  block: (page) => page.locator('[data-block-id] [aria-keyshortcuts]').nth(1),
  lens: (page) => page.getByRole('toolbar', { name: 'Lenses' }).getByText('Units', { exact: true }),
  back: button(/^Back to the page/),
  regions: words('regions'),
  confidence: words('confidence'),
};

/**
 * Medians and least of some rounds in turns, in milliseconds, by what is pressed: the first press of each, which may have to fetch what it shows, and the second.
 * @param {import('playwright').Browser} browser @param {Readonly<Record<string, string>>} builds addresses by name
 * @param {number} slower @param {(line: object) => void} print
 */
export async function pressAnswers(browser, builds, slower, print) {
  /** @type {Record<string, Record<string, number[]>[]>} */
  const runs = Object.fromEntries(Object.keys(builds).map((name) => [name, [{}, {}]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [build, address] of Object.entries(builds)) await oneRun(browser, address, slower, runs[build] ?? []);
  for (const [build, kinds] of Object.entries(runs)) {
    const [first, second] = kinds.map((kind) =>
      Object.fromEntries(
        Object.entries(kind).map(([name, all]) => {
          const [least, median] = [0, all.length >> 1].map((at) => all.sort((a, b) => a - b)[at] ?? Number.NaN);
          return [name, { median, least }];
        }),
      ),
    );
    print({ build, processor: `1/${slower}`, first, second, load: loadavg().map((load) => +load.toFixed(1)) });
  }
}

/** @param {import('playwright').Browser} browser @param {string} address @param {number} slower @param {Record<string, number[]>[]} kinds what it adds its presses to */
async function oneRun(browser, address, slower, kinds) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchPresses);
  await page.goto(`${address}#s=${linkCode(spiral('theatre'))}`);
  await button('Play')(page).click();
  await page.waitForTimeout(1000);
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.waitForTimeout(2000);
  for (const kind of kinds)
    for (const [name, place] of Object.entries(places)) (kind[name] ??= []).push(await answered(page, place(page)));
  await context.close();
}

/** @param {Page} page @param {import('playwright').Locator} target */
async function answered(page, target) {
  await target.waitFor({ timeout: 10_000 });
  const box = await target.boundingBox();
  if (!box) return Number.NaN;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    Object.assign(window, { seen: false });
    /** @type {any} */ (window).presses.length = 0;
  });
  await page.mouse.down();
  await page.mouse.up();
  // The browser tells how long it took once the picture is there, whenever that is.
  await page.waitForFunction(() => /** @type {any} */ (window).seen, undefined, { polling: 100 });
  await page.waitForTimeout(500);
  const all = await page.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (window).presses));
  return Math.max(0, ...all);
}

/** Runs in the page before its own scripts: notes how long each press of the pointer was without an answer; under 16 milliseconds the browser says nothing. */
function watchPresses() {
  /** @type {number[]} */
  const presses = [];
  /** @type {any} */ (window).presses = presses;
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (/^(pointerdown|pointerup|click)$/.test(name)) presses.push(duration);
  }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16 }));
  const seen = () => Object.assign(window, { seen: true });
  addEventListener('click', () => requestAnimationFrame(() => setTimeout(seen)), true);
}
