/** @file The page for a projector: no text below 18 px and no line below 2 px, at its first sight and in the places beyond. */
import type { Page } from 'playwright/test';
import { expect, ready, test } from './page.ts';
import { openPlace, places } from './places.ts';

/** Texts that are smaller than 18 px on screen. */
const smallTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // What is drawn by hand is laid out for 16-px text and scaled as a whole.
    const sizeOf = (element: Element) =>
      Number.parseFloat(getComputedStyle(element).fontSize) *
      (element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1);
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '') &&
          element.checkVisibility() &&
          // Indices of a formula are as much smaller as they are set.
          !element.closest('.visually-hidden, .katex') &&
          sizeOf(element) < 17.9,
      )
      .map((element) => `${element.textContent!.trim().slice(0, 20)}: ${sizeOf(element)}`);
  });

/** Borders that are thinner than 2 px, and lines of pictures made of elements. */
const thinLines = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const thin = [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!element.checkVisibility() || element.closest('.katex')) return [];
      const style = getComputedStyle(element);
      return (['Top', 'Right', 'Bottom', 'Left'] as const).flatMap((side) => {
        const width = Number.parseFloat(style[`border${side}Width`]);
        const color = style[`border${side}Color`];
        const seen = width > 0 && style[`border${side}Style`] !== 'none' && !/rgba?\(.*, 0\)|transparent/.test(color);
        return seen && width < 2 ? [`${element.tagName}.${element.getAttribute('class')} ${side} ${width}`] : [];
      });
    });
    const shapes = 'path, line, polyline, polygon, rect, circle';
    const strokes = [...document.querySelectorAll<SVGGraphicsElement>(`main svg :is(${shapes})`)].flatMap((element) => {
      const { stroke, strokeWidth, vectorEffect } = getComputedStyle(element);
      // Icons are signs, not lines of a picture.
      if (
        stroke === 'none' ||
        !element.checkVisibility() ||
        element.closest('button, svg[viewBox="0 0 16 16"], .lucide')
      )
        return [];
      const scale = vectorEffect === 'non-scaling-stroke' ? 1 : (element.getScreenCTM()?.a ?? 1);
      const width = Number.parseFloat(strokeWidth) * scale;
      const where = element.closest('svg')!.parentElement!.className;
      return width < 1.9 ? [`${element.tagName}.${element.getAttribute('class')} in ${where}: ${width}`] : [];
    });
    return [...new Set([...thin, ...strokes])];
  });

/** Notes every line that is drawn on a canvas thinner than 2 px from now on: as wide as the context says, times how much it enlarges. */
const watchLines = async (page: Page): Promise<void> => {
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
};
const drawnThin = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set((window as unknown as { thin: string[] }).thin)]);

test('for a projector no text is smaller than 18 px', async ({ page }) => {
  await page.goto('./?present');
  await ready(page);
  expect(await smallTexts(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('for a projector no line is thinner than 2 px: borders, and what is drawn', async ({ page }) => {
  await watchLines(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./?present');
  await ready(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.locator('[data-cell=step]').first()).not.toHaveText(/^[–0]?$/);
  expect(await drawnThin(page)).toEqual([]);
  expect(await thinLines(page)).toEqual([]);
});

const shown = ['bottleneck', 'close-up', 'compare', 'odds', 'phases'];
for (const place of places.filter(({ name }) => shown.includes(name)))
  test(`for a projector neither text nor lines are small: ${place.name}`, async ({ page }) => {
    await watchLines(page);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openPlace(page, place, '?present');
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/present-${place.name}.png` });
    expect.soft(await smallTexts(page)).toEqual([]);
    expect.soft(await drawnThin(page)).toEqual([]);
    expect.soft(await thinLines(page)).toEqual([]);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
