import type { BrowserContext, Page } from 'playwright/test';
import {
  engineWords,
  expect,
  fullSpeed,
  openBeside,
  openPage,
  pause,
  play,
  reaches,
  read,
  ready,
  shared,
  small,
  step,
  test,
  trainTo,
} from './page.ts';

/** Opens a page's share link on an ordinary page: its worker, on SIMD, must come to the same bits at the same step. */
async function sameElsewhere(page: Page, ordinary: BrowserContext): Promise<void> {
  const there = await shared(page);
  const other = await ordinary.newPage();
  await other.goto(there.link);
  await ready(other);
  expect(await engineWords(other)).toBe('Engine: worker, SIMD');
  expect(await shared(other)).toMatchObject({ step: there.step, hash: there.hash });
}

test.describe('without what the engine would rather have', () => {
  let ordinary: BrowserContext;
  test.beforeEach(async ({ browser }) => {
    ordinary = await browser.newContext();
  });
  test.afterEach(() => ordinary.close());

  test('a page that may not load a worker from a file takes one from a blob', async ({ page }) => {
    await page.addInitScript(() => {
      const Real = Worker;
      window.Worker = class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          if (!String(url).startsWith('blob:')) throw new DOMException('No workers from files here.', 'SecurityError');
          super(url, options);
        }
      };
    });
    await openPage(page);
    expect(await engineWords(page)).toBe('Engine: worker from a blob, SIMD');
    await trainTo(page, 300);
    await sameElsewhere(page, ordinary);
  });

  test('so does one whose worker script is not there', async ({ page }) => {
    let asked = 0;
    await page.route(/\/worker-[^/]*\.js$/, (route) =>
      asked++ === 0 ? route.fulfill({ status: 404, body: '' }) : route.continue(),
    );
    await openPage(page);
    expect(await engineWords(page)).toBe('Engine: worker from a blob, SIMD');
    await trainTo(page, 100);
    await sameElsewhere(page, ordinary);
  });

  test('a page without any worker trains in its own thread', async ({ page }) => {
    await page.addInitScript(() => {
      // @ts-expect-error: what a browser without workers looks like
      delete window.Worker;
    });
    await openPage(page);
    expect(await engineWords(page)).toBe('Engine: in the page’s own thread, SIMD');
    await trainTo(page, 300);
    await sameElsewhere(page, ordinary);
  });

  for (const [what, code] of [
    ['is missing', 'delete self.WebAssembly;'],
    [
      'must not compile',
      'WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("forbidden by the page"); } };',
    ],
  ] as const)
    test(`where WebAssembly ${what} plain arithmetic comes to the same bits`, async ({ page }) => {
      await page.route(/\/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${code}\n${await response.text()}` });
      });
      await openPage(page);
      expect(await engineWords(page)).toBe('Engine: worker, plain arithmetic');
      await trainTo(page, 300);
      await sameElsewhere(page, ordinary);
    });

  test('a worker that fails while it runs is started again, and the run goes on', async ({ page }) => {
    await openPage(page);
    await play(page);
    await reaches(page, 100);
    await page.workers()[0]!.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory, say');
      });
    });
    const notice = page.getByRole('status').filter({ hasText: 'The training engine stopped and was started again' });
    await expect(notice).toBeVisible();
    // Empty while the run is brought back.
    await reaches(page, 0);
    const at = await step(page);
    await reaches(page, at + 100);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await pause(page);
    await sameElsewhere(page, ordinary);
  });
});

/** The laboratory's readings of a run that stands, at its step. */
async function readsLayers(page: Page): Promise<void> {
  await openBeside(page, 'Probe ladder');
  await expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);
}

test('what the laboratory measures comes without any worker too, and training is at the same bits', async ({
  page,
  browser,
}) => {
  await page.addInitScript(() => {
    // @ts-expect-error: what a browser without workers looks like
    delete window.Worker;
  });
  await openPage(page);
  await trainTo(page, 60);
  await readsLayers(page);
  const ordinary = await browser.newContext();
  await sameElsewhere(page, ordinary);
  await ordinary.close();
});

for (const [what, refused] of [
  ['is not there, it comes from a blob', 1],
  ['is not to be had at all, it works in the page’s own thread', 9],
] as const)
  test(`where the laboratory’s script ${what}`, async ({ page }) => {
    let asked = 0;
    await page.route(/\/laboratory-[^/]*\.js$/, (route) =>
      asked++ < refused ? route.fulfill({ status: 404, body: '' }) : route.continue(),
    );
    await openPage(page);
    await trainTo(page, 60);
    await readsLayers(page);
    expect(asked).toBeGreaterThan(0);
  });

test('the laboratory’s end is none of training’s, and another one measures on', async ({ page }) => {
  // Headlines would have it begin by itself.
  await openPage(page, { ...small, view: { headlines: false } });
  await trainTo(page, 60);
  expect(page.workers()).toHaveLength(1);
  await readsLayers(page);
  const laboratory = page.workers().find((worker) => worker.url().includes('laboratory-'))!;
  await laboratory.evaluate(() => self.close());
  await trainTo(page, 90);
  await expect(page.getByText(/The training engine stopped/)).toHaveCount(0);
  await readsLayers(page);
});

const stopped = (page: Page) => page.getByText('The training engine stopped and was started again');

test('the end of a worker is known at once, without waiting for its silence', async ({ page }) => {
  await openPage(page);
  await fullSpeed(page);
  await play(page);
  await reaches(page, 100);
  // No timer of the page runs from here on: it is told.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1000);
  await page.workers()[0]!.evaluate(() => self.close());
  await expect(stopped(page)).toBeVisible();
  await page.clock.resume();
  const at = await step(page);
  await reaches(page, at + 100);
});

test('a worker that hangs is said to be silent, then replaced; a page that slept misses nobody', async ({ page }) => {
  await page.clock.install();
  await openPage(page);
  await play(page);
  await reaches(page, 100);
  await pause(page);
  await page.clock.fastForward('02:00:00');
  const before = await step(page);
  await play(page);
  await reaches(page, before + 50);
  await expect(stopped(page)).toHaveCount(0);
  await page.workers()[0]!.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const quiet = page.getByRole('status').filter({ hasText: 'The training engine is not answering' });
  await page.clock.runFor(2500);
  await expect(quiet).toBeVisible();
  await expect(stopped(page)).toHaveCount(0);
  await page.clock.runFor(11_000);
  await expect(stopped(page)).toBeVisible();
  await expect(quiet).toHaveCount(0);
  const at = await step(page);
  await reaches(page, at + 50);
});
