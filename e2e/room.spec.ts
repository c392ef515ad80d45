import type { Locator, Page } from 'playwright/test';
import { cutOff, toPanel } from './layout.ts';
import {
  blockAt,
  blockLabel,
  cell,
  dense,
  expect,
  openExample,
  openPage,
  shared,
  small,
  standsAt,
  test,
  trainTo,
} from './page.ts';

const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Answer and settings' });
const rail = (page: Page): Locator => page.getByRole('complementary', { name: 'Data and layers' });
const strip = (page: Page): Locator => page.getByRole('region', { name: 'Training settings' });
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Undo', exact: true });

/** Whether all of something lies within all that clips it, and nothing over its middle. */
const inSight = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const own = element.getBoundingClientRect();
    for (let holder = element.parentElement; holder; holder = holder.parentElement) {
      if (getComputedStyle(holder).overflowY === 'visible') continue;
      const box = holder.getBoundingClientRect();
      if (own.top < box.top - 1 || own.bottom > box.bottom + 1) return false;
    }
    const at = document.elementFromPoint((own.left + own.right) / 2, (own.top + own.bottom) / 2);
    return own.bottom <= innerHeight && at !== null && (element.contains(at) || at.contains(element));
  });

const table = {
  ...small,
  title: 'Digits',
  data: { type: 'digits', samples: 100 },
  network: [{ id: 'f', type: 'flatten' }, dense('a', 8, 'relu'), dense('b', 10)],
};

test('a curve is as high as can be read, also where its styles come after those of its panel', async ({ page }) => {
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await openPage(page, {
      ...small,
      data: { type: 'sine' },
      network: [dense('a', 4, 'relu'), dense('b', 1)],
      training: { loss: 'mse' },
    });
    const curve = side(page)
      .getByRole('application', { name: /curve|answer/i })
      .locator('canvas')
      .first();
    await expect(curve).toBeVisible();
    expect((await curve.boundingBox())!.height, `${width} × ${height}`).toBeGreaterThan(110);
  }
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1024, 768],
] as const)
  test(`the side column never scrolls as a whole, whatever is selected: ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const document of [small, table]) {
      await page.goto('about:blank');
      await openPage(page, document);
      await trainTo(page, 5);
      const still = async (what: string) => {
        const { scrollHeight, clientHeight } = await side(page).evaluate((element) => ({
          scrollHeight: element.scrollHeight,
          clientHeight: element.clientHeight,
        }));
        expect(scrollHeight, what).toBe(clientHeight);
        expect(await inSight(cell(page, 'test-accuracy')), `${what}: accuracy`).toBe(true);
        for (const name of ['Training', 'Block'])
          expect(await inSight(side(page).getByRole('tab', { name })), `${what}: ${name}`).toBe(true);
      };
      await still('at first');
      await blockLabel(blockAt(page, 2)).click();
      await expect(side(page).getByRole('tab', { name: 'Block' })).toHaveAttribute('aria-selected', 'true');
      const heading = side(page).getByRole('heading', { level: 3, name: /^Dense/ });
      await expect(heading).toBeVisible();
      expect(await inSight(heading)).toBe(true);
      expect(await inSight(side(page).getByRole('spinbutton', { name: /^Units/ }))).toBe(true);
      await still('with a block');
    }
  });

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const)
  test(`every kind of layer is in sight beside the data, and opens: ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, small);
    const kinds = rail(page).getByRole('region', { name: 'Layers' }).locator('[aria-expanded]');
    await expect(kinds).toHaveText([/^Units/, /^Containers/, /^Normalise/, /^Image/, /^Sequence/, /^Groups/]);
    for (const kind of await kinds.all()) expect(await inSight(kind)).toBe(true);
    expect(await inSight(page.locator('[data-palette=dense]'))).toBe(true);
    expect(await inSight(rail(page).getByRole('radio', { name: 'Spiral' }))).toBe(true);
    // One that the data do not ask for is a press away, by the keyboard too.
    await expect(page.locator('[data-palette=residual]')).toBeHidden();
    await kinds.nth(1).press('Enter');
    await expect(page.locator('[data-palette=residual]')).toBeVisible();
    await page.locator('[data-palette=residual]').click();
    await expect(page.getByRole('list', { name: 'Blocks, from input to answer' })).toContainText('Residual');
    await kinds.nth(1).click();
    await expect(page.locator('[data-palette=residual]')).toBeHidden();
  });

test('the strip edits what the tab would: each edit is recorded in the run and undone by itself', async ({ page }) => {
  await openPage(page, small);
  await trainTo(page, 5);
  const { document: before } = await shared(page);
  await strip(page).getByRole('combobox', { name: 'Activation' }).selectOption('ReLU');
  await strip(page).getByRole('combobox', { name: 'Optimiser' }).selectOption('SGD');
  for (const [name, value] of [
    ['Learning rate', '0.05'],
    ['Batch size', '20'],
    ['L1', '0.001'],
    ['L2', '0.002'],
  ] as const) {
    const field = strip(page).getByRole('spinbutton', { name, exact: true });
    await field.fill(value);
    await field.press('Enter');
  }
  await trainTo(page, 10);
  const { document } = await shared(page);
  expect(document['training']).toMatchObject({
    optimizer: { type: 'sgd', learningRate: 0.05 },
    batchSize: 20,
    l1: 0.001,
    l2: 0.002,
  });
  const activations = (d: typeof document) => (d['network'] as { activation?: string }[]).map((b) => b.activation);
  expect(activations(document).slice(0, 2)).toEqual(['relu', 'relu']);
  expect((document['run'] as { changes: { at: number }[] }).changes.map(({ at }) => at)).toContain(5);
  // What is out of bounds is refused in words, and changes nothing.
  const batch = strip(page).getByRole('spinbutton', { name: 'Batch size' });
  await batch.fill('0');
  await expect(strip(page).getByRole('alert').filter({ hasText: /\d/ })).toBeVisible();
  await expect(batch).toHaveAttribute('aria-invalid', 'true');
  await batch.press('Escape');
  await expect(batch).toHaveValue('20');
  for (let i = 0; i < 6; i++) await undo(page).click();
  await standsAt(page, 5);
  expect((await shared(page)).document).toEqual(before);
});

test('where hidden layers differ the strip says so, and one choice sets them all in one step of undo', async ({
  page,
}) => {
  await openPage(page, { ...small, network: [dense('a', 4, 'tanh'), dense('b', 3, 'sigmoid'), dense('c', 2)] });
  const choice = strip(page).getByRole('combobox', { name: 'Activation' });
  await expect(choice).toHaveValue('mixed');
  await choice.selectOption('tanh');
  await expect(choice).toHaveValue('tanh');
  await expect(blockLabel(blockAt(page, 2))).toContainText('tanh');
  await undo(page).click();
  await expect(choice).toHaveValue('mixed');
  await expect(blockLabel(blockAt(page, 2))).toContainText('sigmoid');
  await expect(undo(page)).toBeDisabled();
});

test('the strip keeps its height and cuts nothing at any width; its rest is under Training', async ({ page }) => {
  await openPage(page, small);
  for (const width of [1440, 1280, 1024, 768]) {
    await page.setViewportSize({ width, height: 900 });
    const box = (await strip(page).boundingBox())!;
    expect(box.height, `${width}`).toBeLessThanOrEqual(width < 1024 ? 48 : 37);
    const misplaced = await strip(page).evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      const parts = [
        ...element.querySelectorAll<HTMLElement>('label, select, div:has(> [role=spinbutton]), section > button'),
      ]
        .filter((e) => getComputedStyle(e).clipPath === 'none')
        .map((e) => ({ name: e.outerHTML.slice(0, 80), box: e.getBoundingClientRect() }));
      const over = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
      return parts.flatMap(({ name, box }, i) => [
        ...(box.right > right ? [`beyond: ${name}`] : []),
        ...parts.slice(i + 1).flatMap((other) => (over(box, other.box) ? [`${name} over ${other.name}`] : [])),
      ]);
    });
    expect(misplaced, `${width}`).toEqual([]);
    expect((await cutOff(page)).filter((words) => /Learning|Optim|Activ|Batch|L1|L2|More/.test(words))).toEqual([]);
  }
  await page.getByRole('tab', { name: 'Answer' }).click();
  await strip(page).getByRole('button', { name: 'More' }).click();
  await expect(side(page).getByRole('combobox', { name: 'Schedule' })).toBeVisible();
  // Nothing stands there twice.
  await expect(page.getByRole('spinbutton', { name: /^Learning rate/ })).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(strip(page)).toBeHidden();
  await toPanel(page, 'Training');
  await expect(page.getByRole('spinbutton', { name: /^Learning rate/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Activation' })).toBeVisible();
});

test('digits at 1440 × 900: one press makes room for every block, and training moves none', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page, {
    ...small,
    data: { type: 'digits', samples: 100 },
    network: [
      { id: 'a', type: 'conv2d', filters: 8, kernel: 5, activation: 'relu' },
      { id: 'p', type: 'maxPool2d', size: 2 },
      { id: 'b', type: 'conv2d', filters: 16, kernel: 5, activation: 'relu' },
      { id: 'q', type: 'maxPool2d', size: 2 },
      { id: 'f', type: 'flatten' },
      dense('c', 64, 'relu'),
      dense('z', 10),
    ],
  });
  const stage = page.locator('#stage-view');
  const widths = () => stage.evaluate((view) => [view.scrollWidth, view.clientWidth]);
  await page.getByRole('button', { name: 'Make room for all blocks' }).click();
  await expect(stage).toHaveJSProperty('scrollLeft', 0);
  await expect.poll(async () => new Set(await widths()).size).toBe(1);
  const places = () =>
    page.locator('[data-block-id]').evaluateAll((blocks) => blocks.map((block) => block.getBoundingClientRect().x));
  const before = await places();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('[data-cell=step]').first()).not.toHaveText(/^[–0]?$/);
  expect(await places()).toEqual(before);
  // The way back is where the column was.
  await page.getByRole('button', { name: 'Unfold this column' }).click();
  await expect(page.getByRole('button', { name: 'Make room for all blocks' })).toBeVisible();
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [768, 1024],
] as const)
  test(`every lens has its whole name in sight, below nothing: ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, small);
    const bar = page.getByRole('toolbar', { name: 'Lenses' });
    for (const button of await bar.getByRole('button').all())
      expect(await inSight(button), (await button.textContent()) ?? '').toBe(true);
    const foot = async (place: Locator) => place.boundingBox().then((box) => box!.y + box!.height);
    expect(await foot(bar)).toBeLessThanOrEqual((await foot(page.getByRole('region', { name: 'Lenses' }))) + 1);
  });

test('in a low window the caption stands whole in the bar on top, in two lines at most', async ({ page }) => {
  await openPage(page);
  const caption = page.getByRole('region', { name: 'What to look at' });
  for (const title of [
    'Digits: a convolutional network',
    'Autoencoder: digits through sixteen numbers',
    'Two spirals',
  ]) {
    await openExample(page, title);
    for (const [width, height] of [
      [1280, 720],
      [1100, 720],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(caption).toBeVisible();
      const lines = await caption.evaluate((element) => {
        const bar = element.closest('header')!.getBoundingClientRect();
        const range = document.createRange();
        // What has no room is for readers alone.
        const shown = [...element.querySelectorAll('h2, p')].filter((e) => getComputedStyle(e).clipPath === 'none');
        const tops = shown.flatMap((words) => {
          range.selectNodeContents(words);
          return [...range.getClientRects()].filter(({ width }) => width > 2);
        });
        return {
          beyond: tops.filter(({ top, bottom }) => top < bar.top - 0.5 || bottom > bar.bottom + 0.5).length,
          lines: tops
            .map(({ bottom }) => bottom)
            .toSorted((a, b) => a - b)
            .filter((bottom, i, all) => i === 0 || bottom - all[i - 1]! > 8).length,
        };
      });
      expect(lines.beyond, `${title} at ${width}`).toBe(0);
      expect(lines.lines, `${title} at ${width}`).toBeLessThanOrEqual(2);
    }
  }
});

test('beside a block’s settings all ten shares of a digit are in sight at 1280 × 720', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPage(page, table);
  await trainTo(page, 5);
  await blockLabel(blockAt(page, 2)).click();
  for (const way of ['sample', 'draw']) {
    await side(page).getByRole('radio', { name: way, exact: true }).check();
    if (way === 'draw') {
      const paper = (await side(page).getByRole('img', { name: 'Paper to draw on' }).boundingBox())!;
      await page.mouse.move(paper.x + 60, paper.y + 20);
      await page.mouse.down();
      await page.mouse.move(paper.x + 70, paper.y + 120, { steps: 4 });
      await page.mouse.up();
    }
    const shares = side(page)
      .getByRole('table', { name: /^The share/ })
      .getByRole('row');
    await expect(shares).toHaveCount(10);
    for (const share of await shares.all()) expect(await inSight(share), way).toBe(true);
    expect(await inSight(cell(page, 'test-accuracy'))).toBe(true);
  }
});
