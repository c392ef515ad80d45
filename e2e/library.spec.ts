import type { Locator, Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  blocks,
  dense,
  encode,
  expect,
  type Json,
  openExample,
  openPage,
  playButton,
  problem,
  ready,
  shared,
  small,
  standsAt,
  step,
  steps,
  test,
  withoutStorage,
} from './page.ts';

const list = (page: Page): Locator => page.getByRole('dialog', { name: 'Your work' });
const networks = (page: Page): Locator => list(page).getByRole('list', { name: 'Networks' }).getByRole('listitem');
const notice = (page: Page, text: string | RegExp): Locator => page.getByRole('main').getByText(text);
/** Once the work has an entry, the address is the entry's. */
const hasEntry = (page: Page): Promise<void> => expect(page).toHaveURL(/#w=[a-z2-9]{10}$/);

async function openList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name: 'Your work' }).click();
  await expect(list(page)).toBeVisible();
}

async function removeBlock(page: Page, index: number): Promise<void> {
  const before = await blocks(page).count();
  await blockLabel(blockAt(page, index)).click();
  await page.keyboard.press('Delete');
  await expect(blocks(page)).toHaveCount(before - 1);
}

const named = (title: string): Json => ({ ...small, title });
const heading = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

test('two tabs with two links: each keeps its own work', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openPage(one, named('One'));
  await openPage(two, named('Two'));
  for (const page of [one, two]) {
    await page.bringToFront();
    await removeBlock(page, 2);
    await hasEntry(page);
  }
  for (const [page, title] of [
    [one, 'One'],
    [two, 'Two'],
  ] as const) {
    await page.reload();
    await ready(page);
    await heading(page, title);
    await expect(blocks(page)).toHaveCount(3); // the input among them
  }
  await openList(one);
  await expect(networks(one)).toHaveCount(2);
});

test('a link that was trained comes back where it stood, and the link itself is one press away', async ({ page }) => {
  await openPage(page, named('Linked'));
  const start = await shared(page);
  await expect(page).toHaveURL(/#s=/);
  await steps(page, 'epoch', 3);
  await standsAt(page, 30);
  await hasEntry(page);
  const there = await shared(page);
  await page.reload();
  await ready(page);
  expect(await shared(page)).toMatchObject({ step: 30, hash: there.hash, document: there.document });

  await page.getByRole('button', { name: 'Open the link again' }).click();
  await expect(page).toHaveURL(/#s=/);
  await standsAt(page, 0);
  expect((await shared(page)).hash).toBe(start.hash);
  // What was done is not lost by that: it is in the list, and one undo away.
  await page.getByRole('button', { name: 'Undo' }).click();
  await hasEntry(page);
  await standsAt(page, 30);
  expect((await shared(page)).hash).toBe(there.hash);
});

test('a link that is only looked at, or even trained, leaves one’s own work alone', async ({ page }) => {
  await openPage(page);
  await removeBlock(page, 2);
  await hasEntry(page);
  const own = page.url();
  const mine = await shared(page);

  await page.goto('about:blank');
  await openPage(page, named('Somebody else’s'));
  await page.goto('about:blank');
  await page.goto('./');
  await ready(page);
  await expect(page).toHaveURL(own);
  expect((await shared(page)).document).toEqual(mine.document);

  await page.goto('about:blank');
  await openPage(page, named('Somebody else’s'));
  await steps(page, 'epoch', 1);
  await hasEntry(page);
  await openList(page);
  await expect(networks(page)).toHaveCount(2);
  await networks(page).nth(1).getByRole('button').first().click();
  await ready(page);
  await expect(page).toHaveURL(own);
  expect((await shared(page)).document).toEqual(mine.document);
});

test('two tabs with one work: the second is told and goes on in a copy', async ({ context }) => {
  const one = await context.newPage();
  await openPage(one, named('Shared'));
  await steps(one, 'epoch', 1);
  await hasEntry(one);
  const two = await context.newPage();
  // What is kept may be some steps behind for a moment.
  await expect(async () => {
    await two.goto('about:blank');
    await two.goto(one.url());
    await ready(two);
    expect(await step(two)).toBe(10);
  }).toPass();

  await one.bringToFront();
  await steps(one, 'epoch', 1);
  await standsAt(one, 20);
  await expect(notice(two, /^This network was changed in another tab\. If you change it here too/)).toBeVisible();
  await two.bringToFront();
  await steps(two, 'epoch', 4);
  await standsAt(two, 50);
  await expect(notice(two, /^This network was changed in another tab too\. You go on in a copy/)).toBeVisible();
  await expect(two).not.toHaveURL(one.url());
  for (const [page, step] of [
    [one, 20],
    [two, 50],
  ] as const) {
    await page.reload();
    await ready(page);
    await standsAt(page, step);
  }
});

test('an example that is opened is in the address; what is done with it is another work', async ({ page }) => {
  await openPage(page, named('First'));
  await steps(page, 'epoch', 1);
  await hasEntry(page);
  const first = page.url();
  await openExample(page, 'Regression: a ripple');
  await expect(page).toHaveURL(/#s=/);
  await page.reload();
  await ready(page);
  await heading(page, 'Regression: a ripple');
  await steps(page, 'batch', 2);
  await hasEntry(page);
  await expect(page).not.toHaveURL(first);
  await openList(page);
  await expect(networks(page)).toHaveText([/Regression: a ripple.*open now.*step 2/, /First.*step 10/]);
});

test('an address of a work that is not here says so, and loses nothing', async ({ page }) => {
  await openPage(page, named('Mine'));
  await steps(page, 'epoch', 1);
  await hasEntry(page);
  await page.goto('about:blank');
  await page.goto('./#w=nowhere234');
  await ready(page);
  await expect(problem(page, 'This address is of a network that this browser does not have')).toBeVisible();
  await heading(page, 'Two spirals');
  await steps(page, 'batch', 1);
  await openList(page);
  await expect(networks(page)).toHaveText([/Two spirals/, /Mine/]);
});

test('a kept document that cannot be read is said to be, is kept aside, and can be had as a file', async ({ page }) => {
  const broken = JSON.stringify({ ...named('Broken'), data: { type: 'pictures', height: 300 } });
  await page.goto('./embed/');
  await page.evaluate((text) => localStorage.setItem('strata:document', text), broken);
  await page.goto('./');
  await ready(page);
  await heading(page, 'Two spirals');
  await expect(
    problem(page, '“Broken” cannot be read: pictures: height must be at most 256, received 300.'),
  ).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByRole('button', { name: 'Save it as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('broken.strata.json');
  // Work goes on, and does not take its place.
  await steps(page, 'batch', 1);
  await hasEntry(page);
  await openList(page);
  await expect(networks(page)).toHaveCount(2);
  await expect(networks(page).nth(1)).toContainText('Cannot be read');
});

test('the list deletes one, brings it back, and deletes everything once it is asked twice', async ({ page }) => {
  await openPage(page, named('First'));
  await steps(page, 'epoch', 1);
  await hasEntry(page);
  await openExample(page, 'Regression: a ripple');
  await steps(page, 'batch', 1);
  await hasEntry(page);
  await openList(page);
  await expect(list(page)).toContainText('Nothing of it is sent anywhere.');
  await list(page).getByRole('button', { name: 'Delete First' }).click();
  await expect(networks(page).nth(1)).toHaveText(/“First” is deleted\./);
  await list(page).getByRole('button', { name: 'Bring it back' }).click();
  await expect(networks(page)).toHaveText([/ripple/, /^First.*step 10/]);

  await list(page).getByRole('button', { name: 'Delete everything…' }).click();
  await expect(list(page)).toContainText(/Delete 2 networks and the page's settings from this browser\?/);
  await list(page).getByRole('button', { name: 'Keep everything' }).click();
  await expect(networks(page)).toHaveCount(2);
  await list(page).getByRole('button', { name: 'Delete everything…' }).click();
  await list(page).getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(list(page)).toContainText('Nothing is kept yet.');
  await page.keyboard.press('Escape');
  // What is open stays, and is kept again only once it is changed.
  await standsAt(page, 1);
  await page.goto('about:blank');
  await page.goto('./');
  await ready(page);
  await heading(page, 'Two spirals');
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('a browser that keeps nothing says so with the first change', async ({ page }) => {
  await withoutStorage(page);
  const code = `#s=${encode(small)}`;
  await page.goto(`./${code}`);
  await ready(page);
  const sentence = notice(page, /^This browser does not let the page keep your work\./);
  await expect(sentence).toHaveCount(0);
  await steps(page, 'batch', 1);
  await expect(sentence).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${code.slice(0, 60)}`));
  await openList(page);
  await expect(list(page)).toContainText('This browser does not let the page keep anything.');
});

test('a frame leaves nothing in the browser', async ({ page }) => {
  await page.goto(`./embed/#s=${encode({ ...small, network: [dense('a', 3, 'tanh'), dense('c', 2)] })}`);
  await ready(page);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await standsAt(page, 1);
  expect(await page.evaluate(async () => [await indexedDB.databases(), Object.keys(localStorage)])).toEqual([[], []]);
});

test('a network that cannot run for the moment keeps its run, also over a reload', async ({ page }) => {
  await openPage(page, named('Broken for now'));
  await steps(page, 'epoch', 3);
  await standsAt(page, 30);
  const before = await shared(page);
  await blockLabel(blockAt(page, 3)).click();
  await page.getByRole('button', { name: 'One unit more in Dense 3' }).click();
  await expect(playButton(page)).toBeDisabled();
  await hasEntry(page);
  await page.reload();
  await blockLabel(blockAt(page, 3)).click();
  await expect(playButton(page)).toBeDisabled();
  await page.getByRole('button', { name: 'One unit fewer in Dense 3' }).click();
  await ready(page);
  await standsAt(page, 30);
  expect((await shared(page)).hash).toBe(before.hash);
});
