/** @file Cards that explain, the glossary behind them, and layers that say what they need. */
import type { Page } from 'playwright/test';
import { expect, lensButton, openPage, ready, test } from './page.ts';

const glossary = (page: Page) => page.getByRole('dialog', { name: 'Glossary' });
const parameters = (page: Page) => page.getByRole('button', { name: /\d parameters$/ }).first();

/** A network that no convolution fits. */
const plane = { strata: 1, data: { type: 'spiral', samples: 40 }, network: [{ id: 'a', type: 'dense', units: 2 }] };

test('a card explains what the pointer rests on, and goes with it', async ({ page }) => {
  await openPage(page);
  await page.mouse.move(5, 5);
  await lensButton(page, 'Weights').hover();
  const card = page.getByRole('tooltip');
  await expect(card).toBeVisible();
  // never over what it explains
  const [own, other] = [await card.boundingBox(), await lensButton(page, 'Weights').boundingBox()];
  expect(own!.y + own!.height <= other!.y || own!.y >= other!.y + other!.height).toBe(true);
  await page.mouse.move(5, 5);
  await expect(card).toBeHidden();
});

test('the keyboard opens a card too, Esc closes it, and Enter leads on to the glossary', async ({ page }) => {
  await openPage(page);
  // The cards come with the first touch.
  await parameters(page).hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(page.getByRole('tooltip')).toBeHidden();
  await parameters(page).focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: /parameters$/ });
  await expect(card).toContainText('to answer one sample');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(parameters(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: 'More in the glossary' }).click();
  await expect(glossary(page).getByRole('article', { name: 'Work', exact: true })).toBeFocused();
  await glossary(page).getByRole('searchbox').fill('decision boundary');
  await expect(glossary(page).getByRole('article').first()).toHaveAccessibleName('Border');
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap on a word explains it, and a tap beside closes the card', async ({ page }) => {
    await openPage(page);
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Answer' }).tap();
    await page.getByRole('button', { name: 'loss', exact: true }).first().tap();
    const card = page.getByRole('dialog', { name: 'loss' });
    await expect(card).toBeVisible();
    await page.touchscreen.tap(200, 80);
    await expect(card).toBeHidden();
  });
});

test('a layer that does not fit stays in the palette, says what it needs, and offers data that have it', async ({
  page,
}) => {
  await openPage(page, plane);
  await page.getByRole('button', { name: /^Image/ }).click();
  const entry = page.locator('[data-palette=conv2d]');
  await expect(entry).toHaveText('Convolution');
  await expect(entry).toHaveAttribute('aria-disabled', 'true');
  await entry.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: 'Convolutions need pictures.' });
  await expect(card.getByRole('button', { name: 'Use Digits' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card).toBeHidden();
  await ready(page);
  await expect(page.getByRole('radio', { name: 'Digits' })).toBeChecked();
  await expect(entry).not.toHaveAttribute('aria-disabled', 'true');
});

test('what does not fit is said in plain words, with the same ways out on the block', async ({ page }) => {
  await openPage(page, plane);
  await page.getByRole('button', { name: /^Image/ }).click();
  await page.locator('[data-palette=conv2d]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add it all the same' }).click();
  const blocks = page.getByRole('list', { name: 'Blocks, from input to answer' });
  const problem = blocks.getByRole('alert').filter({ hasText: 'Convolutions need pictures.' });
  await expect(problem).toContainText('Here comes a row of 2 numbers.');
  await expect(problem.getByRole('button', { name: 'Use Digits' })).toBeVisible();
  await problem.getByRole('button', { name: 'Remove it' }).click();
  await expect(problem).toBeHidden();
  await ready(page);
});
