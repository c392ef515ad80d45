/** Networks side by side: made, moved, edited, shared, reopened, embedded, and on the phone. */
import type { Locator, Page } from 'playwright/test';
import { dense, encode, expect, type Json, type Place, small, test } from './page.ts';

const compared: Json = {
  ...small,
  title: 'Compared',
  variants: [
    { name: 'Wide', change: { network: { a: { units: 12 } } } },
    { name: 'No hidden layer', change: { network: [dense('c', 2)] } },
  ],
};

const foot = (place: Place): Locator => place.getByRole('region', { name: 'Training of all networks' });
const lane = (place: Place, name: string): Locator => place.getByRole('region', { name, exact: true });
const curve = (place: Place): Locator => place.getByRole('slider', { name: /^Position of all runs/ });
const stepOf = async (place: Place): Promise<number> => Number(await curve(place).getAttribute('aria-valuenow'));

async function opened(page: Page, document: Json = compared): Promise<void> {
  await page.goto(`./#s=${encode(document)}`);
  await expect(foot(page).getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
}

/** Makes so many steps, one by one. */
async function stepped(place: Place, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await foot(place).getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => stepOf(place)).toBe(count);
}

async function link(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const found = await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  return found;
}

const losses = (page: Page): Promise<string[]> =>
  page
    .getByRole('region', { name: /^[A-D]: / })
    .getByText(/loss$/)
    .allTextContents();

test('a document with variants opens beside them; all play, pause, go back and begin again as one', async ({
  page,
}) => {
  await opened(page);
  await expect(page.getByText('Same data, same seed, same rate. Only the hidden layers differ.')).toBeVisible();
  await expect(lane(page, 'B: Wide').getByText('hidden 12, 3 tanh')).toBeVisible();
  await expect(lane(page, 'C: No hidden layer').getByText('hidden none')).toBeVisible();
  await page.keyboard.press('Space');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(50);
  await page.keyboard.press('Space');
  await expect(foot(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await curve(page).press('Home');
  await expect.poll(() => stepOf(page)).toBe(0);
  await curve(page).press('End');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(50);
  await foot(page).getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => stepOf(page)).toBe(0);
});

test('a comparison is made from what is open: a copy is edited on the stage, catches up, and is undone', async ({
  page,
}) => {
  await page.goto(`./#s=${encode(small)}`);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Compare', exact: true }).click();
  await expect(page.getByText(/^Only one network stands here/)).toBeVisible();
  await stepped(page, 5);
  await page.getByRole('button', { name: 'Variant', exact: true }).click();
  await page.getByRole('menuitem', { name: 'A copy to edit' }).click();
  const copy = lane(page, 'B: Copy of A');
  await expect(copy).toBeVisible();
  await copy.getByRole('button', { name: /^Edit/ }).click();
  await expect(page.getByText('You edit B, Copy of A.')).toBeVisible();
  await page.getByRole('spinbutton', { name: /^Learning rate/ }).press('ArrowUp');
  await page.getByRole('button', { name: 'Back to the comparison' }).click();
  await expect(copy.getByText(/^learning rate/)).toBeVisible();
  await expect(page.getByText('Same data, same seed. Only the rate differs.')).toBeVisible();
  await expect.poll(() => stepOf(page)).toBe(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copy.getByText(/^learning rate/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copy).toHaveCount(0);
});

test('it is shared and comes back to the same step and losses; a lane is renamed and closed', async ({
  page,
  context,
}) => {
  await opened(page);
  await stepped(page, 12);
  await expect.poll(() => losses(page)).toHaveLength(3);
  const before = await losses(page);
  const again = await context.newPage();
  await again.goto(await link(page));
  await expect.poll(() => stepOf(again)).toBe(12);
  await expect.poll(() => losses(again)).toEqual(before);
  await again.getByRole('button', { name: 'Rename Wide' }).click();
  await again.getByRole('textbox', { name: 'Rename Wide' }).fill('Twelve');
  await again.keyboard.press('Enter');
  await expect(lane(again, 'B: Twelve')).toBeVisible();
  await again.getByRole('button', { name: 'Close Twelve' }).click();
  await expect(lane(again, 'B: No hidden layer')).toBeVisible();
});

test('the difference to A, curves alone, a lens for each, and a table', async ({ page }) => {
  await opened(page);
  await stepped(page, 3);
  await page.getByRole('radio', { name: 'difference to A' }).check();
  await expect(page.getByRole('application', { name: /^Wide: how its answer differs from A’s/ })).toBeVisible();
  const shows = page.getByRole('combobox', { name: 'Lanes show' });
  await shows.selectOption('Curves alone');
  await expect(page.getByRole('application')).toHaveCount(0);
  await shows.selectOption('Gradient flow');
  await expect(lane(page, 'B: Gradient flow')).toBeVisible();
  await shows.selectOption('Networks');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a table (CSV)' }).click(),
  ]);
  expect(table.suggestedFilename()).toBe('Compared.csv');
});

test('on the phone each network has its page, and the curve stands below', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page);
  await expect(lane(page, 'A: Original')).toBeVisible();
  await page.getByRole('radio', { name: 'C', exact: true }).check();
  await expect(lane(page, 'C: No hidden layer')).toBeVisible();
  await expect(lane(page, 'A: Original')).toHaveCount(0);
  await stepped(page, 2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('in a frame a document with variants shows them too', async ({ page }) => {
  await page.goto(`./embed/?ui=compact#s=${encode(compared)}`);
  await expect(lane(page, 'B: Wide')).toBeVisible();
  await stepped(page, 4);
  await expect(page.getByRole('button', { name: 'Variant', exact: true })).toHaveCount(0);
});
