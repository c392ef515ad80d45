/** @file What the page is shown as, in pictures: `npm run pictures`, and the few that are kept and compared. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import {
  blockAt,
  blockLabel,
  expect,
  leapTo,
  openExample,
  openGallery,
  openLens,
  openPage,
  read,
  step,
  trainTo,
} from '../page.ts';

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

export async function drawThree(page: Page): Promise<void> {
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
export async function calm(page: Page): Promise<void> {
  const lesson = await page.locator('[data-place=lesson]').count();
  if (lesson === 0 && (await page.locator('[data-cell=survey-step]').count()) > 0)
    await expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);
  let told = '';
  const same = async () => {
    const before = told;
    told = await page.locator('body').innerText();
    return before === told && !/(measuring|asking|loading)\b[^\n]{0,30}…/i.test(told);
  };
  await expect.poll(same, { intervals: [600] }).toBe(true);
}

export async function trained(page: Page, title: string, steps: number): Promise<void> {
  await openPage(page);
  await openExample(page, title);
  await trainTo(page, steps);
  // What is measured for the words over columns comes when it comes; in rows there is always room for them.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('[data-headline]').first()).toBeAttached();
  await page.setViewportSize({ width: sizes[0][0], height: sizes[0][1] });
}

/** Pictures that come one behind the other on one page: it names each once it stands, at 1440 × 900. Every run has a number of steps, so that it is the same everywhere. */
export type Series = (page: Page) => AsyncGenerator<string>;

/** One picture: an example after so many steps. */
const trainedAlone = (name: string, title: string, steps: number): Series =>
  async function* (page) {
    await trained(page, title, steps);
    yield name;
  };

/** Networks side by side, after so many steps of all. */
export async function compared(page: Page, title: string, steps: number): Promise<void> {
  await openPage(page);
  await leapTo(page, title);
  const foot = page.getByRole('region', { name: 'Training of all networks' });
  const next = foot.getByRole('button', { name: 'Step', exact: true });
  await expect(next).toBeEnabled();
  await next.evaluate((element: HTMLElement, presses) => {
    for (let i = 0; i < presses; i++) element.click();
  }, steps);
  const curve = page.getByRole('slider', { name: /^Position of all runs/ });
  await expect.poll(() => curve.getAttribute('aria-valuenow')).toBe(String(steps));
}

/** A hundred starts of one network, one of them chosen. */
export async function startsOf(page: Page, title: string): Promise<void> {
  await openPage(page);
  await openExample(page, title);
  await openLens(page, 'Odds');
  const starts = page.getByRole('region', { name: 'Odds', exact: true }).getByRole('button', { name: /^Start \d+, / });
  await expect(starts).toHaveCount(100);
}

/** The first part of a lesson of the course. */
export async function lesson(page: Page, id: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`./#lesson=${id}`);
  await expect(page.locator('[data-place=lesson]').getByRole('heading', { level: 1 }).first()).toBeVisible();
}

const lessons = readdirSync(join(import.meta.dirname, '../../lessons'))
  .filter((file) => /^\d+-.*\.md$/.test(file))
  .map((file) => file.replace(/^\d+-|\.md$/g, ''));

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
  async *selected(page) {
    await trained(page, 'Two spirals', 800);
    await blockLabel(blockAt(page, 1)).click();
    yield 'selected';
  },
  async *compare(page) {
    await compared(page, 'XOR: none, one or two hidden layers', 300);
    yield 'compare';
  },
  async *odds(page) {
    await startsOf(page, 'XOR, two hidden units');
    yield 'odds';
  },
  async *examples(page) {
    await openPage(page);
    await openGallery(page);
    yield 'examples';
  },
  async *lessons(page) {
    await page.goto('./#lessons');
    await expect(page.locator('[data-lesson]').first()).toBeVisible();
    yield 'lessons';
    for (const id of lessons) {
      await lesson(page, id);
      yield `lesson-${id}`;
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
