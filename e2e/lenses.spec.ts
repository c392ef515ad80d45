import type { Page } from 'playwright/test';
import { cell, dense, expect, openExample, openPage, read, shared, small, step, steps, test, trainTo } from './page.ts';

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

const lens = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

/** The readings are those of the present step. */
const measured = (page: Page): Promise<void> =>
  expect.poll(async () => (await read(page, 'survey-step')) === (await step(page)), { timeout: 40_000 }).toBe(true);

test('the probe ladder reads the answer at every layer, at the present step, beside the start', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('tab', { name: 'Probe ladder' }).click();
  await measured(page);
  const ladder = lens(page, 'Probe ladder');
  await expect(ladder).toContainText('scored on 100 others');
  await expect(ladder.getByRole('columnheader')).toHaveText(['Input', 'Dense 1', 'Dense 2', 'Dense 3']);
  // Two Gaussians: the plane itself is read well, by a line.
  expect(await read(page, 'ladder-input')).toBeGreaterThan(0.8);
  await expect(ladder.getByRole('row', { name: /^class, % right/ })).toContainText('± ');
  await expect(ladder.getByRole('row', { name: /answers shuffled/ })).toBeVisible();
  await trainTo(page, 40);
  await measured(page);
  expect(await read(page, 'survey-step')).toBeGreaterThanOrEqual(40);
  await expect(ladder.getByRole('row', { name: /^directions used/ })).toContainText('of 4');
});

test('the bottleneck shows what layers keep of a picture, and follows the sample', async ({ page }) => {
  await openPage(page, bars);
  await page.getByRole('tab', { name: 'Bottleneck' }).click();
  await measured(page);
  const bottleneck = lens(page, 'Bottleneck');
  await expect(bottleneck.getByRole('columnheader')).toHaveText([
    ...['Input', 'Convolution', 'Dense 1', 'Dense 2'],
    ...['Input', 'Convolution', 'Dense 1', 'Dense 2'],
  ]);
  await expect(bottleneck.getByRole('row', { name: /^numbers/ })).toContainText('64');
  expect(await read(page, 'redrawn-input')).toBe(1);
  expect(await read(page, 'redrawn-a')).toBeGreaterThan(0.5);
  expect(await read(page, 'redrawn-w')).toBeLessThan(0.5);
  // Another sample is redrawn from the layers at once.
  const drawn = bottleneck.locator('canvas').first();
  const before = await drawn.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.getByRole('button', { name: 'Next sample' }).first().click();
  await expect.poll(() => drawn.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).not.toBe(before);
  await trainTo(page, 60);
  await measured(page);
  expect(await read(page, 'factor-class-b')).toBeGreaterThan(0.5);
});

test('an example opens on its stage; the layers are walked by keyboard, and the straight line is named', async ({
  page,
}) => {
  await openPage(page, small);
  await openExample(page, 'XOR, folded');
  await expect(page.getByRole('tab', { name: 'Theatre' })).toHaveAttribute('aria-selected', 'true');
  const theatre = lens(page, 'Theatre');
  await expect(theatre.getByText('Dense 3 cuts this space along the straight line.')).toBeVisible();
  await expect(theatre.getByRole('button', { name: /^Show/ })).toHaveCount(4);
  await expect(cell(page, 'captured-0')).toHaveText('as it is');
  await expect(cell(page, 'captured-1')).toHaveText(/^plane holds \d+/);
  await expect(cell(page, 'read-1')).toHaveText(/readable/);
  const scrub = theatre.getByRole('slider', { name: 'Through the layers' });
  await scrub.press('Home');
  await expect(scrub).toHaveAttribute('aria-valuetext', 'input');
  await expect(theatre.getByText('The plane as it is given.')).toBeVisible();
  await scrub.press('ArrowRight');
  await expect(theatre.getByText('Dense 1: laid on the next plane by its weights.')).toBeVisible();
  await theatre.getByRole('button', { name: 'Show after Dense 2 large' }).press('Enter');
  await expect(theatre.getByText('Dense 3 cuts this space along the straight line.')).toBeVisible();
  await steps(page, 'batch', 3);
  await expect.poll(() => step(page)).toBe(3);
  // A point that is pointed at is told of in every space.
  const stage = theatre.getByRole('img', { name: 'The points after Dense 2' }).first();
  const box = (await stage.boundingBox())!;
  await expect
    .poll(async () => {
      for (let x = 0.3; x < 0.75; x += 0.03)
        for (let y = 0.3; y < 0.75; y += 0.06) {
          await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
          if (await theatre.getByText(/^Point \d/).isVisible()) return true;
        }
      return false;
    })
    .toBe(true);
  await expect(theatre.getByText(/^Point \d+ \([01]\): Input \(.*→ Dense 3/)).toBeVisible();
});

test('a link opens the lens that was open, and none where it was closed', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('tab', { name: 'Probe ladder' }).click();
  expect((await shared(page)).document['view']).toMatchObject({ lens: 'ladder' });
  await page.getByRole('button', { name: 'Close the lenses' }).click();
  expect((await shared(page)).document['view']).toMatchObject({ lens: 'none' });
  await openPage(page, { ...small, title: 'Linked', view: { lens: 'bottleneck' } });
  await expect(page.getByRole('tab', { name: 'Bottleneck' })).toHaveAttribute('aria-selected', 'true');
  await expect(lens(page, 'Bottleneck')).toBeVisible();
});
