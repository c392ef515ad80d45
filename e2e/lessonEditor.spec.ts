/** @file A lesson written in the page: made from what is open, recorded, asked, checked, saved, opened again, played. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { violations } from './axe.ts';
import { expect, type Json, openPage, play, playButton, reaches, test } from './page.ts';

const init = { type: 'normal', std: 1 };
const xor: Json = {
  strata: 2,
  title: 'Four points',
  seed: 1,
  data: { type: 'xor', kind: 'truthTable' },
  network: [
    { id: 'a', type: 'dense', units: 2, activation: 'sigmoid', init },
    { id: 'b', type: 'dense', units: 1, init },
  ],
  training: {
    loss: 'binaryCrossEntropy',
    optimizer: { type: 'sgd', learningRate: 0.5 },
    batchSize: 4,
    pause: { type: 'step', step: 600 },
  },
};

const editor = (page: Page): Locator => page.locator('[data-place=lesson-editor]');
const room = (page: Page): Locator => page.locator('[data-place=lesson]');
const tab = (page: Page, name: string | RegExp): Locator => page.getByRole('tab', { name });
const press = (page: Page | Locator, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** By the search of the page, which is everywhere. */
async function makeLesson(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('make a lesson');
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveText(/Make a lesson from this/);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeVisible();
}

const fileText = (page: Page): Promise<string> =>
  tab(page, 'File')
    .click()
    .then(() => page.getByRole('textbox', { name: 'The whole file' }).inputValue());

async function save(page: Page, phone: boolean): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    phone
      ? press(page, 'This draft').then(() => page.getByRole('menuitem', { name: 'Save file' }).click())
      : press(page, 'Save file'),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.md$/);
  return readFile(await download.path(), 'utf8');
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`a lesson of two parts is recorded, asked, given a goal, saved, opened again and played: ${width} px`, async ({
    page,
  }) => {
    const phone = width < 600;
    await page.setViewportSize({ width, height });
    await openPage(page, xor);
    await play(page);
    await reaches(page, 600);
    await expect(playButton(page)).toHaveAccessibleName('Play');
    await makeLesson(page);

    // The words of the first part, a question, and what was trained as its goal.
    await page.getByRole('textbox', { name: 'Words', exact: true }).fill('Two units **bend** the plane.');
    await expect(page.getByRole('region', { name: 'As it is read' }).locator('strong')).toHaveText('bend');
    await press(page, 'Add a question');
    const question = page.getByRole('group', { name: 'Question 1', exact: true });
    await expect(tab(page, 'Check: 3 to mend')).toBeVisible();
    await question.getByRole('textbox', { name: 'Question' }).fill('Will two units do?');
    await question.getByRole('combobox', { name: 'When' }).selectOption({ label: 'Before the run' });
    await question.getByRole('textbox', { name: 'Answer', exact: true }).first().fill('Yes, they bend');
    await question.getByRole('textbox', { name: 'Answer', exact: true }).last().fill('No');
    await expect(tab(page, 'Check')).toHaveText('Check');
    await page.getByRole('button', { name: /^Make this the goal ?: training loss/ }).click();
    await expect(page.getByRole('group', { name: 'Goal 1', exact: true })).toBeVisible();

    // The second part is recorded on the page: another network.
    await press(page, 'Record on the page');
    const bar = page.getByRole('region', { name: 'Recording' });
    await expect(bar).toContainText('one part');
    await expect(playButton(page)).toBeEnabled();
    await press(bar, 'Add as a part');
    await expect(bar).toContainText('Part 2 is recorded');
    expect(await violations(page)).toEqual([]);
    await press(bar, 'Back to the lesson');
    await expect(page.getByRole('button', { name: '2. Part 2' })).toHaveAttribute('aria-current', 'true');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    // The goal is proved by training: false at the start, reached by the solution, or said not to be.
    await tab(page, 'Check').click();
    await press(page, 'Train and check the goals');
    await expect(page.getByText(/Bring the training loss below .* → .*; reached at step \d+/)).toBeVisible();

    // Saved, and opened again: the same file.
    const saved = await save(page, phone);
    expect(saved).toContain('Two units **bend** the plane.');
    expect(saved).toContain('- trainLoss < ');
    expect(await fileText(page)).toBe(saved);
    await press(page, 'This draft');
    await page.getByRole('menuitem', { name: 'Open a lesson file…' }).click();
    await page.locator('dialog input[type=file]').setInputFiles({
      name: 'lesson.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(saved),
    });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await fileText(page)).toBe(saved);
    expect(await save(page, phone)).toBe(saved);

    // Played in the page as a learner has it.
    if (phone) await press(page, 'This draft').then(() => page.getByRole('menuitem', { name: 'Play it' }).click());
    else await press(page, 'Play it');
    await expect(playButton(room(page))).toBeDisabled();
    await page.getByRole('radio', { name: 'Yes, they bend' }).check();
    await press(page, 'Lock it in and train');
    await reaches(room(page), 600);
    await expect(page.getByText('Reached.')).toBeVisible();
    await press(page, 'Edit lesson');
    await expect(editor(page)).toBeVisible();
  });

test('goals are proved beside the page, which goes on meanwhile, and stopped', async ({ page }) => {
  await openPage(page, xor);
  await makeLesson(page);
  const text = await fileText(page);
  const long =
    '\n```goal far\nsays: Bring the training loss below 0.\nwhen:\n- trainLoss < 0\nsolution: {"steps": 1000000}\n```\n';
  await page.getByRole('textbox', { name: 'The whole file' }).fill(text + long);
  await tab(page, 'Check').click();
  const [prover] = await Promise.all([
    page.waitForEvent('worker', (worker) => worker.url().includes('proofWorker')),
    press(page, 'Train and check the goals'),
  ]);
  await expect(page.getByRole('progressbar', { name: 'Checking the goals' })).toBeVisible();
  await expect(page.getByText('parts[0].goals[0] 1 of 1')).toBeVisible();
  await Promise.all([prover.waitForEvent('close'), press(page, 'Stop')]);
  await expect(page.getByRole('button', { name: 'Train and check the goals' })).toBeVisible();
  // To leave the check ends it too.
  const [another] = await Promise.all([page.waitForEvent('worker'), press(page, 'Train and check the goals')]);
  await Promise.all([another.waitForEvent('close'), tab(page, 'Write').click()]);
});

test('text by hand that cannot be read is kept, with its line, over a reload too; it is given up, or mended', async ({
  page,
}) => {
  await openPage(page, xor);
  await makeLesson(page);
  const text = await fileText(page);
  const file = page.getByRole('textbox', { name: 'The whole file' });
  const broken = text.replace('lesson: 1', '# Mine\nlesson: one');
  await file.fill(broken);
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be read' })).toContainText('Line 3');
  await expect(editor(page).locator('[data-kept=kept]')).toBeVisible();
  await page.reload();
  await expect(file).toHaveValue(broken);
  await tab(page, 'Write').click();
  await expect(page.getByText('Your text is kept.')).toBeVisible();
  await press(page, 'Mend the file');
  await file.fill(broken.replace('one', '1'));
  await expect(tab(page, 'Check')).toHaveText('Check');
  await expect(file).toHaveValue(/# Mine\nlesson: 1/);
  await page.keyboard.press('Control+z');
  await expect(file).toHaveValue(broken);
  await press(page, 'Go on without that text');
  await expect(file).toHaveValue(text);
});

test('a goal is recorded in the player by doing it, by keyboard alone, and a frame of each width shows the lesson', async ({
  page,
}) => {
  await openPage(page, xor);
  await makeLesson(page);
  await page.getByRole('button', { name: 'Record a goal' }).focus();
  await page.keyboard.press('Enter');
  await expect(playButton(room(page))).toBeEnabled();
  await playButton(room(page)).focus();
  await page.keyboard.press('Enter');
  await reaches(room(page), 600);
  await page.keyboard.press('Enter');
  await expect(playButton(room(page))).toHaveAccessibleName('Play');
  await page.getByRole('button', { name: 'Take this run' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Make this the goal ?: training loss/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Goal 1', exact: true })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'the run', exact: true })).toBeChecked();
  // The same run is measured inside, and one of its readings is a goal as well: proved like every other.
  await page.getByRole('button', { name: 'Record a goal' }).click();
  await play(room(page));
  await reaches(room(page), 600);
  await press(page, 'Take this run');
  await press(page, 'Measure inside');
  await page.getByRole('button', { name: /^Make this the goal ?: share read at Dense 1/ }).click();
  const reading = page.getByRole('group', { name: 'Goal 2', exact: true });
  await expect(reading.getByRole('textbox', { name: 'What is to be reached' })).toHaveValue(/share read at Dense 1/);
  expect(await violations(page)).toEqual([]);
  await tab(page, 'Preview').click();
  for (const width of [320, 640, 960]) {
    await page.getByRole('radio', { name: String(width) }).check();
    const title = `The lesson in a frame ${width} pixels wide`;
    await expect(page.frameLocator(`iframe[title="${title}"]`).getByRole('heading', { name: 'Part 1' })).toBeVisible();
  }
});
