import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { overflow, panels, tooTall, toPanel } from './layout.ts';
import {
  blockAt,
  blockLabel,
  blocks,
  cell,
  dense,
  encode,
  expect,
  gallery,
  openGallery,
  openLens,
  openPage,
  pause,
  play,
  playButton,
  reaches,
  small,
  test,
} from './page.ts';

const clean = async (page: Page, what: string): Promise<void> =>
  test.step(what, async () => expect.soft(await violations(page), what).toEqual([]));

const fromMenu = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
};
const leave = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390]) {
    const phone = width < 768;
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: phone ? 844 : 900 }, reducedMotion: 'reduce' });

      test('the page has nothing that axe objects to', async ({ page }) => {
        await openPage(page, small);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        await clean(page, 'at the start');
        await play(page);
        await reaches(page, 20);
        await clean(page, 'running');
        await pause(page);
        await blockLabel(blockAt(page, 2)).click();
        await clean(page, 'with a block selected');
        if (phone)
          for (const panel of panels) {
            await toPanel(page, panel);
            await clean(page, `panel ${panel}`);
          }
        else {
          await openLens(page, 'Weights');
          await expect(page.getByRole('application', { name: /^Dense 1 · weight/ })).toBeVisible();
          await clean(page, 'with the weights open');
          await openLens(page, 'Gradient flow');
          await clean(page, 'with the gradients open');
          for (const lens of ['Bottleneck', 'Probe ladder', 'Theatre']) {
            await openLens(page, lens);
            await expect(
              page.locator(lens === 'Theatre' ? '[data-cell=captured-0]' : '[data-cell=survey-step]'),
            ).toHaveText(/\w/);
            await clean(page, `with ${lens} open`);
          }
        }
      });

      test('its dialogs have nothing that axe objects to', async ({ page }) => {
        await openPage(page, small);
        await openGallery(page);
        await clean(page, 'gallery');
        await leave(page);
        await expect(gallery(page)).toBeHidden();
        await fromMenu(page, 'Share');
        await expect(cell(page, 'hash')).toHaveText(/\w/);
        await clean(page, 'share');
        await leave(page);
        await page.getByRole('button', { name: 'Step', exact: true }).click();
        await expect(page).toHaveURL(/#w=/);
        await fromMenu(page, 'Your work');
        await page.getByRole('dialog').getByRole('button', { name: 'Delete everything…' }).click();
        await clean(page, 'your work');
        await leave(page);
        if (phone) await toPanel(page, 'Data');
        await page.getByRole('radio', { name: 'Your points' }).check();
        await page.getByRole('button', { name: 'Paint' }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await clean(page, 'points');
        await leave(page);
        await page.getByRole('button', { name: 'Your own data' }).click();
        await page.getByRole('textbox', { name: /^Paste a table/ }).fill('x,y,label\n0,1,A\n0,oops,B\n1,2,A\n3,4,B');
        await clean(page, 'table');
        await leave(page);
        await page.getByRole('button', { name: 'Document' }).click();
        await clean(page, 'menu');
      });

      test('the frame has nothing that axe objects to', async ({ page }) => {
        for (const ui of ['full', 'compact', 'figure']) {
          await page.goto('about:blank');
          await page.goto(`./embed/?ui=${ui}#s=${encode(small)}`);
          await expect(playButton(page)).toBeEnabled();
          await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
          await clean(page, ui);
        }
      });
    });
  }

test('what went wrong is told in a way that axe does not object to', async ({ page }) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 3)).click();
  await page.keyboard.press('Delete');
  await expect(blockAt(page, 2).getByRole('alert')).toBeVisible();
  await clean(page, 'a network that cannot run');
  await page.goto('about:blank');
  await openPage(page, 'nonsense-that-is-no-link');
  await clean(page, 'a link that cannot be read');
});

test('pictures that are given back have nothing that axe objects to, and fit a phone', async ({ page }) => {
  const network = [{ type: 'flatten' }, dense('w', 4), dense('z', 64)];
  const data = { type: 'barsAndStripes', task: 'picture' };
  await openPage(page, { strata: 1, title: 'Back', seed: 1, data, network, training: { loss: 'mse' } });
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  const each = async (width: number) => {
    for (const way of ['draw', 'test set', 'sample']) {
      await answer.getByRole('radio', { name: way, exact: true }).check();
      await clean(page, `${way} at ${width}`);
      expect.soft(await overflow(page), `${way} at ${width}`).toEqual([]);
    }
  };
  await each(1440);
  await page.setViewportSize({ width: 390, height: 844 });
  await clean(page, 'strip');
  expect.soft(await overflow(page), 'strip').toEqual([]);
  await toPanel(page, 'Answer');
  await each(390);
});

test('from 320 px on the page as a whole never scrolls', async ({ page }) => {
  await openPage(page);
  for (const width of [320, 360, 390, 600, 767]) {
    await page.setViewportSize({ width, height: 640 });
    for (const panel of panels) {
      await toPanel(page, panel);
      expect.soft([...(await overflow(page)), ...(await tooTall(page))], `${panel} at ${width}`).toEqual([]);
    }
    await openGallery(page);
    expect.soft([...(await overflow(page)), ...(await tooTall(page))], `gallery at ${width}`).toEqual([]);
    await leave(page);
  }
  for (const width of [768, 1023, 1024, 1279, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(blocks(page).first()).toBeVisible();
    expect.soft([...(await overflow(page)), ...(await tooTall(page))], `${width}`).toEqual([]);
  }
});

test('with less motion asked for nothing slides or fades, and the run is shown in calm steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page, small);
  await play(page);
  await reaches(page, 100);
  await blockLabel(blockAt(page, 1)).click();
  await openLens(page, 'Weights');
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const longest = Math.max(
        ...transitionDuration.split(',').map(Number.parseFloat),
        animationName === 'none' ? 0 : Number.parseFloat(animationDuration),
      );
      return longest > 0.02 ? [`${element.tagName} ${element.className}: ${longest} s`] : [];
    }),
  );
  expect(moving).toEqual([]);
});

test('in forced colours blocks, units and their pictures stay in sight', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openPage(page, small);
  await expect(blocks(page)).toHaveCount(4);
  for (let i = 1; i < 4; i++) {
    await expect(blockLabel(blockAt(page, i))).toBeVisible();
    const { color, behind } = await blockLabel(blockAt(page, i)).evaluate((element) => ({
      color: getComputedStyle(element).color,
      behind: getComputedStyle(document.body).backgroundColor,
    }));
    expect(color).not.toBe(behind);
  }
  const drawn = await page
    .getByRole('img', { name: /^Heat-maps of every unit/ })
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++;
      return count / (data.length / 4);
    });
  expect(drawn).toBeGreaterThan(0.01);
  const line = () => blockAt(page, 1).evaluate((element) => getComputedStyle(element).outlineColor);
  const before = await line();
  await blockLabel(blockAt(page, 1)).click();
  await expect.poll(line, 'the selected block is told from the others').not.toBe(before);
  await clean(page, 'forced colours');
});
