import {
  cell,
  expect,
  hashOf,
  numberIn,
  openExample,
  openPage,
  pause,
  play,
  playButton,
  reaches,
  reachesCell,
  read,
  shared,
  small,
  step,
  steps,
  test,
  trainTo,
} from './page.ts';

test('Space on a fresh page parts the two spirals', { tag: '@firefox' }, async ({ page }) => {
  await openPage(page);
  await expect(page).toHaveTitle(/Two spirals/);
  expect(await step(page)).toBe(0);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await reachesCell(page, 'test-accuracy', 0.95);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('XOR without a hidden layer never gets beyond three points of four', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'XOR, no hidden layer');
  await page.evaluate(() => {
    const place = document.querySelector('[data-cell="train-accuracy"]')!;
    const seen: string[] = [place.textContent ?? ''];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(place.textContent ?? '')).observe(place, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await trainTo(page, 1000);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  for (const text of seen) expect([0, 0.25, 0.5, 0.75]).toContain(numberIn(text));
  expect(await read(page, 'train-loss')).toBeCloseTo(Math.LN2, 2);
});

test('XOR with three layers of sigmoids gets all four points right', async ({ page }) => {
  await openPage(page);
  await openExample(page, 'XOR, three layers of sigmoids');
  await trainTo(page, 1000);
  await expect(cell(page, 'train-accuracy')).toHaveText(/^100(\.0)?\s%$/u);
});

test('a step by sample, by batch and by epoch are three different things', { tag: '@firefox' }, async ({ page }) => {
  await openPage(page, small);
  await steps(page, 'sample', 3);
  await expect(cell(page, 'step')).toHaveText('0 + 3');
  const before = await hashOf(page);
  await steps(page, 'batch', 1);
  await expect(cell(page, 'step')).toHaveText('1');
  expect(await hashOf(page)).not.toBe(before);
  await steps(page, 'batch', 2);
  await expect(cell(page, 'step')).toHaveText('3');
  await expect(cell(page, 'epoch')).toHaveText('0');
  // 100 training points in batches of ten
  await steps(page, 'epoch', 1);
  await expect(cell(page, 'step')).toHaveText('10');
  await expect(cell(page, 'epoch')).toHaveText('1');
  await steps(page, 'sample', 10);
  await expect(cell(page, 'step')).toHaveText('11');
});

test('Reset replays the same run, Reseed makes another', async ({ page }) => {
  await openPage(page);
  const start = await hashOf(page);
  await steps(page, 'epoch', 5);
  const later = await shared(page);
  expect(later.step).toBe(40);
  expect(later.hash).not.toBe(start);

  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(cell(page, 'step')).toHaveText('0');
  expect(await hashOf(page)).toBe(start);
  await steps(page, 'batch', 40);
  expect(await shared(page)).toMatchObject({ step: 40, hash: later.hash });

  await page.getByRole('button', { name: 'Reseed' }).click();
  await expect(cell(page, 'step')).toHaveText('0');
  const other = await hashOf(page);
  expect(other).not.toBe(start);
  // Undone, the run stands where it stood.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell(page, 'step')).toHaveText('40');
  await expect.poll(() => hashOf(page)).toBe(later.hash);
});

test('the speed slider slows the run down to single steps and lets it go again', async ({ page }) => {
  await openPage(page, small);
  const speed = page.getByRole('slider', { name: 'Speed' });
  await speed.press('Home');
  await expect(speed).toHaveAttribute('aria-valuetext', '1/s');
  await play(page);
  await reaches(page, 2);
  // By the engine's own measure: nothing here asserts how fast the machine is, only how slow it was asked to be.
  await expect.poll(() => read(page, 'rate')).toBeLessThan(5);
  await speed.press('End');
  await expect(speed).toHaveAttribute('aria-valuetext', 'max');
  await reaches(page, 200);
});

test('learning rate, batch size and L2 changed while it runs let the run go on', async ({ page }) => {
  await openPage(page, small);
  await play(page);
  await reaches(page, 20);
  const panel = page.getByRole('region', { name: 'Training settings' });
  for (const [name, value] of [
    ['Learning rate', '0.003'],
    ['Batch size', '25'],
    ['L2', '0.001'],
  ] as const) {
    const before = await step(page);
    const field = panel.getByRole('spinbutton', { name: new RegExp(`^${name}`) });
    await field.fill(value);
    await field.press('Enter');
    await expect(field).toHaveValue(value);
    await reaches(page, before + 20);
  }
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await pause(page);
  const { document } = await shared(page);
  expect(document['training']).toMatchObject({ batchSize: 25, l2: 0.001, optimizer: { learningRate: 0.003 } });
  const { changes } = document['run'] as { changes: { at: number }[] };
  // The start, and three changes: what falls on one step is one, and how long steps are is up to the machine.
  expect(changes.length).toBeGreaterThanOrEqual(2);
  expect(changes.at(-1)!.at).toBeGreaterThanOrEqual(20);
});

test('scrubbing back brings back an earlier step, from which the run can go on', { tag: '@firefox' }, async ({
  page,
}) => {
  await openPage(page, small);
  await steps(page, 'epoch', 4);
  const { hash } = await shared(page);
  await steps(page, 'epoch', 6);
  await expect(cell(page, 'step')).toHaveText('100');
  const bar = page.getByRole('slider', { name: /^Position in the run/ });
  for (let i = 0; i < 6; i++) await bar.press('ArrowLeft');
  await expect(cell(page, 'step')).toHaveText('40');
  expect(await hashOf(page)).toBe(hash);
  await bar.press('Home');
  await expect(cell(page, 'step')).toHaveText('0');
  await bar.press('End');
  await expect(cell(page, 'step')).toHaveText('100');
  // by the mouse: the left end of the curve
  const box = (await bar.boundingBox())!;
  await page.mouse.click(box.x + 8, box.y + box.height / 2);
  await expect(cell(page, 'step')).toHaveText('0');
  await steps(page, 'epoch', 4);
  expect(await shared(page)).toMatchObject({ step: 40, hash });
});

test('a run that diverges says at which step and in which block, and its way out works', async ({ page }) => {
  await openPage(page, {
    ...small,
    network: [
      { id: 'a', type: 'dense', units: 4, activation: 'relu' },
      { id: 'b', type: 'dense', units: 4, activation: 'relu' },
      { id: 'c', type: 'dense', units: 1 },
    ],
    data: { type: 'plane', samples: 200 },
    training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 5 }, batchSize: 10 },
  });
  await play(page);
  const notice = page.getByRole('alert').filter({ hasText: 'The run diverged' });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(/At step \d+/);
  await expect(notice).toContainText(/Dense \d/);
  await expect(playButton(page)).toBeDisabled();
  const rate = page.getByRole('spinbutton', { name: /^Learning rate/ });
  await expect(rate).toHaveValue('5');
  await notice.getByRole('button', { name: /^Learning rate ÷ 10 and start again/ }).click();
  await expect(rate).toHaveValue('0.5');
  await expect
    .poll(async () => {
      // One tenth may still be too much; the same way out leads on.
      if (await notice.isVisible()) await notice.getByRole('button', { name: /^Learning rate ÷ 10/ }).click();
      return step(page);
    })
    .toBeGreaterThan(200);
  await expect(notice).toBeHidden();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});
