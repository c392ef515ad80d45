/** Networks side by side: made, moved, edited, shared, reopened, embedded, and on the phone. */
import type { Locator, Page } from 'playwright/test';
import { dense, encode, expect, type Json, type Place, small, test } from './page.ts';

const compared: Json = {
  ...small,
  title: 'Compared',
  variants: [
    { name: 'Wide', change: { network: { a: { units: 12 } } } },
    { name: 'No hidden layer', change: { network: [dense('c', 2)] } },
  ],
};

const foot = (place: Place): Locator => place.getByRole('region', { name: 'Training of all networks' });
const lane = (place: Place, name: string): Locator => place.getByRole('region', { name, exact: true });
const curve = (place: Place): Locator => place.getByRole('slider', { name: /^Position of all runs/ });
const stepOf = async (place: Place): Promise<number> => Number(await curve(place).getAttribute('aria-valuenow'));

async function opened(page: Page, document: Json = compared): Promise<void> {
  await page.goto(`./#s=${encode(document)}`);
  await expect(foot(page).getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
}

/** Makes so many steps, one by one. */
async function stepped(place: Place, count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    await foot(place).getByRole('button', { name: 'Step', exact: true }).click();
    await expect.poll(() => stepOf(place)).toBe(i);
  }
}

/** How many colours there are in a picture. */
const coloursOf = (canvas: Locator): Promise<number> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

async function link(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const found = await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  return found;
}

/** What each lane says of its loss, where its numbers are those of its own given step: they are written a little after it is made. */
async function losses(page: Page, ...steps: number[]): Promise<string[]> {
  const lanes = page.getByRole('region', { name: /^[A-D]: / });
  const numbers = lanes.locator('[data-step]');
  const stand = () => numbers.evaluateAll((all) => all.map((each) => Number(each.getAttribute('data-step'))));
  await expect.poll(stand).toEqual(steps);
  return lanes.getByText(/loss$/).allTextContents();
}

test('a document with variants opens beside them; all play, pause, go back and begin again as one', async ({
  page,
}) => {
  await opened(page);
  await expect(page.getByText('Same data, same seed, same rate. Only the hidden layers differ.')).toBeVisible();
  await expect(lane(page, 'B: Wide').getByText('hidden 12, 3 tanh')).toBeVisible();
  await expect(lane(page, 'C: No hidden layer').getByText('hidden none')).toBeVisible();
  await page.keyboard.press('Space');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(50);
  await page.keyboard.press('Space');
  await expect(foot(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await curve(page).press('Home');
  await expect.poll(() => stepOf(page)).toBe(0);
  await curve(page).press('End');
  await expect.poll(() => stepOf(page)).toBeGreaterThan(50);
  await foot(page).getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => stepOf(page)).toBe(0);
});

test('a comparison is made from what is open: a copy is edited on the stage, catches up, and is undone', async ({
  page,
}) => {
  await page.goto(`./#s=${encode(small)}`);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Compare', exact: true }).click();
  await expect(page.getByText(/^Only one network stands here/)).toBeVisible();
  await stepped(page, 5);
  await page.getByRole('button', { name: 'Variant', exact: true }).click();
  await page.getByRole('menuitem', { name: 'A copy to edit' }).click();
  const copy = lane(page, 'B: Copy of A');
  await expect(copy).toBeVisible();
  await copy.getByRole('button', { name: /^Edit/ }).click();
  await expect(page.getByText('You edit B, Copy of A.')).toBeVisible();
  await page.getByRole('spinbutton', { name: /^Learning rate/ }).press('ArrowUp');
  await page.getByRole('button', { name: 'Back to the comparison' }).click();
  await expect(copy.getByText(/^learning rate/)).toBeVisible();
  await expect(page.getByText('Same data, same seed. Only the rate differs.')).toBeVisible();
  await expect.poll(() => stepOf(page)).toBe(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copy.getByText(/^learning rate/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(copy).toHaveCount(0);
});

test('it is shared and comes back to the same step and losses; a lane is renamed and closed', async ({
  page,
  context,
}) => {
  await opened(page);
  await stepped(page, 12);
  const before = await losses(page, 12, 12, 12);
  const again = await context.newPage();
  await again.goto(await link(page));
  await expect.poll(() => stepOf(again)).toBe(12);
  expect(await losses(again, 12, 12, 12)).toEqual(before);
  await again.getByRole('button', { name: 'Rename Wide' }).click();
  await again.getByRole('textbox', { name: 'Rename Wide' }).fill('Twelve');
  await again.keyboard.press('Enter');
  await expect(lane(again, 'B: Twelve')).toBeVisible();
  await again.getByRole('button', { name: 'Close Twelve' }).click();
  await expect(lane(again, 'B: No hidden layer')).toBeVisible();
});

test('the difference to A, curves alone, a lens for each, and a table', async ({ page }) => {
  await opened(page);
  await stepped(page, 3);
  await page.getByRole('radio', { name: 'difference to A' }).check();
  await expect(page.getByRole('application', { name: /^Wide: how its answer differs from A’s/ })).toBeVisible();
  await expect(page.getByText('Shown: this network less A. Hatched: A has no such layer.')).toHaveCount(2);
  // It is drawn, and more than one value of it.
  const difference = page.getByRole('img', { name: 'Wide: how its answer differs from A’s' });
  await expect.poll(() => coloursOf(difference)).toBeGreaterThan(2);
  const shows = page.getByRole('combobox', { name: 'Lanes show' });
  await shows.selectOption('Curves alone');
  await expect(page.getByRole('application')).toHaveCount(0);
  await shows.selectOption('Gradient flow');
  await expect(lane(page, 'B: Gradient flow')).toBeVisible();
  await shows.selectOption('Networks');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a table (CSV)' }).click(),
  ]);
  expect(table.suggestedFilename()).toBe('Compared.csv');
});

test('on the phone each network has its page, and the curve stands below', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page);
  await expect(lane(page, 'A: Original')).toBeVisible();
  await page.getByRole('radio', { name: 'C', exact: true }).check();
  await expect(lane(page, 'C: No hidden layer')).toBeVisible();
  await expect(lane(page, 'A: Original')).toHaveCount(0);
  await stepped(page, 2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('in a frame a document with variants shows them too', async ({ page }) => {
  await page.goto(`./embed/?ui=compact#s=${encode(compared)}`);
  await expect(lane(page, 'B: Wide')).toBeVisible();
  await stepped(page, 4);
  await expect(page.getByRole('button', { name: 'Variant', exact: true })).toHaveCount(0);
});

const gently = { training: { optimizer: { learningRate: 0.001 } } };
const aligned: Json = {
  ...small,
  strata: 2,
  title: 'Aligned',
  variants: [{ name: 'In two phases', change: { phases: [{ name: 'Gently', after: { steps: 8 }, change: gently }] } }],
};

test('networks begin their last phase together, and come out of a link as they stood', async ({ page, context }) => {
  await opened(page, aligned);
  await page.getByRole('radio', { name: 'at the last phase' }).check();
  const later = lane(page, 'B: In two phases');
  await expect(later).toContainText('8 steps before its last phase.');
  const pressStep = () => foot(page).getByRole('button', { name: 'Step', exact: true }).click();
  for (const left of [7, 6, 5, 4, 3, 2]) {
    await pressStep();
    await expect(later).toContainText(`${left} steps before its last phase.`);
  }
  // The first waits at its start.
  expect(await stepOf(page)).toBe(0);
  await expect(foot(page)).toContainText('2 before it');
  await pressStep();
  await expect(later).toContainText('1 step before its last phase.');
  await pressStep();
  await expect(later).toContainText('Its last phase begins here, at step 8.');
  await stepped(page, 3);
  await expect(later).toContainText('Step 11 of its whole run.');
  await expect(
    page
      .getByText('Loss by step of the last phase, one axis for all')
      .or(page.getByText('Test loss by step of the last phase, one axis for all')),
  ).toBeVisible();
  const before = await losses(page, 3, 11);
  const again = await context.newPage();
  await again.goto(await link(page));
  await expect.poll(() => stepOf(again)).toBe(3);
  await expect(lane(again, 'B: In two phases')).toContainText('Step 11 of its whole run.');
  expect(await losses(again, 3, 11)).toEqual(before);
  await curve(page).press('Home');
  await expect(later).toContainText('Its last phase begins here, at step 8.');
});

test('networks of other batch sizes stand at the same epoch, counted from their last phase', async ({ page }) => {
  const { variants: _, ...one } = aligned;
  const after = (steps: number) => [{ name: 'Gently', after: { steps }, change: gently }];
  await opened(page, {
    ...one,
    phases: after(10),
    variants: [{ name: 'Larger batches', change: { training: { batchSize: 40 }, phases: after(3) } }],
    view: { compareBy: 'epoch', compareFrom: 'lastPhase' },
  });
  const [a, b] = [lane(page, 'A: Original'), lane(page, 'B: Larger batches')];
  for (const each of [a, b]) await expect(each).toContainText('before its last phase');
  await foot(page).getByRole('button', { name: 'Step', exact: true }).click();
  for (const each of [a, b]) await expect(each).toContainText('Its last phase begins here');
  await foot(page).getByRole('button', { name: 'Step', exact: true }).click();
  for (const each of [a, b]) await expect(each).toContainText('of its whole run');
  const stands = await Promise.all([a, b].map(async (each) => /Step (\d+) of its/.exec(await each.innerText())![1]));
  expect(stands[0]).not.toBe(stands[1]);
});

test('a layer that is pretrained in a lane says so, and the network goes on with it', async ({ page }) => {
  const sigmoids = [dense('a', 6, 'sigmoid'), dense('b', 2, 'linear')];
  const pretrain = { blocks: ['a'], epochs: 2, batchSize: 10, learningRate: 0.1, momentum: 0.5 };
  await opened(page, {
    ...small,
    network: sigmoids,
    variants: [{ name: 'Pretrained', change: { phases: [{ name: 'Layer by layer', after: { steps: 1 }, pretrain }] } }],
  });
  await expect(lane(page, 'B: Pretrained')).toBeVisible();
  await stepped(page, 2);
  const [scratch, pretrained] = await losses(page, 2, 2);
  expect(pretrained).not.toBe(scratch);
  const again = await link(page);
  const other = await page.context().newPage();
  await other.goto(again);
  await expect.poll(() => stepOf(other)).toBe(2);
  expect(await losses(other, 2, 2)).toEqual([scratch, pretrained]);
});

test('hundred starts of each network stand beside it, and are found again in the list of work', async ({ page }) => {
  const init = { type: 'normal', std: 1 };
  await opened(page, {
    strata: 2,
    title: 'XOR',
    seed: 1,
    data: { type: 'xor', kind: 'truthTable' },
    network: [dense('c', 1, 'linear', { init })],
    training: { loss: 'binaryCrossEntropy', optimizer: { type: 'sgd', learningRate: 0.5 }, batchSize: 4 },
    variants: [
      {
        name: 'Two units',
        change: { network: [dense('a', 2, 'sigmoid', { init }), dense('c', 1, 'linear', { init })] },
      },
    ],
  });
  await page.getByRole('button', { name: '100 starts', exact: true }).click();
  const odds = (name: string) => lane(page, name).getByRole('region', { name: 'Odds over starts' });
  await expect(odds('A: Original')).toContainText('0 of 100 starts solve it');
  await expect(odds('A: Original')).toContainText('0\u202f% to 4\u202f%');
  await expect(odds('B: Two units')).toContainText(/\d\d of 100 starts solve it/);
  await expect(odds('B: Two units').getByRole('img', { name: /^Final loss: solved/ })).toBeVisible();
  // A press begins all networks from that start; the keys walk.
  const first = odds('B: Two units')
    .getByRole('button', { name: /^Start \d+/ })
    .first();
  const seed = Number(/^Start (\d+)/.exec((await first.getAttribute('aria-label'))!)![1]);
  await first.click();
  await expect(foot(page).getByRole('definition').last()).toHaveText(String(seed));
  await expect(first).toHaveAttribute('data-own', 'true');
  await first.press('ArrowRight');
  await expect(
    odds('B: Two units')
      .getByRole('button', { name: /^Start \d+/ })
      .nth(1),
  ).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: '100 starts', exact: true }).click();
  await expect(odds('A: Original')).toHaveCount(0);
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Your work/ }).click();
  const kept = page.getByRole('dialog').getByRole('list', { name: 'Odds' }).getByRole('listitem');
  await expect(kept).toHaveCount(2);
  await kept
    .filter({ hasText: '0 of 100 starts' })
    .filter({ hasNotText: /[1-9]0 of/ })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'None of 100 starts solves it.' })).toBeVisible();
});

test('a start of the lens Odds is compared with the network on the page', async ({ page }) => {
  await page.goto(`./#s=${encode({ ...small, view: { mode: 'odds', lenses: { odds: { steps: 20 } } } })}`);
  const side = page.getByRole('complementary', { name: /^Start \d+$/ });
  await side.getByRole('button', { name: 'Compare with this start' }).click();
  await expect(lane(page, 'A: Original')).toBeVisible();
  await expect(page.getByRole('region', { name: /^B: Start \d+/ })).toBeVisible();
  await expect(page.getByText('Same data, same rate. Only the seed differs.')).toBeVisible();
  await expect.poll(() => stepOf(page)).toBe(20);
});

for (const ui of ['full', 'compact'])
  test(`a frame shows the phases of its document, and edits none of them: ${ui}`, async ({ page }) => {
    const { variants: _, ...document } = aligned;
    await page.goto(
      `./embed/?ui=${ui}#s=${encode({ ...document, phases: [{ name: 'Gently', after: { steps: 2 }, change: gently }] })}`,
    );
    const phases = page.getByRole('region', { name: 'Phases', exact: true });
    await expect(phases.getByRole('listitem')).toHaveText([/^Start for 2 steps/, /^Gently to the end.*0\.001/]);
    await expect(phases.getByRole('listitem').first()).toHaveAttribute('aria-current', 'step');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(phases.getByRole('listitem').nth(1)).toHaveAttribute('aria-current', 'step');
    await expect(phases.getByRole('button', { name: /^(Edit|New phase)/ })).toHaveCount(0);
  });
