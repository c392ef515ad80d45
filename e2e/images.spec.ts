import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  fullSpeed,
  type Json,
  openPage,
  pause,
  play,
  reachesCell,
  ready,
  shared,
  test,
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
  await fullSpeed(page);
  await play(page);
  await reachesCell(page, 'test-accuracy', 0.8);
  await pause(page);
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

/** An IDX file of bytes. */
const idx = (shape: number[], values: readonly number[]): Buffer => {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, length] of shape.entries()) head.writeUInt32BE(length, 4 + 4 * axis);
  return Buffer.concat([head, Buffer.from(values)]);
};
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** Forty images of 8 × 8 pixels: ink in the left half is a 3, in the right half a 5. */
const COUNT = 40;
const halves = Array.from({ length: COUNT * 64 }, (_, i) => (i % 8 < 4 === (Math.floor(i / 64) % 2 === 0) ? 255 : 0));
const imagesFile = file('train-images.gz', gzipSync(idx([COUNT, 8, 8], halves)));
const labelsFile = file(
  'train-labels',
  idx(
    [COUNT],
    Array.from({ length: COUNT }, (_, i) => (i % 2 === 0 ? 3 : 5)),
  ),
);

/** What the dialog says is wrong: fields have empty places for theirs. */
const problem = (box: Locator) => box.getByRole('alert').filter({ hasText: /./ });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Images from files' });

async function openImport(page: Page): Promise<Locator> {
  await panel(page)
    .getByRole('button', { name: /^(Your own images|Choose the files)$/ })
    .click();
  return dialog(page);
}

const twoHalves: Json = {
  ...digits,
  title: 'Halves',
  data: { type: 'barsAndStripes' },
  network: [{ id: 'b', type: 'flatten' }, dense('d', 2)],
};

test('IDX files are imported, train, are still there after a reload, and a link asks for them', async ({
  page,
  browser,
}) => {
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await expect(box).toContainText('Everything stays on this device');
  const use = box.getByRole('button', { name: 'Use these images' });

  // One half of a file: what is wrong, and where.
  const cut = { ...labelsFile, buffer: labelsFile.buffer.subarray(0, 20) };
  await box.getByLabel('Choose files').setInputFiles([imagesFile, cut]);
  await expect(problem(box)).toContainText('train-labels: byte 20: says 40 = 40 numbers and ends after 12.');
  await expect(use).toBeDisabled();

  await box.getByLabel('Choose files').setInputFiles([labelsFile]);
  await expect(box).toContainText('40 images of 8 × 8 pixels in 2 classes: 3, 5.');
  await use.click();
  await expect(box).toBeHidden();
  await expect(panel(page)).toContainText('train-images');
  await fullSpeed(page);
  await play(page);
  await reachesCell(page, 'test-accuracy', 1);
  await pause(page);

  const { link } = await shared(page);
  await page.goto('./');
  await page.reload();
  await ready(page);
  await expect(panel(page)).toContainText('train-images. The images stay on this device');

  // Somebody else has the link and not the images.
  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(panel(other)).toContainText(
    'The images of this network are not on this device: “train-images”, 40 of 8 × 8',
  );
  const again = await openImport(other);
  await again.getByLabel('Choose files').setInputFiles([imagesFile, labelsFile]);
  await again.getByRole('button', { name: 'Use these images' }).click();
  await expect(panel(other)).toContainText('The images stay on this device');
  await ready(other);
  await elsewhere.close();
});

test('a network is tested unchanged on images from files', async ({ page }) => {
  await openPage(page, { ...twoHalves, data: { type: 'digits', samples: 100, classes: ['3', '5'] } });
  const box = await openImport(page);
  const large = Array.from({ length: 4 }, () => new Array(784).fill(0)).flat();
  await box
    .getByLabel('Choose files')
    .setInputFiles([file('images', idx([4, 28, 28], large)), file('labels', idx([4], [3, 5, 3, 5]))]);
  await box.getByRole('button', { name: 'Test the network on them' }).click();
  // Empty images are all called the same: half of these are that.
  await expect(box).toContainText(/which it did not train on, the network names 50\.0\s%\s±\s25\.0\sright at step 0\./);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toContainText('Digits');
});

test('images are imported where the browser keeps nothing, and the page says so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await box.getByLabel('Choose files').setInputFiles([imagesFile, labelsFile]);
  await box.getByRole('button', { name: 'Use these images' }).click();
  await expect(page.getByRole('main').getByText('The images are here until the page is closed')).toBeVisible();
  await ready(page);
});

test('a file is fetched from an address, and one that is not there says so', async ({ page }) => {
  await page.route('**/data/labels', (route) => route.fulfill({ body: labelsFile.buffer }));
  await page.route('**/data/gone', (route) => route.fulfill({ status: 404, body: '' }));
  await openPage(page, twoHalves);
  const box = await openImport(page);
  const address = box.getByRole('textbox', { name: 'Address' });
  const home = new URL('data/', page.url()).href;
  await address.fill(`${home}gone`);
  await box.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(problem(box)).toContainText('the server answers 404');
  await address.fill(`${home}labels`);
  await box.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(problem(box)).toContainText('labels: holds labels; the file with their images is wanting');
  await box.getByLabel('Choose files').setInputFiles([imagesFile]);
  await expect(box).toContainText('40 images of 8 × 8 pixels');
});
