import type { Page } from 'playwright/test';
import { built, type Files, StaticHost } from './host.ts';
import {
  blockAt,
  blockLabel,
  encode,
  engineWords,
  expect,
  openExample,
  openLens,
  ready,
  small,
  test,
  trainTo,
} from './page.ts';

// As docs/hosting.md has it.
const strict: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

let files: Files;
let host: StaticHost;
// The whole page is kept only in a browser that does not save data.
test.use({ serviceWorkers: 'allow', firstSight: true });
test.beforeEach(async ({ context }) => {
  files ??= built();
  host = await new StaticHost(files).start();
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      throw new Error(`forbidden by the policy: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
});
test.afterEach(() => host.stop());

function policy(change: Record<string, string> = {}): void {
  const rules = Object.entries({ ...strict, ...change }).map(([name, value]) => `${name} ${value}`);
  host.headers = { 'content-security-policy': rules.join('; ') };
}
async function open(page: Page, at = '', document = small): Promise<void> {
  await page.goto(`${host.url}${at}#s=${encode(document)}`);
  await ready(page);
}

test('under a strict policy everything works and nothing is refused: theme, engine, lenses, formulas, dialogs, files', async ({
  page,
}) => {
  policy();
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await engineWords(page)).toBe('Engine: worker, SIMD');
  await trainTo(page, 50);
  for (const lens of await page.getByRole('toolbar', { name: 'Lenses' }).getByRole('button').allTextContents()) {
    await openLens(page, lens);
    await expect(page.getByRole('group', { name: lens, exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await blockLabel(blockAt(page, 1)).click();
  const inspector = page.getByRole('tabpanel', { name: 'Block' });
  await expect(inspector.locator('.katex').first()).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog').getByLabel('Link', { exact: true })).not.toHaveValue('');
  await page.keyboard.press('Escape');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name: 'Save file' }).click();
  expect((await download).suggestedFilename()).toBe('small.strata.json');
  await openExample(page, 'LeNet on bars and stripes');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
});

test('a frame works under it, too', async ({ page }) => {
  policy();
  await open(page, 'embed/?ui=full&theme=dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await trainTo(page, 50);
});

test('lessons work under it, in the page and in a frame', async ({ page }) => {
  policy();
  for (const at of ['', 'embed/']) {
    await page.goto(`${host.url}${at}#lesson=one-layer-cannot-do-xor`);
    await page.getByRole('radio', { name: /No, never/ }).check();
    await page.getByRole('button', { name: 'Lock it in and train' }).first().click();
    await expect(page.getByText('Reached.')).toBeVisible();
  }
});

for (const [what, change, words] of [
  [
    'without wasm-unsafe-eval it counts with plain arithmetic',
    { 'script-src': "'self'" },
    'Engine: worker, plain arithmetic',
  ],
  [
    'without workers it trains in the page’s own thread',
    { 'worker-src': "'none'" },
    'Engine: in the page’s own thread, SIMD',
  ],
] as const)
  test(what, async ({ page, context }) => {
    await context.clearCookies();
    policy(change);
    await page.addInitScript(() => {
      // What is refused here is refused on purpose.
      document.addEventListener('securitypolicyviolation', (event) => event.stopImmediatePropagation(), true);
    });
    await open(page);
    expect(await engineWords(page)).toBe(words);
    await trainTo(page, 50);
  });
