/** Phases: a run that goes on with something else, is pretrained, and comes out of its link to the same bits. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import {
  blockNames,
  encode,
  expect,
  type Json,
  openPage,
  problem,
  ready,
  shared,
  small,
  standsAt,
  step,
  steps,
  test,
  trainTo,
} from './page.ts';

const run = promisify(execFile);

const faces: Json = {
  strata: 2,
  seed: 1,
  data: { type: 'faces', samples: 200 },
  network: [
    { id: 'c', type: 'conv2d', filters: 4, kernel: 5, stride: 2, activation: 'relu' },
    { id: 'f', type: 'flatten' },
    { id: 'out', type: 'dense', units: 5 },
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.003 }, batchSize: 32 },
};
const sigmoids: Json = {
  ...small,
  network: [
    { id: 'a', type: 'dense', units: 6, activation: 'sigmoid' },
    { id: 'b', type: 'dense', units: 2 },
  ],
  phases: [
    {
      name: 'Pretrained',
      after: { steps: 2 },
      pretrain: { blocks: ['a'], epochs: 3, batchSize: 10, learningRate: 0.1, momentum: 0.5 },
    },
    { name: 'Gently', after: { steps: 5 }, change: { training: { optimizer: { learningRate: 0.001 } } } },
  ],
};

const phases = (page: Parameters<typeof shared>[0]) => page.getByRole('region', { name: 'Phases', exact: true });

for (const width of [1440, 390]) {
  const wide = width >= 768;
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: wide ? 900 : 844 } });

    test('phases are passed, gone back to, and replayed from a link to the same bits', async ({ page, browser }) => {
      await openPage(page, sigmoids);
      if (!wide) await page.getByRole('button', { name: 'Network', exact: true }).click();
      const stepped = async (count: number) => {
        const before = await step(page);
        for (let i = 1; i <= count; i++) {
          await page.getByRole('button', { name: 'Step', exact: true }).click();
          await standsAt(page, before + i);
        }
      };
      const list = phases(page).getByRole('listitem');
      await expect(list).toHaveText([
        /^Start for 2 steps/,
        /^Pretrained for 5 steps.*pretrained/,
        /^Gently to the end.*0\.001/,
      ]);
      await expect(list.nth(0)).toHaveAttribute('aria-current', 'step');
      await stepped(2);
      await expect(list.nth(1)).toHaveAttribute('aria-current', 'step');
      const pretrained = wide ? await shared(page) : undefined;
      await stepped(6);
      await expect(list.nth(2)).toHaveAttribute('aria-current', 'step');
      const there = wide ? await shared(page) : undefined;
      if (there) expect((there.document['run'] as Json)['reached']).toEqual([2, 7]);

      await phases(page).getByRole('button', { name: 'Pretrained: go to its beginning, step 2' }).click();
      await standsAt(page, 2);
      if (!pretrained || !there) return;
      expect((await shared(page)).hash).toBe(pretrained.hash);

      const other = await (await browser.newContext()).newPage();
      await other.goto(there.link);
      await ready(other);
      expect((await shared(other)).hash).toBe(there.hash);
      await other.context().close();
    });
  });
}

test('another question of the same pictures keeps all layers but the last, and can start anew', async ({ page }) => {
  await openPage(page, faces);
  await trainTo(page, 20);
  await page.getByRole('combobox', { name: 'Asked for' }).selectOption('glasses');
  const notice = page.getByText(/Every layer keeps what it learned up to step 2\d; only the last one starts anew/);
  await expect(notice).toBeVisible();
  await expect(phases(page).getByRole('listitem')).toHaveCount(2);
  expect(await blockNames(page)).toEqual(expect.arrayContaining([expect.stringContaining('Dense')]));
  const kept = await shared(page);
  expect(kept.step).toBeGreaterThanOrEqual(20);
  expect(kept.document['phases']).toHaveLength(1);
  await steps(page, 'batch', 3);
  const on = await shared(page);
  await page.goto('about:blank');
  await page.goto(`./#s=${encode(on.document)}`);
  await ready(page);
  expect((await shared(page)).hash).toBe(on.hash);
});

test('a phase is added where the run stands, and takes what is changed there', async ({ page }) => {
  await openPage(page, small);
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New phase from here' }).click();
  await expect(problem(page, /Train a little first/).or(page.getByText('Train a little first'))).toBeVisible();
  await trainTo(page, 10);
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New phase from here' }).click();
  await expect(phases(page).getByRole('listitem')).toHaveCount(2);
  await steps(page, 'batch', 1);
  const { document } = await shared(page);
  expect(document['phases']).toHaveLength(1);
  await page.getByRole('button', { name: 'Edit “Phase 2”' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Second');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await expect(phases(page)).toContainText('Second');
  await page.getByRole('button', { name: 'Edit “Second”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove this phase' }).click();
  await expect(phases(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(phases(page)).toContainText('Second');
});

test('the transfer experiment is made of pictures, and told where there are none', async ({ page }) => {
  await openPage(page, small);
  const transfer = async () => {
    await page.getByRole('button', { name: 'Document', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Transfer to another task' }).click();
  };
  await transfer();
  await expect(page.getByText(/Transfer needs pictures with a second task/)).toBeVisible();
  await page.goto('about:blank');
  await openPage(page, faces);
  await transfer();
  // Four lanes, side by side.
  await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: /^[ABCD]: / })).toHaveCount(4);
});

test('a phase begins at the step at which a reading inside the network is met: in the page, from its link, in a frame, by odds and by the command', async ({
  page,
}, info) => {
  const goal = { reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 };
  const document: Json = {
    ...{ strata: 2, title: 'Ring', seed: 1, data: { type: 'circle', samples: 200 } },
    network: [
      { id: 'a', type: 'dense', units: 3, activation: 'tanh' },
      { id: 'b', type: 'dense', units: 2 },
    ],
    training: { batchSize: 16, pause: { type: 'step', step: 510 } },
    phases: [
      { name: 'Gently', after: { goal, atMost: 5000 }, change: { training: { optimizer: { learningRate: 0.001 } } } },
    ],
  };
  const file = info.outputPath('ring.json');
  await writeFile(file, JSON.stringify(document));
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'scripts/train.ts', file, '--steps', '510']);
  const { parameterHash } = JSON.parse(stdout);

  await openPage(page, document);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByText('Paused at step 510, as asked.')).toBeVisible();
  await standsAt(page, 510);
  const made = await shared(page);
  expect((made.document['run'] as Json)['reached']).toEqual([500]);
  expect(made.hash).toBe(parameterHash);
  await expect(phases(page).getByRole('listitem')).toHaveText([/^Start to step 500/, /^Gently to the end/]);

  // From its link it is as it was; and a document that says only how far it is to be trained comes to the same.
  await page.goto(made.link);
  await ready(page);
  expect((await shared(page)).hash).toBe(parameterHash);
  await page.goto('about:blank');
  await page.goto(`./#s=${encode({ ...document, run: { step: 510 } })}`);
  await ready(page);
  await standsAt(page, 510);
  const opened = await shared(page);
  expect([opened.hash, (opened.document['run'] as Json)['reached']]).toEqual([parameterHash, [500]]);

  await page.goto(`./embed/?ui=full#s=${encode(document)}`);
  await ready(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await standsAt(page, 510);
  await expect(phases(page).getByRole('listitem').nth(1)).toHaveAttribute('aria-current', 'step');

  const odds = await run(process.execPath, [
    'scripts/run.mjs',
    ...['scripts/odds.ts', file, '--seeds', '1', '--steps', '510', '--starts'],
  ]);
  expect(JSON.parse(odds.stdout).points[0].starts[0].parameterHash).toBe(parameterHash);
});
