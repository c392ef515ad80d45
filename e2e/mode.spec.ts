/** @file A lens in the stage's room: by link, by button, and back to the very same place. */
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { cutOff, overflow, smallTargets, tooTall, toPanel } from './layout.ts';
import {
  blockAt,
  blockLabel,
  dense,
  encode,
  expect,
  lensButton,
  openBeside,
  openLens,
  openPage,
  playButton,
  read,
  shared,
  step,
  test,
  trainTo,
} from './page.ts';

test.use({ reducedMotion: 'reduce' });

const bars = {
  strata: 1,
  title: 'Bars',
  seed: 2,
  data: { type: 'barsAndStripes' },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
    { id: 'f', type: 'flatten' },
    dense('w', 3, 'tanh'),
    dense('b', 2),
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
};
const large = { ...bars, view: { mode: 'bottleneck' } };

/** Opens a document that shows a lens in the stage's room. */
async function openLarge(page: Page): Promise<void> {
  await page.goto(`./#s=${encode(large)}`);
  await expect(playButton(page)).toBeEnabled();
  await measured(page);
}
const mode = (page: Page) => page.getByRole('region', { name: 'Bottleneck' });
const back = (page: Page) => page.getByRole('button', { name: 'Back to the page' });
const measured = (page: Page): Promise<void> =>
  expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);

test('a link opens a lens in the stage’s room; a sentence says what its readings come to', async ({ page }) => {
  await openLarge(page);
  await expect(mode(page)).toBeVisible();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(lensButton(page, 'Bottleneck')).toBeHidden();
  await measured(page);
  const sentence = mode(page).getByRole('heading', { level: 2 });
  await expect(sentence).not.toHaveText('Bottleneck');
  await trainTo(page, 60);
  await measured(page);
  await expect(mode(page)).toContainText(/A straight line reads the \w+ from the input in \d+\s% of cases/);
  // It is not taken from who looks at the link.
  await expect(sentence).not.toBeFocused();
  await back(page).click();
  await expect(mode(page)).toBeHidden();
  await expect(lensButton(page, 'Bottleneck')).toBeFocused();
  expect((await shared(page)).document['view'] ?? {}).not.toHaveProperty('mode');
  // What there is not leaves the stage where it is, and is told.
  await openPage(page, { ...bars, title: 'Other', view: { mode: 'no such' } });
  await expect(page.getByRole('region', { name: 'Lenses' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'open “no such” in place of the stage' })).toContainText(
    'There are: bottleneck, ladder,',
  );
});

test('beside the stage it can be shown large, and Esc goes back to the very same place: selection, scroll and focus @firefox', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await openPage(page, bars);
  await blockLabel(blockAt(page, 2)).click();
  const side = page.getByRole('complementary', { name: 'Answer and settings' });
  await side.getByRole('tab', { name: 'Training' }).click();
  await openBeside(page, 'Bottleneck');
  await measured(page);
  const dock = page.getByRole('group', { name: 'Bottleneck', exact: true });
  // Neither column scrolls as a whole; what its tab shows does.
  await side.getByText('More', { exact: true }).click();
  const settings = side.getByRole('tabpanel');
  const scrolled = () => Promise.all([settings, dock].map((place) => place.evaluate((element) => element.scrollTop)));
  await settings.evaluate((element) => element.scrollTo(0, 120));
  await dock.evaluate((element) => element.scrollTo(0, 10));
  const button = page.getByRole('button', { name: 'Show large' });
  await button.focus();
  const before = await scrolled();
  expect(Math.min(...before)).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(mode(page).getByRole('heading', { level: 2 })).toBeFocused();
  expect((await shared(page)).document['view']).toMatchObject({ mode: 'bottleneck' });
  // Set there, it is so in the dock too; training goes on there.
  await page.getByRole('radio', { name: 'numbers' }).check();
  await page.getByRole('switch', { name: 'Equal capacity' }).check();
  await trainTo(page, 5);
  await page.keyboard.press('Escape');
  await expect(mode(page)).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.getByRole('switch', { name: 'Equal capacity' })).toBeChecked();
  await expect(side.getByRole('tab', { name: 'Training' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Block', { exact: true })).toBeVisible();
  await expect.poll(scrolled).toEqual(before);
  expect(await step(page)).toBe(5);
});

test('each lens opens by its button, by keyboard alone, another in its place, and Esc leads back to the button', async ({
  page,
}) => {
  await openPage(page, bars);
  await trainTo(page, 3);
  await lensButton(page, 'Bottleneck').focus();
  await page.keyboard.press('ArrowRight');
  await expect(lensButton(page, 'Probe ladder')).toBeFocused();
  // Arrows go from one to the next, and open none.
  await expect(page.getByRole('region', { name: 'Probe ladder' })).toBeHidden();
  await page.keyboard.press('Enter');
  const head = page.getByRole('heading', { level: 2 });
  await expect(head).toBeFocused();
  expect((await shared(page)).document['view']).toEqual({ mode: 'ladder' });
  const choice = page.getByRole('combobox', { name: 'Lens', exact: true });
  await choice.focus();
  await choice.selectOption({ label: 'Table' });
  await expect(page.getByRole('region', { name: 'Table', exact: true })).toBeVisible();
  await expect(choice).toBeFocused();
  await expect(head).toContainText('numbers that are learned');
  // The method stands behind the badge; Esc closes that first, and then the lens.
  const badge = page.getByRole('button', { name: 'exact', exact: true });
  await badge.press('Enter');
  await expect(page.getByRole('dialog', { name: 'How this is measured' })).toContainText('Counted');
  await page.keyboard.press('Escape');
  await expect(badge).toBeFocused();
  await expect(head).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lensButton(page, 'Probe ladder')).toBeFocused();
  expect((await shared(page)).document['view'] ?? {}).not.toHaveProperty('mode');
  // The one that was open last, by Alt and L on any layout.
  await lensButton(page, 'Weights').focus();
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('region', { name: 'Table', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+l');
  await expect(lensButton(page, 'Weights')).toBeFocused();
});

test('a lens that has nothing to show says what to do, and has the button that does it', async ({ page }) => {
  await openPage(page, bars);
  await openLens(page, 'Gradient flow');
  await page.getByRole('button', { name: 'Make one step' }).click();
  await expect(page.getByRole('button', { name: 'Make one step' })).toBeHidden();
  expect(await step(page)).toBe(1);
  await openPage(page, {
    ...bars,
    title: 'A number',
    data: { type: 'sine', cycles: 1.5 },
    network: [dense('a', 4, 'tanh'), dense('b', 1)],
    training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16 },
  });
  await openLens(page, 'Confusion');
  await page.getByRole('button', { name: 'Open the probe ladder' }).click();
  await expect(page.getByRole('region', { name: 'Probe ladder' })).toBeVisible();
});

test('a network that does not fit together is told in the lens, with the way to where it is mended', async ({
  page,
}) => {
  await page.goto(
    `./#s=${encode({ ...bars, title: 'Unfit', network: [dense('a', 3), { id: 'c', type: 'conv2d', filters: 2, kernel: 3 }, dense('b', 2)], view: { mode: 'theatre' } })}`,
  );
  const theatre = page.getByRole('region', { name: 'Theatre' });
  await expect(theatre).toContainText('does not fit together');
  await theatre.getByRole('button', { name: 'Go to the stage' }).click();
  await expect(theatre).toBeHidden();
  await expect(blockAt(page, 1)).toBeVisible();
});

test('on a phone the lenses are a list, and each takes the whole page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, { ...bars, view: { lens: 'theatre' } });
  await toPanel(page, 'Lenses');
  await expect(lensButton(page, 'Theatre')).toHaveAttribute('aria-current', 'true');
  await lensButton(page, 'Units').click();
  await expect(page.getByRole('region', { name: 'Units', exact: true })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Panels' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Beside the stage' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await expect(lensButton(page, 'Units')).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`it fits every width, and axe objects to nothing: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openLarge(page);
    await trainTo(page, 60);
    await measured(page);
    for (const width of [1440, 1280, 1024, 768, 390, 320]) {
      await page.setViewportSize({ width, height: width < 768 ? 844 : 900 });
      await expect(mode(page)).toBeVisible();
      for (const look of [overflow, tooTall, smallTargets, cutOff])
        expect.soft(await look(page), `${width}`).toEqual([]);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${colorScheme}-${width}.png` });
      const boxes = await Promise.all(
        [page.getByRole('banner'), mode(page), page.getByRole('region', { name: 'Training run' })].map((part) =>
          part.first().boundingBox(),
        ),
      );
      for (const [i, box] of boxes.entries())
        if (i > 0) expect.soft(box!.y, `${width}`).toBeGreaterThanOrEqual(boxes[i - 1]!.y + boxes[i - 1]!.height - 1);
    }
    expect(await violations(page)).toEqual([]);
  });
