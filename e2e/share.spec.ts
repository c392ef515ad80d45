import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import {
  announced,
  blockAt,
  blockLabel,
  cell,
  encode,
  expect,
  type Json,
  openBeside,
  openPage,
  pack,
  pause,
  play,
  problem,
  reaches,
  ready,
  shared,
  small,
  step,
  steps,
  test,
  trainTo,
  type,
  withoutStorage,
} from './page.ts';

/** A run with something changed on the way: the learning rate while it ran, and a weight by hand between two runs. */
async function eventfulRun(page: Page): Promise<void> {
  await openPage(page, small);
  await trainTo(page, 100);
  await play(page);
  await reaches(page, 101);
  const rate = page.getByRole('spinbutton', { name: /^Learning rate/ });
  await rate.press('ArrowUp'); // one change, where typing would make one at every key
  await reaches(page, (await step(page)) + 1);
  await pause(page);
  await page.getByRole('button', { name: 'Dense 1, unit 2 of 4' }).click();
  await page.getByText('Set or freeze its 2 weights and bias').click();
  await type(page.getByRole('spinbutton', { name: 'weight x₁' }), '0.9');
  await trainTo(page, (await step(page)) + 100);
}

test('a link brings the run back to the same step, bit for bit, with what was changed on the way', {
  tag: '@firefox',
}, async ({ page, browser }) => {
  await eventfulRun(page);
  const there = await shared(page);
  expect(there.step).toBeGreaterThan(200);
  expect((there.document['run'] as Json)['changes']).toHaveLength(2);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(there.link);
  await ready(other);
  expect(await shared(other)).toMatchObject({ step: there.step, hash: there.hash, document: there.document });
  await steps(other, 'batch', 1);
  expect((await shared(other)).hash).not.toBe(there.hash);
  await context.close();
});

test('a weight set by hand before the first step is in the link too', async ({ page, browser }) => {
  await openPage(page, small);
  const { hash } = await shared(page);
  await page.getByRole('button', { name: 'Dense 1, unit 1 of 4' }).click();
  await page.getByText('Set or freeze its 2 weights and bias').click();
  await page.getByRole('spinbutton', { name: 'bias' }).fill('0.25');
  await expect.poll(async () => (await shared(page)).hash).not.toBe(hash);
  const there = await shared(page);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(there.link);
  await ready(other);
  expect(await shared(other)).toMatchObject({ step: 0, hash: there.hash });
  await context.close();
});

test('a saved file opens to the same', async ({ page, browser }, info) => {
  await eventfulRun(page);
  const there = await shared(page);
  await page.getByRole('button', { name: 'Document' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('small.strata.json');
  const file = info.outputPath('small.strata.json');
  await download.saveAs(file);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url().split('#')[0]!);
  await ready(other);
  await other.getByRole('button', { name: 'Document' }).click();
  const [chooser] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('menuitem', { name: 'Open file…' }).click(),
  ]);
  await chooser.setFiles(file);
  await expect(announced(other)).toHaveText(/^Small opened\./);
  await ready(other);
  expect(await shared(other)).toMatchObject({ step: there.step, hash: there.hash, document: there.document });

  // What cannot be read leaves everything as it is.
  await other.getByRole('button', { name: 'Document' }).click();
  const [again] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('menuitem', { name: 'Open file…' }).click(),
  ]);
  await again.setFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('not JSON') });
  await expect(problem(other, 'This file does not hold a network: it is not JSON.')).toBeVisible();
  expect(await shared(other)).toMatchObject({ step: there.step, hash: there.hash });
  await context.close();
});

const bytes = (text: string) => Buffer.from(text);
const zeros = Buffer.alloc(5 * 2 ** 20);
const good = encode(small);
const hostile: readonly [what: string, code: string, sentence: RegExp][] = [
  ['cut off', good.slice(0, -20), /^.*This link was cut off: 20 characters are missing at its end\./],
  ['hardly begun', '1z', /This link was cut off: most of it is missing\./],
  ['random', 'Zm9vIGJhciBiYXogcXV4IHF1dXggY29yZ2U', /This is not a link to a Strata network\./],
  [
    'changed',
    good.slice(0, 40) + (good[40] === 'A' ? 'B' : 'A') + good.slice(41),
    /This link was changed on its way and cannot be read\./,
  ],
  ['too long', `1z${'A'.repeat(300_000)}`, /This link is 293 kB long, more than a link to a network can be/],
  ['unfolding without end', pack('1z', zeros, deflateRawSync(zeros)), /This link unfolds to more than 4 MB/],
  ['newer as a link', '2zabc', /made by a newer version of Strata/],
  ['newer as a document', encode({ ...small, strata: 99 }), /newer|version/],
  ['no JSON', pack('1j', bytes('{"strata":'), bytes('{"strata":')), /it is not JSON/],
  ['no document', pack('1j', bytes('[null]'), bytes('[null]')), /cannot be read/],
  ['of an unknown layer', encode({ ...small, network: [{ id: 'a', type: '__proto__' }] }), /cannot be read/],
  ['much too large', encode({ ...small, network: [{ id: 'a', type: 'dense', units: 1e9 }] }), /cannot be read|units/],
];

test('a link that cannot be read says so in a sentence, and the page opens with the first example', async ({
  page,
}) => {
  for (const [what, code, sentence] of hostile) {
    await test.step(what, async () => {
      await page.goto('about:blank');
      await openPage(page, code);
      await expect(problem(page, sentence)).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: 'Two spirals' })).toBeVisible();
    });
  }
  // and one that comes while the page is open leaves the document alone
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.evaluate(() => {
    location.hash = '#s=nonsense-that-is-no-link';
  });
  await expect(problem(page, 'This is not a link to a Strata network.')).toBeVisible();
  await steps(page, 'batch', 1);
  await expect(cell(page, 'step')).toHaveText('1');
});

test('a title that is written as markup stays text', async ({ page }) => {
  const title = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
  await openPage(page, { ...small, title });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByLabel('Code of the frame')).toHaveValue(/title="&lt;img/);
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
  expect(await page.locator('img[src=x]').count()).toBe(0);
});

test('the last document, and where its run stood, survive a reload', { tag: '@firefox' }, async ({ page }) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 2)).click();
  await page
    .getByRole('tabpanel', { name: 'Block' })
    .getByRole('combobox', { name: 'Activation' })
    .selectOption('relu');
  await trainTo(page, 100);
  const there = await shared(page);
  await page.reload();
  await ready(page);
  expect(await shared(page)).toMatchObject({ step: there.step, hash: there.hash, document: there.document });
  await page.goto('about:blank');
  await page.goto('./');
  await ready(page);
  expect(await shared(page)).toMatchObject({ step: there.step, hash: there.hash });
});

test('where storage is blocked, everything works and nothing is kept', async ({ page }) => {
  await withoutStorage(page);
  await openPage(page);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openBeside(page, 'Weights');
  await expect(page.getByRole('application', { name: /^Dense 1 · weight/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Moons' }).check();
  await trainTo(page, 100);
  await page.reload();
  await ready(page);
  await expect(cell(page, 'step')).toHaveText('0');
  await expect(page.getByRole('radio', { name: 'Spiral' })).toBeChecked();
});
