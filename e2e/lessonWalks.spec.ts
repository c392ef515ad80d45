/** @file Three lessons from their first question to their last goal, as a learner goes through them: at a desk, on a phone, and in a frame. */
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './page.ts';

const room = (page: Page): Locator => page.locator('[data-place=lesson]');
/** The first question that is not answered. */
const asked = (page: Page): Locator =>
  room(page)
    .getByRole('region')
    .filter({ has: page.getByRole('button', { name: /^Lock (in the answer|it in and train)$/ }) })
    .first();

type Move = (page: Page) => Promise<void>;

/** What answers a question rightly: it is told so at once, or once the run is over that it is of. */
const answers = new Set<Move>();
function answer(fill: (question: Locator) => Promise<void>): Move {
  const move: Move = async (page) => {
    const question = asked(page);
    await fill(question);
    await question.getByRole('button', { name: /^Lock/ }).click();
  };
  answers.add(move);
  return move;
}
const choose = (...says: string[]): Move =>
  answer(async (question) => {
    for (const one of says) await question.getByText(one, { exact: true }).click();
  });
const type = (...numbers: string[]): Move =>
  answer(async (question) => {
    for (const [i, number] of numbers.entries()) await question.getByRole('textbox').nth(i).fill(number);
  });
const slide = (to: number): Move => answer((question) => question.getByRole('slider').fill(String(to)));
const match = (pairs: Readonly<Record<string, string>>): Move =>
  answer(async (question) => {
    for (const [item, target] of Object.entries(pairs))
      await question.getByRole('combobox', { name: item, exact: true }).selectOption({ label: target });
  });
const set =
  (field: string, value: string): Move =>
  async (page) => {
    const box = room(page)
      .getByRole('spinbutton', { name: field })
      .or(room(page).getByRole('textbox', { name: field }));
    await box.fill(value);
    await box.press('Enter');
  };
const press =
  (name: string): Move =>
  (page) =>
    room(page).getByRole('button', { name, exact: true }).first().click();

/** By the id of a lesson its parts: what a learner does in each. */
const walks: Readonly<Record<string, readonly (readonly Move[])[]>> = {
  'what-a-layer-does': [
    [type('-0.5'), type('8'), type('32', '2')],
    [choose('No, they can do no more than one.')],
    [set('Dense 1: units', '4'), choose('Three or four'), type('12')],
    [choose('nn.Linear(4, 2)'), type('24')],
  ],
  'one-layer-cannot-do-xor': [
    [choose('No, never.')],
    [slide(81)],
    [choose('A few more'), press('Count 40 starts')],
    [set('Learning rate', '0.5'), slide(4)],
  ],
  'layers-that-steady': [
    [
      match({
        batch: 'one feature, over all samples of the batch',
        layer: 'all features of one sample',
        group: 'some of the channels of one sample',
        instance: 'one channel of one sample',
      }),
      type('2.5'),
      choose('Nothing: it is its own mean'),
    ],
    [choose('Only the normalised one has')],
    [type('2'), choose('the training loss is higher', 'the test loss is lower')],
  ],
};

for (const [id, parts] of Object.entries(walks))
  for (const [place, width, height] of [
    ['desk', 1280, 720],
    ['phone', 390, 844],
    ['frame', 640, 760],
  ] as const)
    test(`the lesson ${id} is gone through to its end: ${place}`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await page.addInitScript("localStorage.setItem('strata:settings', JSON.stringify({ speed: null }))");
      await page.goto(`${place === 'frame' ? './embed/' : './'}#lesson=${id}`);
      await expect(room(page)).toBeVisible();
      for (const [i, moves] of parts.entries()) {
        await expect(room(page)).toContainText(`${i + 1} of ${parts.length}`);
        for (const move of moves) await move(page);
        const last = i === parts.length - 1;
        const on = room(page).getByRole('button', { name: last ? 'Finish' : 'Next', exact: true });
        // Whoever is in a frame has no list to go to: what was to be reached says so itself.
        if (!last || place !== 'frame') await expect(on).toBeEnabled();
        await expect(room(page).getByText('Not yet.', { exact: true })).toHaveCount(0);
        await expect(room(page).getByText('Right.', { exact: true })).toHaveCount(
          moves.filter((move) => answers.has(move)).length,
        );
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        if (!last) await on.click();
      }
    });
