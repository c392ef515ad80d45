import { mkdirSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import * as archives from '#testing/archives.ts';
import {
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

const panel = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });

/** An IDX file of bytes. */
const idx = (shape: number[], values: readonly number[]): Buffer =>
  Buffer.from(archives.idx('', shape, Uint8Array.from(values)).bytes);
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
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your own data' });

async function openImport(page: Page): Promise<Locator> {
  await panel(page).getByRole('button', { name: 'Your own data' }).click();
  return dialog(page);
}

const twoHalves: Json = {
  strata: 1,
  title: 'Halves',
  seed: 1,
  data: { type: 'barsAndStripes' },
  network: [{ id: 'b', type: 'flatten' }, dense('d', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.003 }, batchSize: 32 },
};

test('IDX files are imported, train, are still there after a reload, and a link asks for them', async ({
  page,
  browser,
}) => {
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await expect(box).toContainText('Everything stays on this device');
  const use = box.getByRole('button', { name: 'Use these' });

  // One half of a file: what is wrong, and where.
  const cut = { ...labelsFile, buffer: labelsFile.buffer.subarray(0, 20) };
  await box.getByLabel('Choose files').setInputFiles([imagesFile, cut]);
  await expect(problem(box)).toContainText('train-labels: byte 20: says 40 = 40 numbers and ends after 12.');
  await expect(use).toBeDisabled();

  await box.getByLabel('Choose files').setInputFiles([labelsFile]);
  await expect(box).toContainText('40 pictures of 8 × 8 pixels in 2 classes: 3 20, 5 20.');
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
  await again.getByRole('button', { name: 'Use these' }).click();
  await expect(panel(other)).toContainText('The images stay on this device');
  await ready(other);
  await elsewhere.close();
});

/** Two thousand rows of four numbers and a class, too many for a document. */
const longTable = [
  'width,height,weight,age,kind',
  ...Array.from({ length: 4000 }, (_, i) => {
    const noise = (k: number) => ((i * 7919 + k * 104_729) % 1000) / 1000;
    const kind = i % 2;
    return [noise(1), kind * 3 + noise(2), 5 + noise(3), noise(4) * 80, kind ? 'tall' : 'short'].map(String).join(',');
  }),
].join('\n');
const longFile = file('long.csv', Buffer.from(longTable));

test('a long table is kept as images are: still there after a reload, named by a link, carried by a file, deleted in the list', async ({
  page,
  browser,
}, info) => {
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await box.getByLabel('Choose files').setInputFiles([longFile]);
  await expect(box).toContainText('4\u202f000 rows. 4 columns go in');
  await box.getByRole('button', { name: 'Use these' }).click();
  await expect(box).toBeHidden();
  await expect(panel(page)).toContainText('long.csv. The rows stay on this device');
  await fullSpeed(page);
  await play(page);
  await reachesCell(page, 'test-accuracy', 1);
  await pause(page);

  const { link } = await shared(page);
  expect(link.length).toBeLessThan(2000);
  await page.goto('./');
  await page.reload();
  await ready(page);
  await expect(panel(page)).toContainText('long.csv. The rows stay on this device');

  // A file carries them to somebody who has the link and not the rows.
  await page.getByRole('button', { name: 'Document' }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save file' }).click(),
  ]);
  const path = info.outputPath('long.strata.json');
  await saved.saveAs(path);
  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(panel(other)).toContainText(
    'The rows of this network are not on this device: “long.csv”, 4\u202f000 rows of 5 columns. Choose the file again.',
  );
  const again = await openImport(other);
  await again.getByLabel('Choose files').setInputFiles([path]);
  await again.getByRole('button', { name: 'Open this network' }).click();
  await expect(panel(other)).toContainText('The rows stay on this device');
  await ready(other);
  await elsewhere.close();

  // They stay as long as a network needs them, and are deleted in the list.
  const work = page.getByRole('dialog', { name: 'Your work' });
  const remove = work.getByRole('list', { name: 'Tables' }).getByRole('button', { name: 'Delete long.csv' });
  const openWork = async () => {
    await page.getByRole('button', { name: 'Document' }).click();
    await page.getByRole('menuitem', { name: 'Your work' }).click();
  };
  await openWork();
  await expect(work).toContainText('4\u202f000 rows of 5 columns · 160\u202fkB');
  await expect(remove).toBeDisabled();
  await page.keyboard.press('Escape');
  await panel(page).getByRole('radio', { name: 'Spiral' }).check({ force: true });
  await ready(page);
  await openWork();
  await expect(remove).toBeEnabled();
  await remove.click();
  await expect(work).toContainText('“long.csv” is deleted.');
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
  await box.getByRole('button', { name: 'Use these' }).click();
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
  await expect(box).toContainText('40 pictures of 8 × 8 pixels');
});

/** Ten pictures of each of two classes: ink in the left half, ink in the right half. */
const pictures = ['left', 'right'].flatMap((side) =>
  Array.from({ length: 10 }, (_, i) => ({
    path: `${side}/${i}.png`,
    bytes: Buffer.from(archives.png('', 8, 8, (p) => (p % 8 < 4 === (side === 'left') ? 20 + i : 255)).bytes),
  })),
);

/** A zip of files. */
const zip = (files: readonly archives.WrittenFile[]): Buffer => Buffer.from(archives.zip('', files).bytes);

/** Drops files or folders that lie on the disk in the middle of the network, as a hand would. */
async function dropOn(page: Page, files: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const box = (await page.getByRole('region', { name: 'Network' }).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await client.send('Input.dispatchDragEvent', { type, x, y, data });
  await expect(
    page.getByText('Drop a network or weights to open them, or pictures and tables to learn from them'),
  ).toBeVisible();
  await client.send('Input.dispatchDragEvent', { type: 'drop', x, y, data });
}

function written(folder: string, files: readonly { path: string; bytes: Buffer }[]): string {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

test('files and folders dropped anywhere on the page are imported', async ({ page }, info) => {
  const folder = written(info.outputPath('halves'), pictures);
  written(info.outputPath(), [
    { path: 'train-images.gz', bytes: imagesFile.buffer },
    { path: 'train-labels', bytes: labelsFile.buffer },
  ]);
  await openPage(page, twoHalves);
  await dropOn(page, [info.outputPath('train-images.gz')]);
  const box = dialog(page);
  await expect(problem(box)).toContainText('train-images: holds images; the file with their labels is wanting');
  await box.getByLabel('Choose files').setInputFiles([labelsFile]);
  await expect(box).toContainText('40 pictures of 8 × 8 pixels in 2 classes: 3 20, 5 20.');
  await box.getByRole('button', { name: 'Cancel' }).click();
  await expect(box).toBeHidden();
  await expect(panel(page)).toContainText('Bars and stripes');

  await dropOn(page, [folder]);
  await box.getByText('Not right? Change it').click();
  await box.getByRole('combobox', { name: 'Picture size' }).selectOption('16');
  await expect(box).toContainText('20 pictures of 16 × 16 pixels in 2 classes: left 10, right 10.');
  await box.getByRole('button', { name: 'Use these' }).click();
  await expect(box).toBeHidden();
  await ready(page);
  await fullSpeed(page);
  await play(page);
  await reachesCell(page, 'test-accuracy', 1);
  await pause(page);
});

test('a zip by classes and a table of pixels are imported as well', async ({ page }) => {
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await box.getByLabel('Choose files').setInputFiles([file('halves.zip', zip(pictures))]);
  await expect(box).toContainText('20 pictures of 28 × 28 pixels in 2 classes: left 10, right 10.');
  await expect(box.getByRole('list', { name: 'Pictures as the network gets them' }).getByRole('listitem')).toHaveCount(
    12,
  );
  await box.getByRole('button', { name: 'Start over' }).click();
  const table = ['label,p0,p1,p2,p3', ...Array.from({ length: 12 }, (_, i) => (i % 2 ? 'up,1,1,0,0' : 'down,0,0,1,1'))];
  await box.getByLabel('Choose files').setInputFiles([file('pixels.csv', Buffer.from(table.join('\n')))]);
  await expect(box).toContainText('12 pictures of 2 × 2 pixels in 2 classes: down 6, up 6.');
  await box.getByRole('button', { name: 'Use these' }).click();
  await expect(panel(page)).toContainText('pixels.csv. The images stay on this device');
  await ready(page);
});

test('files that cannot be used say where, and leave what was there', async ({ page }, info) => {
  await openPage(page, twoHalves);
  const box = await openImport(page);
  const refused = async (words: RegExp, ...files: ReturnType<typeof file>[]) => {
    await box.getByLabel('Choose files').setInputFiles(files);
    await expect(problem(box)).toContainText(words);
    await expect(box.getByRole('button', { name: 'Use these' })).toBeDisabled();
    await box.getByRole('button', { name: 'Start over' }).click();
    await expect(problem(box)).toHaveCount(0);
  };
  const { buffer } = imagesFile;
  await refused(/train-images.gz: cannot be unpacked; it may have been cut off/, {
    ...imagesFile,
    buffer: buffer.subarray(0, buffer.length - 20),
  });
  await refused(/labels: holds 3 labels, train-images 40 images/, imagesFile, file('labels', idx([3], [1, 2, 1])));
  await refused(/halves.zip: .*cut off/, file('halves.zip', zip(pictures).subarray(0, 900)));
  await refused(/loose.png: lies in no folder/, file('loose.png', pictures[0]!.bytes));
  await refused(
    /pixels.csv: line 3, column 3: expected a pixel from 0 to 255, received dark/,
    file('pixels.csv', Buffer.from('label,p0,p1,p2,p3\na,1,200,3,4\nb,1,dark,3,4\nc,1,3,3,4')),
  );
  await refused(
    /notes.bin: holds one column; a table has inputs and an answer/,
    file('notes.bin', Buffer.from('hello\nyou')),
  );
  // What no document could name again: it would be lost with the next load of the page.
  const two = file('labels', idx([2], [0, 1]));
  const zeros = (count: number) => new Array<number>(count).fill(0);
  await refused(
    /pictures: height must be at most 256, received 300/,
    file('images', idx([2, 300, 2], zeros(1200))),
    two,
  );
  await refused(/pictures: width must be an integer ≥ 1, received 0/, file('images', idx([2, 4, 0], [])), two);
  const long = Array.from({ length: 12 }, (_, i) => `${'long'.repeat(500)}${i},0,0,0,${i}`);
  await refused(
    /pictures: classes must be at most 8192 characters, received 24/,
    file('long.csv', Buffer.from(['label,p0,p1,p2,p3', ...long].join('\n'))),
  );
  // A film dropped by mistake is not even read.
  const film = info.outputPath('film.mov');
  writeFileSync(film, '');
  await truncate(film, 200_000_001);
  await dropOn(page, [film]);
  await expect(problem(box)).toContainText('film.mov: is larger than 200 MB');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toContainText('Bars and stripes');
  await ready(page);
});

test('fetching shows how far it is, and can be cancelled', async ({ page }) => {
  await page.route('**/data/slow', () => {}); // never answered
  await openPage(page, twoHalves);
  const box = await openImport(page);
  await box.getByRole('textbox', { name: 'Address' }).fill(new URL('data/slow', page.url()).href);
  await box.getByRole('button', { name: 'Fetch', exact: true }).click();
  await expect(box.getByRole('progressbar')).toBeVisible();
  await box.getByRole('button', { name: 'Cancel fetching' }).click();
  await expect(box.getByRole('progressbar')).toHaveCount(0);
  await expect(problem(box)).toHaveCount(0);
});

for (const width of [1440, 390])
  test(`what is missing, how colours stand and which line names the columns is said and changed at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width > 768 ? 900 : 844 });
    await openPage(page, twoHalves);
    if (width < 768)
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Data' }).press('Enter');
    const box = await openImport(page);
    const found = box.locator('[data-found]');
    const countries = ['DE', 'NA', 'FR', 'DE', 'NA', 'FR', 'DE', 'FR'];
    const rows = countries.map((name, i) => `${i * 1.5},${name},${i % 2 ? 'a' : 'b'}`);
    await box
      .getByLabel('Choose files')
      .setInputFiles([file('t.csv', Buffer.from(`# size,country,class\n${rows.join('\n')}`))]);
    await expect(found).toContainText('Among names, “NA” (2) is taken for a missing value.');
    await expect(found).toContainText('The line “# size,country,class” names the columns.');
    await box.getByText('Not right? Change it').click();
    await box
      .getByRole('combobox', { name: '“NA” and empty cells are' })
      .selectOption('“NA” a name, empty cells missing');
    await expect(found).toContainText('8 rows.');
    await expect(found).toContainText('country (3 names)');
    const inside = (await box.getByRole('combobox', { name: '“NA” and empty cells are' }).boundingBox())!;
    expect(inside.x >= 0 && inside.x + inside.width <= width).toBe(true);
    const line = box.getByLabel('The line above the rows names the columns');
    await line.focus();
    await page.keyboard.press('Space');
    // Without names nothing says which column is the answer.
    await expect(box).toContainText('Which column is the answer?');
    await expect(box.getByRole('columnheader', { name: 'column 1' })).toBeVisible();

    await box.getByRole('button', { name: 'Start over' }).click();
    const colours = Array.from({ length: 12 }, (_, r) =>
      [r % 2 ? 'a' : 'b', ...Array.from({ length: 192 }, (_, i) => (i * 7 + r * 20) % 256)].join(),
    );
    await box.getByLabel('Choose files').setInputFiles([file('colours.csv', Buffer.from(colours.join('\n')))]);
    await expect(found).toContainText('all of red, then all of green, then all of blue');
    if (!(await box.getByRole('combobox', { name: 'Colours stand' }).isVisible()))
      await box.getByText('Not right? Change it').click();
    await box
      .getByRole('combobox', { name: 'Colours stand' })
      .selectOption('red, green and blue of each pixel together');
    await expect(found).toContainText('red, green and blue of each pixel together');
  });
