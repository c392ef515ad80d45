/** @file What the page does with an address that brings nothing, or too much. */
import { dense, encode, expect, openPage, problem, ready, small, standsAt, test, trainTo } from './page.ts';

test('an address whose end is none of ours says so, and loses nothing', async ({ page }) => {
  const sentence = 'What stands after # in this page’s address names no network.';
  await page.goto('./#chapter-2');
  await ready(page);
  await expect(problem(page, sentence)).toBeVisible();
  await openPage(page, small);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Small');
  await ready(page);
  await trainTo(page, 20);
  await expect(page).toHaveURL(/#w=/);
  await page.evaluate(() => {
    location.hash = '#chapter-3';
  });
  await expect(problem(page, sentence)).toBeVisible();
  await expect(heading).toHaveText('Small');
  // What the address is by now: the work's own again, or still the other.
  await page.reload();
  await ready(page);
  await expect(heading).toHaveText('Small');
  await standsAt(page, 20);
});

test('a run that is very long to bring back asks whether it should, and can be done without', async ({ page }) => {
  // The engine's clock goes a thousand times as fast: it asks after a minute's work.
  await page.route(/\/assets\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    const fast = 'const usual = performance.now.bind(performance); performance.now = () => 1000 * usual();\n';
    await route.fulfill({ response, body: fast + (await response.text()) });
  });
  await page.goto(`./#s=${encode({ ...small, run: { step: 1_000_000_000, changes: [] } })}`);
  await expect(page.getByText(/^This takes about .* more\. Go on\?$/)).toBeVisible();
  // It waits for an answer.
  const bar = page.getByRole('progressbar');
  const made = await bar.evaluate((element: HTMLProgressElement) => element.value);
  expect(made).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect.poll(() => bar.evaluate((element: HTMLProgressElement) => element.value)).toBeGreaterThan(made);
  await page.getByRole('button', { name: 'Open without the run' }).click();
  await expect(page.getByText('Bringing back the run')).toBeHidden();
  await ready(page);
  await trainTo(page, 20);
});

test('a link whose phases draw pictures opens where its run stands, and plays into them', async ({ page }) => {
  const phased = {
    ...small,
    strata: 2,
    title: 'Phased',
    phases: [
      {
        after: { steps: 10 },
        change: {
          data: { type: 'digits', samples: 40 },
          network: [{ id: 'f', type: 'flatten' }, dense('a', 10)],
        },
      },
    ],
  };
  await openPage(page, { ...phased, run: { step: 12, changes: [], reached: [10] } });
  await standsAt(page, 12);
  await openPage(page, { ...phased, title: 'From its start' });
  await trainTo(page, 12);
});
