/** @file Lessons in the page: guessed first, trained, reached; kept over a reload; at a phone; by keyboard alone; what is locked. */
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { expect, openPage, play, playButton, reaches, ready, test } from './page.ts';

const card = (page: Page, title: string) =>
  page.locator('[data-lesson]').filter({ has: page.getByText(title, { exact: true }) });
/** The page rests behind it. */
const room = (page: Page) => page.locator('[data-place=lesson]');
const way = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const XOR = 'One layer cannot do XOR';

async function openLesson(page: Page, title = XOR): Promise<void> {
  await page.goto('./#lessons');
  await card(page, title).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

test('a lesson is opened from the top bar, guessed at, trained, and reached; the own work is there again afterwards', async ({
  page,
}) => {
  await openPage(page);
  const own = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await card(page, XOR).click();
  await expect(page.getByRole('heading', { name: 'One straight cut' })).toBeVisible();
  await expect(playButton(room(page))).toBeDisabled();
  await expect(page.getByText('Play opens with your answer.')).toBeVisible();
  await expect(way(page, 'Next')).toBeDisabled();
  await page.getByRole('radio', { name: /No, never/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await expect(page.getByText('Reached.')).toBeVisible();
  await expect(page.getByText('Right.', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your notes so far' })).toContainText('No, never');
  await way(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeFocused();
  await way(page, 'Lessons').first().click();
  await expect(card(page, XOR)).toContainText(/1 of \d parts done/);
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(own!);
});

test('answers are kept over a reload, at the part where one was; started again nothing is left of them', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /Yes, it only/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await way(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await expect(room(page).locator('[data-kept=kept]')).toBeAttached();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await page.getByRole('button', { name: /^Part 1/ }).click();
  await expect(page.getByRole('radio', { name: /Yes, it only/ })).toBeChecked();
  await way(page, 'This lesson').click();
  await page.getByRole('menuitem', { name: 'Start the lesson again' }).click();
  await expect(page.getByRole('radio', { name: /Yes, it only/ })).not.toBeChecked();
});

test('what a part does not allow cannot be changed: it says what may be', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /No, never/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await way(page, 'Next').click();
  await expect(page.getByText('In this part you may change')).toContainText('how many units');
  const units = page.getByRole('spinbutton', { name: /units/ });
  await units.fill('3');
  await units.press('Enter');
  await expect(room(page).getByRole('region', { name: 'Network' })).toContainText('9 parameters');
  await expect(page.getByRole('button', { name: 'New start' })).toBeEnabled();
});

test('an address opens a lesson, beside kept work too; one that there is not is said to be none', async ({ page }) => {
  await openPage(page);
  await play(page);
  await reaches(page, 20);
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#w=/);
  await page.goto('about:blank');
  await page.goto('./#lesson=one-layer-cannot-do-xor');
  await expect(page.getByRole('heading', { name: XOR, level: 1 })).toBeVisible();
  await page.goto('./#lesson=nothing');
  await page.reload();
  await expect(page.getByText('There is no lesson of that name here.')).toBeVisible();
});

for (const width of [960, 640, 320])
  test(`a frame ${width} px wide plays a lesson, keeps nothing, and has no way back to a list`, async ({ page }) => {
    await page.setViewportSize({ width, height: 760 });
    await page.goto('./embed/#lesson=one-layer-cannot-do-xor');
    await expect(room(page)).toBeVisible();
    await expect(way(page, 'Lessons')).toHaveCount(0);
    await page.getByRole('radio', { name: /No, never/ }).check();
    await way(page, 'Lock it in and train').first().click();
    await reaches(room(page), 2000);
    await expect(page.getByText('Reached.')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => indexedDB.databases().then((all) => all.length))).toBe(0);
  });

test('a frame says of a lesson that there is not that it is none', async ({ page }) => {
  await page.goto('./embed/#lesson=nothing');
  await expect(page.getByText('There is no lesson of that name here.')).toBeVisible();
});

test('a border is drawn by the keyboard, and laid over what was learned', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /No, never/ }).check();
  const paper = page.getByRole('application', { name: /to draw on/ });
  await paper.focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByText('One stroke drawn.')).toBeVisible();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`every lesson shows its first part, with nothing cut or sideways, and is clean for axe: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./#lessons');
    const names = page.locator('[data-lesson] b');
    await expect(names.first()).toBeVisible();
    const titles = await names.allTextContents();
    expect(titles.length).toBeGreaterThan(1);
    for (const title of titles) {
      await openLesson(page, title);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expect(room(page).locator('canvas').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page), title).toEqual([]);
      await page.goto('./');
    }
  });
