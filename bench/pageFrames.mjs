// @ts-check
/** @file The way from a number to a pixel while a document trains at full speed with everything shown: what each leg costs. */
import { watchPage } from './pageProbe.mjs';

/** @typedef {import('playwright').Page} Page */

/** Opens the page so that it trains as fast as it goes, and is watched. @param {import('playwright').Browser} browser @param {string} address @param {string} code */
export async function openWatched(browser, address, code) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript("localStorage.setItem('strata:settings', JSON.stringify({ speed: null }))");
  await page.addInitScript(watchPage);
  await page.goto(`${address}${code === '' ? '' : `#s=${code}`}`);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await page.waitForFunction(() => /** @type {any} */ (window).seen.frames > 0);
  return page;
}

/** @param {Page} page */
const look = (page) =>
  page.evaluate(() => ({ at: performance.now(), ...structuredClone(/** @type {any} */ (window).seen) }));

/**
 * @param {Page} page a watched page that stands
 * @param {number} seconds how long to look
 */
export async function frameCosts(page, seconds) {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(2000); // compilers and scales settle
  const before = await look(page);
  await page.waitForTimeout(seconds * 1000);
  const after = await look(page);
  const passed = (after.at - before.at) / 1000;
  const frames = after.frames - before.frames;
  const perFrame = (/** @type {number} */ ms) => +(ms / frames).toFixed(2);
  const stepsWith = (after.step - before.step) / passed;
  const without = await stepsWithoutFrames(page, Math.max(3, seconds / 2));
  const spent = Object.fromEntries(
    Object.entries(after.spent).map(([name, ms]) => [
      name,
      perFrame(/** @type {number} */ (ms) - (before.spent[name] ?? 0)),
    ]),
  );
  const drawn = Object.fromEntries(
    Object.entries(after.drawn).map(([name, { ms }]) => [name, perFrame(ms - (before.drawn[name]?.ms ?? 0))]),
  );
  const renewed = Object.fromEntries(
    Object.entries(after.measured).map(([name, { rounds }]) => [
      name,
      +((rounds - (before.measured[name]?.rounds ?? 0)) / passed).toFixed(2),
    ]),
  );
  const long = after.long.slice(before.long.length);
  const waits = after.waits
    .slice(before.waits.length)
    .sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  return {
    framesPerSecond: +(frames / passed).toFixed(1),
    screenPerSecond: +((after.animations - before.animations) / passed).toFixed(1),
    workerMs: spent,
    ...(Object.keys(renewed).length > 0 ? { renewedPerSecond: renewed } : {}),
    workerShare: +((Object.values(spent).reduce((sum, ms) => sum + ms, 0) * frames) / passed / 1000).toFixed(3),
    kilobytes: +((after.bytes - before.bytes) / frames / 1000).toFixed(1),
    arrivesAfterMs: +(waits[waits.length >> 1] ?? Number.NaN).toFixed(1),
    listenersMs: perFrame(after.listening - before.listening),
    drawMs: drawn,
    longestTask: long.length > 0 ? Math.max(...long) : '< 50',
    longTasks: long.length,
    stepsPerSecond: Math.round(stepsWith),
    stepsWithoutFrames: Math.round(without),
    speedKept: +(stepsWith / without).toFixed(2),
  };
}

/** Steps per second while the page asks for no frames. @param {Page} page @param {number} seconds */
async function stepsWithoutFrames(page, seconds) {
  await page.evaluate(() => {
    /** @type {any} */ (window).seen.blocked = true;
  });
  await page.waitForFunction(() => /** @type {any} */ (window).seen.held);
  const before = await look(page);
  await page.waitForTimeout(seconds * 1000);
  const { at } = await look(page);
  await page.evaluate(() => {
    /** @type {any} */ (window).seen.blocked = false;
    /** @type {any} */ (window).release();
  });
  await page.waitForFunction((frames) => /** @type {any} */ (window).seen.frames > frames, before.frames);
  const after = await look(page);
  return (after.step - before.step) / ((at - before.at) / 1000);
}
