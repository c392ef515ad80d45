/** @file What readers set in their browser and on their machine: font size, keyboard layout, paper, high contrast, translation. */
import type { Page } from 'playwright/test';
import { blockAt, blockLabel, blockNames, expect, openPage, small, test } from './page.ts';

/** As a reader's browser has it who sets the font size to "very large". */
const largeText = (page: Page) => page.addStyleTag({ content: 'html { font-size: 32px }' });

/** Every text on the page with its size on screen and where it stands. */
const texts = (
  page: Page,
): Promise<{ text: string; size: number; x: number; y: number; width: number; scrolls: boolean }[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element: Element = walker.currentNode.parentElement!;
      const text = walker.currentNode.nodeValue!.trim();
      const box = element.getBoundingClientRect();
      if (!text || box.width < 2 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      if (element.closest('.visually-hidden')) continue;
      const scroller = element.closest('[role=tablist]'); // a row that scrolls by itself
      const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      found.push({ text, size, x: box.x, y: box.y, width: box.width, scrolls: scroller !== null });
    }
    return found;
  });

test.describe('where the browser’s font size is 32 px', () => {
  test.use({ reducedMotion: 'reduce' });

  test('a page twice as large shows the same, all of it twice as large', async ({ page }) => {
    await openPage(page, small);
    const usual = await texts(page);
    expect(usual.length).toBeGreaterThan(60);
    await page.setViewportSize({ width: 2880, height: 1800 });
    await largeText(page);
    await expect.poll(async () => (await texts(page)).map(({ text }) => text)).toEqual(usual.map(({ text }) => text));
    const large = await texts(page);
    for (const [i, { text, size, x, y }] of usual.entries()) {
      expect.soft(large[i]!.size, `size of "${text}"`).toBeCloseTo(2 * size, 1);
      expect.soft(Math.abs(large[i]!.x - 2 * x), `x of "${text}": ${x}, ${large[i]!.x}`).toBeLessThan(32);
      expect.soft(Math.abs(large[i]!.y - 2 * y), `y of "${text}": ${y}, ${large[i]!.y}`).toBeLessThan(32);
    }
  });

  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
    [640, 900],
  ] as const)
    test(`nothing is cut off, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await openPage(page, small);
      await largeText(page);
      await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('26px');
      for (const panel of ['Data', 'Answer', 'Block', 'Lenses', 'Network']) {
        await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel }).click();
        const beyond = (await texts(page)).filter((t) => !t.scrolls && (t.x < -1 || t.x + t.width > width + 1));
        expect.soft(beyond, panel).toEqual([]);
      }
    });
});

/** A key press as it comes from another keyboard layout, at the element that has the focus. */
const press = (
  page: Page,
  key: string,
  code: string,
  more: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {},
) =>
  page.evaluate(
    ([key, code, more]) => {
      const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [key, code, more] as const,
  );

test('shortcuts work on keyboards without Latin letters', async ({ page }) => {
  await openPage(page, small);
  const whole = await blockNames(page);
  for (const [script, z, y, d] of [
    ['Russian', 'я', 'н', 'в'],
    ['Greek', 'ζ', 'υ', 'δ'],
    ['Arabic', 'ئ', 'غ', 'ي'],
    ['Hebrew', 'ז', 'ט', 'ג'],
  ] as const)
    await test.step(script, async () => {
      const label = blockLabel(blockAt(page, 2));
      await label.focus();
      await press(page, d, 'KeyD', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length + 1);
      await press(page, z, 'KeyZ', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      await label.press('Delete');
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length - 1);
      await press(page, z, 'KeyZ', { metaKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      await press(page, y, 'KeyY', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length - 1);
      await press(page, z, 'KeyZ', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      // AltGr types a character: nothing happens.
      await press(page, z, 'KeyZ', { ctrlKey: true, altKey: true });
      expect(await blockNames(page)).toEqual(whole);
    });
});
