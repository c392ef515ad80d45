import type { Page } from 'playwright/test';
import {
  cell,
  dense,
  expect,
  lensButton,
  openBeside,
  openExample,
  openLens,
  openPage,
  read,
  shared,
  small,
  step,
  steps,
  test,
  trainTo,
} from './page.ts';

const bars = {
  strata: 1,
  title: 'Bars',
  seed: 2,
  data: { type: 'barsAndStripes' },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
    { id: 'f', type: 'flatten' },
    dense('w', 3, 'tanh'),
    dense('b', 2),
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
};

const lens = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

/** The readings are those of the present step. */
const measured = (page: Page): Promise<void> =>
  expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);

test('the probe ladder reads the answer at every layer, at the present step, beside the start', async ({ page }) => {
  await openPage(page, small);
  await openLens(page, 'Probe ladder');
  await measured(page);
  const ladder = lens(page, 'Probe ladder');
  await page.getByRole('button', { name: 'from a sample', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'How this is measured' })).toContainText('scored on 100 others');
  await page.keyboard.press('Escape');
  await expect(ladder.getByRole('columnheader')).toHaveText(['Input', 'Dense 1', 'Dense 2', 'Dense 3']);
  // Two Gaussians: the plane itself is read well, by a line.
  expect(await read(page, 'ladder-input')).toBeGreaterThan(0.8);
  // All 100 that are scored are read right: how much that is worth, in place of an error of 0.
  await expect(ladder.getByRole('row', { name: /^class, % right/ })).toContainText(/100\s% ≥ 97\.0\s%/);
  await expect(ladder).toContainText('≥ and ≤: all, or none, were right');
  await expect(ladder.getByRole('row', { name: /answers shuffled/ })).toBeVisible();
  await trainTo(page, 40);
  await measured(page);
  expect(await read(page, 'survey-step')).toBe(40);
  await expect(ladder.getByRole('row', { name: /^directions used/ })).toContainText('of 4');
});

test('the bottleneck shows what layers keep of a picture, and follows the sample', async ({ page }) => {
  await openPage(page, bars);
  await openBeside(page, 'Bottleneck');
  await measured(page);
  const bottleneck = lens(page, 'Bottleneck');
  await expect(bottleneck.getByRole('columnheader')).toHaveText([
    ...['Input', 'Convolution', 'Dense 1', 'Dense 2'],
    ...['Input', 'Convolution', 'Dense 1', 'Dense 2'],
  ]);
  await expect(bottleneck.getByRole('row', { name: /^numbers/ })).toContainText('64');
  expect(await read(page, 'redrawn-input')).toBe(1);
  expect(await read(page, 'redrawn-a')).toBeGreaterThan(0.5);
  expect(await read(page, 'redrawn-w')).toBeLessThan(0.5);
  // Another sample is redrawn from the layers at once.
  const drawn = bottleneck.locator('canvas').first();
  const before = await drawn.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.getByRole('button', { name: 'Next sample' }).first().click();
  await expect.poll(() => drawn.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).not.toBe(before);
  await trainTo(page, 60);
  await measured(page);
  expect(await read(page, 'factor-class-b')).toBeGreaterThan(0.5);
});

test('an example opens on its stage; the layers are walked by keyboard, and the straight line is named', async ({
  page,
}) => {
  await openPage(page, small);
  await openExample(page, 'XOR, folded');
  const theatre = lens(page, 'Theatre');
  await expect(theatre.getByText('Dense 3 cuts this space along the straight line.')).toBeVisible();
  await expect(theatre.getByRole('button', { name: /^Show .+ large$/ })).toHaveCount(4);
  await expect(cell(page, 'captured-0')).toHaveText('as it is');
  await expect(cell(page, 'captured-1')).toHaveText(/^plane shows \d+/);
  await expect(cell(page, 'read-1')).toHaveText(/readable/);
  const scrub = theatre.getByRole('slider', { name: 'Through the layers' });
  await scrub.press('Home');
  await expect(scrub).toHaveAttribute('aria-valuetext', 'input');
  await expect(theatre.getByText('The plane as it is given.')).toBeVisible();
  await scrub.press('ArrowRight');
  await expect(theatre.getByText('Dense 1: laid on the next plane by its weights.')).toBeVisible();
  await theatre.getByRole('button', { name: 'Show after Dense 2 large' }).press('Enter');
  await expect(theatre.getByText('Dense 3 cuts this space along the straight line.')).toBeVisible();
  await steps(page, 'batch', 3);
  await expect.poll(() => step(page)).toBe(3);
  // A point that is pointed at is told of in every space.
  const stage = theatre.getByRole('img', { name: 'The points after Dense 2' }).first();
  const box = (await stage.boundingBox())!;
  await expect
    .poll(async () => {
      for (let x = 0.3; x < 0.75; x += 0.03)
        for (let y = 0.3; y < 0.75; y += 0.06) {
          await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
          if (await theatre.getByText(/^Point \d/).isVisible()) return true;
        }
      return false;
    })
    .toBe(true);
  await expect(theatre.getByText(/^Point \d+ \([01]\): Input \(.*→ Dense 3/)).toBeVisible();
  // By keyboard as well: what is chosen stays when the pointer has gone.
  const point = theatre.getByRole('slider', { name: 'Point', exact: true });
  await point.press('Home');
  await expect(point).toHaveAttribute('aria-valuetext', 'none');
  await point.press('ArrowRight');
  await expect(point).toHaveAttribute('aria-valuetext', /^\d+ \([01]\)$/);
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.move(0, 0);
  await expect(theatre.getByText(/^Point \d+ \([01]\): Input \(.*→ Dense 3 .*; the network says [01]$/)).toBeVisible();
  // The way is played, and stops where another space is chosen.
  await scrub.press('Home');
  await theatre.getByRole('button', { name: 'Play the way through the layers' }).click();
  await expect(scrub).toHaveAttribute('aria-valuetext', /^into Dense 1/);
  await theatre.getByRole('button', { name: 'Show after Dense 2 large' }).press('Enter');
  await expect(theatre.getByRole('button', { name: 'Play the way through the layers' })).toBeVisible();
  await expect(scrub).toHaveAttribute('aria-valuetext', 'after Dense 2');
});

test('a link opens the lens that was open, and none where it was closed', async ({ page }) => {
  await openPage(page, small);
  await openLens(page, 'Probe ladder');
  expect((await shared(page)).document['view']).toMatchObject({ mode: 'ladder' });
  await page.getByRole('button', { name: 'Beside the stage' }).click();
  await expect(lensButton(page, 'Probe ladder')).toBeFocused();
  expect((await shared(page)).document['view']).toEqual({ lens: 'ladder' });
  await expect(lens(page, 'Probe ladder')).toBeVisible();
  await page.getByRole('button', { name: 'Close the lenses' }).click();
  expect((await shared(page)).document['view']).toMatchObject({ lens: 'none' });
  await openPage(page, { ...small, title: 'Linked', view: { lens: 'bottleneck' } });
  await expect(lensButton(page, 'Bottleneck')).toHaveAttribute('aria-current', 'true');
  await expect(lens(page, 'Bottleneck')).toBeVisible();
});

test('readings are a film: earlier steps are shown again, by hand and played, and none between', async ({ page }) => {
  await openPage(page, small);
  await openLens(page, 'Probe ladder');
  await measured(page);
  const atStart = await read(page, 'ladder-b');
  await trainTo(page, 60);
  await measured(page);
  const last = await read(page, 'survey-step');
  const atLast = await read(page, 'ladder-b');
  const scrub = lens(page, 'Probe ladder').getByRole('slider', { name: 'Readings at' });
  await expect(scrub).toHaveAttribute('aria-valuetext', /^latest, step \d+$/);
  await scrub.press('Home');
  await expect(cell(page, 'survey-step')).toHaveText('0');
  await expect(scrub).toHaveAttribute('aria-valuetext', 'step 0');
  await expect.poll(() => read(page, 'ladder-b')).toBe(atStart);
  await scrub.press('End');
  await expect.poll(() => read(page, 'survey-step')).toBe(last);
  await expect.poll(() => read(page, 'ladder-b')).toBe(atLast);
  // Played, it comes to its end by itself. Each step is in sight for less than a second: they are written down as they come.
  const seen = await cell(page, 'survey-step').evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent)).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return texts;
  });
  await page.getByRole('button', { name: 'Play the film from the start' }).click();
  await expect.poll(() => seen.jsonValue()).toContain('0');
  await expect(scrub).toHaveAttribute('aria-valuetext', /^latest/);
  await expect(page.getByRole('button', { name: 'Play the film from the start' })).toBeVisible();
  // What is trained on is shown at once again.
  await steps(page, 'batch', 1);
  await expect.poll(() => read(page, 'survey-step')).toBe(last + 1);
});

test('readers of equal capacity are given as many numbers at each layer', async ({ page }) => {
  await openPage(page, bars);
  await openBeside(page, 'Probe ladder');
  await measured(page);
  await expect(cell(page, 'given-input')).toHaveText('64');
  await page.getByRole('switch', { name: 'Equal capacity' }).check();
  await expect(cell(page, 'equal-note')).toContainText('16 strongest directions');
  await expect(cell(page, 'given-input')).toHaveText('16');
  await expect(cell(page, 'given-w')).toHaveText('3');
});

test('two samples differ in one factor, and each layer says how far apart they are', async ({ page }) => {
  await openPage(page, {
    ...bars,
    title: 'Shapes',
    data: { type: 'shapes', samples: 400, classes: ['circle', 'square'] },
  });
  await openBeside(page, 'Bottleneck');
  await measured(page);
  const name = lens(page, 'Bottleneck').getByRole('button', { name: 'size', exact: true });
  await name.click();
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(cell(page, 'pair-value-0')).toHaveText(/px$/);
  expect(await cell(page, 'pair-value-1').textContent()).not.toBe(await cell(page, 'pair-value-0').textContent());
  await expect.poll(() => read(page, 'apart-input')).toBeGreaterThan(0);
  await expect(cell(page, 'apart-b')).not.toHaveText('–');
  // Of an earlier step there are no pairs.
  await trainTo(page, 20);
  await measured(page);
  await lens(page, 'Bottleneck').getByRole('slider', { name: 'Readings at' }).press('Home');
  await expect(cell(page, 'pair-note')).toContainText('latest step only');
});

test('a factor that cannot be changed alone says why', async ({ page }) => {
  await openPage(page, { ...bars, title: 'Relations', data: { type: 'relations', samples: 200 } });
  await openBeside(page, 'Bottleneck');
  await measured(page);
  await lens(page, 'Bottleneck').getByRole('button', { name: 'distance', exact: true }).click();
  await expect(cell(page, 'pair-note')).toContainText('follow from one another');
});

test('a link says what a lens shows; what is set goes into the next link, and what it cannot show is left out', async ({
  page,
}) => {
  const bottleneck = { equal: true, factor: 'class', step: -7 };
  const view = {
    lens: 'bottleneck',
    sample: 5,
    lenses: { bottleneck, confusion: { asked: 1, said: 1, counting: 'both' } },
  };
  await openPage(page, { ...bars, view });
  await measured(page);
  await expect(page.getByRole('switch', { name: 'Equal capacity' })).toBeChecked();
  await expect(lens(page, 'Bottleneck').getByRole('button', { name: 'class', exact: true })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await openBeside(page, 'Confusion');
  const confusion = lens(page, 'Confusion');
  await expect(confusion.getByRole('heading')).toContainText('asked for');
  await expect(confusion.getByRole('radio', { name: 'how many' })).toBeChecked();
  await confusion.getByRole('radio', { name: 'share of row' }).check();
  await page.getByRole('button', { name: 'Next sample' }).first().click();
  const now = (await shared(page)).document['view'] as typeof view;
  expect(now.lenses.confusion).toEqual({ asked: 1, said: 1, counting: 'shares' });
  expect(now.sample).not.toBe(5);
});
