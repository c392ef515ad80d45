/** @file The network as a program: it follows an edit, its lines and blocks lead to each other, it is copied and saved with its weights; what a format cannot hold is named. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { cutOff, overflow, smallTargets } from './layout.ts';
import {
  dense,
  encode,
  expect,
  type Json,
  numberIn,
  openBeside,
  openLens,
  openPage,
  play,
  reaches,
  test,
  trainTo,
} from './page.ts';

const points: Json = {
  strata: 1,
  title: 'Two bends',
  seed: 3,
  data: { type: 'spiral' },
  network: [dense('a', 8, 'tanh'), dense('b', 8, 'tanh'), dense('d', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.02 }, batchSize: 32 },
};

const region = (page: Page) => page.getByRole('region', { name: 'Code', exact: true });
const code = (page: Page) => page.getByRole('group', { name: 'The program, line by line' });
const lines = (page: Page, block: string) => code(page).locator(`[data-block="${block}"]`);

/** The files of an archive that stores them as they are, by name; read from the format's description. */
function filesIn(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    expect(archive.readUInt16LE(at + 8), 'stored').toBe(0);
    const [size, name] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const from = at + 30 + name + archive.readUInt16LE(at + 28);
    files.set(archive.toString('utf8', at + 30, at + 30 + name), archive.subarray(from, from + size));
    at = from + size;
  }
  return files;
}

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile((await file.path())!) };
}

test('the program follows an edit; a line selects its block, by keyboard too, and a block its line', async ({
  page,
}) => {
  await openPage(page, points);
  await openBeside(page, 'Code');
  await expect(code(page)).toContainText('nn.Linear');
  await expect(lines(page, 'b').first()).toContainText('8, 8');
  // From a line to its block: pointed at, then pressed.
  await lines(page, 'b').first().locator('code').hover();
  await expect(page.locator('[data-block-id="b"]').first()).toHaveAttribute('data-pointed', '');
  await lines(page, 'b').first().locator('code').click();
  await expect(lines(page, 'b').first()).toHaveAttribute('data-on', 'true');
  await expect(page.getByRole('heading', { name: 'Dense 2', exact: true })).toBeVisible();
  // An edit of the block is one of its line.
  await page.getByRole('spinbutton', { name: 'Units' }).first().fill('5');
  await expect(lines(page, 'b').first()).toContainText('8, 5');
  await expect(lines(page, 'd').first()).toContainText('5, 2');
  // By keyboard: the arrow keys go from block to block.
  await code(page)
    .getByRole('button', { name: /^Dense 1, line/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(
    code(page)
      .getByRole('button', { name: /^Dense 2, line/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lines(page, 'd').first()).toHaveAttribute('data-on', 'true');
});

test('it is copied as it is shown, and saved with the weights of its step, several files in one archive', async ({
  page,
  context,
  browserName,
}) => {
  await openPage(page, points);
  await openLens(page, 'Code');
  await trainTo(page, 5);
  if (browserName === 'chromium') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await region(page).getByRole('button', { name: 'Copy' }).click();
    await expect(region(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('import torch');
  }
  await region(page)
    .getByRole('switch', { name: /^With the weights/ })
    .check();
  await expect(region(page).getByRole('switch', { name: 'With the weights of step 5' })).toBeVisible();
  const { name, bytes } = await download(page, () => region(page).getByRole('button', { name: 'Download' }).click());
  expect(name).toBe('two-bends-pytorch.zip');
  const files = filesIn(bytes);
  expect([...files.keys()]).toContain('two-bends.py');
  expect(files.get('two-bends.py')!.toString()).toContain('two-bends.safetensors');
  await expect(code(page)).toContainText('two-bends.safetensors');
  const weights = files.get('two-bends.safetensors')!;
  const header = JSON.parse(weights.toString('utf8', 8, 8 + Number(weights.readBigUInt64LE(0))));
  expect(header['0.weight'].shape).toEqual([8, 2]);
  expect(header.__metadata__.step).toBe('5');
  // A file that is no program: of the same step.
  const json = await download(page, async () => {
    await region(page).getByRole('button', { name: 'Other files' }).click();
    await page.getByRole('menuitem', { name: 'JSON' }).click();
  });
  expect(JSON.parse(json.bytes.toString()).step).toBe(5);
});

test('Share saves it for other programs, and a lens its numbers', async ({ page }) => {
  await openPage(page, points);
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name: 'Save for other programs' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'ONNX' });
  const { name, bytes } = await download(page, () => dialog.getByRole('button', { name: 'Save', exact: true }).click());
  expect(name).toBe('two-bends.onnx');
  expect(bytes.length).toBeGreaterThan(500);
  await page.keyboard.press('Escape');
  await openLens(page, 'Weights');
  const table = await download(page, async () => {
    await page.getByRole('button', { name: 'Save the numbers' }).click();
    await page.getByRole('menuitem', { name: 'As CSV, for a spreadsheet' }).click();
  });
  expect(table.name).toBe('two-bends-weights.csv');
  const rows = table.bytes.toString().trim().split('\r\n');
  expect(rows[0]).toBe('step,block,parameter,index,value');
  expect(rows).toHaveLength(1 + 24 + 72 + 18);
});

test('a block saves its parameters, and its output for the sample that is looked at', async ({ page }) => {
  await openPage(page, points);
  await page
    .getByRole('button', { name: /^Dense 2/ })
    .first()
    .click();
  for (const [item, count, name] of [
    ['Parameters as JSON', 72, 'two-bends-dense-2-parameters.json'],
    ['Output for this sample as JSON', 8, 'two-bends-dense-2-output.json'],
  ] as const) {
    const file = await download(page, async () => {
      await page.getByRole('button', { name: 'Save its numbers' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
    expect(file.name).toBe(name);
    const rows = JSON.parse(file.bytes.toString());
    expect(rows).toHaveLength(count);
    expect(rows[0]).toMatchObject({ step: 0, block: 'b', value: expect.any(Number) });
  }
});

test('what a format cannot hold is named with its block, which a press shows; programs that nobody ran are marked', async ({
  page,
}) => {
  const network = [
    { id: 'e', type: 'embedding', vocabulary: 4, dim: 8 },
    { id: 's', type: 'selfAttention', heads: 2 },
    dense('d', 4),
  ];
  const data = { type: 'reversal', length: 5, alphabet: 4, samples: 300 };
  await openPage(page, { ...points, data, network });
  await openLens(page, 'Code');
  await expect(region(page)).not.toContainText('They do not run it.');
  await region(page).getByRole('radio', { name: 'Keras 3' }).check();
  await expect(region(page)).toContainText('Our tests check that this program can be read. They do not run it.');
  await expect(code(page)).toContainText('keras');
  await region(page).getByRole('button', { name: 'Other files' }).click();
  await page.getByRole('menuitem', { name: 'TensorFlow.js' }).click();
  await expect(region(page)).toContainText('TensorFlow.js cannot hold this network.');
  await region(page).getByRole('button', { name: 'Show Self-attention' }).click();
  await expect(region(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Self-attention', exact: true })).toBeVisible();
});

test('a network that does not fit has no program, and says so; on a phone nothing is cut off', async ({ page }) => {
  await openPage(page, points);
  await openLens(page, 'Code');
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(code(page)).toBeVisible();
    for (const look of [overflow, smallTargets, cutOff]) expect(await look(page), `${width}`).toEqual([]);
  }
  await code(page)
    .getByRole('button', { name: /^Dense 2, line/ })
    .first()
    .click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours change over a moment.
    await expect.poll(() => violations(page)).toEqual([]);
  }
  await page.goto('about:blank');
  const wrong = { ...points, network: [{ id: 'c', type: 'conv2d' }], view: { mode: 'code' } };
  await page.goto(`./#s=${encode(wrong)}`);
  await expect(region(page)).toContainText('There is no program yet: the network does not fit together.');
});

test('what is saved while it trains is of the step that is said, not of where the run is by then', async ({ page }) => {
  await openPage(page, points);
  await openLens(page, 'Code');
  await play(page);
  await region(page)
    .getByRole('switch', { name: /^With the weights/ })
    .check();
  await expect(code(page)).toContainText('two-bends-test.safetensors');
  const said = region(page).getByRole('switch', { name: /^With the weights of step/ });
  const at = numberIn((await said.evaluate((e: HTMLInputElement) => e.labels![0]!.textContent)).split('step')[1]!);
  await reaches(page, at + 50);
  const { bytes } = await download(page, () => region(page).getByRole('button', { name: 'Download' }).click());
  const weights = filesIn(bytes).get('two-bends.safetensors')!;
  const header = JSON.parse(weights.toString('utf8', 8, 8 + Number(weights.readBigUInt64LE(0))));
  expect(header.__metadata__.step).toBe(String(at));
});

test('a refusal goes with the network that it is about, and one of the clipboard is in sight', async ({ page }) => {
  await openPage(page, { ...points, network: [dense('a', 8, 'sine'), dense('d', 2)] });
  await openBeside(page, 'Code');
  await page.getByRole('button', { name: 'Other files' }).click();
  await page.getByRole('menuitem', { name: 'TensorFlow.js' }).click();
  const refusal = page.getByText('TensorFlow.js cannot hold this network.');
  await expect(refusal).toBeVisible();
  await lines(page, 'a').first().locator('code').click();
  await page.getByRole('combobox', { name: 'Activation' }).last().selectOption({ label: 'tanh' });
  await expect(lines(page, 'a').first()).toContainText('Tanh');
  await expect(refusal).toHaveCount(0);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  const isRefused = page.locator('[popover]:popover-open', { hasText: 'PyTorch program could not be copied' });
  await expect(isRefused).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(isRefused).toHaveCount(0);
});
