/** @file Cards that explain, the glossary behind them, layers that say what they need, and the page for a projector. */
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

test('for a projector no text is smaller than 18 px', async ({ page }) => {
  await page.goto('./?present');
  await ready(page);
  const small = await page.evaluate(() => {
    // What is drawn by hand is laid out for 16-px text and scaled as a whole.
    const sizeOf = (element: Element) =>
      Number.parseFloat(getComputedStyle(element).fontSize) *
      (element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1);
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '') &&
          element.checkVisibility() &&
          sizeOf(element) < 18,
      )
      .map((element) => `${element.textContent!.trim().slice(0, 20)}: ${sizeOf(element)}`);
  });
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('for a projector no line is thinner than 2 px: borders, and what is drawn', async ({ page }) => {
  // What is drawn, in CSS pixels: as wide as the context says, times how much it enlarges.
  await page.addInitScript(() => {
    const thin: string[] = [];
    Object.assign(window, { thin });
    for (const name of ['stroke', 'strokeRect'] as const) {
      const { [name]: native } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype[name] = function (this: CanvasRenderingContext2D, ...values: never[]) {
        const width = (this.lineWidth * this.getTransform().a) / devicePixelRatio;
        if (this.canvas.isConnected && width < 1.9)
          thin.push(`${this.canvas.className} ${this.canvas.ariaLabel} ${width}`);
        return (native as (...given: never[]) => void).apply(this, values);
      } as never;
    }
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./?present');
  await ready(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.locator('[data-cell=step]').first()).not.toHaveText(/^[–0]?$/);
  expect(await page.evaluate(() => [...new Set((window as unknown as { thin: string[] }).thin)])).toEqual([]);
  const thin = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('.katex')) return [];
      const style = getComputedStyle(element);
      return (['Top', 'Right', 'Bottom', 'Left'] as const).flatMap((side) => {
        const width = Number.parseFloat(style[`border${side}Width`]);
        const color = style[`border${side}Color`];
        const seen = width > 0 && style[`border${side}Style`] !== 'none' && !/rgba?\(.*, 0\)|transparent/.test(color);
        return seen && width < 2 ? [`${element.tagName}.${element.className} ${side} ${width}`] : [];
      });
    }),
  );
  expect([...new Set(thin)]).toEqual([]);
});
