/** @file A phone under a finger: what can be pressed is large enough, and what a mouse does by dragging or with its right button a finger can do. */
import type { CDPSession, Locator, Page } from 'playwright/test';
import { panels, smallTargets, toPanel } from './layout.ts';
import { blockAt, blockLabel, blockNames, expect, openPage, small, test } from './page.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** One finger, as the browser hears it from a screen. */
class Finger {
  readonly #session: CDPSession;
  constructor(session: CDPSession) {
    this.#session = session;
  }
  static on = async (page: Page) => new Finger(await page.context().newCDPSession(page));
  #send(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) {
    return this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
  async down(on: Locator): Promise<void> {
    await on.scrollIntoViewIfNeeded();
    await this.#send('touchStart', [await middle(on)]);
  }
  to = async (x: number, y: number): Promise<void> => {
    await this.#send('touchMove', [{ x, y }]);
  };
  up = async (): Promise<void> => {
    await this.#send('touchEnd', []);
  };
}

async function middle(on: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await on.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

const slots = (page: Page) => page.locator('[data-slot]');

test('whatever can be pressed is at least 24 by 24 px, or stands by itself', async ({ page }) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 2)).tap();
  const check = async (what: string) => expect.soft(await smallTargets(page), what).toEqual([]);
  for (const panel of panels) {
    await toPanel(page, panel);
    await check(panel);
  }
  await toPanel(page, 'Lenses');
  for (const lens of await page.getByRole('region', { name: 'Lenses', exact: true }).getByRole('button').all()) {
    const name = (await lens.textContent())!;
    await lens.tap();
    await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
    await check(`lens ${name}`);
    await page.getByRole('button', { name: 'Back to the page' }).tap();
  }
  await page.getByRole('button', { name: 'Document' }).tap();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await check('menu');
  for (const name of ['Share', 'Your work']) {
    await page.getByRole('menuitem', { name }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(name);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Document' }).tap();
  }
  await page.keyboard.press('Escape');
  // A tablet upright, where the settings are narrowest.
  await page.setViewportSize({ width: 800, height: 1100 });
  for (const name of ['Answer', 'Training', 'Block']) {
    await page.getByRole('tab', { name, exact: true }).tap();
    await check(`${name} on a tablet`);
  }
});

test('a finger that rests on a block opens its menu when it is let go, and carries the block where it goes', async ({
  page,
}) => {
  await openPage(page, small);
  const finger = await Finger.on(page);
  const label = blockLabel(blockAt(page, 2));

  await finger.down(label);
  await expect(slots(page).first()).toBeAttached();
  await finger.up();
  const menu = page.getByRole('menu', { name: 'Actions for Dense 2' });
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Duplicate' }).tap();
  await expect.poll(() => blockNames(page)).toHaveLength(4);
  await page.getByRole('button', { name: /^Undo/ }).tap();
  await expect.poll(() => blockNames(page)).toEqual(['Dense 1 · tanh', 'Dense 2 · tanh', 'Dense 3']);

  await finger.down(label);
  await expect(slots(page).first()).toBeAttached();
  const { x, y } = await middle(slots(page).first());
  await finger.to(x, y + 30);
  await finger.to(x, y);
  await expect(page.locator('[data-slot][class*=over]')).toHaveCount(1);
  await finger.up();
  await expect(slots(page)).toHaveCount(0);
  await expect(blockAt(page, 1)).toHaveAttribute('data-block-id', 'b');
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: /^Undo/ }).tap();
  await expect(blockAt(page, 1)).toHaveAttribute('data-block-id', 'a');
});

test('a layer of the palette is added by a tap, and by a finger that carries it to its place', async ({ page }) => {
  await openPage(page, { ...small, network: (small['network'] as unknown[]).slice(2) });
  const entry = page.locator('[data-palette=dropout]');
  await entry.tap();
  await expect.poll(() => blockNames(page)).toEqual(['Dropout · 50 %', 'Dense']);
  await page.getByRole('button', { name: /^Undo/ }).tap();

  const finger = await Finger.on(page);
  await finger.down(entry);
  const from = await middle(entry);
  await finger.to(from.x, from.y - 10);
  await expect(slots(page).first()).toBeAttached();
  const { x, y } = await middle(slots(page).first());
  await finger.to(x, y + 8);
  await finger.to(x, y);
  await expect(page.locator('[data-slot][class*=over]')).toHaveCount(1);
  await finger.up();
  await expect.poll(() => blockNames(page)).toEqual(['Dropout · 50 %', 'Dense']);
});
