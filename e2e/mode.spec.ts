/** @file A lens in the stage's room: by link, by button, and back to the very same place. */
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { cutOff, overflow, smallTargets, tooTall } from './layout.ts';
import {
  blockAt,
  blockLabel,
  dense,
  encode,
  expect,
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
  await expect(page.getByRole('tab', { name: 'Bottleneck' })).toBeHidden();
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
  await expect(page.getByRole('tab', { name: 'Bottleneck' })).toBeFocused();
  expect((await shared(page)).document['view'] ?? {}).not.toHaveProperty('mode');
  // What no lens can take leaves the stage where it is.
  await openPage(page, { ...bars, title: 'Other', view: { mode: 'no such' } });
  await expect(page.getByRole('region', { name: 'Lenses' })).toBeVisible();
});

test('a button opens it, Esc goes back to the very same place: selection, scroll and focus @firefox', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await openPage(page, bars);
  await blockLabel(blockAt(page, 2)).click();
  const side = page.getByRole('complementary', { name: 'Answer and settings' });
  await side.getByRole('tab', { name: 'Training' }).click();
  await page.getByRole('tab', { name: 'Bottleneck' }).click();
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
