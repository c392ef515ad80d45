import type { Locator, Page } from 'playwright/test';
import {
  announced,
  blockLabel,
  blocks,
  dense,
  expect,
  type Json,
  openPage,
  play,
  reaches,
  shared,
  small,
  steps,
  test,
} from './page.ts';

/** Vectors of four numbers all the way, so that everything fits everywhere. */
const four = (network: readonly Json[]): Json => ({ ...small, network });
const sum = (id: string, body: readonly Json[], more: Json = {}): Json => ({ id, type: 'residual', body, ...more });
const join = (id: string, ...branches: readonly (readonly Json[])[]): Json => ({ id, type: 'concat', branches });
const row = [dense('a', 4, 'tanh'), dense('b', 4, 'tanh'), dense('c', 4, 'tanh'), dense('z', 2)];

const label = (page: Page, id: string): Locator => page.locator(`[data-label="${id}"]`);
const card = (page: Page) => page.locator('[data-fits]');
const palette = (page: Page, id: string) => page.locator(`[data-palette=${id}]`);
/** Kinds of layers that the data do not ask for are closed at first. */
const openKind = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`), expanded: false }).click();

/** The network as nested ids: "a r(b c) z", "k(d|e f|)" with a bar between branches, "r(b / s)" with the shortcut behind the slash. */
async function shape(page: Page): Promise<string> {
  type Block = Json & { id: string };
  const list = (blocks_: readonly Block[]): string => blocks_.map(one).join(' ');
  const one = ({ id, body, shortcut, branches }: Block): string => {
    if (Array.isArray(branches)) return `${id}(${branches.map((b) => list(b)).join('|')})`;
    if (!Array.isArray(body)) return id;
    const side = Array.isArray(shortcut) && shortcut.length > 0 ? ` / ${list(shortcut)}` : '';
    return `${id}(${list(body)}${side})`;
  };
  return list((await shared(page)).document['network'] as Block[]);
}
const becomes = (page: Page, expected: string) => expect.poll(() => shape(page)).toBe(expected);
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click();

/** Takes something up with the mouse. */
async function take(page: Page, what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + Math.min(box.width / 2, 30), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 4, { steps: 3 });
}

/** Brings what is held over a place: where its mark is drawn, since containers lie over the middles of others. */
async function over(page: Page, key: string): Promise<void> {
  const slot = page.locator(`[data-slot="${key}"]`);
  const box = (await slot.boundingBox())!;
  const [line, from, length] = await slot.evaluate((element) =>
    ['--line', '--from', '--length'].map((name) => Number.parseFloat(getComputedStyle(element).getPropertyValue(name))),
  );
  await page.mouse.move(box.x + line!, box.y + from! + length! / 2, { steps: 5 });
  await page.mouse.move(box.x + line! + 1, box.y + from! + length! / 2);
}

async function drag(page: Page, what: Locator, key: string): Promise<void> {
  await take(page, what);
  await over(page, key);
  await page.mouse.up();
}

test.describe('with the mouse', () => {
  test('a residual is built by dragging: its container, then blocks into its body, and out again', async ({ page }) => {
    await openPage(page, four(row));
    await openKind(page, 'Containers');
    await drag(page, palette(page, 'residual'), '1');
    await becomes(page, 'a d() b c z');
    await drag(page, label(page, 'b'), 'd.body.0');
    await becomes(page, 'a d(b) c z');
    await take(page, label(page, 'c'));
    await over(page, 'd.body.1');
    await expect(card(page)).toHaveAttribute('data-fits', 'true');
    await expect(card(page)).toContainText('Fits. Gives [4]');
    await page.mouse.up();
    await becomes(page, 'a d(b c) z');
    await expect(label(page, 'd')).toContainText('body of 2 blocks · 40 parameters');
    await expect(page.getByText('shortcut identity · [4]')).toBeVisible();
    await play(page);
    await reaches(page, 5);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await drag(page, label(page, 'c'), '2');
    await becomes(page, 'a d(b) c z');
    for (const before of ['a d(b c) z', 'a d(b) c z', 'a d() b c z', 'a b c z']) {
      await undo(page);
      await becomes(page, before);
    }
  });

  test('a concat goes into a residual with what it holds, takes a new branch, and begins a shortcut', async ({
    page,
  }) => {
    await openPage(
      page,
      four([dense('a', 4), sum('r', [dense('b', 4)]), join('k', [dense('c', 2)], [dense('d', 2)]), dense('z', 2)]),
    );
    await drag(page, label(page, 'k'), 'r.body.1');
    await becomes(page, 'a r(b k(c|d)) z');
    await drag(page, palette(page, 'activation'), 'k.branches.1.1');
    await becomes(page, 'a r(b k(c|d e)) z');
    await page.getByRole('button', { name: 'branch', exact: true }).click();
    await becomes(page, 'a r(b k(c|d e|)) z');
    await undo(page);
    await undo(page);
    // dropped where another branch would begin: which makes the sum's two sides differ, so the shortcut is brought to the body's width
    await take(page, palette(page, 'dense'));
    await over(page, 'k.branches.2.0');
    await expect(card(page)).toHaveAttribute('data-fits', 'false');
    await expect(card(page)).toContainText('Project the shortcut');
    await expect(card(page).getByRole('img', { name: 'body gives [12], shortcut gives [4]' })).toBeVisible();
    await page.mouse.up();
    await becomes(page, 'a r(b k(c|d|e) / f) z');
    await expect(page.getByRole('group', { name: 'What the drop did' })).toContainText('Project the shortcut');
    await undo(page);
    await drag(page, palette(page, 'dense'), 'r.shortcut.0');
    await expect(page.locator('[data-slot]')).toHaveCount(0);
    await expect.poll(() => shape(page)).toMatch(/^a r\(b k\(c\|d\) \/ e\) z$/);
  });

  test('a container cannot be dropped into itself', async ({ page }) => {
    await openPage(page, four([dense('a', 4), sum('r', [dense('b', 4)]), dense('z', 2)]));
    await take(page, label(page, 'r'));
    await expect(page.locator('[data-slot="0"]')).toBeVisible();
    await expect(page.locator('[data-slot^="r."]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await becomes(page, 'a r(b) z');
  });

  test('a folded container opens under what rests on it, and takes it in', async ({ page }) => {
    await openPage(page, four([dense('a', 4), sum('r', [dense('b', 4)]), dense('z', 2)]));
    await page.getByRole('button', { name: 'Fold Residual' }).click();
    await expect(label(page, 'b')).toHaveCount(0);
    await take(page, palette(page, 'activation'));
    const folded = (await page.locator('[data-block-id=r]').boundingBox())!;
    await page.mouse.move(folded.x + folded.width / 2, folded.y + folded.height / 2, { steps: 5 });
    await expect(page.locator('[data-slot="r.body.1"]')).toBeVisible();
    await expect(label(page, 'b')).toBeVisible();
    await over(page, 'r.body.1');
    await page.mouse.up();
    await expect.poll(() => shape(page)).toMatch(/^a r\(b \w+\) z$/);
  });

  test('a group unfolds into blocks as one step', async ({ page }) => {
    await openPage(page, four(row));
    await openKind(page, 'Groups');
    await drag(page, palette(page, 'residualPost'), '2');
    await expect(blocks(page).locator('[data-label]')).not.toHaveCount(0);
    await expect.poll(() => shape(page)).toMatch(/^a b (\w+)\((\w+ ){4}\w+\) \w+ c z$/);
    await undo(page);
    await becomes(page, 'a b c z');
  });

  test('a run is selected with Shift, dragged as a whole, wrapped and unwrapped', async ({ page }) => {
    await openPage(page, four(row));
    await label(page, 'a').click();
    await label(page, 'b').click({ modifiers: ['Shift'] });
    await expect(announced(page)).toHaveText(/^2 blocks selected: Dense 1 to Dense 2\./);
    await expect(blocks(page).locator('[data-label][aria-pressed=true]')).toHaveCount(2);
    await drag(page, label(page, 'b'), '3');
    await becomes(page, 'c a b z');
    await page.locator('[data-menu] button[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Wrap in Residual' }).click();
    await expect(label(page, 'd')).toBeFocused();
    await becomes(page, 'c d(a b) z');
    await page.locator('[data-menu=d] button[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Unwrap' }).click();
    await becomes(page, 'c a b z');
    for (const before of ['c d(a b) z', 'c a b z', 'a b c z']) {
      await undo(page);
      await becomes(page, before);
    }
  });
});

test.describe('by clicks', () => {
  test('Move … lists every place in words', async ({ page }) => {
    await openPage(page, four([dense('a', 4), sum('r', [dense('b', 4)]), dense('c', 4), dense('z', 2)]));
    await label(page, 'c').click();
    await page.locator('[data-menu=c] button[aria-haspopup=menu]').click();
    await page.getByRole('menuitem', { name: 'Move …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move Dense 3' });
    await expect(dialog.getByRole('listitem')).toHaveText([
      'Between the input and Dense 1',
      'Between Dense 1 and Residual',
      'Into the body of Residual, between the start and Dense 2',
      'Into the body of Residual, between Dense 2 and the end',
      'Into the shortcut of Residual, which is empty',
      'After Dense 4, at the end',
    ]);
    await dialog.getByRole('button', { name: /between Dense 2 and the end$/ }).click();
    await becomes(page, 'a r(b c) z');
    await expect(announced(page)).toHaveText(
      /^Dense 3 dropped into the body of Residual, between Dense 2 and the end\./,
    );
  });

  test('the menu comes with the right button too, and a container is folded and unfolded', async ({ page }) => {
    await openPage(page, four([dense('a', 4), sum('r', [dense('b', 4), dense('c', 4)]), dense('z', 2)]));
    await steps(page, 'epoch', 1);
    await page.getByRole('button', { name: 'Fold Residual' }).click();
    await expect(label(page, 'b')).toHaveCount(0);
    await expect(label(page, 'r')).toContainText('2 inside');
    await expect(page.getByRole('button', { name: 'Residual, unit 4 of 4' })).toBeVisible();
    await label(page, 'r').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Unfold' }).click();
    await expect(label(page, 'b')).toBeVisible();
    // How things are shown is not part of the history.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });
});

test.describe('with the keyboard alone', () => {
  test('Space lifts, arrows walk through containers in the order of reading, Enter drops', async ({ page }) => {
    const head = dense('i', 4);
    await openPage(page, four([head, dense('a', 4), sum('r', [dense('b', 4)]), dense('c', 4), dense('z', 2)]));
    await label(page, 'a').focus();
    await page.keyboard.press('Space');
    await expect(announced(page)).toHaveText(/^Dense 2 lifted\./);
    const walk: readonly (readonly [string, RegExp])[] = [
      ['ArrowRight', /^Between Dense 2 and Residual\. Where it was\./],
      [
        'ArrowRight',
        /^Into the body of Residual, between the start and Dense 3\. Fits: gives \[4\], plus 0 parameters\./,
      ],
      ['ArrowRight', /^Into the body of Residual, between Dense 3 and the end\. Fits/],
      ['ArrowRight', /^Into the shortcut of Residual, which is empty\. Fits/],
      ['ArrowRight', /^Between Residual and Dense 4\. Fits/],
      ['End', /^After Dense 5, at the end\. Does not fit: .* Dropping it applies: Use 2 units\./],
      ['Home', /^Between the input and Dense 1\. Fits/],
    ];
    for (const [key, said] of walk) {
      await page.keyboard.press(key);
      await expect(announced(page)).toHaveText(said);
    }
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(announced(page)).toHaveText(
      /^Dense 2 dropped into the body of Residual, between Dense 3 and the end\./,
    );
    await expect(label(page, 'a')).toBeFocused();
    await becomes(page, 'i r(b a) c z');
  });

  test('Alt with arrows goes into a container beside, through it, and out', async ({ page }) => {
    await openPage(page, four([dense('a', 4), join('k', [dense('b', 4)], [dense('c', 4)]), dense('z', 2)]));
    await label(page, 'a').focus();
    for (const expected of ['k(a b|c) z', 'k(b a|c) z', 'k(b|a c) z', 'k(b|c a) z', 'k(b|c) a z']) {
      await page.keyboard.press('Alt+ArrowRight');
      await becomes(page, expected);
      await expect(label(page, 'a')).toBeVisible();
      await label(page, 'a').focus();
    }
    await page.keyboard.press('Alt+ArrowLeft');
    await becomes(page, 'k(b|c a) z');
    await expect(announced(page)).toHaveText(/^Dense 3 moved to place 2 of 2 in branch 2 of Concat\./);
  });

  test('Shift with arrows selects neighbours; what is done is done to all, as one step', async ({ page }) => {
    await openPage(page, four(row));
    await label(page, 'a').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(announced(page)).toHaveText(/^3 blocks selected: Dense 1 to Dense 3\./);
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(announced(page)).toHaveText(/^2 blocks selected: Dense 1 to Dense 2\./);
    await page.keyboard.press('Control+d');
    await becomes(page, 'a b d e c z');
    await undo(page);
    await becomes(page, 'a b c z');
    await label(page, 'a').focus();
    await page.keyboard.press('Delete');
    await becomes(page, 'c z');
    await undo(page);
    await becomes(page, 'a b c z');
  });

  test('F folds the container in focus, and Space in its body still lifts', async ({ page }) => {
    await openPage(page, four([dense('a', 4), sum('r', [dense('b', 4)]), dense('z', 2)]));
    await label(page, 'r').focus();
    await page.keyboard.press('f');
    await expect(announced(page)).toHaveText(/^Residual folded\./);
    await expect(label(page, 'r')).toBeFocused();
    await page.keyboard.press('f');
    await expect(label(page, 'b')).toBeVisible();
    await label(page, 'b').focus();
    await page.keyboard.press('Space');
    await expect(announced(page)).toHaveText(/^Dense 2 lifted\./);
    await page.keyboard.press('Escape');
    await expect(announced(page)).toHaveText(/^Cancelled\./);
  });
});

test('a hundred blocks: the row scrolls with what is carried to its end, the overview shows where, fit shows all', async ({
  page,
}) => {
  const many = Array.from({ length: 99 }, (_, i) => dense(`n${i}`, 4, 'tanh'));
  await openPage(page, four([...many, dense('z', 2)]));
  const overview = page.getByRole('scrollbar', { name: 'Overview of the network: the part in view' });
  await expect(overview).toHaveAttribute('aria-valuenow', '0');
  const view = page.locator('#stage-view');
  const box = (await view.boundingBox())!;
  await take(page, label(page, 'n1'));
  await page.mouse.move(box.x + box.width - 6, box.y + 200, { steps: 10 });
  await expect.poll(() => view.evaluate((e) => e.scrollLeft)).toBeGreaterThan(900);
  await page.mouse.move(box.x + box.width / 2, box.y + 200, { steps: 5 });
  await expect(card(page)).toHaveAttribute('data-fits', 'true');
  await page.mouse.up();
  await expect(announced(page)).toHaveText(/^Dense 2 dropped between Dense \d+ and Dense \d+\./);
  await undo(page);

  await overview.focus();
  await page.keyboard.press('End');
  await expect(overview).toHaveAttribute('aria-valuenow', '100');
  await expect(blockLabel(blocks(page).last())).toBeInViewport();
  // only what is near has tiles to press
  await expect.poll(() => blocks(page).locator('[data-unit]').count()).toBeLessThan(200);
  await page.getByRole('radio', { name: 'fit' }).check();
  await expect(overview).toBeHidden();
  await expect.poll(() => view.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(1);
  await page.getByRole('radio', { name: 'rows' }).check();
  await expect(view).toHaveAttribute('data-vertical', 'true');
});

test('images: a cell under the pointer is a number of the sample, and the next sample is shown', async ({ page }) => {
  await openPage(page, {
    strata: 1,
    title: 'Images',
    seed: 1,
    data: { type: 'barsAndStripes', samples: 100 },
    network: [
      { id: 'c', type: 'conv2d', filters: 4, kernel: 3, padding: 1, activation: 'relu' },
      { id: 'g', type: 'globalAvgPool' },
      dense('z', 2),
    ],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 10 },
  });
  await steps(page, 'epoch', 1);
  const looked = blocks(page).getByRole('group', { name: 'Sample looked at' });
  await expect(looked).toContainText(/^test 1 of \d+/);
  await page.getByRole('button', { name: 'Convolution, channel 2 of 4' }).hover({ position: { x: 3, y: 3 } });
  await expect(page.getByRole('tooltip')).toContainText('channel 2');
  // its receptive field on the pixels: with padding 1, the 2 × 2 pixels of the corner, which are a quarter of the image's side
  const image = (await page.getByRole('button', { name: 'Input, the image' }).boundingBox())!;
  const seen = (await page.locator('[data-seen=input]').boundingBox())!;
  expect(seen.width / image.width).toBeCloseTo(2 / 8, 1);
  expect(Math.abs(seen.x - image.x)).toBeLessThan(2);
  expect(Math.abs(seen.y - image.y)).toBeLessThan(2);
  await looked.getByRole('button', { name: 'Next sample' }).click();
  await expect(looked).toContainText(/^test 2 of \d+/);
  await expect(announced(page)).toHaveText(/^Sample 2 of \d+, test\. Asked: (bars|stripes)\./);
  await expect(page.getByRole('button', { name: /^Dense, class / }).first()).toBeVisible();
});
