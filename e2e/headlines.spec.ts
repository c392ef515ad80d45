/** @file Headlines over the columns of the stage: what is read at each, measured when training pauses. */
import type { Locator, Page } from 'playwright/test';
import { clashes, smallTargets } from './layout.ts';
import {
  dense,
  expect,
  type Json,
  openLens,
  openPage,
  pause,
  play,
  reaches,
  read,
  small,
  step,
  test,
  trainTo,
} from './page.ts';

test.use({ reducedMotion: 'reduce' });

const over = (page: Page, block: string): Locator => page.locator(`[data-headline="${block}"]`);
const all = (page: Page): Locator => page.locator('[data-headline]');
const spiral: Json = {
  ...small,
  title: 'Spiral',
  data: { type: 'spiral', samples: 400 },
  network: [dense('a', 8, 'tanh'), dense('b', 8, 'tanh'), dense('c', 2)],
  training: { loss: 'crossEntropy', batchSize: 20, optimizer: { type: 'adam', learningRate: 0.01 } },
};
const digits: Json = {
  ...small,
  title: 'Digits',
  data: { type: 'digits', samples: 200 },
  network: [
    { id: 'c', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
    { id: 'p', type: 'maxPool2d' },
    { id: 'f', type: 'flatten' },
    dense('z', 10),
  ],
};

test('a pause brings a headline over each column, with the share that the probe ladder reads; other data take it away', async ({
  page,
}) => {
  test.slow();
  await openPage(page, spiral);
  await expect(all(page)).toHaveCount(0);
  await play(page);
  await reaches(page, 300);
  await pause(page);
  await expect(all(page)).toHaveCount(4);
  const at = await step(page);
  const shares: string[] = [];
  for (const id of ['input', 'a', 'b', 'c']) {
    const words = (await over(page, id).textContent()) ?? '';
    expect(words).toMatch(/straight line|apart|chance/);
    shares.push(/\d+\s%/.exec(words)![0]);
  }
  expect((await clashes(page.locator('#stage-view'))).filter((clash) => /right|apart|chance/.test(clash))).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);

  await over(page, 'b').click();
  const card = page.getByRole('dialog', { name: 'Read at Dense 2' });
  await expect(card).toContainText('before training');
  await expect(card).toContainText(`Measured at step ${String(at).replace(/\B(?=(\d{3})+$)/g, '\u202f')}`);
  await page.keyboard.press('Escape');
  await expect(over(page, 'b')).toBeFocused();

  await openLens(page, 'Probe ladder');
  await expect.poll(() => read(page, 'survey-step')).toBe(at);
  for (const [i, id] of ['input', 'a', 'b', 'c'].entries())
    expect(await page.locator(`[data-cell="ladder-${id}"]`).textContent()).toBe(shares[i]);
  await page.keyboard.press('Escape');
  await expect(all(page)).toHaveCount(4);

  // Trained on, it is of the past, and says so until the next pause.
  await trainTo(page, at + 1);
  await expect(over(page, 'b')).not.toContainText('step');
  await page.getByRole('radio', { name: 'Moons' }).check();
  await expect(all(page)).toHaveCount(0);
});

test('Reset leaves the places empty, and so does the switch', async ({ page }) => {
  await openPage(page, spiral);
  await trainTo(page, 3);
  await expect(all(page)).toHaveCount(4);
  const on = page.getByRole('button', { name: 'Headlines', exact: true });
  await on.click();
  await expect(all(page)).toHaveCount(0);
  await expect(on).toHaveAttribute('aria-pressed', 'false');
  await on.press('Enter'); // without the words the row is laid out anew, and the switch may move
  await expect(all(page)).toHaveCount(4);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(all(page)).toHaveCount(0);
});

test('where the head is narrow the switch stays under the pointer that pressed it, and goes when that leaves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPage(page, spiral);
  await trainTo(page, 3);
  await expect(all(page)).toHaveCount(4);
  await over(page, 'b').click();
  await page.getByRole('button', { name: 'Turn headlines off' }).click();
  await expect(all(page)).toHaveCount(0);
  const on = page.getByRole('button', { name: 'Headlines', exact: true });
  const place = await on.boundingBox();
  await on.click();
  await expect(all(page)).toHaveCount(4);
  expect(await on.boundingBox()).toEqual(place);
  await on.click();
  await expect(all(page)).toHaveCount(0);
  expect(await on.boundingBox()).toEqual(place);
  await on.click();
  await page.mouse.move(5, 5);
  await page.keyboard.press('Tab');
  await expect(on).toBeHidden();
});

test('of digits they name what maps answer to, and what is read of the digit', async ({ page }) => {
  test.slow();
  await openPage(page, digits);
  await trainTo(page, 10);
  await expect(all(page)).not.toHaveCount(0);
  await expect(over(page, 'z')).toContainText(/digit|chance|apart/);
  await over(page, 'c').click();
  const card = page.getByRole('dialog', { name: 'Read at Convolution' });
  await expect(card).toContainText('What its 4 maps answer to');
  await expect(card.getByRole('row', { name: /^slant/ })).toBeVisible();
});

test('on a phone a headline has a line of its own below each label, and covers nothing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, digits);
  const top = () =>
    page
      .locator('[data-block-id=c] [data-unit]')
      .first()
      .evaluate((tile) => (tile as HTMLElement).offsetTop);
  const before = await top();
  await trainTo(page, 1);
  await expect(over(page, 'z')).toBeVisible();
  // Its place was kept: nothing moves when it comes.
  expect(await top()).toBe(before);
  const boxes = async (block: string) => {
    const own = page.locator(`[data-block-id=${block}]`);
    const [label, line, tile] = [own.locator('[data-label]'), over(page, block), own.locator('[data-unit]').first()];
    return Promise.all([label, line, tile].map(async (part) => (await part.boundingBox())!));
  };
  for (const block of ['c', 'z']) {
    const [label, line, tile] = await boxes(block);
    expect(line!.y).toBeGreaterThanOrEqual(label!.y + label!.height - 1);
    expect(line!.y + line!.height).toBeLessThanOrEqual(tile!.y + 1);
    expect(line!.x + line!.width).toBeLessThanOrEqual(390);
  }
  expect(await smallTargets(page)).toEqual([]);
  await over(page, 'z').click();
  await expect(page.getByRole('button', { name: 'Turn headlines off' })).toBeVisible();
});
