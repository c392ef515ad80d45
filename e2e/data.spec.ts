import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import {
  announced,
  blockAt,
  cell,
  dense,
  encode,
  expect,
  hashOf,
  type Json,
  openPage,
  playButton,
  read,
  ready,
  shared,
  small,
  steps,
  test,
  trainTo,
} from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const plane = (page: Page) => page.getByRole('application', { name: /^Plane with/ });
const drawing = async (page: Page) => (await shared(page)).document['data'] as Record<string, unknown>;

/** The points of the document as the page exports them: a line a point. */
async function exported(page: Page, file: string): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  await download.saveAs(file);
  return (await readFile(file, 'utf8')).trim().split(/\r?\n/);
}

/** Chooses a data set, in whichever group it stands. */
async function choose(page: Page, name: string): Promise<void> {
  const sets = panel(page).getByRole('combobox', { name: 'Sets' });
  const tile = panel(page).getByRole('radio', { name, exact: true });
  for (const group of await sets
    .locator('option')
    .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value))) {
    await sets.selectOption(group);
    if ((await tile.count()) > 0) return tile.check();
  }
  throw new Error(`no data set is called ${name}`);
}

/** A place of the plane, x and y in shares of its half side. */
async function placeIn(target: Locator, x: number, y: number): Promise<[number, number]> {
  const box = (await target.boundingBox())!;
  return [box.x + ((1 + x) / 2) * box.width, box.y + ((1 - y) / 2) * box.height];
}

async function openTable(page: Page): Promise<Locator> {
  await panel(page).getByRole('button', { name: 'Your own data' }).click();
  return page.getByRole('dialog', { name: 'Your own data' });
}

test('every data set can be chosen, and trains', async ({ page }) => {
  await openPage(page);
  const sets = panel(page).getByRole('combobox', { name: 'Sets' });
  const tiles = panel(page).getByRole('radiogroup', { name: 'Data set' }).getByRole('radio');
  const groups = await sets.locator('option').evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
  const names: { group: string; name: string }[] = [];
  for (const group of groups) {
    await sets.selectOption(group);
    for (const name of await tiles.evaluateAll((all) => all.map((tile) => tile.getAttribute('aria-label') ?? '')))
      names.push({ group, name });
  }
  expect(names.length).toBeGreaterThanOrEqual(22);
  for (const { group, name } of names)
    await test.step(name, async () => {
      await sets.selectOption(group);
      await panel(page).getByRole('radio', { name, exact: true }).check();
      await expect(panel(page)).toContainText(name);
      await ready(page);
      await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
      await steps(page, 'batch', 1);
      await expect(cell(page, 'step')).toHaveText('1');
      await expect(cell(page, 'train-loss')).toHaveText(/^\d/);
    });
});

test('samples, noise and the share of test points change the points', async ({ page }, info) => {
  await openPage(page, small);
  const before = await exported(page, info.outputPath('before.csv'));
  expect(before).toHaveLength(201);
  await panel(page).getByRole('slider', { name: 'Samples' }).press('ArrowRight');
  await expect(panel(page)).not.toContainText('· 200 points');
  const more = await exported(page, info.outputPath('more.csv'));
  expect(more.length).toBeGreaterThan(201);

  await page.getByRole('button', { name: 'Undo' }).click();
  await panel(page).getByRole('slider', { name: 'Noise' }).press('ArrowRight');
  const noisy = await exported(page, info.outputPath('noisy.csv'));
  expect(noisy).toHaveLength(201);
  expect(noisy[1]).not.toBe(before[1]);

  const table = page.getByRole('complementary', { name: 'Answer and settings' });
  await expect(table).toContainText('test 100 points');
  await panel(page)
    .getByRole('button', { name: /^Test share/ })
    .click();
  await page.keyboard.type('25');
  await page.keyboard.press('Enter');
  await expect(table).toContainText('test 50 points');
  await expect(table).toContainText('train 150 points');
  const split = await exported(page, info.outputPath('split.csv'));
  expect(split.filter((line) => line.endsWith(',test'))).toHaveLength(50);
});

test('chosen features become columns of the input', async ({ page }) => {
  await openPage(page, small);
  await expect(blockAt(page, 0).locator('[data-unit]')).toHaveCount(2);
  await panel(page).getByRole('checkbox', { name: 'x₁x₂' }).check();
  await panel(page).getByRole('checkbox', { name: 'sin πx₁' }).check();
  await expect(blockAt(page, 0).locator('[data-unit]')).toHaveCount(4);
  await expect(page.getByRole('region', { name: 'Network' })).toContainText('4 → 4 → 3 → 2');
  for (const name of ['x₁', 'x₂', 'x₁x₂']) await panel(page).getByRole('checkbox', { name, exact: true }).uncheck();
  await expect(blockAt(page, 0).locator('[data-unit]')).toHaveCount(1);
  // the last one stays
  await panel(page).getByRole('checkbox', { name: 'sin πx₁' }).press('Space');
  await expect(announced(page)).toHaveText(/^At least one input must stay\./);
  await expect(panel(page).getByRole('checkbox', { name: 'sin πx₁' })).toBeChecked();
  await steps(page, 'batch', 2);
  await expect(cell(page, 'step')).toHaveText('2');
});

test('points are painted, erased and taken back with the mouse', async ({ page }) => {
  await openPage(page, small);
  await choose(page, 'Your points');
  await panel(page).getByRole('button', { name: 'Paint' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paint points' });
  const count = dialog.getByText(/^\d+ points?$/);
  await expect(count).toHaveText('16 points');
  await dialog.getByRole('radio', { name: /^Class C/ }).check();
  await page.mouse.click(...(await placeIn(plane(page), 0.5, 0.5)));
  await expect(count).toHaveText('17 points');
  await expect(dialog.getByRole('radio', { name: 'Class C, 1 points' })).toBeChecked();

  await page.mouse.move(...(await placeIn(plane(page), -0.8, -0.8)));
  await page.mouse.down();
  await page.mouse.move(...(await placeIn(plane(page), 0.8, -0.8)), { steps: 30 });
  await page.mouse.up();
  await expect(count).not.toHaveText(/^1[78] points/);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(count).toHaveText('17 points');
  await page.mouse.click(...(await placeIn(plane(page), 0.5, 0.5)), { button: 'right' });
  await expect(count).toHaveText('16 points');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel(page)).toContainText('Your points · 17 points');
  // three classes now, and three units to say them
  await expect(blockAt(page, 3).locator('[data-unit]')).toHaveCount(3);
  await expect(playButton(page)).toBeEnabled();
  const { points } = await drawing(page);
  const [x, y, label] = (points as number[][]).at(-1)!;
  expect(label).toBe(2);
  for (const at of [x!, y!]) expect(Math.abs(at - 0.55)).toBeLessThan(0.02);
});

test('points are painted, erased and taken back with the keyboard', async ({ page }) => {
  await openPage(page, small);
  await choose(page, 'Your points');
  await panel(page).getByRole('button', { name: 'Paint' }).press('Enter');
  await plane(page).focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(announced(page)).toHaveText(/^0\.40, 0\.02/);
  await page.keyboard.press('2');
  await expect(announced(page)).toHaveText(/^Class B/);
  await page.keyboard.press('Enter');
  await expect(announced(page)).toHaveText(/^Class B at 0\.40, 0\.02, 17 points\./);
  await page.keyboard.press('Delete');
  await expect(announced(page)).toHaveText(/^\d points? erased, \d+ left\./);
  await page.keyboard.press('Control+z');
  await expect(announced(page)).toHaveText(/^Undone\./);
  await expect(plane(page)).toHaveAccessibleName('Plane with 17 points');
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(panel(page)).toContainText('Your points · 17 points');
  expect(((await drawing(page))['points'] as number[][]).at(-1)).toEqual([0.4, 0.02, 1]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(panel(page)).toContainText('Your points · 16 points');
});

test('a pasted table is shown, its errors are located, its columns given roles, and used with its names', async ({
  page,
}) => {
  await openPage(page, small);
  const dialog = await openTable(page);
  const text = dialog.getByRole('textbox', { name: 'Paste a table' });
  const use = dialog.getByRole('button', { name: 'Use these' });
  await expect(use).toBeDisabled();
  await text.fill('east,north,kind\n0.1,0.2,cat\n0.4,oops,dog\n-0.3,0.5,cat\n0.2,0.3,dog');
  await expect(problem(dialog)).toContainText(/line 3, column 2.*expected a number, received .*oops/);
  await expect(use).toBeDisabled();
  await expect(dialog.getByRole('region', { name: 'The first rows' }).getByRole('row')).toHaveCount(6);

  await text.fill('east,north,kind\n1,20,cat\n4,-60,dog\n-3,50,cat\n2,30,dog');
  await expect(dialog.locator('[data-found]')).toContainText('4 rows. 2 columns go in: east, north.');
  await expect(dialog.locator('[data-found]')).toContainText('The answer is kind: cat 2, dog 2.');
  await dialog.getByText('Not right? Change it').click();
  await expect(dialog.getByRole('switch', { name: 'The first row names the columns' })).toBeChecked();
  await dialog.getByRole('combobox', { name: 'east: what it is for' }).selectOption('label');
  await expect(dialog.getByRole('combobox', { name: 'kind: what it is for' })).toHaveValue('input');
  await expect(dialog.locator('[data-found]')).toContainText('The answer is a number: east, −3.00 to 4.00.');
  await dialog.getByRole('combobox', { name: 'kind: what it is for' }).selectOption('label');
  await expect(dialog.locator('[data-found]')).toContainText('The answer is kind: cat 2, dog 2.');
  await use.click();
  await expect(announced(page)).toHaveText(/^4 rows imported\./);
  await expect(panel(page)).toContainText('Your table · 4');
  const data = await drawing(page);
  expect(data['rows']).toEqual([
    [1, 20, 0],
    [4, -60, 1],
    [-3, 50, 0],
    [2, 30, 1],
  ]);
  expect(data['columns']).toMatchObject([
    { name: 'east', role: 'input', kind: 'number' },
    { name: 'north', role: 'input', kind: 'number' },
    { name: 'kind', role: 'label', kind: 'category', categories: ['cat', 'dog'] },
  ]);
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('north');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('dog');
  await expect(playButton(page)).toBeEnabled();
});

const problem = (dialog: Locator) => dialog.getByRole('alert').filter({ hasText: /./ });

for (const name of ['Moons', 'Ripple'])
  test(`${name}: exported and imported, the points are the same to the last bit`, async ({ page }, info) => {
    await openPage(page, small);
    await choose(page, name);
    // With no points set aside, the same points are met in the same order.
    await panel(page).getByRole('slider', { name: 'Test share' }).press('Home');
    await ready(page);
    await steps(page, 'epoch', 1);
    const learned = await hashOf(page);
    const file = info.outputPath('points.csv');
    const before = await exported(page, file);
    expect(before.length).toBeGreaterThan(100);

    const dialog = await openTable(page);
    await dialog.getByLabel('Choose files').setInputFiles(file);
    await expect(dialog.locator('[data-found]')).toContainText('they come back exactly as they were');
    await dialog.getByRole('button', { name: 'Use these' }).click();
    await expect(dialog).toBeHidden();
    const after = await exported(page, info.outputPath('again.csv'));
    // Classes go by their letters now.
    const kept = (lines: readonly string[]) => lines.slice(1).map((line) => line.replace(/,[a-zA-Z]+,/, ','));
    expect(kept(after)).toEqual(kept(before));
    await ready(page);
    await steps(page, 'epoch', 1);
    expect(await hashOf(page)).toBe(learned);
  });

test('a curve is drawn with the keyboard, smoothed, and learned', async ({ page }) => {
  await openPage(page, small);
  await choose(page, 'Drawn curve');
  await ready(page);
  await panel(page).getByRole('button', { name: 'Draw' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Draw a curve' });
  await dialog.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(announced(page)).toHaveText(/^The curve is flat\./);
  await plane(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowUp');
  await expect(announced(page)).toHaveText(/^x 0\.00, height 0\.60/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(announced(page)).toHaveText(/height −0\.02/);
  await dialog.getByRole('button', { name: 'Smooth' }).press('Enter');
  await page.keyboard.press('Control+z');
  await expect(announced(page)).toHaveText(/^Undone\./);
  await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(dialog).toBeHidden();
  const heights = ((await drawing(page))['drawing'] as number[][]).map(([, y]) => y).filter((y) => y !== 0);
  expect(heights).toEqual([0.6, -0.02]);
  await steps(page, 'batch', 3);
  await expect(cell(page, 'step')).toHaveText('3');
  await expect(page.getByRole('application', { name: /^The answer over x/ })).toBeVisible();
});

test('on a phone, by keyboard alone, a pasted table is learned', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, small);
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Data' }).press('Enter');
  await panel(page).getByRole('button', { name: 'Your own data' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Your own data' });
  const rows = Array.from({ length: 30 }, (_, i) => `${i % 2 ? 4 + i / 10 : i / 10}\t${i}\t${i % 2 ? 'tall' : 'low'}`);
  await dialog.getByRole('textbox', { name: 'Paste a table' }).focus();
  await page.keyboard.insertText(['height\tnumber\tkind', ...rows].join('\n'));
  await expect(dialog.locator('[data-found]')).toContainText('The answer is kind: low 15, tall 15.');
  const box = (await dialog.boundingBox())!;
  expect(box.x >= 0 && box.x + box.width <= 390).toBe(true);
  await dialog.getByRole('button', { name: 'Use these' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(panel(page)).toContainText('Your table · 30');
  await page.keyboard.press('Escape');
  await trainTo(page, 200);
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Answer' }).press('Enter');
  expect(await read(page, 'test-accuracy')).toBeGreaterThanOrEqual(0.9);
});

/** Four columns, of which the second and the fourth tell the class. */
const fourColumns: Json = {
  strata: 1,
  title: 'Four columns',
  seed: 1,
  data: {
    type: 'table',
    title: 'four.csv',
    columns: [
      ...['age (years)', 'height (cm)', 'shoe', 'weight (kg)'].map((name) => ({ name, role: 'input', kind: 'number' })),
      { name: 'kind', role: 'label', kind: 'category', categories: ['tall', 'low'] },
    ],
    rows: Array.from({ length: 60 }, (_, r) => [
      (r * 7) % 50,
      (r % 2 ? 150 : 180) + ((r * 3) % 11),
      (r * 5) % 9,
      (r % 2 ? 50 : 80) + (r % 7),
      r % 2,
    ]),
  },
  network: [dense('a', 4, 'tanh'), dense('b', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16 },
};

for (const width of [1440, 390])
  test(`the two columns that a table is drawn over are chosen at ${width} px, with keys too, and a link keeps them`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: width > 768 ? 900 : 844 });
    await openPage(page, fourColumns);
    if (width < 768)
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Answer' }).press('Enter');
    const across = page.getByRole('combobox', { name: 'across' });
    const up = page.getByRole('combobox', { name: 'up', exact: true });
    const chosen = (select: Locator) => select.evaluate((e: HTMLSelectElement) => e.selectedOptions[0]!.label);
    expect([await chosen(across), await chosen(up)]).toEqual(['height (cm)', 'weight (kg)']);
    await expect(page.getByText('the other 2 inputs are at their means')).toBeVisible();
    await up.focus();
    await page.keyboard.press('ArrowUp'); // from weight to shoe
    await expect.poll(() => chosen(up)).toBe('shoe');
    await up.selectOption('height (cm)');
    await expect.poll(() => chosen(across)).toBe('shoe');
    await expect(page.locator('[data-named="true"]')).toContainText('height (cm)');
    const plane = page.getByRole('application', { name: /^The answer over the plane/ });
    await plane.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^\(shoe [\d.]+, height \(cm\) [\d.]+\)/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    const box = (await across.boundingBox())!;
    expect(box.x >= 0 && box.x + box.width <= width).toBe(true);
    if (width < 768) return;
    const { link, document } = await shared(page);
    expect(document['view']).toMatchObject({ across: 'shoe', up: 'height (cm)' });
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    expect([await chosen(across), await chosen(up)]).toEqual(['shoe', 'height (cm)']);
    // It is a choice of what is seen: there is nothing to undo.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });

test('a frame draws a table over the columns that its document names', async ({ page }) => {
  const view = { across: 'shoe', up: 'age (years)' };
  await page.setViewportSize({ width: 900, height: 560 });
  await page.goto(`embed/?ui=compact#s=${encode({ ...fourColumns, view })}`);
  await ready(page);
  await expect(page.locator('[data-named="true"]')).toContainText('age (years)');
  await page.getByRole('combobox', { name: 'across' }).selectOption('weight (kg)');
  await expect(page.locator('[data-named="true"]')).toContainText('weight (kg)');
  await page.goto(`embed/?ui=figure#s=${encode({ ...fourColumns, view })}`);
  await page.reload();
  await expect(page.locator('[data-named="true"]')).toContainText('age (years)');
  await expect(page.getByRole('combobox')).toHaveCount(0);
});
