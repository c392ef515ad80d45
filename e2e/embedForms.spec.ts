/** @file Each form of a frame at each width: nothing is cut, play and its numbers are in sight, and what the address locks is locked. */
import type { Page } from 'playwright/test';
import { blockNames, blocks, cell, encode, expect, problem, ready, small, test, trainTo } from './page.ts';

const heights = { full: 720, compact: 480, figure: 400, lesson: 760 } as const;
type Form = keyof typeof heights;
const widths = [320, 480, 640, 960] as const;
const address = (form: Form): string =>
  form === 'lesson' ? './embed/#lesson=one-layer-cannot-do-xor' : `./embed/?ui=${form}#s=${encode(small)}`;

/** What stands out of the frame sideways, or is cut by the box that it is in, and can be read or pressed. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const root = document.getElementById('root')!;
    for (const element of root.querySelectorAll<HTMLElement>(
      'button, h1, h2, dd, dt, label, select, input, [role=slider]',
    )) {
      if (element.closest('.visually-hidden, [hidden], [role=application], svg')) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      // What can be scrolled to is not cut.
      let scroller = element.parentElement;
      while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowX)) scroller = scroller.parentElement;
      const name = `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30)}`;
      if (!scroller && (box.left < -1 || box.right > innerWidth + 1))
        wrong.push(`${name}: ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
    return wrong;
  });

for (const form of Object.keys(heights) as Form[])
  for (const width of widths)
    test(`${form}, ${width} px wide: nothing is cut, and play and numbers are in sight`, async ({ page }) => {
      await page.setViewportSize({ width, height: heights[form] });
      await page.goto(address(form));
      const play = page.getByRole('button', { name: 'Play', exact: true });
      await expect(play).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
      await expect(play).toBeInViewport({ ratio: 1 });
      if (form !== 'lesson') {
        await expect(play).toBeEnabled();
        for (const name of ['foot-loss', 'foot-score', 'step'])
          await expect(cell(page, name)).toBeInViewport({ ratio: 1 });
        await expect(cell(page, 'foot-score')).toHaveText(/\d/);
        await expect(page.getByRole('button', { name: 'Restore' })).toBeInViewport({ ratio: 1 });
      }
      expect(await cut(page)).toEqual([]);
    });

test('in little width the error of an accuracy stands beside its number', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: heights.compact });
  await page.goto(address('compact'));
  const [score, margin] = [cell(page, 'test-accuracy'), cell(page, 'test-margin')];
  await expect(margin).toContainText('±');
  const [of, by] = [(await score.boundingBox())!, (await margin.boundingBox())!];
  expect(by.y + by.height / 2).toBeLessThan(of.y + of.height);
  expect(by.x).toBeGreaterThan(of.x);
});

test('what the address locks has no panel, and is refused in a sentence', async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 720 });
  await page.goto(`./embed/?ui=full&lock=network,data#s=${encode(small)}`);
  await ready(page);
  await expect(page.getByRole('tab', { name: 'Training' })).toBeVisible();
  for (const name of ['Data', 'Layers', 'Block']) await expect(page.getByRole('tab', { name })).toHaveCount(0);
  await page.getByRole('button', { name: 'Dense 2', exact: false }).last().press('Alt+ArrowLeft');
  await expect(problem(page, 'The page around this frame has locked this.')).toBeVisible();
  await expect(blocks(page)).toHaveCount(4);
  await trainTo(page, 20);
});

test('the full form holds layers and data; what is done is undone, or all of it restored', async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 720 });
  await page.goto(`./embed/?ui=full#s=${encode(small)}`);
  await ready(page);
  const names = await blockNames(page);
  await page.getByRole('tab', { name: 'Layers' }).click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: 'Dense', exact: true }).click();
  await expect.poll(() => blockNames(page)).toHaveLength(names.length + 1);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => blockNames(page)).toEqual(names);
  await page.getByRole('tab', { name: 'Data' }).click();
  const noise = panel.getByRole('slider', { name: /^Noise/ });
  const before = await noise.inputValue();
  await noise.press('Home');
  await expect(noise).not.toHaveValue(before);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await panel.getByRole('button', { name: 'Dense', exact: true }).click();
  await expect.poll(() => blockNames(page)).toHaveLength(names.length + 1);
  await page.getByRole('button', { name: /^Restore/ }).click();
  await expect.poll(() => blockNames(page)).toEqual(names);
  await page.getByRole('tab', { name: 'Data' }).click();
  await expect(noise).toHaveValue(before);
});
