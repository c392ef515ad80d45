/** @file Lessons in the page: guessed first, trained, reached; kept over a reload; at a phone; by keyboard alone; what is locked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import {
  cell,
  encode,
  expect,
  type Json,
  openPage,
  play,
  playButton,
  reaches,
  ready,
  small,
  standsAt,
  test,
  trainTo,
} from './page.ts';

const card = (page: Page, title: string) =>
  page.locator('[data-lesson]').filter({ has: page.getByText(title, { exact: true }) });
/** The page rests behind it. */
const room = (page: Page) => page.locator('[data-place=lesson]');
const way = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const XOR = 'One layer cannot do XOR';

async function openLesson(page: Page, title = XOR): Promise<void> {
  await page.goto('./#lessons');
  await card(page, title).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

test('a lesson is opened from the top bar, guessed at, trained, and reached; the own work is there again afterwards', async ({
  page,
}) => {
  await openPage(page);
  const own = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await card(page, XOR).click();
  await expect(page.getByRole('heading', { name: 'One straight cut' })).toBeVisible();
  await expect(playButton(room(page))).toBeDisabled();
  await expect(page.getByText('Play opens with your answer.')).toBeVisible();
  await expect(way(page, 'Next')).toBeDisabled();
  await page.getByRole('radio', { name: /No, never/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await expect(page.getByText('Reached.')).toBeVisible();
  await expect(page.getByText('Right.', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your notes so far' })).toContainText('No, never');
  await way(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeFocused();
  await way(page, 'Lessons').first().click();
  await expect(card(page, XOR)).toContainText(/1 of \d parts done/);
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(own!);
});

test('answers are kept over a reload, at the part where one was; started again nothing is left of them', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /Yes, it only/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await way(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await expect(room(page).locator('[data-kept=kept]')).toBeAttached();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await page.getByRole('button', { name: /^Part 1/ }).click();
  await expect(page.getByRole('radio', { name: /Yes, it only/ })).toBeChecked();
  await way(page, 'This lesson').click();
  await page.getByRole('menuitem', { name: 'Start the lesson again' }).click();
  await expect(page.getByRole('radio', { name: /Yes, it only/ })).not.toBeChecked();
});

test('what was typed and drawn and not committed is there in another part and back, and after a reload', async ({
  page,
}) => {
  await page.goto('./#lesson=what-a-layer-does');
  const product = room(page).getByRole('textbox').first();
  await product.fill('3');
  await way(page, 'Lock in the answer').first().click();
  await room(page).getByRole('textbox').nth(1).fill('8');
  await way(page, 'Lock in the answer').first().click();
  await page.getByRole('textbox', { name: 'Number 1 of 2' }).fill('32');
  await page.getByRole('textbox', { name: 'Number 2 of 2' }).fill('2');
  await way(page, 'Lock in the answer').first().click();
  await way(page, 'Answer again').click();
  await product.fill('-4.5');
  await page.getByRole('button', { name: /^Part 2/ }).click();
  const paper = page.getByRole('application', { name: /to draw on/ });
  await paper.focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: /^Part 1/ }).click();
  await expect(product).toHaveValue('-4.5');
  await page.reload();
  await expect(product).toHaveValue('-4.5');
  await expect(product).toBeEnabled();
  await page.getByRole('button', { name: /^Part 2/ }).click();
  await expect(page.getByText('One stroke drawn.')).toBeVisible();
  await page.goto('./#lesson=pixels-to-concepts');
  const words = room(page).getByRole('textbox').first();
  await words.fill('a loop, and');
  await expect(room(page).locator('[data-kept=kept]')).toBeAttached();
  await page.reload();
  await expect(words).toHaveValue('a loop, and');
});

test('one’s own run stands in each part where one left it, in the lesson again and after a reload', async ({
  page,
}) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /Yes, it only/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await standsAt(room(page), 2000);
  // Looked back in: nothing of it is lost.
  await room(page)
    .getByRole('slider', { name: /^Position in the run/ })
    .press('Home');
  await standsAt(room(page), 0);
  await way(page, 'Next').click();
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await room(page).getByRole('slider').first().press('ArrowRight');
  await way(page, 'Lock it in and train').first().click();
  await way(page, 'Pause').click();
  await way(page, 'New start').click();
  await trainTo(room(page), 40);
  const second = await cell(room(page), 'train-loss').textContent();
  const both = async () => {
    await page.getByRole('button', { name: /^Part 1/ }).click();
    await standsAt(room(page), 2000);
    await page.getByRole('button', { name: /^Part 2/ }).click();
    await standsAt(room(page), 40);
    await expect(cell(room(page), 'train-loss')).toHaveText(second!);
  };
  await both();
  await expect(room(page).locator('[data-kept=kept]')).toBeAttached();
  await page.reload();
  await standsAt(room(page), 40);
  await expect(cell(room(page), 'train-loss')).toHaveText(second!);
  await both();
});

test('what was done last is there, however soon the page is left; the list of the work has it, and opens it', async ({
  page,
}) => {
  await page.goto('./#lesson=one-layer-cannot-do-xor');
  await page.getByRole('radio', { name: /No, never/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await page.reload();
  await expect(page.getByRole('radio', { name: /No, never/ })).toBeChecked();
  await way(page, 'Lessons').first().click();
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Your work' }).click();
  await page.getByRole('dialog').getByRole('button', { name: XOR }).first().click();
  await expect(page.getByRole('radio', { name: /No, never/ })).toBeChecked();
});

test('what a part does not allow cannot be changed: it says what may be', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /No, never/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await way(page, 'Next').click();
  await expect(page.getByText('In this part you may change')).toContainText('how many units');
  const units = page.getByRole('spinbutton', { name: /units/ });
  await units.fill('3');
  await units.press('Enter');
  await expect(room(page).getByRole('region', { name: 'Network' })).toContainText('9 parameters');
  await expect(page.getByRole('button', { name: 'New start' })).toBeEnabled();
});

test('an address opens a lesson, beside kept work too; one that there is not is said to be none', async ({ page }) => {
  await openPage(page);
  await play(page);
  await reaches(page, 20);
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#w=/);
  await page.goto('about:blank');
  await page.goto('./#lesson=one-layer-cannot-do-xor');
  await expect(page.getByRole('heading', { name: XOR, level: 1 })).toBeVisible();
  await page.goto('./#lesson=nothing');
  await page.reload();
  await expect(page.getByText('There is no lesson of that name here.')).toBeVisible();
});

for (const width of [960, 640, 320])
  test(`a frame ${width} px wide plays a lesson with its scores, undo and restore in sight, keeps nothing, and has no list`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 760 });
    await page.goto('./embed/#lesson=one-layer-cannot-do-xor');
    await expect(room(page)).toBeVisible();
    await expect(way(page, 'Lessons')).toHaveCount(0);
    await page.getByRole('radio', { name: /No, never/ }).check();
    await way(page, 'Lock it in and train').first().click();
    await reaches(room(page), 2000);
    await expect(page.getByText('Reached.')).toBeVisible();
    const said = (name: string) => room(page).getByRole('contentinfo').getByRole('button', { name, exact: true });
    for (const one of [said('train loss'), said('accuracy'), way(page, 'Undo'), way(page, 'Restore')])
      await expect(one).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => indexedDB.databases().then((all) => all.length))).toBe(0);
  });

test('a frame says of a lesson that there is not that it is none', async ({ page }) => {
  await page.goto('./embed/#lesson=nothing');
  await expect(page.getByText('There is no lesson of that name here.')).toBeVisible();
});

test('a frame whose lesson does not come says so, and asks again', async ({ page }) => {
  const file = /\/frameLesson-[^/]*\.js$/;
  await page.route(file, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./embed/#lesson=one-layer-cannot-do-xor');
  await expect(page.getByRole('alert')).toContainText('This lesson did not load. Check the connection.');
  await page.unroute(file);
  await way(page, 'Reload').click();
  await expect(room(page)).toBeVisible();
});

test('a frame follows its address from a lesson to another, and to a network', async ({ page }) => {
  await page.goto('./embed/#lesson=one-layer-cannot-do-xor');
  await expect(page.getByRole('heading', { name: XOR, level: 1 })).toBeVisible();
  const goTo = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await goTo('#lesson=bottleneck');
  await expect(page.getByRole('heading', { name: 'The bottleneck is compression, not magic' })).toBeVisible();
  await goTo(`#s=${encode(small)}`);
  await expect(page.getByRole('heading', { name: 'Small' })).toBeVisible();
  await goTo('#lesson=one-layer-cannot-do-xor');
  await expect(page.getByRole('heading', { name: XOR, level: 1 })).toBeVisible();
});

test('a lesson that is open, its parts and all others are found by Ctrl K, and gone to', async ({ page }) => {
  await openLesson(page);
  const field = page.getByRole('combobox', { name: 'Search' });
  const find = async (words: string, option: RegExp) => {
    await page.keyboard.press('Control+K');
    await field.fill(words);
    await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  };
  // Its second part opens once the first is done.
  await find('two hidden units', /^Two hidden units.*Part 2 of/);
  await expect(page.getByRole('heading', { name: 'One straight cut' })).toBeVisible();
  await page.getByRole('radio', { name: /Yes, it only/ }).check();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
  await find('two hidden units', /^Two hidden units.*Part 2 of/);
  await expect(page.getByRole('heading', { name: 'Two hidden units' })).toBeVisible();
  await page.keyboard.press('Control+K');
  await field.fill('XOR');
  await expect(page.getByRole('option', { name: /^One layer cannot do XOR/ })).toBeVisible();
  await field.fill('vanish and explode');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Gradients that vanish and explode' })).toBeVisible();
  // Back, where one was; and an address names a part too.
  await page.goto('./#lesson=one-layer-cannot-do-xor/one-cut');
  await expect(page.getByRole('heading', { name: 'One straight cut' })).toBeVisible();
  await expect(page).toHaveURL(/#lesson=one-layer-cannot-do-xor$/);
});

test('on a phone a lens has room in a lesson', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openLesson(page, 'The bottleneck is compression, not magic');
  const columns = page.getByRole('region', { name: 'Bottleneck', exact: true });
  await expect.poll(async () => (await columns.boundingBox())?.height).toBeGreaterThan(844 / 2);
});

test('on a phone a press finds lessons and words from within a lesson', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openLesson(page);
  await page.getByRole('button', { name: 'Search lessons and words' }).click();
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await field.fill('dead');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Search lessons and words' })).toBeFocused();
  await page.getByRole('button', { name: 'Search lessons and words' }).click();
  await field.fill('layers that steady');
  await page.getByRole('option', { name: /^Layers that steady/ }).click();
  await expect(page.getByRole('heading', { name: 'Layers that steady' })).toBeVisible();
});

test('the address of a part that stands in another lesson since leads there, and what was answered is there', async ({
  page,
}) => {
  // As a page of before left it when it was closed.
  const answers = { scale: { answer: 2.5, step: 0, tries: 1 } };
  const learner = { lesson: 'layer-zoo', at: 9, parts: { norm: { answers } } };
  const value = { title: 'The layer zoo', learner, left: {} };
  const draft = { ...{ key: 'lesson-layer-zoo', kind: 'lesson', value, picture: '' }, ...{ date: 1, bytes: 1 } };
  await page.addInitScript(
    (left) => localStorage.setItem('strata:leaving:lesson-layer-zoo.old', left),
    JSON.stringify({ draft, revision: 0 }),
  );
  await page.goto('./#lesson=layer-zoo/norm');
  await expect(page.getByRole('heading', { name: 'Layers that steady' })).toBeVisible();
  await expect(page).toHaveURL(/#lesson=layers-that-steady$/);
  await expect(page.getByRole('heading', { name: 'Normalisation: one scale, four ways' })).toBeVisible();
  await expect(page.getByText('Right.', { exact: true })).toBeVisible();
});

test('a lesson that is done leads to the one after it', async ({ page }) => {
  const learner = { lesson: 'what-a-layer-does', at: 3, parts: {} };
  const value = { title: 'What a layer does', learner, left: {} };
  const draft = {
    ...{ key: 'lesson-what-a-layer-does', kind: 'lesson', value, picture: '' },
    ...{ date: 1, bytes: 1 },
  };
  await page.addInitScript(
    (left) => localStorage.setItem('strata:leaving:lesson-what-a-layer-does.old', left),
    JSON.stringify({ draft, revision: 0 }),
  );
  await page.goto('./#lesson=what-a-layer-does');
  const next = page.getByRole('button', { name: `Next lesson: ${XOR}` });
  await expect(page.getByRole('heading', { name: 'The same in three frameworks' })).toBeVisible();
  await expect(next).toHaveCount(0);
  await page.getByRole('radiogroup').getByText('nn.Linear(4, 2)', { exact: true }).click();
  await way(page, 'Lock in the answer').first().click();
  await page.getByRole('textbox', { name: 'Your answer' }).fill('24');
  await way(page, 'Lock in the answer').first().click();
  await next.click();
  await expect(page.getByRole('heading', { name: XOR, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/#lesson=one-layer-cannot-do-xor$/);
});

test('lessons and their parts are found from the page', async ({ page }) => {
  await openPage(page);
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Search' }).fill('the layer zoo');
  await page.getByRole('option', { name: /^The layer zoo/ }).click();
  await expect(page.getByRole('heading', { name: 'The layer zoo' })).toBeVisible();
});

test('a border is drawn by the keyboard, and laid over what was learned', async ({ page }) => {
  await openLesson(page);
  await page.getByRole('radio', { name: /No, never/ }).check();
  const paper = page.getByRole('application', { name: /to draw on/ });
  await paper.focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByText('One stroke drawn.')).toBeVisible();
  await way(page, 'Lock it in and train').first().click();
  await reaches(room(page), 2000);
});

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`every lesson shows its first part, with nothing cut or sideways, and is clean for axe: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./#lessons');
    const names = page.locator('[data-lesson] b');
    await expect(names.first()).toBeVisible();
    const titles = await names.allTextContents();
    expect(titles.length).toBeGreaterThan(1);
    for (const title of titles) {
      await openLesson(page, title);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expect(room(page).locator('canvas').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await violations(page), title).toEqual([]);
      await page.goto('./');
    }
  });

test('every lesson shows its first part in a frame, with nothing sideways, and is clean for axe: 640 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 760 });
  const ids = readdirSync(join(import.meta.dirname, '../lessons')).flatMap(
    (file) => /^\d+-(.*)\.md$/.exec(file)?.[1] ?? [],
  );
  expect(ids.length).toBeGreaterThan(1);
  for (const id of ids) {
    await page.goto('about:blank');
    await page.goto(`./embed/#lesson=${id}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(room(page).locator('canvas').first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), id).toBeLessThanOrEqual(0);
    expect(await violations(page), id).toEqual([]);
  }
});

/** A lesson of one part whose question is answered by drawing a curve. */
const drawing = (document: Json, question: Json) =>
  `./#l=${encode({
    ...{ lesson: 1, id: 'drawing', title: 'Drawing' },
    parts: [
      {
        ...{ id: 'draw', title: 'Draw', text: 'Words.', allow: ['run'], document },
        ask: [{ id: 'sketch', kind: 'draw', before: 'run', what: 'curve', ask: 'Draw the curve.', ...question }],
      },
    ],
  })}`;
const dense = (id: string, units: number, activation = 'linear') => ({ id, type: 'dense', units, activation });

for (const width of [1280, 390])
  test(`a loss is drawn before the run, by pen and by keys; the real one comes over it, with how far off it was: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const document = { strata: 2, data: { type: 'circle' }, network: [dense('a', 4, 'tanh'), dense('out', 2)] };
    await page.goto(drawing(document, { of: 'testLoss', steps: 200, top: 1 }));
    const axes = page.getByRole('application', { name: /to draw a curve on/ });
    await expect(playButton(room(page))).toBeDisabled();
    await axes.scrollIntoViewIfNeeded();
    const box = (await axes.boundingBox())!;
    await page.mouse.move(box.x + 4, box.y + box.height * 0.4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.8, { steps: 8 });
    await page.mouse.up();
    await axes.focus();
    await page.keyboard.press('Space');
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(page.getByText('2 strokes drawn.')).toBeVisible();
    await way(page, 'Lock it in and train').click();
    await reaches(room(page), 200);
    await expect(page.getByText(/On average your curve lies [\d.]+ from the real one\./).first()).toBeVisible();
    await expect(page.getByText('off on average')).toBeVisible();
    await expect(page.getByRole('application', { name: 'Your curve, and the one that came out' })).toBeVisible();
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violations(page)).toEqual([]);
  });

test('the answer’s curve over its one input is drawn, and laid over what was learned', async ({ page }) => {
  const document = {
    ...{ strata: 2, data: { type: 'sawtooth', teeth: 2 }, network: [dense('a', 4, 'relu'), dense('out', 1)] },
    training: { loss: 'mse' },
  };
  await page.goto(drawing(document, {}));
  const axes = page.getByRole('application', { name: /to draw a curve on/ });
  await axes.focus();
  await page.keyboard.press('Space');
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await way(page, 'Lock it in and train').click();
  await expect(page.getByText(/On average your curve lies [\d.]+ from the real one\./).first()).toBeVisible();
});

test('a run waits at fixed steps for what a goal asks to be read, goes on by itself, and reaches it at the same step again', async ({
  page,
}) => {
  const network = [dense('a', 8, 'tanh'), dense('b', 2, 'tanh'), dense('out', 1)];
  const fast = { loss: 'binaryCrossEntropy', optimizer: { type: 'adam', learningRate: 0.02 }, batchSize: 20 };
  const goal = {
    ...{ id: 'read', says: 'The second layer tells them apart.', solution: { steps: 1000 } },
    when: [{ metric: 'reads', of: ['b'], is: 'atLeast', value: 0.97 }],
  };
  await page.goto(
    `./#l=${encode({
      ...{ lesson: 1, id: 'reading', title: 'Reading' },
      parts: [
        {
          ...{ id: 'read', title: 'Read', text: 'Words.', allow: ['run'] },
          document: { strata: 2, data: { type: 'xor' }, network, training: fast },
          goals: [goal],
        },
      ],
    })}`,
  );
  const reached = room(page).getByText(/^at step [\d\u202f]+$/);
  const once = async () => {
    await play(room(page));
    await expect(reached).toBeVisible();
    await reaches(room(page), 1000);
    return (await reached.textContent())!.replace(/\D/g, '');
  };
  const first = await once();
  expect(['10', '20', '30', '50', '70', '100', '200', '300', '500', '700', '1000']).toContain(first);
  await page.getByRole('button', { name: 'This lesson', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Start the lesson again' }).click();
  await expect(reached).toHaveCount(0);
  expect(await once()).toBe(first);
});
