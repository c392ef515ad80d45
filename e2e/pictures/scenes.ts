/** @file What the page is shown as, in pictures: `npm run pictures`, and the few that are kept and compared. */
import type { Page } from 'playwright/test';
import { expect, openExample, openLens, openPage, read, step, trainTo } from '../page.ts';

export const sizes = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const;
export const schemes = ['light', 'dark'] as const;

/** A digit as a hand draws it: places of the paper, in shares of its side. */
const THREE = [
  [0.3, 0.25],
  [0.45, 0.17],
  [0.62, 0.22],
  [0.66, 0.36],
  [0.5, 0.48],
  [0.68, 0.6],
  [0.62, 0.78],
  [0.45, 0.84],
  [0.3, 0.77],
] as const;

async function drawThree(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: 'Paper to draw on' });
  const { x, y, width, height } = (await paper.boundingBox())!;
  const places = THREE.map(([across, down]) => [x + across * width, y + down * height] as const);
  await page.mouse.move(...places[0]!);
  await page.mouse.down();
  for (const place of places.slice(1)) await page.mouse.move(...place, { steps: 3 });
  await page.mouse.up();
  await page.mouse.move(0, 0);
}

/** Until what is measured is of the step shown, and what is told stands still. */
async function calm(page: Page): Promise<void> {
  if ((await page.locator('[data-cell=survey-step]').count()) > 0)
    await expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);
  let told = '';
  const same = async () => {
    const before = told;
    told = await page.locator('body').innerText();
    return before === told && !/(measuring|asking|loading) ?…/i.test(told);
  };
  await expect.poll(same, { intervals: [600] }).toBe(true);
}

async function trained(page: Page, title: string, steps: number): Promise<void> {
  await openPage(page);
  await openExample(page, title);
  await trainTo(page, steps);
}

/** Pictures that come one behind the other on one page: it names each once it stands, at 1440 × 900. Every run has a number of steps, so that it is the same everywhere. */
export type Series = (page: Page) => AsyncGenerator<string>;

/** One picture: an example after so many steps. */
const trainedAlone = (name: string, title: string, steps: number): Series =>
  async function* (page) {
    await trained(page, title, steps);
    yield name;
  };

export const series: Readonly<Record<string, Series>> = {
  async *first(page) {
    await openPage(page);
    yield 'first';
  },
  spiral: trainedAlone('spiral', 'Two spirals', 800),
  async *digits(page) {
    await trained(page, 'Digits: a convolutional network', 240);
    await drawThree(page);
    await calm(page);
    yield 'digits';
    const lenses = await page.getByRole('toolbar', { name: 'Lenses' }).getByRole('button').allTextContents();
    for (const lens of lenses) {
      await openLens(page, lens);
      await expect(page.getByRole('region', { name: lens, exact: true })).toBeVisible();
      await calm(page);
      yield `lens-${lens.toLowerCase().replaceAll(' ', '-')}`;
    }
  },
  faces: trainedAlone('faces', 'Faces', 60),
  autoencoder: trainedAlone('autoencoder', 'Autoencoder: digits through sixteen numbers', 240),
  transformer: trainedAlone('transformer', 'A transformer that reverses', 240),
  table: trainedAlone('table', 'Penguins, a table', 200),
};

/** The page at a size, in a scheme, once all of it is drawn. */
export async function show(page: Page, width: number, height: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.mouse.move(1, 1); // on nothing that a card explains
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await calm(page);
}
