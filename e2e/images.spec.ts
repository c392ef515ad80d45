import type { Locator, Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  type Json,
  openBeside,
  openExample,
  openPage,
  read,
  shared,
  step,
  test,
  trainTo,
} from './page.ts';

/** A small network that learns digits in seconds. */
const digits: Json = {
  strata: 1,
  title: 'Digits',
  seed: 1,
  data: { type: 'digits', samples: 3000, testShare: 0.1 },
  network: [
    { id: 'a', type: 'conv2d', filters: 8, kernel: 5, stride: 2, activation: 'relu' },
    { id: 'b', type: 'flatten' },
    dense('c', 32, 'relu'),
    dense('d', 10),
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.003 }, batchSize: 32 },
};

const panel = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const paper = (page: Page): Locator => page.getByRole('img', { name: 'Paper to draw on' });

/** Draws a stroke through places of the paper, in shares of its side. */
async function draw(page: Page, places: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await paper(page).boundingBox())!;
  const [first, ...rest] = places.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 3 });
  await page.mouse.up();
}

const THREE = [
  [0.3, 0.25],
  [0.45, 0.17],
  [0.62, 0.22],
  [0.65, 0.35],
  [0.5, 0.47],
  [0.42, 0.48],
  [0.55, 0.5],
  [0.68, 0.62],
  [0.62, 0.78],
  [0.45, 0.84],
  [0.28, 0.76],
] as const;

test('a 3 that is drawn is read as a 3 by a network trained on the page, and every view follows the pen', async ({
  page,
}) => {
  await openPage(page, digits);
  await trainTo(page, 300);
  expect(await read(page, 'test-accuracy')).toBeGreaterThan(0.75);
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  await answer.getByRole('radio', { name: 'draw', exact: true }).check();
  const said = answer.getByRole('table', { name: 'The share that the network gives to each class' });
  await expect(said).toHaveCount(0);
  await draw(page, THREE);
  await expect(said.locator('tr[data-said=true] th')).toHaveText('3');
  await expect(answer.getByRole('img', { name: 'A drawing of 28 by 28 pixels.' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Sample looked at' })).toContainText('your drawing');

  // A picture of one's own has no answer that is asked for.
  await expect(said).not.toContainText('asked');
  await answer.getByRole('button', { name: 'Last stroke' }).click();
  await expect(said).toHaveCount(0);
  await draw(page, THREE);
  await expect(said).toHaveCount(1);
  await answer.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('group', { name: 'Sample looked at' })).toContainText(/^test 1 of/);
});

test('without a pen, samples are chosen with the keyboard instead', async ({ page }) => {
  await openPage(page, digits);
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  await answer.getByRole('radio', { name: 'draw', exact: true }).check();
  await draw(page, THREE);
  await expect(answer.getByRole('table')).not.toHaveCount(0);
  await answer.getByRole('radio', { name: 'draw', exact: true }).press('ArrowLeft');
  await expect(answer.getByText(/^test sample 1 of/)).toBeVisible();
  await answer.getByRole('button', { name: 'Next sample' }).press('Enter');
  await expect(answer.getByText(/^test sample 2 of/)).toBeVisible();
});

test('asking the same faces for something else changes the answers, not the pictures', async ({ page }) => {
  await openPage(page, {
    ...digits,
    title: 'Faces',
    data: { type: 'faces', samples: 200 },
    network: [{ id: 'b', type: 'flatten' }, dense('d', 5)],
  });
  const picture = panel(page).getByRole('img').first();
  const before = await picture.screenshot();
  await expect(panel(page)).toContainText('neutral');
  await panel(page).getByRole('combobox', { name: 'Asked for' }).selectOption('glasses');
  await expect(panel(page)).toContainText('no glasses');
  await expect(page.getByRole('region', { name: 'Network' })).toContainText('→ 2');
  expect(await picture.screenshot()).toEqual(before);
  await expect(cell(page, 'test-loss')).toHaveText(/^\d/);
});

test('feature maps are seen on one scale a layer, or each on its own, and a link remembers which', async ({ page }) => {
  await openPage(page, digits);
  const network = page.getByRole('region', { name: 'Network' });
  const picture = network.locator('canvas[role=img]');
  const shown = () => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await expect(network.getByRole('radio', { name: 'layer' })).toBeChecked();
  const before = await shown();
  await network.getByRole('radio', { name: 'map', exact: true }).check();
  await expect.poll(shown).not.toBe(before);
  expect((await shared(page)).document['view']).toMatchObject({ scale: 'map' });
  await openPage(page, { ...digits, title: 'Linked', view: { scale: 'map' } });
  await expect(network.getByRole('radio', { name: 'map', exact: true })).toBeChecked();
  await openPage(page, { ...digits, title: 'Points', data: { type: 'spiral' }, network: [dense('d', 2)] });
  await expect(network.getByRole('radio', { name: 'map', exact: true })).toHaveCount(0);
});

/** A convolution or pooling as the arithmetic of receptive fields needs it. */
interface Window {
  readonly id: string;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  /** Cells along each side of its input. */
  readonly side: number;
}

/** The digits network of the gallery, from the back to the front as far as its second pooling. */
const WINDOWS: readonly Window[] = [
  { id: 'q', kernel: 2, stride: 2, padding: 0, side: 8 },
  { id: 'b', kernel: 5, stride: 1, padding: 0, side: 12 },
  { id: 'p', kernel: 2, stride: 2, padding: 0, side: 24 },
  { id: 'a', kernel: 5, stride: 1, padding: 0, side: 28 },
];

test('the whole way: a network learns digits, reads a drawn 3, shows the pixels that a number sees and what each layer keeps', async ({
  page,
}) => {
  // All of the network is in sight at once, also beside a lens.
  await page.setViewportSize({ width: 2100, height: 1300 });
  await openPage(page);
  await openExample(page, 'Digits: a convolutional network');
  await openBeside(page, 'Bottleneck');
  await trainTo(page, 200);
  expect(await read(page, 'test-accuracy')).toBeGreaterThan(0.82);
  await draw(page, THREE);
  const answer = page.getByRole('region', { name: 'Answer', exact: true });
  const said = answer.getByRole('table', { name: 'The share that the network gives to each class' });
  await expect(said.locator('tr[data-said=true] th')).toHaveText('3');

  // The trace of a number of the second pooling, through every layer, to the pixels: by the arithmetic of windows.
  const column = (id: string) => page.locator(`[data-block="${id}"][data-unit]`);
  const tile = column('q').first();
  const at = (await tile.boundingBox())!;
  const [row, col] = [1, 2];
  await page.mouse.move(at.x + ((col + 0.5) * at.width) / 4, at.y + ((row + 0.5) * at.height) / 4, { steps: 3 });
  let [rows, columns] = [
    [row, row],
    [col, col],
  ] as [[number, number], [number, number]];
  for (const [i, { kernel, stride, padding, side }] of WINDOWS.entries()) {
    const back = ([from, to]: [number, number]): [number, number] => [
      Math.max(0, from * stride - padding),
      Math.min(side - 1, to * stride - padding + kernel - 1),
    ];
    [rows, columns] = [back(rows), back(columns)];
    const before = WINDOWS[i + 1]?.id ?? 'input';
    const whole = (await column(before).first().boundingBox())!;
    const seen = (await page.locator(`[data-seen="${before}"]`).first().boundingBox())!;
    const inCells = (pixels: number) => (pixels * side) / whole.width;
    const found = [seen.x - whole.x, seen.x + seen.width - whole.x, seen.y - whole.y, seen.y + seen.height - whole.y];
    const edges = [columns[0], columns[1] + 1, rows[0], rows[1] + 1];
    for (const [e, edge] of edges.entries())
      expect(Math.abs(inCells(found[e]!) - edge), `edge ${e} in ${before}`).toBeLessThan(0.05);
  }
  // 16 × 16 pixels: 5 + 1 · 1 + 4 · 2 + 1 · 2.
  expect([rows[1] - rows[0] + 1, columns[1] - columns[0] + 1]).toEqual([16, 16]);

  // What each layer keeps of the drawing, and which factors survive.
  const bottleneck = page.getByRole('group', { name: 'Bottleneck', exact: true });
  await expect.poll(() => read(page, 'survey-step')).toBe(await step(page));
  await expect(page.getByRole('group', { name: 'Sample looked at' })).toContainText('your drawing');
  // One picture at each of seven layers, and another after another stroke.
  const redrawn = bottleneck.getByRole('row', { name: /redrawn by a linear map/ }).locator('canvas');
  await expect(redrawn).toHaveCount(7);
  const pictures = () => redrawn.evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
  const before = await pictures();
  expect(new Set(before).size).toBe(7);
  await draw(page, [
    [0.3, 0.2],
    [0.3, 0.8],
  ]);
  await expect.poll(async () => (await pictures()).filter((picture, i) => picture !== before[i]).length).toBe(7);
  expect(await read(page, 'redrawn-input')).toBe(1);
  expect(await read(page, 'redrawn-a')).toBeGreaterThan(await read(page, 'redrawn-out'));
  expect(await read(page, 'factor-class-c')).toBeGreaterThan(await read(page, 'factor-class-input'));
  expect(await read(page, 'factor-width-c')).toBeLessThan(await read(page, 'factor-width-input'));
});

test('sixty thousand digits are prepared while the page goes on, can be stopped, and give way to another choice', async ({
  page,
}) => {
  await openPage(page, digits);
  const samples = panel(page).getByRole('button', { name: /^Samples/ });
  const many = async () => {
    await samples.click();
    await page.keyboard.type('60000');
    await page.keyboard.press('Enter');
  };
  const notice = page.getByRole('status').filter({ hasText: 'Preparing the samples' });
  await many();
  await expect(notice).toContainText(/Sample .+ of 60.000/);
  await notice.getByRole('button', { name: 'Stop' }).click();
  await expect(notice).toHaveCount(0);
  await expect(panel(page)).toContainText(/of 3.000/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();

  // What the notice said while they were prepared, one after the other: a page that is not free says nothing until the end.
  const told = notice.evaluateAll(
    () =>
      new Promise<number>((resolve) => {
        const said = new Set<string>();
        const watch = new MutationObserver(() => {
          const text = document.body.textContent?.match(/Sample .+? of 60/)?.[0];
          if (text) said.add(text);
          else if (said.size > 0) {
            watch.disconnect();
            resolve(said.size);
          }
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
      }),
  );
  await many();
  await expect(panel(page)).toContainText('1–6 of 60');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  expect(await told).toBeGreaterThan(3);
  await expect(page.getByRole('complementary', { name: 'Answer and settings' })).toContainText(/train 54.000/);
  expect(await read(page, 'test-loss')).toBeGreaterThan(1);

  // Another seed, and before its digits are there, few of them.
  await page.getByRole('button', { name: 'Reseed' }).click();
  await expect(notice).toBeVisible();
  await samples.click();
  await page.keyboard.type('400');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Answer and settings' })).toContainText('train 360');
  await expect(notice).toHaveCount(0);
});
