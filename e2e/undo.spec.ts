import type { Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  cell,
  expect,
  hashOf,
  numberIn,
  openExample,
  openPage,
  pause,
  play,
  reaches,
  ready,
  type Shared,
  shared,
  small,
  steps,
  test,
  trainTo,
} from './page.ts';

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });

async function now(page: Page): Promise<Pick<Shared, 'document' | 'hash'>> {
  const { document, hash } = await shared(page);
  return { document, hash };
}

test('network, data and settings are undone and done again, one after the other', { tag: '@firefox' }, async ({
  page,
}) => {
  await openPage(page, small);
  const start = await shared(page);

  await blockLabel(blockAt(page, 1)).click();
  await page.getByRole('button', { name: 'One unit more in Dense 1' }).click();
  const wider = await shared(page);
  await page.getByRole('radio', { name: 'Moons' }).check();
  const moons = await shared(page);
  await page.getByRole('tab', { name: 'Training' }).click();
  await page.getByRole('spinbutton', { name: /^Learning rate/ }).fill('0.02');
  const faster = await shared(page);
  expect(new Set([start.hash, wider.hash])).toHaveProperty('size', 2);

  const back = [moons, wider, start];
  for (const { document, hash } of back) {
    await undo(page).click();
    await expect.poll(() => now(page)).toEqual({ document, hash });
  }
  await expect(undo(page)).toBeDisabled();
  for (const { document, hash } of [wider, moons, faster]) {
    await page.keyboard.press('Control+y');
    await expect.poll(() => now(page)).toEqual({ document, hash });
  }
  await expect(redo(page)).toBeDisabled();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(async () => (await shared(page)).document).toEqual(moons.document);
});

test('an edit of the network is undone to where the run stood, to the same bits', async ({ page }) => {
  await openPage(page, small);
  await steps(page, 'epoch', 3);
  const before = await shared(page);
  await blockLabel(blockAt(page, 2)).click();
  await page.getByRole('combobox', { name: 'Activation' }).selectOption('relu');
  await expect(page.getByText('All 3 blocks keep their weights; the run goes on from step 30.')).toBeVisible();
  await steps(page, 'epoch', 1);
  await expect(cell(page, 'step')).toHaveText('40');
  await undo(page).click();
  await expect(cell(page, 'step')).toHaveText('30');
  expect(await shared(page)).toMatchObject({ step: 30, hash: before.hash });
});

test('a network that is changed while it learns goes on; its link brings the run back to the same bits', async ({
  page,
}) => {
  await openPage(page, small);
  await trainTo(page, 20);
  await play(page);
  await blockLabel(blockAt(page, 2)).click();
  await page.getByRole('button', { name: 'One unit more in Dense 2' }).click();
  const notice = page.getByText(/^1 of 3 blocks keep their weights; the run goes on from step [\d\u202f]+\.$/);
  await expect(notice).toBeVisible();
  const from = numberIn((await notice.textContent())!.match(/step ([\d\u202f]+)/)![1]!);
  expect(from).toBeGreaterThanOrEqual(20);
  await reaches(page, from + 20);
  await pause(page);
  const { link, hash, step, document } = await shared(page);
  expect(document['run']).toMatchObject({ changes: [{ at: 0 }, { at: from }] });
  const other = await page.context().newPage();
  await other.goto(link);
  await ready(other);
  await expect.poll(() => shared(other)).toMatchObject({ step, hash });
});

test('a slider that is dragged is one step of the history, and a text field keeps its own', async ({ page }) => {
  await openPage(page, small);
  const noise = page.getByRole('slider', { name: 'Noise' });
  for (let i = 0; i < 5; i++) await noise.press('ArrowRight');
  await expect(noise).toHaveAttribute('aria-valuetext', '0.15');
  await undo(page).click();
  await expect(noise).toHaveAttribute('aria-valuetext', '0.10');
  await expect(undo(page)).toBeDisabled();
  await redo(page).click();
  await expect(noise).toHaveAttribute('aria-valuetext', '0.15');
});

test('opening an example can be undone, and brings back the run that it took the place of', async ({ page }) => {
  await openPage(page, small);
  await steps(page, 'epoch', 4);
  const before = await shared(page);
  await openExample(page, 'Regression: a ripple');
  await expect(page).toHaveTitle(/ripple/);
  await undo(page).click();
  await expect(page).toHaveTitle(/Small/);
  await expect(cell(page, 'step')).toHaveText('40');
  expect(await hashOf(page)).toBe(before.hash);
});
