/** The page of examples: finding one, walking along a shelf, taking one into a page of one's own; and the title. */
import {
  decode,
  exampleCard,
  expect,
  gallery,
  leapTo,
  openGallery,
  openPage,
  small,
  step,
  test,
  trainTo,
} from './page.ts';

test('examples are found by words, such as a layer’s name', async ({ page }) => {
  await openPage(page, small);
  await openGallery(page);
  await expect(gallery(page).getByRole('heading', { level: 3 })).toHaveText([
    'Start here',
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
