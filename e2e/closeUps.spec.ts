import type { Locator, Page } from 'playwright/test';
import { expect, numberIn, openPage, steps, test } from './page.ts';

/** The close-up that is open. */
const closeUp = (page: Page): Locator => page.getByRole('region', { name: /^Close-up: / });
const chain = (page: Page, name: string): Promise<number> =>
  closeUp(page).locator('dl > div', { hasText: name }).locator('dd').first().innerText().then(numberIn);

const digits = {
  strata: 1,
  seed: 1,
  data: { type: 'digits', samples: 60 },
  network: [
    { id: 'a', type: 'conv2d', filters: 3, kernel: 5, activation: 'relu' },
    { id: 'p', type: 'maxPool2d', size: 4 },
    { id: 'f', type: 'flatten' },
    { id: 'z', type: 'dense', units: 10 },
  ],
  training: { batchSize: 20 },
};

test('a cell of a convolution that is pressed is taken apart; the window slides by buttons, by keys and by itself, and the map fills', {
  tag: '@firefox',
}, async ({ page }) => {
  await openPage(page, digits);
  await steps(page, 'batch', 1);
  const tile = page.getByRole('button', { name: 'Convolution, channel 2 of 3' });
  await tile.click();
  const shown = closeUp(page);
  await expect(shown.getByText(/^This cell of map 2 looks at 25 pixels, multiplies each by its weight/)).toBeVisible();
  for (const name of ['Patch', 'Weights', 'Products'])
    await expect(shown.getByRole('img', { name: new RegExp(`^${name}: `) })).toBeVisible();
  // Products and bias are the sum, and ReLU leaves of it what is above 0.
  const sum = await chain(page, '= sum');
  expect((await chain(page, 'products')) + (await chain(page, '+ bias'))).toBeCloseTo(sum, 1);
  expect(await chain(page, 'ReLU of it')).toBeCloseTo(Math.max(0, sum), 2);

  await expect(shown.getByText('map 2: 1 of 576 cells')).toBeVisible();
  const [row, column] = (await shown.getAttribute('aria-label'))!.match(/\d+(?=\D*$)|\d+(?=, column)/g)!.map(Number);
  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAccessibleName(`Close-up: Convolution, map 2, row ${row}, column ${column! + 1}`);
  await page.keyboard.press('ArrowDown');
  await expect(shown).toHaveAccessibleName(`Close-up: Convolution, map 2, row ${row! + 1}, column ${column! + 1}`);
  // The inspector beside it tells of the same number, and leads to another.
  const field = (name: string) => page.locator('aside').getByRole('spinbutton', { name, exact: true });
  await expect(field('Row')).toHaveValue(`${row! + 1}`);
  await expect(field('Column')).toHaveValue(`${column! + 1}`);
  await field('Row').fill('2');
  await field('Row').press('Enter');
  await expect(shown).toHaveAccessibleName(`Close-up: Convolution, map 2, row 2, column ${column! + 1}`);
  await field('Row').fill(`${row! + 1}`);
  await field('Row').press('Enter');
  await shown.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(shown).toHaveAccessibleName(`Close-up: Convolution, map 2, row ${row! + 1}, column ${column}`);
  await expect(shown.getByText('map 2: 4 of 576 cells')).toBeVisible();
  await shown.getByRole('button', { name: 'Slide the window' }).click();
  await expect(shown.getByText(/^map 2: ([7-9]|\d\d+) of 576 cells/)).toBeVisible();
  await shown.getByRole('button', { name: 'Slide the window' }).click();

  // Its numbers are read under the pointer.
  await shown.getByRole('img', { name: /^Products: / }).hover();
  await expect(shown.getByText(/^row 3, column 3: .+ × .+ = /)).toBeVisible();

  // It stands below the network, and covers none of it.
  const [stage, below] = [await page.locator('#stage-view').boundingBox(), await shown.boundingBox()];
  expect(stage!.y + stage!.height).toBeLessThanOrEqual(below!.y + 1);

  await page.keyboard.press('Escape');
  await expect(shown).toBeHidden();
  await expect(tile).toBeFocused();
});

test('in a low window the stage above it still shows every label whole', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPage(page, digits);
  await page.getByRole('button', { name: 'Convolution, channel 2 of 3' }).click();
  await expect(closeUp(page)).toContainText('This cell of map 2 looks at 25 pixels');
  const cut = () =>
    page.locator('#stage-view').evaluate((view) => {
      const end = view.getBoundingClientRect().top + view.clientHeight;
      return [...view.querySelectorAll('[data-label]')].flatMap((label) => {
        const box = label.getBoundingClientRect();
        const holder = label.closest('[data-block-id]')?.getBoundingClientRect();
        const lines = [...label.querySelectorAll('*')].map((line) => line.getBoundingClientRect().bottom);
        const bottom = Math.max(box.bottom, ...lines);
        return bottom > Math.min(end, holder?.bottom ?? end) + 0.5 ? [`${label.textContent}: ${bottom}`] : [];
      });
    });
  await expect.poll(cut).toEqual([]);
});

test('a tile in focus opens its close-up with Enter; of max pooling the largest is marked; × closes', async ({
  page,
}) => {
  await openPage(page, digits);
  const tile = page.getByRole('button', { name: 'Max pool, channel 3 of 3' });
  await tile.focus();
  await page.keyboard.press('Enter');
  const shown = closeUp(page);
  await expect(shown).toBeFocused();
  await expect(shown.getByText(/^This cell of map 3 keeps the largest of 16 numbers: /)).toBeVisible();
  await expect(shown.getByText(/^row \d, column \d: .+, the largest$/)).toBeVisible();
  await shown.getByRole('button', { name: 'Close the close-up' }).click();
  await expect(shown).toBeHidden();
  await expect(tile).toBeFocused();
});

test('a unit of a dense layer has its strongest products as bars and all others as one', async ({ page }) => {
  await openPage(page, digits);
  await page.locator('[data-block=z][data-unit]').first().click();
  const shown = closeUp(page);
  await expect(shown).toContainText(/multiplies each of 108 inputs by its weight/);
  await expect(shown.getByRole('rowheader')).toHaveCount(6);
  await expect(shown.getByRole('rowheader', { name: 'and 103 more' })).toBeVisible();
  const parts = (await shown.getByRole('row').getByRole('cell').allInnerTexts()).filter((text) => text).map(numberIn);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(await chain(page, 'all products'), 1);
  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAccessibleName(/unit 2$|unit \d+$/);
});

test('of a transformer: the statistics of layer normalisation, and what a step of attention asks', async ({ page }) => {
  await openPage(page, {
    strata: 1,
    seed: 1,
    data: { type: 'reversal', samples: 60, length: 5, alphabet: 4 },
    network: [
      { id: 'a', type: 'embedding', vocabulary: 4, dim: 8 },
      { id: 'n', type: 'layerNorm' },
      { id: 's', type: 'selfAttention', heads: 2 },
      { id: 'z', type: 'dense', units: 4 },
    ],
    training: { batchSize: 20 },
  });
  const shown = closeUp(page);
  // What computes nothing says so.
  await page.locator('[data-block=a][data-unit]').first().click();
  await expect(shown).toContainText('An embedding computes nothing');
  await page.locator('[data-block=n][data-unit]').first().click();
  await expect(shown).toContainText(
    /times the usual spread \(standard deviation\) (above|below) the mean of 8 numbers/,
  );
  await expect(shown.locator('dt').filter({ hasText: /^÷ √\(/ })).toBeVisible();
  await page.locator('[data-block=s][data-unit]').first().click();
  await expect(shown).toContainText(/asks 5 steps: head 1 looks most at step \d/);
  await expect(shown.getByRole('rowheader')).toHaveCount(5);
  const shares = (await shown.getByRole('row').locator('td:nth-child(4)').allInnerTexts()).map(numberIn);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
  await shown.getByRole('radio', { name: '2' }).check();
  await expect(shown.getByRole('radio', { name: '2' })).toBeChecked();
});

test('of an LSTM: its gates at a step, and arrow keys lead back through the steps', async ({ page }) => {
  await openPage(page, {
    strata: 1,
    seed: 1,
    data: { type: 'adding', samples: 60, steps: 12 },
    network: [
      { id: 'a', type: 'lstm', units: 4 },
      { id: 'z', type: 'dense', units: 1 },
    ],
    training: { loss: 'mse', batchSize: 20 },
  });
  await page.getByRole('button', { name: 'LSTM, unit 2 of 4' }).click();
  const shown = closeUp(page);
  await expect(shown).toContainText(/At step 12 unit 2 keeps .+ of its memory/);
  await expect(shown.getByRole('rowheader')).toHaveCount(4);
  await page.keyboard.press('ArrowLeft');
  await expect(shown).toContainText(/At step 11 unit 2 keeps .+ of its memory/);
  await expect(shown).toContainText('output = output gate × tanh(memory)');
});

test('on a phone it is a sheet of the lower part, below what it explains', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, digits);
  const tile = page.getByRole('button', { name: 'Convolution, channel 2 of 3' });
  await tile.click();
  const shown = closeUp(page);
  await expect(shown).toContainText('This cell of map 2 looks at 25 pixels');
  const [box, sheet] = [await tile.boundingBox(), await shown.boundingBox()];
  expect(sheet!.y).toBeGreaterThan(844 * 0.3);
  expect(box!.y + box!.height).toBeLessThanOrEqual(sheet!.y);
  await shown.getByRole('button', { name: 'Close the close-up' }).click();
  await expect(shown).toBeHidden();
});
