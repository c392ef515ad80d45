/** The page of examples: finding one, walking along a shelf, taking one into a page of one's own; and the title. */
import { overflow } from './layout.ts';
import {
  decode,
  exampleCard,
  expect,
  gallery,
  leapTo,
  openExample,
  openGallery,
  openPage,
  small,
  standsAt,
  step,
  test,
  trainTo,
} from './page.ts';

test('examples are found by words, such as a layer’s name', async ({ page }) => {
  await openPage(page, small);
  await openGallery(page);
  await expect(gallery(page).getByRole('heading', { level: 3 })).toHaveText([
    'Start here',
    'Already trained',
    'Why layers',
    'Building on what was learned',
    'Seeing',
    'Sequences',
    'When training fails',
    'Compare',
    'Yours',
  ]);
  await gallery(page).getByRole('searchbox', { name: 'Find an example' }).fill('batch normalisation');
  await expect(gallery(page).getByRole('heading', { level: 3 })).toHaveText(['When training fails', 'Compare']);
  await expect(gallery(page).locator('[data-example]')).toHaveCount(2);
  await gallery(page).getByRole('searchbox').fill('nothing of the kind');
  await expect(gallery(page)).toContainText('No example speaks of “nothing of the kind”.');
});

test('every card is as wide as the others, and on the page, however wide that is', async ({ page }) => {
  await openPage(page, small);
  await openGallery(page);
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [1180, 800],
    [1024, 768],
    [768, 1024],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const widths = await gallery(page)
      .locator('[data-example]')
      .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().width));
    expect(Math.max(...widths) - Math.min(...widths), `${width} px`).toBeLessThan(1);
    expect(await overflow(page), `${width} px`).toEqual([]);
  }
});

test('a shelf is one stop, arrows walk along it, and its picture is there', async ({ page }) => {
  await openPage(page, small);
  await openGallery(page);
  const first = exampleCard(page, 'Two spirals');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(exampleCard(page, 'Disc in a ring')).toBeFocused();
  await page.keyboard.press('End');
  await expect(exampleCard(page, 'Penguins, a table')).toBeFocused();
  const loaded = () =>
    first.locator('img:visible').evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
  await expect.poll(loaded).toBe(true);
});

test('an example is embedded without being opened', async ({ page }) => {
  await openPage(page, small);
  await trainTo(page, 5);
  await openGallery(page);
  await exampleCard(page, 'Disc in a ring').hover();
  await gallery(page).getByRole('button', { name: 'Embed “Disc in a ring”' }).click();
  const code = page.getByRole('dialog').getByLabel('Code of the frame');
  await expect(code).toHaveValue(/ui=compact#s=.* title="Disc in a ring"/);
  expect(decode(/#s=([^"]+)/.exec(await code.inputValue())![1]!)).toMatchObject({ title: 'Disc in a ring' });
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toBeHidden();
  expect(await step(page)).toBe(5);
});

test('what is kept stands among the examples, and opens from there', async ({ page }) => {
  await openPage(page, small);
  await trainTo(page, 5);
  await expect(page).toHaveURL(/#w=/);
  await leapTo(page, 'Disc in a ring');
  await openGallery(page);
  await gallery(page)
    .getByRole('region', { name: 'Yours' })
    .getByRole('button', { name: /^Small/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Small');
  expect(await step(page)).toBe(5);
});

test('what is trained already opens at its step, without training; going on and back work from there', async ({
  page,
}) => {
  await openPage(page, small);
  await openExample(page, 'Digits: already trained');
  await expect.poll(() => step(page)).toBe(1243);
  await expect(page.getByText('trained again')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveTitle('Small – Strata');
  await openExample(page, 'Two spirals: already trained');
  await expect.poll(() => step(page)).toBe(6000);
  await trainTo(page, 6001);
});

test('what is trained already is trained here where its weights do not come', async ({ page }) => {
  await page.route(/trained-spirals-/, (route) =>
    /\.js$/.test(route.request().url()) ? route.abort() : route.continue(),
  );
  await openPage(page, small);
  await openExample(page, 'Two spirals: already trained');
  await expect(page.getByRole('main').getByText('The trained weights did not come.')).toBeVisible();
  await expect.poll(() => step(page)).toBe(6000);
});

test('of weights that are on their way it is said so, and of a trained network that begins anew nothing it cannot do yet', async ({
  page,
}) => {
  const gate: { open?: () => void } = {};
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  await page.route(/trained-digits-.*\.js$/, async (route) => {
    await opened;
    await route.continue();
  });
  await openPage(page, small);
  await leapTo(page, 'Digits: already trained');
  const coming = page.getByRole('main').getByText('are on their way');
  await expect(coming).toBeVisible();
  gate.open!();
  await expect.poll(() => step(page)).toBe(1243);
  await expect(coming).toHaveCount(0);
  const caption = page.getByRole('region', { name: 'What to look at' });
  await expect(caption).toContainText('more than nine digits of ten');
  await page.getByRole('button', { name: 'Reset' }).click();
  await standsAt(page, 0);
  await expect(caption).toContainText('This is before it has learned.');
  await expect(caption).not.toContainText('more than nine digits of ten');
});

test('the title is written anew where it stands: Enter keeps it, Esc does not', async ({ page }) => {
  await openPage(page, small);
  const title = page.getByRole('button', { name: /: rename$/ });
  const field = page.getByRole('textbox', { name: 'Title of this network' });
  await title.click();
  await field.fill('Mine');
  await field.press('Enter');
  await expect(page).toHaveTitle('Mine – Strata');
  await expect(title).toBeFocused();
  await title.press('Enter');
  await field.fill('Not this');
  await field.press('Escape');
  await expect(title).toHaveText('Mine');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveTitle('Small – Strata');
});
