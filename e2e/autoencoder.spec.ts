import type { Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  type Json,
  openBeside,
  openExample,
  openLens,
  openPage,
  read,
  ready,
  shared,
  steps,
  test,
  trainTo,
} from './page.ts';

const answerOf = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true });
const dataOf = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });
const givenBack = (page: Page) => answerOf(page).getByRole('group', { name: 'The picture given back' });

/** A 7, in shares of the paper's side. */
const SEVEN = [
  [0.28, 0.22],
  [0.7, 0.22],
  [0.5, 0.5],
  [0.42, 0.82],
] as const;

test('an autoencoder learns to draw digits again, and what is drawn on the pad comes back through sixteen numbers', async ({
  page,
}) => {
  await openPage(page);
  await openExample(page, 'Autoencoder: digits through sixteen numbers');
  const answer = answerOf(page);
  // The stage is whole; what the layers keep is one press away.
  await expect(page.getByRole('group', { name: 'Bottleneck', exact: true })).toHaveCount(0);
  await openBeside(page, 'Bottleneck');
  await expect(givenBack(page).getByRole('img')).toHaveCount(4); // put in, given back, difference, and the key of its colours
  await expect(answer.getByRole('columnheader', { name: 'R²' })).toBeVisible();
  await expect(answer.getByRole('columnheader', { name: 'accuracy' })).toHaveCount(0);
  await expect(cell(page, 'picture-error')).toHaveText(/\d/);
  const start = await read(page, 'picture-error');

  await trainTo(page, 400);
  expect(await read(page, 'test-explained')).toBeGreaterThan(0.4);
  await expect.poll(() => read(page, 'picture-error')).toBeLessThan(start / 2);
  await expect(page.getByRole('button', { name: 'Dense 4, the picture given back' })).toBeVisible();
  // Nobody asked for the class; what is left of it is told all the same.
  await expect(page.getByRole('rowheader', { name: 'digit not asked for' })).toBeVisible();
  await expect.poll(() => read(page, 'redrawn-waist')).toBeGreaterThan(0.2);

  await answer.getByRole('radio', { name: 'draw', exact: true }).check();
  await expect(givenBack(page)).toHaveCount(0);
  const box = (await page.getByRole('img', { name: 'Paper to draw on' }).boundingBox())!;
  const [first, ...rest] = SEVEN.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const place of rest) await page.mouse.move(...place, { steps: 3 });
  await page.mouse.up();
  await expect(givenBack(page).getByRole('img', { name: 'The picture given back' })).toBeVisible();
  await expect.poll(() => read(page, 'picture-explained')).toBeGreaterThan(0.1);
  await expect(page.getByRole('group', { name: 'Sample looked at' })).toContainText('your drawing');

  await answer.getByRole('radio', { name: 'test set' }).check();
  await expect(answer.getByText(/^600 test pictures, put in and given back/)).toBeVisible();
  await answer
    .getByRole('button', { name: /off by/ })
    .first()
    .click();
  await expect(page.getByRole('group', { name: 'Sample looked at' })).not.toContainText('your drawing');
  await openLens(page, 'Confusion');
  await expect(page.getByText('The picture itself is asked for: there are no classes to confuse.')).toBeVisible();
});

const digits: Json = {
  strata: 1,
  title: 'Digits',
  seed: 1,
  data: { type: 'digits', samples: 200 },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 5, stride: 2, activation: 'relu' },
    { id: 'b', type: 'flatten' },
    dense('c', 16, 'relu'),
    dense('d', 10),
  ],
  training: { loss: 'crossEntropy', batchSize: 32 },
};

test('another question about the same pictures: the last block follows, a loss for classes is refused, and the link brings the run back', async ({
  page,
}) => {
  await openPage(page, digits);
  await dataOf(page).getByRole('combobox', { name: 'Asked for' }).selectOption('picture');
  await expect(
    page.getByText('To suit the data, the loss is now mean squared error and the last layer has 784 units.'),
  ).toBeVisible();
  await ready(page);
  await expect(givenBack(page)).toBeVisible();

  await page.getByRole('combobox', { name: 'Loss' }).selectOption('crossEntropy');
  await expect(page.getByText('Loss and data do not fit')).toBeVisible();
  await page.getByRole('button', { name: 'Use mean squared error' }).first().click();
  await expect(page.getByText('Loss and data do not fit')).toHaveCount(0);
  await ready(page);

  await steps(page, 'batch', 3);
  const { link, hash, step } = await shared(page);
  expect(step).toBe(3);
  await page.goto(link);
  await ready(page);
  expect((await shared(page)).hash).toBe(hash);
  await page.keyboard.press('Escape');

  await dataOf(page).getByRole('combobox', { name: 'Asked for' }).selectOption('class');
  await expect(answerOf(page).getByRole('columnheader', { name: 'accuracy' })).toBeVisible();
});
