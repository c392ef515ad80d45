import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  blocks,
  encode,
  expect,
  gallery,
  openBeside,
  openPage,
  pause,
  play,
  small,
  step,
  steps,
  test,
} from './page.ts';

/** Lets every file whose name begins so fail; the answer lets it come again, and says how often it was asked for. */
async function withhold(page: Page, name: RegExp): Promise<{ readonly asked: number; give(): Promise<void> }> {
  const withheld = { asked: 0, give: () => page.unroute(name) };
  await page.route(name, (route) => {
    withheld.asked++;
    return route.fulfill({ status: 404, body: 'Not found' });
  });
  return withheld;
}

const missing = (place: Page | Locator, what: string) =>
  place.getByRole('alert').filter({ hasText: `${what} did not load. Check the connection.` });
const menu = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name }).click();
};

for (const [kind, name] of [
  ['code', /\/ConfusionLens-[^/]*\.js$/],
  ['style sheet', /\/ConfusionLens-[^/]*\.css$/],
  ['code that its code needs', /\/confusion-[^/]*\.js$/],
] as const)
  test(`a lens whose ${kind} does not come says so in its place, and comes when it is asked for again`, async ({
    page,
  }) => {
    await openPage(page, small);
    const withheld = await withhold(page, name);
    await openBeside(page, 'Confusion');
    const place = page.getByRole('group', { name: 'Confusion' });
    await expect(missing(place, 'The lens Confusion')).toBeVisible();
    expect(withheld.asked).toBeGreaterThanOrEqual(3);
    await expect(blocks(page)).toHaveCount(4);
    await play(page);
    await pause(page);
    // What others of its kind need is theirs.
    await openBeside(page, 'Table');
    await expect(page.getByRole('group', { name: 'Table' }).getByRole('table')).toBeVisible();
    await openBeside(page, 'Confusion');
    await expect(missing(place, 'The lens Confusion')).toBeVisible();
    await withheld.give();
    const at = await step(page);
    await place.getByRole('button', { name: 'Try again' }).click();
    await expect(place.getByRole('table')).toBeVisible();
    await expect(missing(page, 'The lens Confusion')).toHaveCount(0);
    // with its own styles, and on the same page
    expect(await place.getByRole('table').evaluate((table) => getComputedStyle(table).borderCollapse)).toBe('collapse');
    expect(await step(page)).toBe(at);
  });

test('without a network the page stays, its parts say what did not come, and all come by themselves when it is back', async ({
  page,
  context,
}) => {
  await openPage(page, small);
  await context.setOffline(true);
  await blockLabel(blockAt(page, 1)).click();
  const inspector = page.getByRole('tabpanel', { name: 'Block' });
  await openBeside(page, 'Weights');
  await expect(missing(inspector, 'This panel')).toBeVisible();
  await expect(missing(page, 'The lens Weights')).toBeVisible();
  await menu(page, 'Examples');
  await expect(missing(page, 'The page of examples')).toBeVisible();
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  await expect(missing(page, 'The page of examples')).toBeHidden();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(missing(page, 'Sharing')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('dialog').getByLabel('Link', { exact: true })).not.toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(inspector.getByText('block 1 of 3')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Weights' }).getByRole('alert')).toHaveCount(0);
  await menu(page, 'Examples');
  await expect(gallery(page)).toBeVisible();
});

test('on a phone the pieces of the answer that did not come say so, and the rest is there', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await withhold(page, /\/AnswerCurve-[^/]*\.js$/);
  await page.goto(
    `./#s=${encode({ ...small, data: { type: 'sine' }, network: [{ id: 'a', type: 'dense', units: 1 }], training: { loss: 'mse' } })}`,
  );
  await expect(missing(page, 'The curve')).toBeVisible();
  await expect(blocks(page)).toHaveCount(2);
});

/** The last block goes; what is left gives three numbers where two classes ask for two. */
async function unfit(page: Page): Promise<Locator> {
  await openPage(page, small);
  await blockLabel(blockAt(page, 3)).click();
  await page.keyboard.press('Delete');
  await expect(blocks(page)).toHaveCount(3);
  return blockAt(page, 2).getByRole('alert').filter({ hasText: 'The last layer must give 2 numbers' });
}
const waysOut = /\/Cures-[^/]*\.js$/;

test('what does not fit is said together with the ways out', async ({ page }) => {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  let asked = 0;
  await page.route(waysOut, async (route) => {
    asked++;
    await given;
    await route.continue();
  });
  const told = await unfit(page);
  await expect.poll(() => asked).toBe(1);
  await expect(told).toHaveCount(0);
  give();
  await expect(told.getByRole('button').first()).toBeVisible();
});

test('what does not fit is said where its ways out do not come', async ({ page }) => {
  await withhold(page, waysOut);
  const told = await unfit(page);
  await expect(told).toBeVisible();
  await expect(missing(page, 'What mends it').last()).toBeVisible();
});

test('where the whole page fails nothing is deleted: the work can be saved, and is there after a reload', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const Real = ResizeObserver;
    window.ResizeObserver = class extends Real {
      constructor(callback: ResizeObserverCallback) {
        if (sessionStorage.getItem('broken')) throw new Error('at https://host.example/assets/main.js:1:23');
        super(callback);
      }
    };
  });
  await openPage(page);
  await page.locator('[data-palette=dropout]').click();
  await expect(blocks(page)).toHaveCount(5);
  const title = await page.title();
  await steps(page, 'batch', 3);
  await page.evaluate(() => sessionStorage.setItem('broken', 'yes'));
  await page.setViewportSize({ width: 390, height: 844 });
  const failed = page.getByRole('alert').filter({ hasText: 'This page met an error and cannot be shown.' });
  await expect(failed).toBeVisible();
  await expect(failed.getByText('host.example')).toBeHidden();
  await failed.getByText('Details to copy').click();
  await expect(failed.getByLabel('Details to copy')).toHaveValue(/host\.example/);
  const download = page.waitForEvent('download');
  await failed.getByRole('button', { name: 'Save the work as a file' }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(saved.network).toHaveLength(4);

  await page.evaluate(() => sessionStorage.removeItem('broken'));
  await failed.getByRole('button', { name: 'Open the first example' }).click();
  await expect(blocks(page)).toHaveCount(4);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./');
  await expect(blocks(page)).toHaveCount(5);
  await expect(page).toHaveTitle(title);
});
