import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright/test';
import {
  blocks,
  cell,
  dense,
  encode,
  expect,
  type Json,
  pause,
  play,
  problem,
  reaches,
  ready,
  shared,
  small,
  step,
  test,
  trainTo,
} from './page.ts';

const uis = ['full', 'compact', 'figure'] as const;

interface Host {
  readonly ui?: string;
  readonly code?: string;
  readonly query?: string;
  readonly attributes?: string;
  readonly width?: number;
  readonly height?: number;
  /** It brings back a run that takes its time. */
  readonly long?: boolean;
  /** Room above the frame, in px. */
  readonly above?: number;
}

let server: Server;
let lesson = '';

test.beforeAll(async () => {
  // A server of its own: what Playwright itself answers is, to Chromium, a page of the Internet that may not reach this machine.
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(lesson));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A page of somebody else, on another origin, that frames a document. Resolves once the frame can train. */
async function hosted(page: Page, base: string | undefined, host: Host = {}): Promise<FrameLocator> {
  const { ui = 'compact', code = encode(small), query = '', attributes = '' } = host;
  const { width = 800, height = 500, above = 100 } = host;
  lesson = `<!doctype html><title>Lesson</title><body style="margin:0"><input id="answer" aria-label="Answer" autofocus>
    <div style="height:${above}px">A lesson.</div>
    <iframe title="Network" src="${base}embed/?ui=${ui}${query}#s=${code}" style="border:0;width:${width}px;height:${height}px" ${attributes}></iframe>
    <div style="height:3000px">More of it.</div>`;
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  if (!host.long) await expect(frame.getByRole('button', { name: /^(Play|Pause)$/ })).toBeEnabled();
  return frame;
}

const state = (page: Page) =>
  page.evaluate(() => ({
    history: history.length,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.id,
    url: location.href,
  }));

for (const ui of uis)
  test(`${ui}: it trains in a frame on another origin, and leaves the host alone`, async ({ page, baseURL }) => {
    const frame = await hosted(page, baseURL, { ui });
    await page.locator('#answer').focus();
    const before = await state(page);
    expect(before.focus).toBe('answer');
    await expect(frame.getByRole('application', { name: /^The answer over the plane/ })).toBeVisible();
    await expect(frame.getByRole('heading', { level: 1, name: 'Small' })).toBeVisible();
    await expect(frame.getByText(/^\d layers learn to tell points apart: /)).toBeVisible();
    await expect(blocks(frame)).toHaveCount(ui === 'figure' ? 0 : 4);
    await expect(frame.getByRole('region', { name: 'Training', exact: true })).toHaveCount(ui === 'full' ? 1 : 0);
    expect(await state(page)).toEqual(before);

    await trainTo(frame, 100);
    if (ui !== 'figure') {
      await frame.getByRole('button', { name: 'Dense 1, unit 1 of 4' }).click();
      await frame.getByRole('button', { name: 'Dense 2', exact: false }).last().press('Alt+ArrowLeft');
    }
    await frame.getByRole('button', { name: 'Reset' }).click();
    await expect(cell(frame, 'step')).toHaveText('0');
    // The focus is the visitor's own now; all else is as it was.
    const after = await state(page);
    expect(after).toEqual({ ...before, focus: after.focus });
  });

test('loading takes neither focus, nor history, nor scroll from the host, even when it begins to play by itself', async ({
  page,
  baseURL,
}) => {
  const frame = await hosted(page, baseURL, { query: '&start=playing' });
  await reaches(frame, 50);
  expect(await state(page)).toMatchObject({ history: 2, scroll: [0, 0], focus: 'answer' });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a frame without an origin of its own, and so without storage, trains too', async ({ page, baseURL }) => {
  const frame = await hosted(page, baseURL, { attributes: 'sandbox="allow-scripts"' });
  await ready(frame);
  await trainTo(frame, 100);
  await expect(frame.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
});

test('scrolled out of sight it pauses, and goes on when it is back', async ({ page, baseURL }) => {
  const frame = await hosted(page, baseURL);
  await play(frame);
  await reaches(frame, 20);
  await page.evaluate(() => scrollTo(0, 2500));
  await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeAttached();
  const at = await step(frame);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(frame.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await reaches(frame, at + 50);
  // Paused by hand it stays paused.
  await pause(frame);
  await page.evaluate(() => scrollTo(0, 2500));
  await page.evaluate(() => scrollTo(0, 0));
  await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('below the fold it waits to play until it is seen', async ({ page, baseURL }) => {
  const frame = await hosted(page, baseURL, { query: '&start=playing', above: 2000 });
  await expect(frame.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.evaluate(() => scrollTo(0, 2000));
  await reaches(frame, 20);
});

for (const ui of uis)
  test(`${ui}: at 320 × 400 nothing scrolls sideways and play is in reach`, async ({ page, baseURL }) => {
    const frame = await hosted(page, baseURL, { ui, width: 320, height: 400 });
    const wide = await frame
      .locator('body')
      .evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('html, body, #root > *, main, main > :not(.visually-hidden)')]
          .filter(
            (element) => element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== 'visible',
          )
          .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} > ${element.clientWidth}`),
      );
    expect(wide).toEqual([]);
    const box = (await frame.getByRole('button', { name: 'Play', exact: true }).boundingBox())!;
    const outer = (await page.locator('iframe').boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(outer.y + outer.height);
    await trainTo(frame, 30);
  });

test('a document that cannot be read, and an option that is none, are told in a sentence', async ({
  page,
  baseURL,
}) => {
  const broken = await hosted(page, baseURL, { code: encode(small).slice(0, -9), query: '&theme=pink' });
  await expect(problem(broken, 'This link was cut off: 9 characters are missing at its end.')).toBeVisible();
  await expect(broken.getByText('theme must be one of auto, light, dark; auto is used.')).toBeVisible();
  await trainTo(broken, 20);
});

test('it opens in Strata, in a tab of its own, where the run stands', async ({ page, baseURL, context }) => {
  const frame = await hosted(page, baseURL);
  await trainTo(frame, 100);
  const at = await step(frame);
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('button', { name: 'Open in Strata, in a new tab' }).click(),
  ]);
  await ready(tab);
  await expect(tab).toHaveTitle('Small – Strata');
  expect((await shared(tab)).step).toBeGreaterThanOrEqual(at);
  expect((await shared(tab)).document as Json).toMatchObject({ title: 'Small' });
});

for (const theme of ['light', 'dark'])
  test(`the author chooses ${theme}`, async ({ page, baseURL }) => {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' });
    const frame = await hosted(page, baseURL, { ui: 'figure', query: `&theme=${theme}` });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', theme);
  });

for (const ui of uis)
  test(`${ui}: the wheel over a frame scrolls the host, wherever it is`, async ({ page, baseURL }) => {
    const [width, height] = [700, 420];
    const frame = await hosted(page, baseURL, { ui, width, height });
    for (let x = 0.05; x < 1; x += 0.15)
      for (let y = 0.1; y < 1; y += 0.2) {
        const place = `at ${x.toFixed(2)}, ${y.toFixed(2)} of the frame`;
        // Turned until it scrolls: what still comes into the frame may have room of its own for a turn or two.
        await expect(async () => {
          await frame.locator('body').evaluate(() => {
            for (const element of document.querySelectorAll('*')) element.scrollTop = 1e6;
          });
          await page.evaluate(() => scrollTo(0, 0));
          await page.mouse.move(8 + width * x, 100 + 22 + height * y);
          await page.mouse.wheel(0, 60);
          await expect.poll(() => page.evaluate(() => scrollY), { message: place, timeout: 5000 }).toBeGreaterThan(0);
        }).toPass({ timeout: 100_000 });
      }
  });

test('another document in the address takes the place of the one shown, and can be undone', async ({
  page,
  baseURL,
}) => {
  const frame = await hosted(page, baseURL, { ui: 'full' });
  const before = await page.evaluate(() => history.length);
  const go = (hash: string) =>
    page.locator('iframe').evaluate((element: HTMLIFrameElement, hash) => {
      element.src = element.src.split('#')[0] + hash;
    }, hash);
  await go(`#s=${encode({ ...small, title: 'Another', network: [dense('c', 2)] })}`);
  await expect(blocks(frame)).toHaveCount(2);
  await trainTo(frame, 20);
  await go('#s=nonsense');
  await expect(frame.getByRole('alert').filter({ hasText: /link/ })).toBeVisible();
  await expect(blocks(frame)).toHaveCount(2);
  await go('#chapter-2');
  await expect(problem(frame, 'What stands after # in this frame’s address names no network.')).toBeVisible();
  await expect(blocks(frame)).toHaveCount(2);
  await frame.getByRole('heading', { name: 'Another' }).waitFor({ state: 'attached' });
  await frame.getByRole('button', { name: 'Play', exact: true }).focus();
  await page.keyboard.press('Control+z');
  await expect(blocks(frame)).toHaveCount(4);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(before + 3); // the host’s own steps, none of ours
});

const openInFull = (frame: FrameLocator) => frame.getByRole('button', { name: 'Open in Strata, in a new tab' });

test('in a sandbox that allows it, it opens in Strata', async ({ page, baseURL, context }) => {
  const frame = await hosted(page, baseURL, { attributes: 'sandbox="allow-scripts allow-popups"' });
  await trainTo(frame, 50);
  const [tab] = await Promise.all([context.waitForEvent('page'), openInFull(frame).click()]);
  await ready(tab);
  await expect(tab).toHaveTitle('Small – Strata');
  await trainTo(tab, 100);
});

test('in a sandbox that does not, it gives the link to copy', async ({ page, baseURL, context }) => {
  const frame = await hosted(page, baseURL, { attributes: 'sandbox="allow-scripts"' });
  await trainTo(frame, 50);
  await openInFull(frame).click();
  const link = await frame.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  await expect(other).toHaveTitle('Small – Strata');
  expect(await step(other)).toBeGreaterThanOrEqual(50);
});

test('a run that is long to bring back rests while nobody sees it, and can be done without', async ({
  page,
  baseURL,
}) => {
  const code = encode({ ...small, run: { step: 1_000_000_000, changes: [] } });
  const frame = await hosted(page, baseURL, { code, long: true });
  const progress = frame.getByRole('progressbar');
  const made = () => progress.evaluate((bar: HTMLProgressElement) => bar.value);
  await expect.poll(made).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, 2500));
  // It stands still, and goes on when it is seen.
  let at = Number.NaN;
  await expect(async () => {
    at = await made();
    await page.waitForTimeout(500);
    expect(await made()).toBe(at);
  }).toPass();
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(made).toBeGreaterThan(at);
  await frame.getByRole('button', { name: 'Open without the run' }).click();
  await ready(frame);
  await trainTo(frame, 20);
});

test('a search with many starts rests while nobody sees it, and goes on when it is seen', async ({ page, baseURL }) => {
  const code = encode({ ...small, view: { mode: 'odds', lenses: { odds: { steps: 2000, starts: 1000 } } } });
  const frame = await hosted(page, baseURL, { ui: 'full', code, long: true });
  const made = () => frame.getByRole('button', { name: /^Start \d+, / }).count();
  await frame.getByRole('button', { name: /^Try .* starts$/ }).click();
  await expect.poll(made).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, 2500));
  let at = Number.NaN;
  await expect(async () => {
    at = await made();
    await page.waitForTimeout(1000);
    expect(await made()).toBe(at);
  }).toPass();
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(made).toBeGreaterThan(at);
});

for (const ui of uis)
  test(`a frame (${ui}) opens a lens that its document names, goes back to the network, and to the lens again`, async ({
    page,
    baseURL,
  }) => {
    const frame = await hosted(page, baseURL, {
      ui,
      code: encode({ ...small, view: { mode: 'table' } }),
      width: 640,
      height: 520,
    });
    const table = frame.getByRole('region', { name: 'Table', exact: true });
    await expect(table.getByRole('heading', { level: 2 })).toContainText('numbers are learned');
    await expect(frame.getByRole('heading', { level: 1, name: 'Small' })).toBeVisible();
    // What its author did not give, it does not open.
    await expect(frame.getByRole('combobox', { name: 'Lens', exact: true })).toHaveCount(0);
    await expect(frame.getByRole('button', { name: 'Beside the stage' })).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused();
    await frame.getByRole('button', { name: 'Back to the page' }).click();
    await expect(table).toBeHidden();
    await expect(frame.getByRole('complementary').or(frame.locator('canvas')).first()).toBeVisible();
    await frame.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(table).toBeVisible();
    await table.getByRole('heading', { level: 2 }).press('Escape');
    await expect(table).toBeHidden();
  });

test('a frame keeps nothing in the browser, of odds neither', async ({ page }) => {
  await page.goto(
    `./embed/#s=${encode({ ...small, view: { mode: 'odds', lenses: { odds: { steps: 5, starts: 3 } } } })}`,
  );
  await expect(page.getByText(/of 3 starts/).first()).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)))).toEqual([]);
});
