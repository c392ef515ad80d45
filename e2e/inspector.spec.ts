import axe from 'axe-core';
import type { Locator, Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  dense,
  expect,
  type Json,
  numberIn,
  openBeside,
  openPage,
  small,
  steps,
  test,
} from './page.ts';

const training = { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16 };
const images: Json = {
  strata: 1,
  seed: 7,
  data: { type: 'barsAndStripes' },
  network: [
    { id: 'a', type: 'conv2d', filters: 3, kernel: 3, stride: 2, padding: 1, activation: 'relu' },
    { id: 'n', type: 'batchNorm' },
    { id: 'f', type: 'flatten' },
    dense('z', 2),
  ],
  training,
};
const sequences: Json = {
  strata: 1,
  seed: 7,
  data: { type: 'sineClass' },
  network: [
    { id: 'l', type: 'lstm', units: 4, returnSequences: true },
    { id: 's', type: 'selfAttention', heads: 2 },
    { id: 'g', type: 'gru', units: 3, returnSequences: false },
    dense('z', 2),
  ],
  training,
};
const shortcuts: Json = {
  ...small,
  network: [
    dense('a', 4, 'tanh'),
    { id: 'r', type: 'residual', body: [dense('b', 4, 'tanh'), dense('c', 4)] },
    dense('z', 2),
  ],
};

const inspector = (page: Page): Locator =>
  page.getByRole('tabpanel', { name: 'Block' }).or(page.getByRole('region', { name: 'Block', exact: true }));
const level = (page: Page, name: 'say' | 'symbols' | 'numbers' | 'derive') =>
  inspector(page).getByRole('radio', { name, exact: true }).check();
const select = (page: Page, id: string) => page.locator(`[data-block-id="${id}"] [aria-keyshortcuts]`).first().click();
const check = (page: Page) => inspector(page).getByRole('region', { name: 'Measured check' });

/** The check is done, compares so many numbers, and finds none that differs. */
async function agrees(page: Page, groups: readonly string[]): Promise<void> {
  await expect(check(page)).toHaveAttribute('data-check', 'done');
  await expect(check(page).getByRole('rowheader', { name: groups[0]!, exact: true })).toBeVisible();
  for (const name of groups) await expect(check(page).getByRole('rowheader', { name, exact: true })).toBeVisible();
  const more = check(page).getByRole('button', { name: /^Show all/ });
  if (await more.isVisible()) await more.click();
  const rows = check(page).locator('tr[data-verdict]');
  expect(await rows.count()).toBeGreaterThanOrEqual(groups.length);
  await expect(check(page).locator('tr[data-verdict=differs]')).toHaveCount(0);
  await expect(check(page).locator('tr[data-verdict=agrees]').first()).toBeVisible();
  for (const row of await check(page).locator('tr[data-verdict=agrees]').all()) {
    const [computed, measured] = (await row.getByRole('cell').allTextContents()).map(numberIn);
    expect(Math.abs(computed! - measured!)).toBeLessThan(0.02 * Math.abs(computed!) + 1e-3);
  }
}

test('a dense block is explained in words, symbols, numbers, and step by step, and its gradient is checked', async ({
  page,
}) => {
  await openPage(page, small);
  await blockLabel(blockAt(page, 1)).click();
  await level(page, 'say');
  await expect(
    inspector(page).getByRole('img', { name: 'Every output number is made from all 2 numbers of the input.' }),
  ).toBeVisible();
  await level(page, 'symbols');
  await expect(inspector(page).locator('.katex').first()).toBeVisible();
  await expect(inspector(page)).toContainText('the whole input');
  await level(page, 'numbers');
  const unit = inspector(page).getByRole('region', { name: 'Dense 1, unit 1' });
  await expect(unit.getByRole('rowheader', { name: /^x₁/ })).toBeVisible();
  await unit.getByRole('button', { name: 'Increase unit' }).click();
  await expect(inspector(page).getByRole('region', { name: 'Dense 1, unit 2' })).toBeVisible();
  await level(page, 'derive');
  await agrees(page, ['weight', 'bias', 'input']);
  await expect(check(page)).toContainText('at step 0');
  await expect(inspector(page).getByRole('region', { name: 'Initialisation' })).toContainText(
    'standard deviation 0.408',
  );
  await expect(inspector(page).getByRole('region', { name: 'Code' })).toContainText('nn.Linear(2, 4), nn.Tanh()');

  // Another block is explained at the same level, and the check follows the run.
  await blockLabel(blockAt(page, 2)).click();
  await agrees(page, ['weight', 'bias', 'input']);
  await steps(page, 'batch', 3);
  await expect(check(page)).toContainText('at step 3');
  await agrees(page, ['weight', 'bias', 'input']);
});

test('the check leaves the run as it is', async ({ page }) => {
  const weight = async () => {
    await page.getByRole('button', { name: 'Dense 1, unit 1 of 4' }).click();
    await inspector(page).getByText('Set or freeze its 2 weights and bias').click();
    return inspector(page).getByRole('spinbutton', { name: 'weight x₁' }).inputValue();
  };
  await openPage(page, small);
  await steps(page, 'batch', 12);
  const alone = await weight();
  await openPage(page, { ...small, title: 'Again' });
  await blockLabel(blockAt(page, 1)).click();
  await level(page, 'derive');
  for (let i = 0; i < 4; i++) {
    await steps(page, 'batch', 3);
    await expect(check(page)).toContainText(`at step ${3 * (i + 1)}`);
  }
  expect(await weight()).toBe(alone);
});

test('a convolution shows its window, the arithmetic of its side, and the pixels that it sees', async ({ page }) => {
  await openPage(page, images);
  await select(page, 'a');
  await level(page, 'say');
  await expect(inspector(page)).toContainText(
    'Every output number is made from a window of 3 × 3 pixels in the image; for its neighbour (dashed) the window moves 2 pixels. Round the image (dashed) lie a row and a column of zeros.',
  );
  await level(page, 'symbols');
  await expect(inspector(page)).toContainText('⌊(8 − 3 + 2·1) / 2⌋ + 1 = 4');
  await expect(inspector(page)).toContainText('3 × 3 pixels of the input');
  await level(page, 'numbers');
  await expect(
    inspector(page)
      .getByRole('rowheader', { name: /^pixel \(\d, \d\)/ })
      .first(),
  ).toBeVisible();
  await expect(inspector(page).getByRole('img', { name: /^products: / })).toBeVisible();
  const column = inspector(page).getByRole('spinbutton', { name: 'Column' });
  await column.fill('1');
  await inspector(page).getByRole('spinbutton', { name: 'Row', exact: true }).fill('1');
  // at the corner a part of the window lies over padding
  await expect(inspector(page).getByText('under the window')).toBeVisible();
  await level(page, 'derive');
  await agrees(page, ['weight', 'bias', 'input']);

  await select(page, 'n');
  await agrees(page, ['weight', 'bias', 'input']);
});

test('recurrent and attention layers show what a step is made from', async ({ page }) => {
  await openPage(page, sequences);
  await select(page, 'l');
  await level(page, 'symbols');
  await expect(inspector(page)).toContainText('the steps up to its own');
  await level(page, 'numbers');
  await expect(inspector(page).getByText('its state after step 16')).toBeVisible();
  await expect(inspector(page).getByRole('rowheader', { name: 'step 16, feature 2' })).toBeVisible();
  await level(page, 'derive');
  await agrees(page, ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0', 'input']);

  await select(page, 's');
  await agrees(page, ['in_proj_weight', 'out_proj.weight', 'input']);
  await level(page, 'numbers');
  await expect(inspector(page).getByRole('img', { name: /^Head 2: step \d+ / })).toBeVisible();
});

test('a residual block shows its paths, what is inside, and both roads of the gradient', async ({ page }) => {
  await openPage(page, shortcuts);
  await page.locator('[data-block-id=r] [aria-keyshortcuts]', { hasText: 'Residual' }).first().click();
  await level(page, 'say');
  await expect(inspector(page).getByRole('img', { name: 'The ways through Residual' })).toContainText(
    'shortcut: as it is',
  );
  await level(page, 'numbers');
  await expect(inspector(page).getByText('the sum of')).toBeVisible();
  await level(page, 'derive');
  await agrees(page, ['input']);
  await expect(check(page).getByText('both roads')).toBeVisible();
  await expect(check(page).getByText('body alone')).toBeVisible();

  const body = inspector(page).getByRole('region', { name: 'body' });
  await expect(body.getByRole('button')).toHaveCount(2);
  await body.getByRole('button', { name: /^Dense 3/ }).click();
  await expect(inspector(page)).toContainText('block 2 of 2 in the body of Residual');
  // The arrow leads out of the container.
  await expect(inspector(page).getByRole('button', { name: 'Move towards the answer' })).toBeEnabled();
  await agrees(page, ['weight', 'bias', 'input']);
});

test('what is wrong with a field stands beside it, with the ways out', async ({ page }) => {
  await openPage(page, sequences);
  await select(page, 's');
  const heads = inspector(page).locator('[data-field=heads]');
  await heads.getByRole('spinbutton', { name: 'Heads' }).fill('3');
  await expect(heads.getByRole('alert')).toContainText('3 heads need a width divisible by 3, got 4');
  await heads.getByRole('button', { name: 'Use 4 heads' }).click();
  await expect(heads.getByRole('alert')).toBeEmpty();
  await expect(heads.getByRole('spinbutton', { name: 'Heads' })).toHaveValue('4');
});

test('the table of the network selects blocks, and is copied as Markdown and CSV', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, shortcuts);
  await openBeside(page, 'Table');
  const table = page.getByRole('table', { name: /^The blocks of the network/ });
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(table.getByRole('row', { name: /^Dense 1/ })).toContainText('48');
  await expect(table.getByRole('row', { name: /^Total/ })).toContainText('62');
  await table.getByRole('button', { name: /Dense 3/ }).click();
  await expect(table.getByRole('button', { name: /Dense 3/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(inspector(page)).toContainText('in the body of Residual');

  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(copied).toMatch(/^\| Block \| Output \| Parameters \|/);
  const markdown = await copied();
  expect(markdown.trim().split('\n')).toHaveLength(8);
  expect(markdown).toMatch(/\| – Dense 3 \| \[4\] \| 20 \| 16 \| 80 B \|/);
  await page.getByRole('button', { name: 'Copy as CSV' }).click();
  await expect.poll(copied).toMatch(/^block,name,type,path,output,parameters/);
  expect((await copied()).trim().split('\n')).toHaveLength(6);
});

/** What axe objects to within the inspector (or a lens). */
async function objections(page: Page, within: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const { violations } = await run(selector, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
    );
  }, within);
}

/** What reaches beyond the panel without a way to scroll there, and what is too small to press. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const panel = document.querySelector('#side-panel, [aria-labelledby=block-title]')!;
    const { right } = panel.getBoundingClientRect();
    const scrolls = (e: Element | null): boolean =>
      e !== null &&
      e !== panel &&
      (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const all = [...panel.querySelectorAll<HTMLElement>('*')].filter(
      (e) => e.checkVisibility() && !e.closest('.visually-hidden, .katex-mathml, svg *'),
    );
    const wide = all.filter((e) => e.getBoundingClientRect().right > right + 1 && !scrolls(e));
    const small = all.filter((e) => {
      const { width, height } = e.getBoundingClientRect();
      return e.matches('button, summary, select, [role=spinbutton]') && (width < 24 || height < 23.5);
    });
    return [
      ...wide.map((e) => `wide: ${e.tagName} ${e.textContent?.slice(0, 40)}`),
      ...small.map((e) => `small: ${e.outerHTML.slice(0, 120)}`),
    ];
  });

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 1440],
  ['light', 768],
  ['dark', 390],
] as const)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 844 } });

    test('every level of every kind of block fits its panel, and axe has nothing against it', async ({ page }) => {
      for (const [document, ids] of [
        [images, ['a', 'n']],
        [sequences, ['l', 's']],
        [shortcuts, ['a', 'r']],
      ] as const) {
        await page.goto('about:blank');
        await openPage(page, document);
        for (const id of ids) {
          const label = page.locator(`[data-block-id="${id}"] [aria-keyshortcuts]`);
          if (width < 768)
            await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Network' }).click();
          await (id === 'r' ? label.filter({ hasText: 'Residual' }) : label).first().press('Enter');
          if (width < 768)
            await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Block' }).click();
          for (const name of ['say', 'symbols', 'numbers', 'derive'] as const) {
            await level(page, name);
            if (name === 'derive') await expect(check(page)).toHaveAttribute('data-check', 'done');
            await expect(inspector(page).getByText('Asking the engine')).toHaveCount(0);
            const where = `${id} ${name}`;
            expect.soft(await objections(page, '#side-panel, [aria-labelledby=block-title]'), where).toEqual([]);
            expect.soft(await misfits(page), where).toEqual([]);
          }
        }
      }
    });
  });
