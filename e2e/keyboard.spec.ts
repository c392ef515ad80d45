/** Getting about without a pointer: the order of the Tab key, groups that are one stop, where the focus goes. */
import type { Page } from 'playwright/test';
import { exampleCard, expect, gallery, openPage, pause, playButton, small, test } from './page.ts';

/** What has the focus: its role and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const e = document.activeElement as HTMLElement;
    return `${e.getAttribute('role') ?? e.tagName.toLowerCase()} ${(e.ariaLabel ?? e.textContent ?? '').trim().slice(0, 60)}`;
  });
const tab = async (page: Page, times = 1): Promise<void> => {
  for (let i = 0; i < times; i++) await page.keyboard.press('Tab');
};
/** Presses Tab until something of that name has the focus. @returns how often */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<number> {
  for (let i = 1; i <= most; i++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return i;
  }
  throw new Error(`${most} times Tab lead to no ${name}`);
}
/** Space means the run: it plays, and a second one pauses. */
async function spacePlays(page: Page): Promise<void> {
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`at ${width} px the first stop leads past the bars, and Play is among the first ten`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, small);
    await tab(page);
    expect(await focused(page)).toMatch(/^button Skip to the/);
    expect(await tabTo(page, /^button Play$/)).toBeLessThan(10);
    await page.keyboard.press('Enter');
    await pause(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.reload();
    await expect(playButton(page)).toBeEnabled();
    await tab(page);
    const address = page.url();
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(address);
    await spacePlays(page);
    await tab(page);
    // Within what it leads to.
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

test('the top bar, the layers and the pictures of data sets are one stop each, with arrows within', async ({
  page,
}) => {
  await openPage(page, small);
  const stops: string[] = [];
  await tab(page);
  for (let i = 0; i < 40; i++) {
    stops.push(
      await page.evaluate(() => {
        const e = document.activeElement;
        return (
          e?.closest('[role=toolbar], [role=radiogroup], fieldset')?.ariaLabel ??
          e?.closest('aside, main, header, section')?.tagName ??
          ''
        );
      }),
    );
    await tab(page);
  }
  for (const group of ['Document and page', 'Data set', 'Layers to add'])
    expect(
      stops.filter((stop) => stop === group),
      group,
    ).toHaveLength(1);

  const layers = page.getByRole('toolbar', { name: 'Layers to add' });
  await layers.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^button Dense/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toMatch(/^button Dense/);
  await page.keyboard.press('End');
  expect(await focused(page)).toMatch(/^button Groups/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  expect(await focused(page)).toMatch(/^button U-Net/);
  // Where one was is where one comes back to.
  await tab(page);
  await page.keyboard.press('Shift+Tab');
  expect(await focused(page)).toMatch(/^button U-Net/);

  const bar = page.getByRole('toolbar', { name: 'Document and page' });
  await bar.getByRole('button', { name: /: rename$/ }).focus();
  await page.keyboard.press('End');
  expect(await focused(page)).toBe('button Document');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toMatch(/^menuitem /);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('button Document');
});

test('after an example was opened, Space plays; after none was, the button that led there has the focus', async ({
  page,
}) => {
  await openPage(page, small);
  const open = async () => {
    await page.getByRole('button', { name: 'Document' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'New network' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(gallery(page)).toBeVisible();
  };
  await open();
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
  expect(await focused(page)).toBe('button Document');
  await open();
  await exampleCard(page, 'XOR, two hidden units').focus();
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toBeHidden();
  await expect(playButton(page)).toBeEnabled();
  await spacePlays(page);
  // The same after a menu that did.
  await page.getByRole('button', { name: 'Document' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'New network' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Untitled');
  await expect(playButton(page)).toBeEnabled();
  await spacePlays(page);
});
