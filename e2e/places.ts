/** @file Places beyond the page's first sight, and the way to each: for what holds everywhere, such as forced colours, text twice as large, a projector, boxes. */
import type { Locator, Page } from 'playwright/test';
import { dense, encode, expect, type Json, playButton, read, ready, small, step } from './page.ts';

export interface PagePlace {
  readonly name: string;
  readonly document: Json;
  /** From the page with its document. */
  go(page: Page): Promise<void>;
  part(page: Page): Locator;
}

const images: Json = {
  strata: 1,
  title: 'Pictures',
  seed: 1,
  data: { type: 'digits', samples: 100 },
  network: [
    { id: 'a', type: 'conv2d', filters: 3, kernel: 5, activation: 'relu' },
    { id: 'p', type: 'maxPool2d', size: 4 },
    { id: 'f', type: 'flatten' },
    { id: 'z', type: 'dense', units: 10 },
  ],
  training: { batchSize: 20 },
};
const init = { type: 'normal', std: 1 };
const xor: Json = {
  strata: 2,
  title: 'XOR',
  seed: 1,
  data: { type: 'xor', kind: 'truthTable' },
  network: [dense('a', 2, 'sigmoid', { init }), dense('b', 1, 'linear', { init })],
  training: { loss: 'binaryCrossEntropy', optimizer: { type: 'sgd', learningRate: 0.5 }, batchSize: 4 },
  view: { mode: 'odds', lenses: { odds: { steps: 1000 } } },
};

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
const region = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name, exact: true });

/** Until words and numbers stand still, as they do once nothing is measured any more. */
export async function calm(part: Locator): Promise<void> {
  let told = '';
  const same = async () => {
    const before = told;
    told = await part.innerText();
    return before === told && !/(measuring|asking|loading) ?…/i.test(told);
  };
  await expect.poll(same, { intervals: [600] }).toBe(true);
}

async function search(page: Page, asked: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type(asked);
  await expect(page.locator('[role=option][aria-selected=true]')).toBeVisible();
}

export const places: readonly PagePlace[] = [
  {
    name: 'search',
    document: small,
    go: (page) => search(page, 'de'),
    part: (page) => dialog(page, 'Search'),
  },
  {
    name: 'keys',
    document: small,
    go: async (page) => {
      await search(page, 'keys');
      await page.keyboard.press('Enter');
      await expect(dialog(page, 'Keys')).toBeVisible();
    },
    part: (page) => dialog(page, 'Keys'),
  },
  {
    name: 'glossary',
    document: small,
    go: async (page) => {
      await search(page, 'overfit');
      await page.keyboard.press('Enter');
      await expect(dialog(page, 'Glossary')).toBeVisible();
    },
    part: (page) => dialog(page, 'Glossary'),
  },
  {
    name: 'examples',
    document: small,
    go: async (page) => {
      await search(page, 'examples');
      await page.keyboard.press('Enter');
      await expect(region(page, 'Examples')).toBeVisible();
    },
    part: (page) => region(page, 'Examples'),
  },
  {
    name: 'close-up',
    document: images,
    go: async (page) => {
      await page.getByRole('button', { name: 'Convolution, channel 2 of 3' }).focus();
      await page.keyboard.press('Enter');
      await expect(region(page, /^Close-up: /)).toContainText('This cell of map 2');
    },
    part: (page) => region(page, /^Close-up: /),
  },
  {
    name: 'bottleneck',
    document: { ...images, view: { mode: 'bottleneck' } },
    go: (page) => expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true),
    part: (page) => region(page, 'Bottleneck'),
  },
  {
    name: 'compare',
    document: {
      ...small,
      title: 'Compared',
      variants: [
        { name: 'Wide', change: { network: { a: { units: 12 } } } },
        { name: 'No hidden layer', change: { network: [dense('c', 2)] } },
      ],
    },
    go: async (page) => {
      const foot = page.getByRole('region', { name: 'Training of all networks' });
      for (let i = 0; i < 3; i++) await foot.getByRole('button', { name: 'Step', exact: true }).click();
    },
    part: (page) => page.getByRole('main'),
  },
  {
    name: 'odds',
    document: xor,
    go: async (page) => {
      await expect(region(page, 'Odds').getByRole('button', { name: /^Start \d+, / })).toHaveCount(100);
    },
    part: (page) => region(page, 'Odds'),
  },
  {
    name: 'phases',
    document: {
      ...small,
      phases: [
        { name: 'Slower', after: { steps: 2 }, change: { training: { optimizer: { learningRate: 0.001 } } } },
        { name: 'Slower still', after: { steps: 5 }, change: { training: { optimizer: { learningRate: 0.0001 } } } },
      ],
    },
    go: (page) => expect(region(page, 'Phases').getByRole('listitem')).toHaveCount(3),
    part: (page) => region(page, 'Phases'),
  },
];

/** Opens a place on a page of its own. @param search behind the page's address, such as `?present` */
export async function openPlace(page: Page, { document, go, part }: PagePlace, search = ''): Promise<Locator> {
  await page.goto('about:blank');
  await page.goto(`./${search}#s=${encode(document)}`);
  if (document['variants'] || document['view']) await expect(playButton(page).first()).toBeEnabled();
  else await ready(page);
  await go(page);
  await calm(part(page));
  return part(page);
}

/** The network in one line is a shortening anyway: each block says its own shape. So is a title beside what is said in the same bar. */
export const isNoShortening = (found: string): boolean => !/^"([\d×]+ → |Edit the title)/.test(found);
