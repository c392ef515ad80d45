/** @file The eight pictures of the newcomer test, in its order: `docs/newcomer-test.md` says what is asked of them. */
import type { Page } from 'playwright/test';
import { blockAt, blockLabel, openLens, standsAt } from '../page.ts';
import { calm, compared, drawThree, lesson, show, startsOf, trained } from './scenes.ts';

const spiral = (page: Page) => trained(page, 'Two spirals', 2400);

async function digits(page: Page): Promise<void> {
  await trained(page, 'Digits: a convolutional network', 480);
  await drawThree(page);
}

/** The way to each, on a page of its own that nobody has been on. */
const ways: readonly ((page: Page) => Promise<void>)[] = [
  // Who comes for the first time sees a network that trains by itself.
  async (page) => {
    await page.goto('./');
    await standsAt(page, 800);
  },
  spiral,
  async (page) => {
    await spiral(page);
    await blockLabel(blockAt(page, 1)).click();
  },
  digits,
  async (page) => {
    await digits(page);
    await calm(page);
    await openLens(page, 'Bottleneck');
  },
  (page) => compared(page, 'XOR: none, one or two hidden layers', 300),
  (page) => startsOf(page, 'XOR, two hidden units'),
  (page) => lesson(page, 'one-layer-cannot-do-xor'),
];

/** Each by its number, at 1440 × 900 in light. */
export const newcomer = ways.map((go, i) => ({
  number: i + 1,
  stand: async (page: Page): Promise<void> => {
    await go(page);
    await show(page, 1440, 900, 'light');
  },
}));
