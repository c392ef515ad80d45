import type { Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  cell,
  dense,
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
  standsAt,
  steps,
  test,
  trainTo,
  type,
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
  await type(page.getByRole('spinbutton', { name: /^Learning rate/ }), '0.02');
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
  await page
    .getByRole('tabpanel', { name: 'Block' })
    .getByRole('combobox', { name: 'Activation' })
    .selectOption('relu');
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
  expect(document['run']).toMatchObject({ start: { network: {} }, changes: [{ at: from }] });
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

test('a slider that is moved, left and moved again is two steps, and each class that is taken away is one', async ({
  page,
}) => {
  const network = [{ id: 'f', type: 'flatten' }, dense('a', 4)];
  await openPage(page, {
    ...small,
    data: { type: 'shapes', samples: 60, classes: ['circle', 'square', 'star', 'ring'] },
    network,
  });
  const noise = page.getByRole('slider', { name: 'Noise' });
  const before = await noise.getAttribute('aria-valuetext');
  await noise.press('ArrowRight');
  const once = await noise.getAttribute('aria-valuetext');
  await noise.blur();
  await noise.press('ArrowRight');
  await undo(page).click();
  await expect(noise).toHaveAttribute('aria-valuetext', once!);
  await undo(page).click();
  await expect(noise).toHaveAttribute('aria-valuetext', before!);
  const [circle, star] = ['circle', 'star'].map((name) => page.getByRole('checkbox', { name }));
  for (const one of [circle!, star!]) await one.click();
  await undo(page).click();
  await expect(star!).toBeChecked();
  await expect(circle!).not.toBeChecked();
  await undo(page).click();
  await expect(circle!).toBeChecked();
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

const bar = (page: Page) => page.getByRole('slider', { name: /^Position in the run/ });

test('looking back, changing something and going on is undone to the run as it stood before', async ({ page }) => {
  await openPage(page, small);
  await trainTo(page, 20);
  await page.getByRole('button', { name: 'Dense 1, unit 2 of 4' }).click();
  await page.getByText('Set or freeze its 2 weights and bias').click();
  await page.getByRole('spinbutton', { name: 'weight x₁' }).fill('0.9');
  await trainTo(page, 60);
  const before = await shared(page);

  await bar(page).focus();
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  const rate = page.getByRole('spinbutton', { name: /^Learning rate/ });
  await page.getByRole('tab', { name: 'Training' }).click();
  await rate.fill('0.3');
  await rate.press('Enter');
  await trainTo(page, 30);
  expect((await shared(page)).hash).not.toBe(before.hash);
  await undo(page).click();
  await standsAt(page, 60);
  expect(await now(page)).toEqual({ document: before.document, hash: before.hash });

  // and without any change: going on from there drops what was done by hand later
  await bar(page).focus();
  await page.keyboard.press('Home');
  await standsAt(page, 0);
  await trainTo(page, 25);
  await undo(page).click();
  await standsAt(page, 60);
  expect(await now(page)).toEqual({ document: before.document, hash: before.hash });
});

test('a reset is undone, with weights that were set by hand', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('button', { name: 'Dense 1, unit 1 of 4' }).click();
  await page.getByText('Set or freeze its 2 weights and bias').click();
  const { hash: drawn } = await shared(page);
  await page.getByRole('spinbutton', { name: 'bias' }).fill('0.25');
  await expect.poll(async () => (await shared(page)).hash).not.toBe(drawn);
  const start = await shared(page);
  const reset = page.getByRole('button', { name: 'Reset', exact: true });
  await reset.click();
  await expect.poll(async () => (await shared(page)).hash).toBe(drawn);
  await undo(page).click();
  await expect.poll(() => now(page)).toEqual({ document: start.document, hash: start.hash });

  await trainTo(page, 40);
  const trained = await shared(page);
  for (const drop of [reset, page.getByRole('button', { name: 'Reseed' })]) {
    await drop.click();
    await standsAt(page, 0);
    await undo(page).click();
    await standsAt(page, 40);
    expect(await now(page)).toEqual({ document: trained.document, hash: trained.hash });
  }
});
