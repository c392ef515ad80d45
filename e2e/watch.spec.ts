import type { Locator, Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  type Json,
  numberIn,
  openBeside,
  openExample,
  openPage,
  read,
  shared,
  small,
  steps,
  test,
  trainTo,
} from './page.ts';

/** The numbers of a unit's card: the products with the bias, and their sum before and after the activation function. */
async function termsIn(place: Locator): Promise<{ terms: number[]; sum: number }> {
  const rows = await place
    .getByRole('row')
    .evaluateAll((all) => all.map((row) => row.lastElementChild?.textContent ?? ''));
  const result = (await place.getByText(/≈/).first().textContent()) ?? '';
  const inner = /\(([^()]*)\) ≈/.exec(result)?.[1] ?? result.split('≈')[1]!;
  return { terms: rows.map(numberIn), sum: numberIn(inner) };
}

/** Half a unit of the third digit, once a number. */
const rounding = (numbers: readonly number[]) =>
  numbers.reduce((sum, n) => sum + (n === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(n))) - 2)), 1e-6);

async function addsUp(place: Locator): Promise<void> {
  const { terms, sum } = await termsIn(place);
  expect(terms.length).toBeGreaterThan(1);
  const off = Math.abs(terms.reduce((a, b) => a + b, 0) - sum);
  expect(off).toBeLessThanOrEqual(rounding([...terms, sum]));
}

/** How many of a canvas' pixels differ from its first, in parts of all; and a sum that tells pictures apart. */
const pixels = (canvas: Locator): Promise<{ coloured: number; sum: number }> =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    let [coloured, sum] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) coloured++;
      sum = (Math.imul(sum, 31) + data[i]! + 7 * data[i + 1]! + 11 * data[i + 2]!) | 0;
    }
    return { coloured: coloured / (data.length / 4), sum };
  });

/** Waits until at least such a share of a canvas is drawn. */
const drawn = (canvas: Locator, share: number) =>
  expect.poll(async () => (await pixels(canvas)).coloured).toBeGreaterThan(share);

const answer = (page: Page) =>
  page
    .getByRole('img', { name: /^The answer over the plane/ })
    .locator('canvas')
    .first();

/** The element of a parameter that the share link says was set last. */
async function lastSet(page: Page): Promise<unknown> {
  const run = (await shared(page)).document['run'] as { changes: readonly unknown[] } | undefined;
  return run?.changes.findLast((change) => typeof change === 'object' && change !== null && 'value' in change);
}

test('the card of a unit under the pointer holds terms that add up to its sum', async ({ page }) => {
  await openPage(page);
  await steps(page, 'epoch', 2);
  for (const name of ['Dense 2, unit 3 of 16', 'Dense 1, unit 5 of 16', 'Dense 3, unit 1 of 2']) {
    await page.getByRole('button', { name: new RegExp(`^${name}(, “|$)`) }).hover();
    const card = page.getByRole('tooltip');
    await expect(card).toContainText(name.split(' of')[0]!);
    await expect(card.getByText(/≈/).first()).toBeVisible();
    await addsUp(card);
  }
  await page.mouse.move(5, 5);
  await expect(page.getByRole('tooltip')).toBeHidden();
});

test('the card of a unit in focus holds the same, arrow keys walk, Esc closes it', { tag: '@firefox' }, async ({
  page,
}) => {
  await openPage(page, small);
  await page.getByRole('button', { name: /^Input \[2\]/ }).focus();
  await page.keyboard.press('Tab');
  const card = page.getByRole('tooltip');
  await expect(card).toContainText('Dense 1, unit 1');
  await expect(card.getByText(/≈/).first()).toBeVisible();
  await addsUp(card);
  await page.keyboard.press('ArrowDown');
  await expect(card).toContainText('Dense 1, unit 2');
  await page.keyboard.press('ArrowRight');
  await expect(card).toContainText('Dense 2, unit 2');
  await expect(card.getByText(/≈/).first()).toBeVisible();
  await addsUp(card);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('a weight pressed in the picture is set exactly, frozen, and then left alone by training', async ({ page }) => {
  await openPage(page, {
    ...small,
    network: [dense('a', 2, 'tanh', { init: { type: 'constant', value: 0.5 } }), dense('b', 2)],
  });
  // The line between the first input and the first unit begins and ends level with their tiles.
  const [from, to] = await Promise.all([
    page.locator('[data-block=input][data-unit="0"]').boundingBox(),
    page.locator('[data-block=a][data-unit="0"]').boundingBox(),
  ]);
  const [x, y] = [(from!.x + from!.width + to!.x - 6) / 2, (from!.y + from!.height / 2 + to!.y + to!.height / 2) / 2];
  await page.mouse.move(x, y);
  await expect(page.getByRole('tooltip')).toContainText('Weight x₁ → unit 1');
  await expect(page.getByRole('tooltip')).toContainText('0.5');
  await page.mouse.click(x, y);
  const card = page.getByRole('dialog', { name: 'Weight x₁ → unit 1' });
  await card.getByRole('spinbutton', { name: 'Value' }).fill('-1.2345');
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: 'Freeze' }).click();
  await expect(card.getByRole('button', { name: 'Frozen' })).toHaveAttribute('aria-pressed', 'true');
  await card.getByRole('button', { name: 'Close' }).click();
  await steps(page, 'epoch', 3);
  expect(await lastSet(page)).toMatchObject({ block: 'a', parameter: 'weight', index: 0, value: Math.fround(-1.2345) });

  await page.mouse.move(x, y);
  const value = page.getByRole('tooltip').locator('p', { hasText: 'frozen' });
  await expect(value).toHaveAttribute('data-exact', String(Math.fround(-1.2345)));
});

test('the same without a pointer: select a unit, open its weights, set one and freeze another', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('button', { name: 'Dense 2, unit 2 of 3' }).focus();
  await page.keyboard.press('Enter');
  const unit = page.getByRole('tabpanel', { name: 'Block' }).getByRole('region', { name: 'Dense 2, unit 2' });
  await expect(unit.getByText(/≈/).first()).toBeVisible();
  await addsUp(unit);
  await unit.getByText('Set or freeze its 4 weights and bias').focus();
  await page.keyboard.press('Enter');
  const weight = unit.getByRole('spinbutton', { name: 'weight 3' });
  await weight.focus();
  await page.keyboard.type('0.75');
  await page.keyboard.press('Enter');
  await expect(weight).toHaveValue('0.75');
  await expect.poll(() => lastSet(page)).toMatchObject({ block: 'b', parameter: 'weight', index: 6, value: 0.75 });

  const bias = unit.getByRole('spinbutton', { name: 'bias' });
  const before = await bias.inputValue();
  await unit.getByRole('button', { name: 'Freeze' }).first().press('Enter');
  await expect(unit.getByRole('button', { name: 'Frozen' })).toHaveCount(1);
  await steps(page, 'epoch', 5);
  await expect(cell(page, 'step')).toHaveText('50');
  await expect(weight).not.toHaveValue('0.75');
  await expect(bias).toHaveValue(before);
});

test('the picture of the answer is drawn, follows the training, and shows regions or confidence', async ({ page }) => {
  await openPage(page);
  await drawn(answer(page), 0.5);
  const start = await pixels(answer(page));
  await trainTo(page, 400);
  await expect.poll(async () => (await pixels(answer(page))).sum).not.toBe(start.sum);
  // What is dear to draw comes a moment after the last step.
  let sure = start;
  await expect.poll(async () => sure.sum === (sure = await pixels(answer(page))).sum, { intervals: [500] }).toBe(true);
  await page.getByRole('radio', { name: 'regions' }).check();
  await expect.poll(async () => (await pixels(answer(page))).sum).not.toBe(sure.sum);
  await page.getByRole('radio', { name: 'confidence' }).check();
  await expect.poll(async () => (await pixels(answer(page))).sum).toBe(sure.sum);
  // and the stage with every unit
  await drawn(page.getByRole('img', { name: /^Heat-maps of every unit/ }), 0.05);
});

test('arrow keys over the answer read its numbers', async ({ page }) => {
  await openPage(page);
  await page.getByRole('application', { name: /^The answer over the plane/ }).focus();
  await page.keyboard.press('ArrowRight');
  const card = page.getByRole('tooltip');
  await expect(card).toBeVisible();
  const shares = (await card.getByRole('definition').allTextContents()).map(numberIn).filter((n) => n >= 0 && n <= 1);
  expect(shares.length).toBeGreaterThanOrEqual(2);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('on a line the answer is a curve, made of what its units add', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'A sine from corners');
  const reader = page.getByRole('application', { name: /^The answer over x: the fitted curve/ });
  const canvas = reader.locator('canvas').first();
  await drawn(canvas, 0.005);
  const start = await pixels(canvas);
  await trainTo(page, 300);
  await expect.poll(async () => (await pixels(canvas)).sum).not.toBe(start.sum);
  await reader.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tooltip')).toContainText(/^x = /);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Curves and tables' }).click();
  await expect(page.getByRole('radio', { name: 'accuracy' })).toBeDisabled();
});

test('the chart of the run shows loss or accuracy, on a logarithmic or linear scale', async ({ page }) => {
  await openPage(page, small);
  await trainTo(page, 50);
  await page.getByRole('button', { name: 'Curves and tables' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: /^Loss by epoch, logarithmic/ })).toBeVisible();
  await dialog.getByRole('radio', { name: 'linear' }).check();
  await expect(dialog.getByRole('img', { name: /^Loss by epoch(?!, logarithmic)/ })).toBeVisible();
  await dialog.getByRole('radio', { name: 'accuracy' }).check();
  await expect(dialog.getByRole('img', { name: /^Accuracy by epoch/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'linear' })).toBeHidden();
  // The table of the same run holds as many numbers.
  const rows = dialog.getByRole('table', { name: 'The run so far' }).getByRole('row');
  await expect(rows.last()).toContainText(/\d/);
  expect(await rows.count()).toBeGreaterThan(3);
});

test('the lenses open in the dock and show numbers of the present step', async ({ page }) => {
  await openPage(page, small);
  await steps(page, 'epoch', 1);
  await openBeside(page, 'Gradient flow');
  const dock = page.getByRole('region', { name: 'Lenses' });
  await expect(dock).toContainText('at step 10');
  for (const id of ['a', 'b', 'c']) await expect(cell(page, `output-${id}`)).toHaveText(/\d/);
  const first = await read(page, 'output-a');
  expect(first).toBeGreaterThan(0);
  await steps(page, 'epoch', 1);
  await expect.poll(() => read(page, 'output-a')).not.toBe(first);
  await expect(dock).toContainText('at step 20');

  await openBeside(page, 'Weights');
  const matrix = dock.getByRole('application', { name: /^Dense 1 · weight, 4 by 2/ });
  await drawn(matrix.locator('canvas'), 0.1);
  await matrix.focus();
  await page.keyboard.press('ArrowRight');
  await expect(dock.getByText(/^to unit 1 from x₁: /)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const reading = dock.getByText(/^to unit 2 from x₁: /);
  const told = numberIn((await reading.textContent())!.split(': ')[1]!);

  // The inspector says the same of the same weight.
  await page.getByRole('button', { name: 'Dense 1, unit 2 of 4' }).click();
  await page.getByText('Set or freeze its 2 weights and bias').click();
  expect(await page.getByRole('spinbutton', { name: 'weight x₁' }).inputValue().then(numberIn)).toBeCloseTo(told, 2);
  // The close-up of the unit has the room of the lens until it is left.
  await page
    .getByRole('region', { name: /^Close-up: / })
    .getByRole('button', { name: /^Close/ })
    .click();
  await page.getByRole('button', { name: 'Close the lenses' }).click();
  await expect(dock).not.toContainText('at step');
});

test('the confusion lens counts every held-out sample, and a cell opens its own', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'LeNet on bars and stripes');
  await openBeside(page, 'Confusion');
  const dock = page.getByRole('region', { name: 'Lenses' });
  await expect(dock.getByText('100 held-out samples at step 0')).toBeVisible();
  const cells = dock.getByRole('table').getByRole('button');
  await expect(cells).toHaveCount(4);
  const counts = (await cells.allTextContents()).map(numberIn);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(100);
  // the wrong answers are those off the diagonal, and as many as the accuracy says
  const listed = dock.getByRole('region', { name: 'Samples of the cell' });
  await expect(listed.getByRole('heading')).toContainText(`Every wrong answer ${counts[1]! + counts[2]!}`);
  await expect(cell(page, 'test-accuracy')).toHaveText(new RegExp(`^${counts[0]! + counts[3]!}\\.0`));
  const largest = counts.indexOf(Math.max(...counts));
  await cells.nth(largest).click();
  await expect(listed.getByRole('heading')).toContainText(`said ${counts[largest]}`);
  // a picture of the list becomes the sample that the page looks at
  await listed.getByRole('button').nth(2).click();
  await expect(listed.getByRole('button').nth(2)).toHaveAttribute('aria-pressed', 'true');
});

test('a unit is given a name, which the share link and undo keep', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('button', { name: 'Dense 1, unit 2 of 4' }).click();
  const field = page.getByRole('textbox', { name: 'Your name for it' });
  await field.fill('left edge');
  await field.press('Enter');
  const named = page.getByRole('button', { name: 'Dense 1, unit 2 of 4, “left edge”' });
  await expect(named).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Unit 2, “left edge”/ })).toBeVisible();
  const { document } = await shared(page);
  expect((document['network'] as Json[])[0]!['names']).toEqual({ 1: 'left edge' });
  await expect(cell(page, 'step')).toHaveText('0'); // it starts nothing anew
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(named).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(named).toBeVisible();
});

test('the lens of units shows what each likes best, and what it tells apart once it has learned', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'LeNet on bars and stripes');
  await trainTo(page, 300);
  await openBeside(page, 'Units');
  const dock = page.getByRole('region', { name: 'Lenses' });
  await expect(dock.getByRole('listitem')).toHaveCount(6);
  await expect(dock.getByRole('img', { name: /^Channel 1: what it sees of 9 samples, / })).toBeVisible();
  await dock.getByRole('combobox', { name: 'Units of' }).selectOption('Dense 2');
  await expect(dock.getByRole('listitem')).toHaveCount(2);
  await expect(dock.getByRole('listitem').first()).toContainText(/^Unit 1“bars”bars/);
  await expect(dock.getByRole('listitem').last()).toContainText(
    /told apart in 100\s% \(≥ \d\d\s%\) of pairs, at the start \d+\s%$/,
  );
  await expect(cell(page, 'concepts-step')).toHaveText((await cell(page, 'step').textContent())!);
  // the choice is the page's selection
  await expect(page.getByRole('button', { name: 'Dense 2', exact: false }).last()).toBeVisible();
});
