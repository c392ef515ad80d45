/** @file Nothing of another document is ever drawn: what the page shows while data, networks and runs come and go. */
import type { Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  type Json,
  leapTo,
  openBeside,
  openExample,
  openPage,
  playButton,
  ready,
  step,
  test,
  trainTo,
} from './page.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const lenses = (page: Page) => page.getByRole('region', { name: 'Lenses' });

/** Writes down, with every change of the page, what no reader may ever see. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const wrong = document.body.innerText.match(/.*(NaN|undefined|Infinity|\[object).*/);
      if (wrong) seen.push(wrong[0]);
      for (const table of document.querySelectorAll('table')) {
        if (!table.caption?.textContent?.startsWith('The share that the network gives')) continue;
        const rows = [...table.rows];
        const sum = rows.reduce(
          (all, row) => all + Number.parseFloat(row.cells[2]!.textContent!.replace(/[<>]/, '')),
          0,
        );
        if (rows.length <= 9 && !(Math.abs(sum - 100) <= 4)) seen.push(`shares: ${table.innerText}`);
      }
      const shown = document.querySelectorAll('[role=alert]');
      for (const alert of shown)
        if (/could not be shown|cannot go on/.test(alert.textContent!)) seen.push(alert.textContent!);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
  return () => page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
}

const faces: Json = {
  strata: 1,
  title: 'Faces',
  seed: 3,
  data: { type: 'faces', task: 'glasses', samples: 400 },
  network: [{ id: 'f', type: 'flatten' }, dense('a', 6, 'tanh'), dense('b', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 20 },
};

test('while other data are prepared, no number of the run before stands under their names', async ({ page }) => {
  await openPage(page, faces);
  await trainTo(page, 5);
  const shares = page.getByRole('table', { name: /^The share that the network gives/ });
  await expect(shares.getByRole('row')).toHaveCount(2);
  const seen = await watch(page);
  await panel(page).getByRole('combobox', { name: 'Asked for' }).selectOption('identity');
  // Names and shares come together, once the new network has said something.
  await expect(shares.getByRole('row')).toHaveCount(8);
  await ready(page);
  // Another question of the same pictures: the run goes on where it stood.
  await expect(cell(page, 'step')).toHaveText('5');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(shares.getByRole('row')).toHaveCount(2);
  await expect(cell(page, 'step')).toHaveText('5');
  expect(await seen()).toEqual([]);
});

test('a unit that is selected stays within the document when its data have another dimension', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'Disc in a ring');
  await page.getByRole('button', { name: /^Dense 1, unit 1\b/ }).click();
  const unit = page.locator('section[aria-label="Dense 1, unit 1"]');
  await expect(unit).toContainText(/at \([^,)]+, [^,)]+\)/);
  const before = await unit.textContent();
  const seen = await watch(page);
  await panel(page).getByRole('combobox', { name: 'Sets' }).selectOption('Values');
  await panel(page).getByRole('radio', { name: 'Sine', exact: true }).check();
  await ready(page);
  await trainTo(page, 3);
  // What stands there now is of the line.
  await expect(unit).toContainText(/at \([^,)]+\)/);
  expect(await unit.textContent()).not.toBe(before);
  expect(await seen()).toEqual([]);
});

test('the lens of units bears fewer samples, undo, and a walk through the gallery', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'LeNet on bars and stripes');
  await openBeside(page, 'Units');
  await expect(lenses(page).getByRole('listitem').first()).toBeVisible();
  const seen = await watch(page);
  await panel(page).getByRole('slider', { name: 'Samples' }).press('Home');
  await expect(lenses(page).getByRole('img', { name: /^Channel 1: what it sees of 8 samples, / })).toBeVisible();
  for (const key of ['Undo', 'Redo', 'Undo']) await page.getByRole('button', { name: key }).click();
  await expect(lenses(page).getByRole('img', { name: /^Channel 1: what it sees of 9 samples, / })).toBeVisible();
  for (const title of ['Disc in a ring', 'LeNet on bars and stripes', 'LSTM: the adding problem']) {
    await openExample(page, title);
    await expect(lenses(page).getByRole('listitem').first()).toBeVisible();
  }
  expect(await seen()).toEqual([]);
});

/** Plays, from now on or still: a document that came while the last one played may go on by itself at any moment. */
async function keepsPlaying(page: Page): Promise<void> {
  await expect(async () => {
    const playing = await playButton(page).evaluate((button: HTMLElement) => {
      if (button.getAttribute('aria-label') === 'Pause') return true;
      button.click();
      return false;
    });
    expect(playing).toBe(true);
  }).toPass();
}

test('with each lens open, documents of all kinds come and go while the network trains', async ({ page }) => {
  test.slow();
  await openPage(page);
  const titles = ['Disc in a ring', 'LeNet on bars and stripes', 'A transformer that reverses', 'A sine from corners'];
  const seen = await watch(page);
  for (const [i, lens] of (await lenses(page).getByRole('toolbar').getByRole('button').allTextContents()).entries()) {
    await openBeside(page, lens);
    await leapTo(page, titles[i % titles.length]!);
    await keepsPlaying(page);
    await leapTo(page, titles[(i + 1) % titles.length]!);
    await ready(page);
    await expect(lenses(page).getByRole('group', { name: lens, exact: true })).not.toBeEmpty();
  }
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Undo' }).click();
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Redo' }).click();
  await ready(page);
  await step(page); // there is one
  expect(await seen()).toEqual([]);
});

test('the chart goes from accuracy to loss and from linear to logarithmic, with numbers on its axis', async ({
  page,
}) => {
  await openPage(page, {
    ...faces,
    data: { type: 'spiral', samples: 100 },
    network: [dense('a', 4, 'tanh'), dense('b', 2)],
  });
  await trainTo(page, 20);
  await page.getByRole('button', { name: 'Curves and tables' }).click();
  const chart = page.getByRole('dialog');
  const ticks = () => chart.locator('svg text').evaluateAll((all) => all.map((text) => text.textContent).join(' '));
  for (const [name, axis] of [
    ['accuracy', /100/],
    ['loss', /\d/],
    ['linear', /\d/],
    ['accuracy', /100/],
    ['loss', /\d/],
    ['log', /\d/],
  ] as const) {
    await chart.getByRole('radio', { name, exact: true }).check();
    await expect.poll(ticks).toMatch(axis);
    expect(await ticks()).not.toMatch(/NaN|Infinity/);
    expect((await ticks()).split(' ').length).toBeLessThan(40);
  }
});
