// @ts-check
/** @file What page and worker hold while the first example trains at full speed. */
import { openWatched } from './pageFrames.mjs';

/** @param {import('playwright').Browser} browser @param {string} address @param {number} minutes */
export async function memoryGrowth(browser, address, minutes) {
  const page = await openWatched(browser, address, '');
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
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(60_000);
  const first = await heap();
  await page.waitForTimeout(minutes * 60_000);
  const last = await heap();
  const growth = last.page + last.worker - first.page - first.worker;
  return { memoryMB: { afterOneMinute: first, after: last, growth: +growth.toFixed(2), minutes } };
}
