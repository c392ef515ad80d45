/** @file The bottleneck as a story: every number a dot, the sample redrawn from each block, ribbons of what is still read. */
import type { Locator, Page } from 'playwright/test';
import { clashes, cutOff, overflow, smallTargets, tooTall, toPanel } from './layout.ts';
import {
  cell,
  dense,
  expect,
  type Json,
  lensButton,
  openExample,
  openLens,
  openPage,
  read,
  shared,
  step,
  test,
  trainTo,
} from './page.ts';

test.use({ reducedMotion: 'reduce' });

const mode = (page: Page): Locator => page.getByRole('region', { name: 'Bottleneck', exact: true });
const sentence = (page: Page): Locator => mode(page).getByRole('heading', { level: 2 });
/** The blocks of dots, each with its name and how many numbers it holds. */
const blocksOf = (page: Page): Locator => mode(page).getByRole('img', { name: /: [\d\s]+ numbers?$/ });
const ribbons = (page: Page): Locator => mode(page).getByRole('img', { name: /(what it is asked|not asked for):/ });
const measured = (page: Page): Promise<void> =>
  expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);
const picturesOf = (all: Locator): Promise<string[]> =>
  all.evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
const inOrder = async (page: Page): Promise<void> => {
  expect.soft(await clashes(mode(page))).toEqual([]);
  for (const look of [overflow, tooTall, smallTargets, cutOff]) expect.soft(await look(page)).toEqual([]);
};

test('digits: the network keeps which digit it is, and each row follows the pen', async ({ page }) => {
  test.slow();
  await openPage(page);
  await openExample(page, 'Digits: a convolutional network');
  // The stage is whole, the pad at hand, and the bottleneck one press away.
  await expect(page.getByRole('img', { name: 'Paper to draw on' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Bottleneck', exact: true })).toHaveCount(0);
  await trainTo(page, 400);
  await lensButton(page, 'Bottleneck').click();
  // Its numbers are there before anything is read.
  await expect(blocksOf(page)).toHaveCount(7);
  await measured(page);
  await expect(sentence(page)).toHaveText(
    /^The network (keeps which digit it is, and forgets how it was written|sorts out which digit it is)\.$/,
  );
  expect(await read(page, 'ribbon-class')).toBeGreaterThan(0.8);
  expect(await read(page, 'ribbon-dx')).toBeLessThan(0.2);
  await expect(ribbons(page)).toHaveAttribute('aria-label', /Which digit, what it is asked: 5\d\s% at Pixels/);
  await expect(ribbons(page)).toHaveAttribute('aria-label', /Position across, not asked for: 8\d\s% at Pixels/);
  await expect(cell(page, 'lost')).toHaveText(/^lost (where \d+ numbers become \d+|in \w+)/);
  expect(await read(page, 'redrawn-a')).toBeGreaterThan(await read(page, 'redrawn-out'));
  await expect(mode(page)).toContainText('No straight line reads them even from the pixels');
  await inOrder(page);
  // The true scale: each block is as large as its numbers are many; what is too small to read stands enlarged beside.
  const dots = async (name: RegExp) => (await blocksOf(page).and(page.getByRole('img', { name })).boundingBox())!;
  const [input, wide] = [await dots(/^Pixels/), await dots(/^Convolution 1/)];
  expect((wide.width * wide.height) / (input.width * input.height)).toBeGreaterThan(4.5);
  expect((await dots(/^Dense 1/)).width).toBeGreaterThan(60);
  // The pen on the very input: every row follows it.
  const before = await picturesOf(blocksOf(page));
  const drawn = await picturesOf(mode(page).locator('canvas[aria-hidden]'));
  const paper = (await mode(page).getByRole('img', { name: 'Paper to draw on' }).boundingBox())!;
  const at = (x: number, y: number) => [paper.x + x * paper.width, paper.y + y * paper.height] as const;
  await page.mouse.move(...at(0.5, 0.15));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.85), { steps: 6 });
  await page.mouse.up();
  await expect(mode(page)).toContainText('Your digit');
  await expect
    .poll(async () => (await picturesOf(blocksOf(page))).filter((picture, i) => picture !== before[i]).length)
    .toBe(7);
  await expect
    .poll(
      async () => (await picturesOf(mode(page).locator('canvas[aria-hidden]'))).filter((p, i) => p !== drawn[i]).length,
    )
    .toBeGreaterThan(6);
  await page.getByRole('button', { name: 'clear', exact: true }).click();
  await expect(mode(page)).toContainText(/test sample \d+ of \d+/);
  // The tables stand behind "numbers", and a link remembers which.
  await mode(page).getByRole('radio', { name: 'numbers' }).check();
  await expect(mode(page).getByRole('row', { name: /^input redrawn/ })).toBeVisible();
  expect((await shared(page)).document['view']).toMatchObject({ lenses: { bottleneck: { show: 'numbers' } } });
  await mode(page).getByRole('radio', { name: 'story' }).check();
  await expect(ribbons(page)).toBeVisible();
});

test('points, a table without factors, a curve and an autoencoder have their own story', async ({ page }) => {
  test.slow();
  await openPage(page);
  const stories: [title: string, blocks: number, says: RegExp][] = [
    ['Two spirals, unrolled', 0, /\.$/],
    ['Penguins, a table', 3, /^A straight line reads the species from the input already\.$/],
    ['A sine from corners', 3, /\.$/],
    ['Autoencoder: digits through sixteen numbers', 5, /^The whole input goes through 16 numbers\.$/],
  ];
  for (const [title, count, says] of stories) {
    await openExample(page, title);
    await trainTo(page, 30);
    await openLens(page, 'Bottleneck');
    await measured(page);
    if (count > 0) await expect(blocksOf(page)).toHaveCount(count);
    await expect(sentence(page)).toHaveText(says);
    await expect(ribbons(page)).toBeVisible();
    await inOrder(page);
    // Another sample, and the dots are its own.
    const before = await picturesOf(blocksOf(page));
    await mode(page).getByRole('button', { name: 'next', exact: true }).click();
    await expect
      .poll(async () => (await picturesOf(blocksOf(page))).filter((picture, i) => picture !== before[i]).length)
      .toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect(mode(page)).toBeHidden();
  }
});

const deep: Json = {
  strata: 1,
  title: 'Deep',
  seed: 2,
  data: { type: 'spiral', samples: 200 },
  network: [...Array.from({ length: 24 }, (_, i) => dense(`d${i}`, 6, 'tanh')), dense('out', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 20 },
};

test('of twenty-five blocks the first and the last stay in sight while the others pass', async ({ page }) => {
  await openPage(page, deep);
  await openLens(page, 'Bottleneck');
  await measured(page);
  await expect(blocksOf(page)).toHaveCount(26);
  const [first, last, middle] = [blocksOf(page).first(), blocksOf(page).last(), blocksOf(page).nth(14)];
  const places = () => Promise.all([first, last, middle].map(async (one) => (await one.boundingBox())!.x));
  const before = await places();
  const passing = mode(page).getByRole('group', { name: 'Layers from input to answer' });
  await passing.focus();
  await passing.evaluate((element) => element.scrollBy(600, 0));
  await expect.poll(async () => (await places())[2]).toBeLessThan(before[2]! - 400);
  const after = await places();
  expect(Math.abs(after[0]! - before[0]!)).toBeLessThan(2);
  expect(Math.abs(after[1]! - before[1]!)).toBeLessThan(2);
  for (const look of [overflow, tooTall, smallTargets]) expect.soft(await look(page)).toEqual([]);
});

/** Left edge and width of every column, by its block. */
const columnsOf = (page: Page): Promise<Record<string, readonly [left: number, width: number]>> =>
  mode(page).evaluate((element) => {
    const first = element.querySelector('table') ?? element;
    return Object.fromEntries(
      [...first.querySelectorAll<HTMLElement>('[data-column]')].map((column) => {
        const { left, width } = column.getBoundingClientRect();
        return [column.dataset['column'], [Math.round(10 * left) / 10, Math.round(10 * width) / 10]];
      }),
    );
  });

const nested: Json = {
  ...deep,
  title: 'Nested',
  network: [
    dense('a', 6, 'tanh'),
    { id: 'r', type: 'residual', body: [dense('b', 6, 'tanh'), dense('c', 6, 'tanh')], shortcut: [] },
    { id: 'k', type: 'concat', branches: [[dense('d', 4, 'tanh')], [dense('e', 3, 'tanh')]] },
    dense('z', 2),
  ],
};

test('numbers has the columns of the dots, to the pixel, however many and however wide the page', async ({ page }) => {
  test.slow();
  for (const document of [nested, deep]) {
    await page.goto('about:blank');
    await openPage(page, document);
    await openLens(page, 'Bottleneck');
    await measured(page);
    for (const [width, height] of [
      [1440, 900],
      [1280, 720],
      [1024, 768],
      [850, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      const both: Record<string, readonly [number, number]>[] = [];
      for (const way of ['story', 'numbers']) {
        await mode(page).getByRole('radio', { name: way }).check();
        await expect(mode(page).locator('table')).toHaveCount(way === 'story' ? 0 : 2);
        const passing = mode(page).getByRole('group', { name: 'Layers from input to answer' });
        if ((await passing.count()) > 0) await passing.evaluate((element) => element.scrollTo(333, 0));
        await expect.poll(async () => Object.keys(await columnsOf(page)).length).toBeGreaterThan(4);
        both.push(await columnsOf(page));
      }
      expect(both[1], `${document['title']} at ${width}`).toEqual(both[0]);
    }
  }
});

for (const width of [1440, 390])
  test(`a container opens: the blocks in it are columns, with their readings, until it is pressed again: ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, nested);
    if (width < 768) await toPanel(page, 'Network');
    await trainTo(page, 20);
    if (width < 768) {
      await toPanel(page, 'Lenses');
      await lensButton(page, 'Bottleneck').click();
    } else await openLens(page, 'Bottleneck');
    await measured(page);
    await expect(blocksOf(page)).toHaveCount(5);
    const container = (name: string) => mode(page).getByRole('button', { name, exact: true });
    await expect(container('Residual')).toHaveAttribute('aria-expanded', 'false');
    await container('Residual').press('Enter');
    await expect(container('Residual')).toHaveAttribute('aria-expanded', 'true');
    await expect(container('Residual')).toBeFocused();
    await expect(blocksOf(page)).toHaveCount(7);
    await expect(mode(page).getByRole('img', { name: /^Dense \d in Residual: 6 numbers$/ })).toHaveCount(2);
    await measured(page);
    await expect(ribbons(page)).toHaveAttribute('aria-label', /% at Dense 2, \d+\s% at Dense 3, \d+\s% at Residual/);
    await inOrder(page);
    // Another in its place; its branches begin with the same: no ribbon runs from one to the other.
    await container('Concat').click();
    await expect(container('Residual')).toHaveAttribute('aria-expanded', 'false');
    await expect(blocksOf(page)).toHaveCount(7);
    await expect(mode(page)).toContainText('the next path begins again');
    await measured(page);
    await inOrder(page);
    // A link brings it back, and so do the numbers.
    if (width >= 768)
      expect((await shared(page)).document['view']).toMatchObject({ lenses: { bottleneck: { open: 'k' } } });
    await mode(page).getByRole('radio', { name: 'numbers' }).check();
    await expect(mode(page).getByRole('columnheader', { name: 'Dense 4' }).first()).toBeVisible();
    await mode(page).getByRole('columnheader', { name: 'Concat' }).first().getByRole('button').click();
    await expect(mode(page).getByRole('columnheader', { name: 'Dense 4' })).toHaveCount(0);
    await inOrder(page);
  });

test('on a phone every layer is a row, with the ribbons beside', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, {
    ...deep,
    title: 'Shapes',
    data: { type: 'shapes', samples: 300, classes: ['circle', 'square'] },
    network: [
      { id: 'a', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
      { id: 'f', type: 'flatten' },
      dense('w', 6, 'tanh'),
      dense('out', 2),
    ],
  });
  await toPanel(page, 'Lenses');
  await lensButton(page, 'Bottleneck').click();
  await measured(page);
  await expect(blocksOf(page)).toHaveCount(4);
  const boxes = await blocksOf(page).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(boxes).toEqual(boxes.toSorted((a, b) => a - b));
  await expect(ribbons(page)).toHaveAttribute('aria-label', /what it is asked/);
  await inOrder(page);
});
