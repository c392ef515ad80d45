import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Locator, Page, TestInfo } from 'playwright/test';
import {
  announced,
  cell,
  decode,
  dense,
  encode,
  expect,
  hashOf,
  type Json,
  openPage,
  play,
  ready,
  shared,
  small,
  standsAt,
  test,
  trainTo,
  type,
} from './page.ts';

const run = promisify(execFile);
const widths = [1440, 1024, 390];
const bar = (page: Page): Locator => page.getByRole('slider', { name: /^Position in the run/ });
const runs = (page: Page): Locator => page.getByRole('dialog', { name: 'Kept runs' });
const rows = (page: Page): Locator => runs(page).getByRole('list', { name: 'Kept runs' }).getByRole('listitem');

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function openRuns(page: Page): Promise<void> {
  await choose(page, 'Kept runs');
  await expect(runs(page)).toBeVisible();
}

/** The hash by the menu, which a phone has too. */
async function hashBy(page: Page): Promise<string> {
  await choose(page, 'Share');
  await expect(cell(page, 'hash')).toHaveText(/^[0-9a-f]{16}$/);
  const hash = (await cell(page, 'hash').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  return hash;
}

async function savedWithWeights(page: Page, info: TestInfo): Promise<{ file: string; document: Json }> {
  await page.getByRole('button', { name: 'Document' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save with weights' }).click(),
  ]);
  const file = info.outputPath('weights.strata.json');
  await download.saveAs(file);
  return { file, document: JSON.parse(await readFile(file, 'utf8')) };
}

async function openFile(
  page: Page,
  file: Parameters<import('playwright/test').FileChooser['setFiles']>[0],
): Promise<void> {
  await page.getByRole('button', { name: 'Document' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: 'Open file…' }).click(),
  ]);
  await chooser.setFiles(file);
}
const asFile = (document: Json) => ({
  name: 'torn.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(document)),
});

for (const width of widths)
  test(`at ${width} px a run that is kept is returned to after a reload, at an equal hash`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, small);
    await trainTo(page, 40);
    const hash = await hashBy(page);
    await openRuns(page);
    await runs(page).getByRole('button', { name: 'Keep this run' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('same settings as here');
    await expect(rows(page)).toContainText('step 40');
    await type(rows(page).getByRole('textbox', { name: 'Name of the run' }), 'First');
    await page.keyboard.press('Enter');
    // All of it is within the page.
    const { right } = await runs(page).evaluate((dialog) => dialog.getBoundingClientRect());
    expect(right).toBeLessThanOrEqual(width);
    await page.keyboard.press('Escape');
    await trainTo(page, 60);
    await page.reload();
    await ready(page);
    await openRuns(page);
    await expect(rows(page).getByRole('textbox')).toHaveValue('First');
    await rows(page).getByRole('button', { name: 'Return' }).click();
    await standsAt(page, 40);
    expect(await hashBy(page)).toBe(hash);
  });

for (const width of widths)
  test(`at ${width} px going back and on another way keeps the run that is left: by undo and in the list, after a reload too`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, small);
    await trainTo(page, 80);
    const hash = await hashBy(page);
    await bar(page).press('Home');
    await standsAt(page, 0);
    await trainTo(page, 5);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await standsAt(page, 80);
    expect(await hashBy(page)).toBe(hash);
    await openRuns(page);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('step 80');
    await page.keyboard.press('Escape');
    await page.reload();
    await ready(page);
    await openRuns(page);
    await rows(page).getByRole('button', { name: 'Return' }).click();
    await standsAt(page, 80);
    expect(await hashBy(page)).toBe(hash);
  });

test('kept runs are deleted, brought back, and copied as a table', async ({ page, context }, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, small);
  await openRuns(page);
  await runs(page).getByRole('button', { name: 'Keep this run' }).click();
  await expect(runs(page)).toContainText('no run to keep yet');
  await page.keyboard.press('Escape');
  await trainTo(page, 20);
  await openRuns(page);
  await runs(page).getByRole('button', { name: 'Keep this run' }).click();
  await rows(page).getByRole('button', { name: 'Delete Small' }).click();
  await rows(page).getByRole('button', { name: 'Bring it back' }).click();
  await expect(rows(page).getByRole('textbox')).toHaveValue('Small');
  await runs(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(announced(page)).toHaveText(/Table as Markdown copied/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^\| run \| differs .*\n\| --- .*\n\| Small \|/,
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    runs(page).getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  await download.saveAs(info.outputPath('runs.csv'));
  expect(await readFile(info.outputPath('runs.csv'), 'utf8')).toMatch(
    /^run,differs,step.*\r\nSmall,same settings as here,20,/,
  );
});

for (const width of widths)
  test(`at ${width} px a file with weights opens where the run stood, without training, and goes on to the bits of the unbroken run`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, small);
    await trainTo(page, 120);
    const hash = await hashBy(page);
    const { file, document } = await savedWithWeights(page, info);
    expect((document['run'] as Json)['weights']).toMatchObject({ parameterHash: hash, position: { step: 120 } });
    await trainTo(page, 150);
    const later = await hashBy(page);
    await openFile(page, file);
    await standsAt(page, 120);
    expect(await hashBy(page)).toBe(hash);
    await expect(page.getByText('left out')).toHaveCount(0);
    await trainTo(page, 150);
    expect(await hashBy(page)).toBe(later);
    await bar(page).press('Home');
    await standsAt(page, 0);
  });

test('a file whose weights were changed opens without them: it says why, and trains again to the same hash', async ({
  page,
}, info) => {
  await openPage(page, small);
  await trainTo(page, 50);
  const hash = await hashOf(page);
  const { document } = await savedWithWeights(page, info);
  const run = document['run'] as Json;
  const weights = run['weights'] as Json;
  const values = String(weights['values']);
  for (const [torn, why] of [
    [{ values: `${values.startsWith('A') ? 'B' : 'A'}${values.slice(1)}` }, 'their checksum is another'],
    [{ values: values.slice(0, 8) }, 'values must be'],
    [{ position: { step: 49, epoch: 4, used: 90 } }, 'stand at step 49, the run at step 50'],
  ] as const) {
    await openFile(page, asFile({ ...document, run: { ...run, weights: { ...weights, ...torn } } }));
    await expect(page.getByRole('main').getByText(why)).toBeVisible();
    await standsAt(page, 50);
    expect(await hashOf(page)).toBe(hash);
  }
});

for (const width of widths)
  test(`at ${width} px a link may hold weights; where they are too many it says so and offers the file`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openPage(page, small);
    await trainTo(page, 30);
    const hash = await hashBy(page);
    await choose(page, 'Share');
    const dialog = page.getByRole('dialog');
    const weights = dialog.getByRole('switch', { name: 'With the weights' });
    await weights.check();
    await expect(dialog).toContainText('opens at step 30 at once');
    const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
    expect((decode(link.split('#s=')[1]!)['run'] as Json)['weights']).toMatchObject({ parameterHash: hash });
    await page.keyboard.press('Escape');
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    await standsAt(page, 30);
    expect(await hashBy(page)).toBe(hash);

    await openPage(page, { ...small, network: [dense('a', 100, 'tanh'), dense('b', 100, 'tanh'), dense('c', 2)] });
    await trainTo(page, 2);
    await choose(page, 'Share');
    await weights.check();
    await expect(dialog).toContainText('more than the 60\u202fkB that a link may hold');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save the file with weights' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('small.strata.json');
  });

test('a file beside the page is opened by its address, in the page and in a frame', async ({ page }, info) => {
  await openPage(page, small);
  await trainTo(page, 25);
  const hash = await hashOf(page);
  const { file } = await savedWithWeights(page, info);
  const body = await readFile(file, 'utf8');
  await page.route('**/nets/good.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.route('**/nets/none.json', (route) => route.fulfill({ status: 404, body: '' }));
  // What the page hands to its worker: with the weights nothing is trained.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const loads: boolean[] = [];
    Object.assign(window, { loads });
    Worker.prototype.postMessage = function (
      this: Worker,
      message: { type?: string; document?: { run?: object } },
      ...rest: never[]
    ) {
      if (message.type === 'load') loads.push('weights' in (message.document?.run ?? {}));
      return post.call(this, message, ...rest);
    };
  });
  const handedOver = () => page.evaluate(() => (window as unknown as { loads: boolean[] }).loads);
  await page.goto('about:blank');
  await page.goto('./?open=nets/good.json');
  await ready(page);
  await standsAt(page, 25);
  expect(await handedOver()).toEqual([true]);
  expect(await hashOf(page)).toBe(hash);
  await trainTo(page, 26);
  await expect(page).toHaveURL(/#w=/);
  await page.reload();
  await ready(page);
  await standsAt(page, 26);

  await page.goto('about:blank');
  await page.goto('./embed/?ui=full&open=nets/good.json');
  await ready(page);
  await standsAt(page, 25);
  expect(await handedOver()).toEqual([true]);
  for (const [path, sentence] of [
    ['nets/none.json', 'is not there'],
    ['https://127.0.0.1/a.json', 'leads to another site'],
  ]) {
    await page.goto(`./embed/?open=${path}`);
    await expect(page.getByText(sentence!)).toBeVisible();
  }
});

for (const width of widths)
  test(`at ${width} px a run stops early where the test gets worse, says so, and goes back to its best step`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const document = {
      ...small,
      data: { type: 'spiral', samples: 60, noise: 0.5, testShare: 0.5 },
      training: { ...(small['training'] as Json), pause: { type: 'worse', points: 3 } },
    };
    await page.goto(`./#s=${encode(document)}`);
    await ready(page);
    await play(page);
    const words = page.getByText(/^Paused at step .*no lower for 3 points than at step/);
    await expect(words).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    const best = /than at step ([\d\u202f]+)/.exec((await words.textContent()) ?? '')![1]!;
    await page.getByRole('button', { name: `Go to step ${best}` }).click();
    await expect(cell(page, 'step')).toHaveText(best);
  });

test('when to pause is chosen beside the training settings', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('combobox', { name: 'Pause when' }).selectOption('at a step');
  await type(page.getByRole('spinbutton', { name: 'Step' }), '33');
  await page.keyboard.press('Enter');
  await play(page);
  await expect(page.getByText('Paused at step 33, as asked.')).toBeVisible();
  await standsAt(page, 33);
  expect((await shared(page)).document['training']).toMatchObject({ pause: { type: 'step', step: 33 } });
});

test('a run pauses at the step at which a reading inside the network is met: in the page, from its link, in a frame and by the command', async ({
  page,
}, info) => {
  const document = {
    ...{ strata: 2, title: 'Ring', seed: 1, data: { type: 'circle', samples: 200 } },
    network: [dense('a', 3, 'tanh'), dense('b', 2, 'linear')],
    training: { batchSize: 16 },
  };
  await page.goto(`./#s=${encode(document)}`);
  await ready(page);
  await page.getByRole('combobox', { name: 'Pause when' }).selectOption('at a reading');
  await page.getByRole('combobox', { name: 'Of', exact: true }).selectOption('Dense 1');
  await play(page);
  const words = page.getByText('the straight-line reading of the answer at Dense 1 is at least 0.9');
  await expect(words).toBeVisible();
  await expect(words).toContainText('Paused at step 500: ');
  await standsAt(page, 500);
  const hash = await hashOf(page);

  // Whoever opens its link and lets it go on from the start comes to the same step, and so does the command.
  const { document: made } = await shared(page);
  const asked = { type: 'reading', reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 };
  expect(made['training']).toMatchObject({ pause: asked });
  const file = info.outputPath('ring.json');
  await writeFile(file, JSON.stringify({ ...document, training: { ...document.training, pause: asked } }));
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'scripts/train.ts', file, '--pause']);
  expect(JSON.parse(stdout)).toMatchObject({ steps: 500, paused: true, parameterHash: hash });
  await page.goto(`./embed/?ui=full#s=${encode({ ...document, training: { ...document.training, pause: asked } })}`);
  await ready(page);
  await play(page);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await standsAt(page, 500);
});
