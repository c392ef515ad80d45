/** @file The page where readers enlarge it, set text wider, or have it turned from right to left. */
import type { Page } from 'playwright/test';
import { cutOff, outOfReach, overflow, panels, toPanel } from './layout.ts';
import { blockAt, blockLabel, expect, openGallery, openPage, small, test, trainTo } from './page.ts';

test.use({ reducedMotion: 'reduce' });

/** Until what follows from another size is drawn. */
const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );

test('at 200, 300 and 400 % everything can be reached, without scrolling sideways', async ({ page }) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 2)).click();
  // As large as a window of 1280 × 720 px is then.
  for (const [width, height] of [
    [640, 360],
    [427, 240],
    [320, 180],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const panel of panels) {
      await toPanel(page, panel);
      await drawn(page);
      expect.soft(await overflow(page), `${panel} at ${width}`).toEqual([]);
      expect.soft(await outOfReach(page), `${panel} at ${width}`).toEqual([]);
    }
    await toPanel(page, 'Network');
    await page.getByRole('button', { name: 'Reset' }).click();
    await trainTo(page, 5);
    await openGallery(page);
    expect.soft(await overflow(page), `gallery at ${width}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('with text set as wide as WCAG asks for (1.4.12) nothing is cut off or covered', async ({ page }) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 2)).click();
  await expect(page.getByText('block 2 of 3')).toBeVisible();
  const each = async (look: (what: string) => Promise<void>) => {
    for (const width of [1440, 1024, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await drawn(page);
      await look(`${width}`);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const panel of panels) {
      await toPanel(page, panel);
      await drawn(page);
      await look(`${panel} at 390`);
    }
  };
  const usual = new Map<string, string[]>();
  await each(async (what) => void usual.set(what, await cutOff(page)));
  await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`,
  });
  await each(async (what) => {
    expect.soft(await overflow(page), what).toEqual([]);
    // The network in one line is a shortening anyway: each block says its own shape and parameters.
    const said = [...usual.get(what)!, '"2 → 4 → 3 → 2" ends in an ellipsis'];
    const more = (await cutOff(page)).filter((text) => !said.includes(text));
    expect.soft(more, what).toEqual([]);
  });
});

test('turned from right to left the page keeps its places, numbers and charts, and words run their way', async ({
  page,
}) => {
  await openPage(page, small);
  await trainTo(page, 20);
  await blockLabel(blockAt(page, 2)).click();
  await expect(page.getByText('block 2 of 3')).toBeVisible();
  /** Where every control and number stands, and what every picture shows. */
  const look = async () => {
    await drawn(page);
    return page.evaluate(() => {
      // A chart's axis follows its curve as it is drawn again.
      const live = '[class*=chart] :is(canvas, text)';
      const all = [...document.querySelectorAll('button, input, select, canvas, svg text, [data-cell]')];
      return all
        .filter((e) => !e.matches(live))
        .map((e) => {
          const { x, y, width, height } = e.getBoundingClientRect();
          const shown = e instanceof HTMLCanvasElement ? e.toDataURL() : '';
          return `${e.tagName} ${e.textContent} ${[x, y, width, height].map(Math.round)} ${shown}`;
        });
    });
  };
  /** Once all of it is there. */
  const settled = async () => {
    let last = await look();
    await expect
      .poll(async () => {
        const before = last;
        last = await look();
        return JSON.stringify(before) === JSON.stringify(last);
      })
      .toBe(true);
    return last;
  };
  /** What differs once the page is turned and drawn anew; on a busy page what was looked at first may not have been all of it yet. */
  const turned = async () => {
    await page.evaluate(() => document.documentElement.removeAttribute('dir'));
    const before = await settled();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await page.emulateMedia({ colorScheme: 'dark' });
    await drawn(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const after = await settled();
    return [...before.filter((e) => !after.includes(e)), ...after.filter((e) => !before.includes(e))];
  };
  const words = 'רשת נוירונים';
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(turned).toEqual([]);
    expect(await overflow(page)).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const right = await page.evaluate((words) => {
    const text = document.createElement('p');
    text.textContent = words;
    document.querySelector('main')!.prepend(text);
    const range = document.createRange();
    range.selectNodeContents(text);
    return text.getBoundingClientRect().right - range.getBoundingClientRect().right;
  }, words);
  expect(right).toBeLessThan(1);
});
