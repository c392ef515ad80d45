/** What somebody sees who comes for the first time: a network that trains, a question, what to press, and where to go on. */
import { blockNames, cell, expect, openExample, shared, standsAt, test } from './page.ts';

test.use({ firstSight: true });

const caption = 'What to look at';
const shelf = 'Or start from';

test('the first example trains by itself to step 800 and waits; that is no work of anybody’s', async ({ page }) => {
  await page.goto('./');
  const bar = page.getByRole('region', { name: caption });
  await expect(bar.getByRole('heading', { name: 'Can a network part two spirals?' })).toBeVisible();
  await standsAt(page, 800);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await expect(bar.locator('[data-cell=caption-number]')).toHaveText(/^8\d\.\d\s%$/);
  await expect(page.getByRole('main').getByText(/[Pp]aused/)).toHaveCount(0);
  expect(page.url()).not.toContain('#');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  // What is shared is what was done: a run of 800 steps, and no rule to pause.
  const { document, step } = await shared(page);
  expect([step, document['training']]).toEqual([800, expect.not.objectContaining({ pause: expect.anything() })]);
  expect(document['run']).not.toHaveProperty('changes.0');

  await page.reload();
  await standsAt(page, 800);
  await page.getByRole('button', { name: 'Reset' }).click();
  await standsAt(page, 0);
  await bar.getByRole('button', { name: 'Watch it learn' }).click();
  await bar.getByRole('button', { name: 'Pause training' }).click();
  // From here on it is somebody's.
  await expect(page).toHaveURL(/#w=/);
});

test('who wants little to move sees the start, with all the rest', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(page.getByRole('toolbar', { name: shelf })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await standsAt(page, 0);
});

test('the shelf below goes with the first change, and the caption stays until it is closed for good', async ({
  page,
}) => {
  await page.goto('./');
  await standsAt(page, 800);
  const bar = page.getByRole('region', { name: caption });
  await page.getByRole('toolbar', { name: shelf }).getByRole('button', { name: 'A sine from corners' }).click();
  await expect(bar.getByRole('heading', { name: /curve/ })).toBeVisible();
  await expect(page.getByRole('toolbar', { name: shelf })).toBeHidden();
  await standsAt(page, 0);
  await bar.getByRole('button', { name: 'Close this for good' }).click();
  await expect(bar).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A sine from corners');
  await expect(bar).toBeHidden();
  // An example that is opened says again what there is to see.
  await openExample(page, 'Disc in a ring');
  await expect(bar.getByRole('heading', { name: /disc/ })).toBeVisible();
  await expect(cell(page, 'caption-number')).toHaveText(/%$/);
});

test('what is solved is tried with a layer less at one press, and undo brings back all of it', async ({ page }) => {
  await page.goto('./');
  await standsAt(page, 800);
  await openExample(page, 'Disc in a ring');
  await expect.poll(() => blockNames(page)).toHaveLength(2);
  const bar = page.getByRole('region', { name: caption });
  await bar.getByRole('button', { name: 'Watch it learn' }).click();
  await expect(bar).toContainText('Solved.');
  await bar.getByRole('button', { name: 'Pause training' }).click();
  await bar.getByRole('button', { name: 'Try without Dense 1' }).click();
  await expect.poll(() => blockNames(page)).toHaveLength(1);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(bar).toContainText(
    /Without Dense 1 it is right for \d.* With it, it was right for \d.*: the dotted curve/,
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => blockNames(page)).toHaveLength(2);
  await expect(bar).toContainText('Solved.');
});

test('the first minute goes on from part to part of its lesson on the own work, and undo leads back', async ({
  page,
}) => {
  await page.goto('./');
  await standsAt(page, 800);
  const bar = page.getByRole('region', { name: caption });
  await bar.getByRole('button', { name: 'Watch it learn' }).click();
  await expect(bar).toContainText('Solved. Are both layers needed?');
  await bar.getByRole('button', { name: 'Pause training' }).click();
  await bar.getByRole('button', { name: 'Try without Dense 2' }).click();
  await expect(bar.getByRole('heading', { name: 'Try without Dense 2' })).toBeVisible();
  await expect.poll(() => blockNames(page)).toHaveLength(2);
  await expect(bar).toContainText(/With it, it was right for \d.*: the dotted curve/);
  // Its goal is so many steps: only then there is a way on.
  await expect
    .poll(async () => Number((await cell(page, 'step').innerText()).replace(/\D/g, '')))
    .toBeGreaterThan(1000);
  await bar.getByRole('button', { name: 'Pause training' }).click();
  await bar.getByRole('button', { name: 'Count over 100 starts' }).click();
  await expect(page.getByRole('region', { name: 'Odds' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => blockNames(page)).toHaveLength(3);
  await expect(bar).toContainText('Solved. Are both layers needed?');
});

test('the first minute is a lesson in the room of lessons too, by the same parts', async ({ page }) => {
  await page.goto('./#lesson=first-minute');
  const room = page.locator('[data-place=lesson]');
  await expect(room.getByRole('heading', { name: 'The first minute' })).toBeVisible();
  await expect(room.getByRole('heading', { name: 'Can a network part two spirals?' })).toBeVisible();
});

test('Play is within the first ten stops of the Tab key', async ({ page }) => {
  await page.goto('./');
  await standsAt(page, 800);
  const names: string[] = [];
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''));
  }
  expect(names).toContain('Play');
});

test('where there is little height the caption is small, and goes into the bar on top once something is done', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./');
  await standsAt(page, 800);
  const bar = page.getByRole('region', { name: caption });
  const strip = page.getByRole('region', { name: 'Training settings' });
  await expect(bar).toContainText('Can a network part two spirals?');
  await expect(bar.getByRole('button', { name: /^Watch it learn/ })).toBeInViewport({ ratio: 1 });
  expect((await bar.boundingBox())!.height).toBeLessThanOrEqual(48);
  await expect(strip).toBeHidden();
  // Each unit of a layer stands below the one before: their lines can be told apart.
  const unit = (n: number) => page.getByRole('button', { name: `Dense 1, unit ${n} of 16` }).boundingBox();
  expect((await unit(16))!.x).toBe((await unit(1))!.x);

  await openExample(page, 'Disc in a ring');
  await expect(strip).toBeVisible();
  const { y, height } = (await bar.boundingBox())!;
  expect(y + height).toBeLessThanOrEqual(48);
});
