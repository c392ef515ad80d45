/** Files of other programs: weights onto the network on the page, networks with data that fit; what cannot be taken is said, and loses nothing. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { violations } from './axe.ts';
import { dense, expect, type Json, openPage, read, small, standsAt, step, test, trainTo } from './page.ts';

const command = (...args: string[]): void => {
  execFileSync(process.execPath, ['scripts/run.mjs', ...args], { stdio: 'pipe' });
};

/** A document trained to a step and written by our own exporter: where the file lies. */
function exported(document: Json, steps: number, format: string, into: (name: string) => string): string {
  const [given, saved, out] = [into('given.json'), into('saved.json'), into(`model.${format}`)];
  writeFileSync(given, JSON.stringify(document));
  command('scripts/train.ts', given, '--steps', String(steps), '--save', saved);
  command('scripts/export.ts', saved, '--to', format, '--weights', '--out', out);
  return out;
}

/** Opens a file by the document's menu. */
async function openFile(page: Page, file: Parameters<Locator['setInputFiles']>[0], item = 'Open file…'): Promise<void> {
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: item }).click();
  await (await chooser).setFiles(file as string);
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const network = (page: Page) => page.getByRole('dialog', { name: 'A network from a file' });
const weights = (page: Page) => page.getByRole('dialog', { name: 'Weights from a file' });
const wider: Json = { ...small, title: 'Wider', network: [dense('a', 9, 'tanh'), dense('b', 3), dense('c', 2)] };

test('weights that our exporter wrote give the same scores after Reset, and Undo takes them back', async ({
  page,
}, info) => {
  const model = exported(small, 40, 'safetensors', (name) => info.outputPath(name));
  await openPage(page, small);
  await trainTo(page, 40);
  const trained = await read(page, 'test-loss');
  await page.getByRole('button', { name: 'Reset' }).click();
  await standsAt(page, 0);
  await expect.poll(() => read(page, 'test-loss')).not.toBe(trained);
  await openFile(page, model, 'Weights from a file…');
  await expect(weights(page).getByRole('row')).toHaveCount(7);
  await expect(weights(page)).toContainText('Every tensor was found by its name.');
  await weights(page).getByRole('button', { name: 'Start from these weights' }).click();
  await expect(weights(page)).toBeHidden();
  await expect.poll(() => read(page, 'test-loss')).toBe(trained);
  expect(await step(page)).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => read(page, 'test-loss')).not.toBe(trained);
});

test('weights of another network are shown tensor by tensor, and not taken', async ({ page }, info) => {
  const model = exported(wider, 1, 'safetensors', (name) => info.outputPath(name));
  await openPage(page, small);
  await trainTo(page, 5);
  await openFile(page, model);
  await expect(weights(page).getByRole('alert')).toContainText('in the file');
  await expect(weights(page).getByRole('row').filter({ hasText: 'another shape' })).not.toHaveCount(0);
  await expect(weights(page).getByRole('button', { name: 'Start from these weights' })).toBeDisabled();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => violations(page)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(weights(page)).toBeHidden();
  expect(await step(page)).toBe(5);
});

test('a file is dropped anywhere on the page, and data of one’s own are still data', async ({ page }) => {
  await openPage(page, small);
  const drop = (name: string) =>
    page.evaluate((called) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['no tensors'], called));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, name);
  await drop('weights.safetensors');
  await expect(page.getByRole('dialog', { name: 'A file that cannot be used' })).toContainText('weights.safetensors: ');
  await page.keyboard.press('Escape');
  await drop('numbers.bin');
  const own = page.getByRole('dialog', { name: 'Your own data' });
  await own.getByLabel('Choose files').setInputFiles([file('chosen.onnx', Buffer.from([1, 2, 3]))]);
  await expect(page.getByRole('dialog', { name: 'A file that cannot be used' })).toContainText('chosen.onnx: ');
  await expect(own).toBeHidden();
});

test('several at once are named, and stand in no table’s way', async ({ page }) => {
  await openPage(page, small);
  const own = page.getByRole('dialog', { name: 'Your own data' });
  const drop = (...names: string[]) =>
    page.evaluate((all) => {
      const dataTransfer = new DataTransfer();
      for (const name of all) dataTransfer.items.add(new File(['x,y\n1,2\n3,4\n'], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, names);
  await drop('one.onnx', 'two.safetensors');
  await expect(own).toContainText('left out: one.onnx, two.safetensors. Open them one at a time.');
  await expect(own).not.toContainText('goes in');
  await own.getByRole('button', { name: 'Cancel' }).click();
  await drop('one.onnx', 'numbers.csv');
  await expect(own).toContainText('one.onnx holds weights or a network, and no data: it was left out.');
  await expect(own).toContainText('goes in');
});

test('a lesson takes no files, and is not lost to one that is dropped on it', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Lessons', exact: true })).toBeVisible();
  const taken = await page.evaluate(() =>
    ['dragover', 'drop'].map((type) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'weights.safetensors'));
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(taken, 'what the browser does with a file is prevented').toEqual([true, true]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('numbers that are none are said where they were to be taken', async ({ page }) => {
  await openPage(page, { ...small, network: [dense('a', 2)] });
  const header = Buffer.from(
    JSON.stringify({
      '0.weight': { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
      '0.bias': { dtype: 'F32', shape: [2], data_offsets: [16, 24] },
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const numbers = Buffer.from(new Float32Array([1, 2, Number.NaN, 4, 5, 6]).buffer);
  await openFile(page, file('none.safetensors', Buffer.concat([length, header, numbers])) as never);
  const take = weights(page).getByRole('button', { name: 'Start from these weights' });
  await take.click();
  await expect(weights(page).getByRole('alert')).toContainText('none.safetensors: 0.weight: number 2 is NaN.');
  await expect(take).toBeDisabled();
});

test('what was opened with its weights is there again after a reload', async ({ page }, info) => {
  const wide: Json = { ...small, network: [dense('a', 60, 'tanh'), dense('b', 60, 'tanh'), dense('c', 2)] };
  const model = exported(wide, 5, 'onnx', (name) => info.outputPath(name));
  await openPage(page, small);
  await openFile(page, model);
  await network(page).getByRole('button', { name: 'Open this network' }).click();
  await expect(page).toHaveURL(/#w=/);
  const before = await read(page, 'test-loss');
  await page.reload();
  await expect.poll(() => read(page, 'test-loss')).toBe(before);
});

for (const [what, name, bytes] of [
  ['noise', 'noise.safetensors', Buffer.from(Array.from({ length: 64 }, (_, i) => (i * 151) % 256))],
  ['a header that is too long', 'long.safetensors', Buffer.from([255, 255, 255, 255, 255, 255, 255, 127, 123])],
  ['nothing', 'empty.onnx', Buffer.alloc(0)],
  ['a graph that is cut off', 'cut.onnx', Buffer.from([8, 8, 58, 255, 255, 3, 10, 4, 10, 1, 120])],
  ['a program’s own file', 'model.pt', Buffer.from('PK\u0003\u0004 and more')],
] as const)
  test(`a file of ${what} is said in a sentence, and nothing is lost`, async ({ page }) => {
    await openPage(page, small);
    await trainTo(page, 5);
    await openFile(page, file(name, bytes) as never);
    const dialog = page.getByRole('dialog', { name: 'A file that cannot be used' });
    await expect(dialog.getByRole('alert')).toContainText(`${name}: `);
    await expect(dialog.getByRole('button', { name: /^(Start|Open)/ })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await step(page)).toBe(5);
    await expect(page).toHaveTitle('Small – Strata');
  });

test('a network that our exporter wrote opens with data that fit and gives the same answers; Undo leads back', async ({
  page,
}, info) => {
  const model = exported(small, 40, 'onnx', (name) => info.outputPath(name));
  await openPage(page, small);
  await trainTo(page, 40);
  const trained = await read(page, 'test-loss');
  await openFile(page, model);
  await expect(network(page).getByRole('region', { name: 'The network as it was understood' })).toContainText(
    'Dense 3',
  );
  await expect(network(page).getByRole('combobox', { name: 'Data that fit' })).toHaveValue('0');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => violations(page)).toEqual([]);
  }
  await network(page).getByRole('button', { name: 'Open this network' }).click();
  await expect(network(page)).toBeHidden();
  expect(await step(page)).toBe(0);
  await expect.poll(() => read(page, 'test-loss')).toBe(trained);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveTitle('Small – Strata');
  await expect.poll(() => read(page, 'test-loss')).toBe(trained);
  expect(await step(page)).toBe(40);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('weights from a file fit the page, without a way across it', async ({ page }, info) => {
    const model = exported(small, 3, 'safetensors', (name) => info.outputPath(name));
    await openPage(page, small);
    await openFile(page, model, 'Weights from a file…');
    const take = weights(page).getByRole('button', { name: 'Start from these weights' });
    await expect(take).toBeInViewport();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
    await take.click();
    await expect(weights(page)).toBeHidden();
    await expect(page.getByRole('main')).toContainText('The run starts from the weights of model.safetensors.');
  });
});
