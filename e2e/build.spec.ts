import type { Locator, Page } from 'playwright/test';
import {
  announced,
  blockAt,
  blockLabel,
  blockNames,
  blocks,
  dense,
  encode,
  expect,
  openPage,
  play,
  reaches,
  small,
  test,
} from './page.ts';

const names = (page: Page, expected: readonly string[]) => expect.poll(() => blockNames(page)).toEqual(expected);
const three = ['Dense 1 · tanh', 'Dense 2 · tanh', 'Dense 3'];
const palette = (page: Page, type: string) => page.locator(`[data-palette=${type}]`);
const card = (page: Page) => page.locator('[data-fits]');

/** Takes something up with the mouse and holds it over a slot. */
async function carry(page: Page, what: Locator, slot: number): Promise<void> {
  await what.hover();
  await page.mouse.down();
  const box = (await what.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2 + 8, box.y + box.height / 2 + 8);
  await over(page, slot);
}

async function over(page: Page, slot: number): Promise<void> {
  const box = (await page.locator(`[data-slot="${slot}"]`).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Tab');
        return target.evaluate((element) => element === document.activeElement);
      },
      { intervals: [0] },
    )
    .toBe(true);
}

test.describe('with the mouse', () => {
  test('a layer dragged from the palette between two blocks is added there', async ({ page }) => {
    await openPage(page, small);
    await carry(page, palette(page, 'activation'), 1);
    await expect(card(page)).toHaveAttribute('data-fits', 'true');
    await expect(card(page)).toContainText('Fits. Gives [4]');
    await expect(card(page)).toContainText('±0 parameters');
    await page.mouse.up();
    await names(page, ['Dense 1 · tanh', 'Activation · ReLU', 'Dense 2 · tanh', 'Dense 3']);
    await expect(card(page)).toBeHidden();
    await expect(page.getByRole('tabpanel', { name: 'Block' })).toContainText('block 2 of 4');
  });

  test('a block is dragged to another place', async ({ page }) => {
    await openPage(page, small);
    await blockAt(page, 1)
      .getByRole('button', { name: /^One unit/ })
      .first()
      .isHidden();
    await carry(page, blockLabel(blockAt(page, 2)), 0);
    await page.mouse.up();
    await names(page, ['Dense 1 · tanh', 'Dense 2 · tanh', 'Dense 3']);
    // the one with three units comes first now
    await expect(blockLabel(blockAt(page, 1))).toContainText('[3]');
    await expect(blockLabel(blockAt(page, 2))).toContainText('[4]');
    await play(page);
    await reaches(page, 5);
  });

  test('where it does not fit, the card says why, and releasing applies the first way out', async ({ page }) => {
    await openPage(page, small);
    await carry(page, palette(page, 'dense'), 3);
    await expect(card(page)).toHaveAttribute('data-fits', 'false');
    await expect(card(page)).toContainText('Does not fit here');
    await expect(card(page)).toContainText(
      'The last layer must give 2 numbers, one for each class. It gives 8 numbers.',
    );
    await expect(card(page)).toContainText(/Use 2 units.*on release/);
    await page.mouse.up();
    await names(page, [...three.slice(0, 2), 'Dense 3', 'Dense 4 · ReLU']);
    await expect(blockLabel(blockAt(page, 4))).toContainText('[2] scores');
    await expect(page.getByRole('alert').filter({ hasText: 'The last layer must' })).toBeHidden();
    await play(page);
    await reaches(page, 5);
  });

  test('Esc cancels, for good, and so does a release beside the blocks', async ({ page }) => {
    await openPage(page, small);
    await carry(page, palette(page, 'dropout'), 1);
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
    // the button is still held down: it holds nothing any more
    const stage = (await blocks(page).nth(2).boundingBox())!;
    await page.mouse.move(stage.x - 30, stage.y + 40, { steps: 3 });
    await page.mouse.move(stage.x - 20, stage.y + 60, { steps: 3 });
    await expect(page.locator('[data-slot]')).toHaveCount(0);
    await page.mouse.up();
    await names(page, three);

    await carry(page, palette(page, 'dropout'), 1);
    await page.mouse.move(700, 20, { steps: 3 });
    await page.mouse.up();
    await names(page, three);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });
});

test.describe('by clicks', () => {
  test('a press in the palette adds after the selected block', async ({ page }) => {
    await openPage(page, small);
    await blockLabel(blockAt(page, 1)).click();
    await palette(page, 'dropout').click();
    await names(page, ['Dense 1 · tanh', 'Dropout · 50 %', 'Dense 2 · tanh', 'Dense 3']);
    await expect(blockLabel(blockAt(page, 2))).toHaveAttribute('aria-pressed', 'true');
    await palette(page, 'activation').click();
    await names(page, ['Dense 1 · tanh', 'Dropout · 50 %', 'Activation · ReLU', 'Dense 2 · tanh', 'Dense 3']);
  });

  test('the inspector moves, duplicates and deletes', async ({ page }) => {
    await openPage(page, small);
    await blockLabel(blockAt(page, 1)).click();
    const inspector = page.getByRole('tabpanel', { name: 'Block' });
    await expect(inspector.getByRole('button', { name: 'Move towards the input' })).toBeDisabled();
    await inspector.getByRole('button', { name: 'Move towards the answer' }).click();
    await expect(blockLabel(blockAt(page, 2))).toContainText('[4]');
    await expect(inspector).toContainText('block 2 of 3');
    await inspector.getByRole('button', { name: 'Move towards the input' }).click();
    await expect(blockLabel(blockAt(page, 1))).toContainText('[4]');
    await inspector.getByRole('button', { name: 'Duplicate' }).click();
    await names(page, ['Dense 1 · tanh', 'Dense 2 · tanh', 'Dense 3 · tanh', 'Dense 4']);
    await expect(blockLabel(blockAt(page, 2))).toContainText('[4]');
    await inspector.getByRole('button', { name: 'Delete' }).click();
    await names(page, three);
    await inspector.getByRole('button', { name: 'Close' }).click();
    await expect(blocks(page).locator('[aria-pressed=true]')).toHaveCount(0);
  });

  test('units grow and shrink by + and − on the block', { tag: '@firefox' }, async ({ page }) => {
    await openPage(page, small);
    await blockLabel(blockAt(page, 1)).click();
    const more = page.getByRole('button', { name: 'One unit more in Dense 1' });
    const fewer = page.getByRole('button', { name: 'One unit fewer in Dense 1' });
    await more.click();
    await more.click();
    await expect(blockLabel(blockAt(page, 1))).toContainText('[6]');
    await expect(blockAt(page, 1).locator('[data-unit]')).toHaveCount(6);
    await expect(page.getByRole('region', { name: 'Network' })).toContainText('2 → 6 → 3 → 2 · 47 parameters');
    for (let units = 6; units > 1; units--) await fewer.click();
    await expect(blockLabel(blockAt(page, 1))).toContainText('[1]');
    await expect(fewer).toBeDisabled();
    await play(page);
    await reaches(page, 5);
  });

  test('the inspector changes the activation function, and the block, the formula and the code follow', async ({
    page,
  }) => {
    await openPage(page, small);
    await blockLabel(blockAt(page, 2)).click();
    const inspector = page.getByRole('tabpanel', { name: 'Block' });
    await inspector.getByRole('combobox', { name: 'Activation' }).selectOption('sigmoid');
    await names(page, ['Dense 1 · tanh', 'Dense 2 · sigmoid', 'Dense 3']);
    await inspector.getByRole('radio', { name: 'derive' }).check();
    await expect(inspector).toContainText('nn.Sigmoid()');
    await inspector.getByRole('radio', { name: 'symbols' }).check();
    await expect(inspector.locator('math').first()).toBeAttached();
  });

  test('where no block has a shape, the stage says which does not fit and which have no input yet', async ({
    page,
  }) => {
    await page.goto(
      `./#s=${encode({
        ...small,
        network: [{ id: 'k', type: 'conv2d', filters: 2, kernel: 3 }, { id: 'f', type: 'flatten' }, dense('y', 2)],
      })}`,
    );
    await expect(page.getByRole('button', { name: 'Convolution does not fit' })).toBeVisible();
    await expect(blockLabel(blockAt(page, 1))).toContainText('does not fit');
    for (const at of [2, 3]) await expect(blockLabel(blockAt(page, at))).toContainText('no input yet');
    for (const untrue of ['[?]', '0 parameters']) await expect(page.getByText(untrue)).toHaveCount(0);

    // What is wrong stands above the name of its block, downwards below it, and over no other name there.
    const card = blockAt(page, 1).getByRole('alert');
    const names = [1, 2].map((at) => blockLabel(blockAt(page, at)).locator('b').first());
    for (const [width, height] of [
      [1440, 900],
      [1280, 720],
      [768, 1024],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      const covers = async () => {
        const box = (await card.boundingBox())!;
        const own = await Promise.all(names.slice(0, width < 1000 ? 2 : 1).map((name) => name.boundingBox()));
        return own.some((name) => name!.y < box.y + box.height && box.y < name!.y + name!.height);
      };
      await expect.poll(covers, { message: `${width} px` }).toBe(false);
    }
  });

  test('a network that cannot run says so on the block, and one press mends it', async ({ page }) => {
    await openPage(page, small);
    await blockLabel(blockAt(page, 3)).click();
    await page.keyboard.press('Delete');
    const block = blockAt(page, 2);
    const problem = block.getByRole('alert');
    await expect(problem).toContainText('The last layer must give 2 numbers, one for each class. It gives 3 numbers.');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeDisabled();
    await expect(page.getByText('Not computed: the network cannot run as it is.')).toBeVisible();
    await problem.getByRole('button', { name: 'Add Dense 2' }).click();
    await expect(problem).toBeHidden();
    await names(page, three);
    await play(page);
    await reaches(page, 5);
  });
});

test.describe('with the keyboard alone', () => {
  test('Tab, Space, arrows and Enter move a block; Esc leaves it where it was', { tag: '@firefox' }, async ({
    page,
  }) => {
    await openPage(page, small);
    const label = blockLabel(page.locator('[data-block-id=b]'));
    await tabTo(page, label);
    await page.keyboard.press('Space');
    await expect(announced(page)).toHaveText(
      /^Dense 2 lifted\. Arrow keys choose a place, Enter drops, Escape cancels\./,
    );
    await page.keyboard.press('ArrowLeft');
    await expect(announced(page)).toHaveText(/^Between the input and Dense 1\. Fits: gives \[3\]/);
    await page.keyboard.press('Escape');
    await expect(announced(page)).toHaveText(/^Cancelled\./);
    await expect(label).toContainText('Dense 2');

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(announced(page)).toHaveText(/^Dense 2 dropped between the input and Dense 1\./);
    await expect(label).toContainText('Dense 1');
    await expect(label).toBeFocused();
    await expect(blockLabel(blockAt(page, 1))).toContainText('[3]');
  });

  test('Alt with arrows moves, Control D duplicates, Delete deletes', async ({ page }) => {
    await openPage(page, small);
    const label = blockLabel(page.locator('[data-block-id=a]'));
    await tabTo(page, label);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(announced(page)).toHaveText(/^Dense 1 moved to place 2 of 3\./);
    await expect(label).toContainText('Dense 2');
    await expect(label).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(announced(page)).toHaveText(/^Dense 2 moved to place 1 of 3\./);
    await page.keyboard.press('Control+d');
    await expect(announced(page)).toHaveText(/^Dense 1 duplicated\./);
    await expect(blocks(page)).toHaveCount(5);
    await page.keyboard.press('Delete');
    await expect(announced(page)).toHaveText(/^Dense 1 deleted\./);
    await names(page, three);
    // a focus that is lost would start again at the top of the page
    await expect(page.locator('[data-block-id]').filter({ has: page.locator(':focus') })).toBeVisible();
  });

  test('a layer is added from the palette, and its field set', async ({ page }) => {
    await openPage(page, small);
    // The layers are one stop; arrows go on among them.
    await tabTo(page, page.getByRole('toolbar', { name: 'Layers to add' }).getByRole('button').first());
    await page.keyboard.press('ArrowDown');
    while (!(await palette(page, 'dropout').evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(announced(page)).toHaveText(/^Dropout added at place 3\./);
    await names(page, ['Dense 1 · tanh', 'Dense 2 · tanh', 'Dropout · 50 %', 'Dense 3']);
    await tabTo(page, page.getByRole('slider', { name: 'Rate' }));
    await page.keyboard.press('ArrowLeft');
    await names(page, ['Dense 1 · tanh', 'Dense 2 · tanh', 'Dropout · 45 %', 'Dense 3']);
  });
});
