/** Getting about without a pointer: the order of the Tab key, groups that are one stop, where the focus goes. */
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { overflow } from './layout.ts';
import {
  blockAt,
  blockLabel,
  blocks,
  exampleCard,
  expect,
  gallery,
  openExample,
  openPage,
  pause,
  playButton,
  reaches,
  small,
  test,
} from './page.ts';

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
  // Also by the button in the bar, and where the data are on their way when the page of examples closes.
  await openExample(page, 'Faces');
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

/** Opens the search by its key and chooses what answers a query first, or first of a kind. */
async function goTo(page: Page, asked: string, name: string, kind = ''): Promise<void> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await page.keyboard.type(asked);
  const chosen = page.locator('[role=option][aria-selected=true]');
  await expect(chosen).toBeVisible();
  for (let i = 0; i < 20 && !(await chosen.getAttribute('id'))!.includes(`-${kind}`); i++)
    await page.keyboard.press('ArrowDown');
  await expect(chosen).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}

test('one search leads to blocks, layers, lenses, settings, examples, data sets, words, and what the page does', async ({
  page,
}) => {
  await openPage(page, small);
  await goTo(page, 'dense 2', 'Dense 2');
  await expect(blockLabel(blockAt(page, 2))).toBeFocused();
  await expect(blockLabel(blockAt(page, 2))).toHaveAttribute('aria-pressed', 'true');
  await goTo(page, 'drop', 'Dropout');
  await expect(blockAt(page, 3)).toContainText('Dropout');
  await expect(blockLabel(blockAt(page, 3))).toBeFocused();
  await goTo(page, 'rate', 'Learning rate');
  await expect(page.getByRole('spinbutton', { name: 'Learning rate' })).toBeFocused();
  // Behind a tab, and in a section that is shut.
  await goTo(page, 'clip', 'Clip norm');
  await expect(page.getByRole('spinbutton', { name: 'Clip norm' })).toBeFocused();
  await goTo(page, 'theatre', 'Theatre');
  await expect(page.getByRole('region', { name: 'Theatre' })).toBeVisible();
  // From within a lens back to the network.
  await goTo(page, 'optimizer', 'Optimiser');
  await expect(page.getByRole('combobox', { name: 'Optimiser' })).toBeFocused();
  await goTo(page, 'moons', 'Moons', 'data');
  await expect(page.getByRole('radio', { name: 'Moons' })).toBeChecked();
  await goTo(page, 'xor two hidden', 'XOR, two hidden units');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('XOR, two hidden units');
  await expect(playButton(page)).toBeEnabled();
  await spacePlays(page);
  await goTo(page, 'overfit', 'verfit');
  await expect(page.getByRole('dialog', { name: 'Glossary' })).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, 'dark', 'Dark theme');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await goTo(page, 'share', 'Share');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
});

test('the list of keys opens by its key on any keyboard, and can be told not to', async ({ page }) => {
  await openPage(page, small);
  const list = page.getByRole('dialog', { name: 'Keys' });
  const ask = (key: string, code: string) =>
    page.evaluate(
      ([key, code]) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: key!, code: code!, shiftKey: true, bubbles: true }),
        ),
      [key, code],
    );
  for (const [key, code] of [
    ['?', 'Slash'],
    ['?', 'Minus'], // German
    [',', 'Slash'], // Russian
  ] as const) {
    await ask(key, code);
    await expect(list).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  }
  // Where words are typed it is a sign like any other.
  await page.getByRole('spinbutton', { name: 'Learning rate' }).press('?');
  await expect(list).toBeHidden();
  await ask('?', 'Slash');
  await list.getByRole('switch', { name: 'The key ? opens this list' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await ask('?', 'Slash');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(list).toBeHidden();
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`the search leads to the control of every setting: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, small);
    for (const name of [
      'Learning rate',
      'β₁',
      'Loss',
      'Batch size',
      'L1',
      'L2',
      'Clip norm',
      'Optimiser',
      'Activation',
      'Schedule',
      'Pause when',
      'Seed',
      'Speed',
    ]) {
      await goTo(page, name, name, 'setting');
      const control = page.locator(':focus');
      await expect(control, name).toHaveCount(1);
      const said = () =>
        control.evaluate(
          (e) => e.dataset['setting'] ?? e.ariaLabel ?? (e as HTMLInputElement).labels?.[0]?.textContent.trim(),
        );
      await expect.poll(said, name).toBe(name);
    }
  });

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`search and list of keys fit, and axe objects to nothing: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openPage(page, small);
    for (const name of ['Search', 'Keys']) {
      if (width < 768) {
        await page.getByRole('button', { name: 'Document' }).click();
        await page.getByRole('menuitem', { name }).click();
      } else await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      expect.soft(await violations(page), name).toEqual([]);
      expect.soft(await overflow(page), name).toEqual([]);
      if (name === 'Search') {
        await page.getByRole('combobox', { name }).fill('zzz');
        await expect(page.getByRole('paragraph').filter({ hasText: 'Nothing is called that' })).toBeVisible();
        expect.soft(await violations(page), 'nothing found').toEqual([]);
        await page.getByRole('combobox', { name }).fill('de');
        expect.soft(await overflow(page), 'found').toEqual([]);
      }
      await page.keyboard.press('Escape');
    }
  });

test('by keyboard alone a network is built, trained, looked into, seen through a lens, and shared', async ({
  page,
}) => {
  await openPage(page, small);
  const before = await blocks(page).count();
  await tabTo(page, /^button Units/);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^button Dense/);
  await page.keyboard.press('Enter');
  await expect(blocks(page)).toHaveCount(before + 1);
  // Selected as it is added.
  const added = page.locator('[data-label][aria-pressed=true]');
  for (let i = 0; i < 90 && !(await added.evaluate((e) => e === document.activeElement)); i++) await tab(page);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(blockLabel(blockAt(page, 2))).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(blocks(page)).toHaveCount(before + 2);
  await page.keyboard.press('Delete');
  await expect(blocks(page)).toHaveCount(before + 1);

  await goTo(page, 'play', 'Play or pause');
  await reaches(page, 5);
  await goTo(page, 'pause', 'Play or pause');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  // The units of a block are one stop; arrows walk among them, and on to the next block.
  await goTo(page, 'dense 1', 'Dense 1');
  const unit = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['unit']);
  for (let i = 0; i < 20 && (await unit()) === undefined; i++) await tab(page);
  const first = await unit();
  await page.keyboard.press('ArrowDown');
  expect(await unit()).not.toBe(first);
  const [, name] = /^button (.* unit \d+) of/.exec(await focused(page))!;
  await page.keyboard.press('Enter');
  // Its close-up opens below the network.
  const closeUp = page.getByRole('region', { name: `Close-up: ${name}`, exact: true });
  await expect(closeUp).toBeFocused();

  // A lens and back: the focus is at its button, whatever was open.
  await tabTo(page, /^button Bottleneck$/, 90);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Probe ladder' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('button Probe ladder');
  await expect(closeUp).toBeVisible();

  await goTo(page, 'link', 'Share');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await tabTo(page, /^button Copy/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
