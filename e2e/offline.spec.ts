import type { Page } from 'playwright/test';
import { built, type Files, renamed, StaticHost } from './host.ts';
import { blockAt, blockLabel, encode, expect, openBeside, ready, small, test, trainTo } from './page.ts';

// A browser that saves data fetches nothing ahead.
test.use({ firstSight: true });

let first: Files;
let host: StaticHost;
test.use({ serviceWorkers: 'allow' });
test.beforeEach(async () => {
  first ??= built();
  host = await new StaticHost(first).start();
});
test.afterEach(() => host.stop());

const open = async (page: Page) => {
  await page.goto(`${host.url}#s=${encode(small)}`);
  await ready(page);
};
/** Until the service worker has every file, and the page is its. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
/** Until the service worker that is in charge has every file of the version with this script. */
const keptVersion = (page: Page, script: string) =>
  page.evaluate(async (script) => {
    for (;;) {
      const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
      const kept = (await caches.keys()).map((cacheName) => caches.match('./', { cacheName }));
      const pages = await Promise.all((await Promise.all(kept)).map((page) => page?.text()));
      const settled = !installing && !waiting && active?.state === 'activated';
      if (settled && pages.some((text) => text?.includes(script))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, script);
const withoutServiceWorkers = (page: Page, saveData = false) =>
  page.addInitScript((saveData) => {
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    if (saveData) Object.defineProperty(navigator, 'connection', { value: { saveData } });
  }, saveData);
const table = (page: Page) => page.getByRole('group', { name: 'Table' }).getByRole('table');
const script = (page: Page) => page.locator('script[type=module][src]').getAttribute('src');
const news = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version of Strata is here.' });

test('after its first visit the page opens without a network, with every part of it', async ({ page }) => {
  await open(page);
  await kept(page);
  host.down = true;
  await page.reload();
  await ready(page);
  await trainTo(page, 100);
  await openBeside(page, 'Table');
  await expect(table(page)).toBeVisible();
  await blockLabel(blockAt(page, 1)).click();
  await expect(page.getByRole('tabpanel', { name: 'Block' }).locator('.katex').first()).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog').getByLabel('Link', { exact: true })).not.toHaveValue('');
  await page.keyboard.press('Escape');
  // A lesson too: its words, and what draws its pictures.
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await page.getByRole('button', { name: /The bottleneck is compression/ }).click();
  await expect(page.locator('[data-place=lesson] canvas').first()).toBeVisible();
});

test('a part that was not opened yet comes after another version took its place; a reload shows the newest', async ({
  page,
}) => {
  await page.clock.install();
  await open(page);
  await kept(page);
  const before = await script(page);
  const second = renamed(first);
  host.files = second;
  expect(second.has(`assets/${before!.split('/').at(-1)}`)).toBe(false);
  await openBeside(page, 'Table');
  await expect(table(page)).toBeVisible();
  // It is said after a while, and nobody is forced.
  await expect(news(page)).toHaveCount(0);
  await page.clock.fastForward('01:00:00');
  await expect(news(page)).toBeVisible();
  await openBeside(page, 'Confusion');
  await expect(page.getByRole('group', { name: 'Confusion' }).getByRole('table')).toBeVisible();
  await news(page).getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => script(page).catch(() => before)).not.toBe(before);
  await ready(page);
  await openBeside(page, 'Weights');
  await expect(page.getByRole('group', { name: 'Weights' }).locator('canvas').first()).toBeVisible();
  // The second version keeps itself, too.
  const after = (await script(page))!;
  await keptVersion(page, after.split('/').at(-1)!);
  host.down = true;
  await page.reload();
  await ready(page);
  expect(await script(page)).toBe(after);
  await openBeside(page, 'Gradient flow');
  await expect(page.getByRole('group', { name: 'Gradient flow' })).toContainText('Dense 1');
});

test('without service workers the parts are fetched when the page is idle, before they can go missing', async ({
  page,
}) => {
  await withoutServiceWorkers(page);
  await open(page);
  const parts = [...first.keys()].filter((path) =>
    /^assets\/(TableLens|GalleryPage|ShareDialog|katex)-.*\.js$/.test(path),
  );
  expect(parts).toHaveLength(4);
  await expect.poll(() => parts.filter((path) => !host.asked.includes(path))).toEqual([]);
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').length)).toBeGreaterThan(50);
  host.files = renamed(first);
  await openBeside(page, 'Table');
  await expect(table(page)).toBeVisible();
});

test('where nothing could be fetched ahead, the part says so in its place and the page that a newer version is there', async ({
  page,
}) => {
  await withoutServiceWorkers(page, true);
  await open(page);
  await trainTo(page, 50);
  host.files = renamed(first);
  await openBeside(page, 'Table');
  const place = page.getByRole('group', { name: 'Table' });
  await expect(place.getByRole('alert').filter({ hasText: 'The lens Table did not load.' })).toBeVisible();
  await expect(news(page)).toBeVisible();
  await trainTo(page, 100);
  await news(page).getByRole('button', { name: 'Reload' }).click();
  await ready(page);
  await openBeside(page, 'Table');
  await expect(table(page)).toBeVisible();
  await expect(page).toHaveTitle('Small – Strata');
});

test('a frame is never answered by the service worker, and needs none', async ({ page, context }) => {
  await open(page);
  await kept(page);
  const answered: string[] = [];
  const frame = await context.newPage();
  // The page beside it is answered by it whenever it fetches something.
  frame.on('response', (response) => {
    if (response.fromServiceWorker()) answered.push(response.url());
  });
  await frame.goto(`${host.url}embed/?ui=full#s=${encode(small)}`);
  await trainTo(frame, 20);
  // a part that comes later
  await blockLabel(blockAt(frame, 1)).click();
  await expect(frame.getByRole('tabpanel', { name: 'Block' })).toContainText('block 1 of 3');
  expect(answered).toEqual([]);
  host.down = true;
  await expect(frame.reload()).rejects.toThrow();
});
