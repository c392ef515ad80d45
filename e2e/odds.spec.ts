/** @file Odds over starts and sweeps: the same numbers as the command's, a start opened to the bit, stopped, gone on with after a reload, exported; at three sizes. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright/test';
import { clashes, overflow, smallTargets } from './layout.ts';
import { dense, encode, expect, hashOf, type Json, openExample, openLens, openPage, standsAt, test } from './page.ts';

test.use({ reducedMotion: 'reduce' });

const run = promisify(execFile);
const init = { type: 'normal', std: 1 };
const xor = (odds: Json, mode?: string): Json => ({
  strata: 2,
  title: 'XOR',
  seed: 1,
  data: { type: 'xor', kind: 'truthTable' },
  network: [dense('a', 2, 'sigmoid', { init }), dense('b', 1, 'linear', { init })],
  training: { loss: 'binaryCrossEntropy', optimizer: { type: 'sgd', learningRate: 0.5 }, batchSize: 4 },
  view: { ...(mode ? { mode } : {}), lenses: { odds } },
});

const mode = (page: Page) => page.getByRole('region', { name: 'Odds', exact: true });
const sentence = (page: Page) => mode(page).getByRole('heading', { level: 2 });
const starts = (page: Page) => mode(page).getByRole('button', { name: /^Start \d+, / });

/** What the command prints of a document. */
async function command(script: string, document: Json, file: string, ...args: string[]) {
  await writeFile(file, JSON.stringify(document));
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', `scripts/${script}.ts`, file, ...args], {
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout);
}

/** What a button saves, as lines. */
async function saved(page: Page, press: () => Promise<void>): Promise<string[][]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const text = await readFile((await download.path())!, 'utf8');
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** Opens what saves numbers, and takes them for a spreadsheet. */
async function asCsv(button: Locator): Promise<void> {
  await button.click();
  await button.page().getByRole('menuitem', { name: 'As CSV, for a spreadsheet' }).click();
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const)
  test(`hundred starts at one press, and one of them opened to the bit: ${width}`, async ({ page }, info) => {
    await page.setViewportSize({ width, height });
    const document = xor({ steps: 2000 });
    await openPage(page, document);
    if (width < 500)
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Lenses' }).click();
    await openLens(page, 'Odds');
    await expect(starts(page)).toHaveCount(100);
    const { points } = await command('odds', document, info.outputPath('xor.json'), '--seeds', '100', '--starts');
    const [point] = points;
    await expect(sentence(page)).toContainText(`${point.solved} of 100 starts solve it.`);
    const percent = (share: number) => `${Math.round(100 * share)}\u202f%`;
    await expect(mode(page)).toContainText(`Odds between ${percent(point.low)} and ${percent(point.high)}`);
    await expect(mode(page).getByRole('region', { name: 'Solved', exact: true }).getByRole('button')).toHaveCount(
      point.solved,
    );
    expect(await clashes(mode(page))).toEqual([]);
    for (const look of [overflow, smallTargets]) expect(await look(page)).toEqual([]);

    // By keyboard to the next one, and into it.
    const first = mode(page).getByRole('region', { name: 'Stuck', exact: true }).getByRole('button').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    const chosen = mode(page).getByRole('region', { name: 'Stuck', exact: true }).getByRole('button').nth(1);
    await expect(chosen).toBeFocused();
    const seed = Number(/^Start (\d+),/.exec((await chosen.getAttribute('aria-label'))!)![1]);
    const side = mode(page).getByRole('complementary', { name: `Start ${seed}` });
    await expect(side).toContainText('Open this start');
    // Beside the starts all of it is in sight, down to the sentence that says why, in a low room too.
    if (width > 500) {
      await page.setViewportSize({ width, height: 768 });
      await expect(side.locator('> :last-child')).toContainText('What comes after cannot tell them apart');
      await expect(side.locator('> :last-child')).toBeInViewport({ ratio: 1 });
      await page.setViewportSize({ width, height });
    }
    await page.keyboard.press('Enter');
    await expect(mode(page)).toHaveCount(0);
    await standsAt(page, 2000);
    const own = await command('train', { ...document, seed }, info.outputPath('seed.json'), '--steps', '2000');
    expect(own.parameterHash).toBe(point.starts[seed - 1].parameterHash);
    if (width === 1440) expect(await hashOf(page)).toBe(own.parameterHash);
  });

test('a sweep is stopped, goes on after a reload, says what the command says to the digit, and shows the starts of a point', async ({
  page,
}, info) => {
  test.slow();
  const recipe = xor({ steps: 4000, over: 'network.a.units', values: '1, 2, 3, 4' }, 'odds');
  await page.goto(`./#s=${encode(recipe)}`);
  await expect(starts(page)).toHaveCount(100);
  const sweep = mode(page).getByRole('region', { name: 'Share solved by' });
  // Pressed as soon as it is there: no machine is done by then.
  await page.evaluate(() => {
    const press = () => {
      const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop');
      if (!stop) return;
      looking.disconnect();
      stop.click();
    };
    const looking = new MutationObserver(press);
    looking.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('button', { name: 'Try 4 × 100 starts' }).click();
  await expect(sweep.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect(sweep.getByText(/ of 400 runs$/)).toBeVisible();

  await page.reload();
  await expect(starts(page)).toHaveCount(100);
  await sweep.getByRole('button', { name: 'Go on' }).click();
  await expect(sweep.getByText('400 runs', { exact: true })).toBeVisible();
  const lines = await saved(page, () => asCsv(sweep.getByRole('button', { name: 'Save these numbers' })));
  const { points } = await command(
    'odds',
    recipe,
    info.outputPath('sweep.json'),
    ...['--seeds', '100', '--sweep', 'network.a.units=1,2,3,4'],
  );
  expect(lines.slice(1).map((line) => line.map(Number))).toEqual(
    points.map(({ at, ...odds }: Record<string, never>) => [at!['network.a.units'], ...Object.values(odds)]),
  );
  await sweep.getByRole('button', { name: /^units 3: / }).click();
  await expect(sentence(page)).toContainText(/^With units 3: /);
  await page.getByRole('button', { name: 'Back to this network' }).click();
  await expect(sentence(page)).toContainText(/^\d+ of 100 starts/);

  // Esc leads back to the page.
  await page.keyboard.press('Escape');
  await expect(mode(page)).toHaveCount(0);
});

test('starts and a sweep are counted by what is read inside the network, named as the page names it, as the command has it', async ({
  page,
}, info) => {
  const base = xor({ steps: 300, starts: 10, shows: 'middle', over: 'network.a.units', values: '1, 3' }, 'odds');
  const solved = { reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 };
  const recipe = { ...base, training: { ...(base['training'] as Json), solved } };
  await page.goto(`./#s=${encode(recipe)}`);
  await expect(starts(page)).toHaveCount(10);
  const { points: own } = await command('odds', recipe, info.outputPath('starts.json'));
  await expect(starts(page).and(page.getByRole('button', { name: /, solved, / }))).toHaveCount(own[0].solved);
  await expect(mode(page)).toContainText('Solved: straight-line reading of the answer at Dense 1 of at least 0.9.');

  const sweep = mode(page).getByRole('region', { name: /^Middle straight-line reading/ });
  await page.getByRole('button', { name: 'Try 2 × 10 starts' }).click();
  await expect(sweep.getByText('20 runs', { exact: true })).toBeVisible();
  expect(await clashes(mode(page))).toEqual([]);
  const lines = await saved(page, () => asCsv(sweep.getByRole('button', { name: 'Save these numbers' })));
  const { points } = await command('odds', recipe, info.outputPath('sweep.json'), '--sweep', 'network.a.units=1,3');
  expect(lines[0]).toContain('median reads(a)');
  expect(lines.slice(1).map((line) => line.map(Number))).toEqual(
    points.map(({ at, ...odds }: Record<string, never>) => [at!['network.a.units'], ...Object.values(odds)]),
  );
});

test('the ladder of freezing is a sweep over a phase: its middle scores are drawn, and are the command’s', async ({
  page,
}, info) => {
  const base = xor({ steps: 300, starts: 3, shows: 'middle', over: 'phases.1.kept', values: 'none, a' }, 'odds');
  const [first] = base['network'] as Json[];
  const change = { network: [{ ...first, id: 'c' }, dense('d', 1, 'linear', { init })] };
  const document = { ...base, phases: [{ name: 'Again', after: { steps: 200 }, change }] };
  await page.goto(`./#s=${encode(document)}`);
  await expect(starts(page)).toHaveCount(3);
  const sweep = mode(page).getByRole('region', { name: 'Middle train accuracy by' });
  await page.getByRole('button', { name: 'Try 2 × 3 starts' }).click();
  await expect(sweep.getByText('6 runs', { exact: true })).toBeVisible();
  await expect(sweep.getByRole('radio', { name: 'middle train accuracy' })).toBeChecked();
  await expect(sweep).toContainText('Points: the middle of 3 starts. Whiskers: the worst and the best of them.');
  await expect(
    sweep.getByRole('button', { name: /^kept and frozen up to nothing: .* \(this network\)$/ }),
  ).toBeVisible();
  expect(await clashes(mode(page))).toEqual([]);
  const lines = await saved(page, () => asCsv(sweep.getByRole('button', { name: 'Save these numbers' })));
  const { points } = await command('odds', document, info.outputPath('ladder.json'), '--sweep', 'phases.1.kept=none,a');
  expect(lines.slice(1)).toEqual(
    points.map(({ at, ...odds }: Record<string, never>) => [at!['phases.1.kept'], ...Object.values(odds).map(String)]),
  );
});

test('an example’s own number is reproduced by the button beside it, and a hundred more come', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'XOR, two hidden units');
  await page.getByRole('region', { name: 'What to look at' }).getByRole('button', { name: 'Try 100 starts' }).click();
  await expect(sentence(page)).toHaveText('81 of 100 starts solve it. The others get stuck.');
  await expect(mode(page)).toContainText('Same network, same data, 5\u202f000 steps');
  await page.getByRole('button', { name: '100 more' }).click();
  await expect(starts(page)).toHaveCount(200);
  await expect(sentence(page)).toHaveText(/^\d+ of 200 starts solve it\. The others get stuck\.$/);
});

test('what counts as solved is chosen beside the starts: a score, or what is read inside the network; as usual takes it back', async ({
  page,
}, info) => {
  const document = xor({ steps: 200, starts: 10 }, 'odds');
  await page.goto(`./#s=${encode(document)}`);
  await expect(starts(page)).toHaveCount(10);
  const by = mode(page).getByRole('combobox', { name: 'Counts as solved' });
  await expect(by).toHaveValue('usual');
  await by.selectOption('a reading inside the network');
  await mode(page).getByRole('combobox', { name: 'Of', exact: true }).selectOption('Dense 1');
  await mode(page).getByRole('button', { name: 'Try 10 starts' }).click();
  await expect(mode(page)).toContainText('Solved: straight-line reading of the answer at Dense 1 of at least 0.9.');
  await expect(starts(page)).toHaveCount(10);
  const solved = { reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 };
  const file = info.outputPath('read.json');
  const asked = { ...document, training: { ...(document['training'] as Json), solved } };
  const { points } = await command('odds', asked, file, '--seeds', '10', '--steps', '200');
  await expect(starts(page).and(page.getByRole('button', { name: /, solved, / }))).toHaveCount(points[0].solved);
  await by.selectOption('train loss');
  await expect(mode(page).getByRole('combobox', { name: 'Is', exact: true })).toHaveValue('below');
  await by.selectOption({ index: 0 });
  await expect(mode(page).getByRole('combobox', { name: 'Is', exact: true })).toBeHidden();
});
