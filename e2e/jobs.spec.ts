/** @file The twelve commonest jobs at five sizes: how many presses each takes, that none needs a scroll on a desk, and that nothing is cut off on the way. */
import type { Locator, Page } from 'playwright/test';
import { overflow, tooTall, toPanel } from './layout.ts';
import {
  blockAt,
  blockLabel,
  blocks,
  exampleCard,
  expect,
  type Json,
  lensButton,
  openPage,
  playButton,
  small,
  step,
  test,
  trainTo,
} from './page.ts';

test.use({ reducedMotion: 'reduce' });

type Layout = 'wide' | 'folded' | 'narrow' | 'phone';

/** Counts what a person does. A press is of something in sight, else it is scrolled to. */
class Person {
  presses = 0;
  scrolls = 0;
  readonly page: Page;
  readonly layout: Layout;
  constructor(page: Page, layout: Layout) {
    this.page = page;
    this.layout = layout;
  }

  /** Looks for it: scrolls where it is not in sight. */
  async find(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    const seen = await target.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = [element, ...((element as HTMLInputElement).labels ?? [])];
      return at !== null && own.some((e) => e.contains(at) || at.contains(e));
    });
    if (seen) return;
    this.scrolls++;
    await target.scrollIntoViewIfNeeded();
  }
  async press(target: Locator): Promise<void> {
    await this.find(target);
    this.presses++;
    await target.click();
  }
  /** A choice of a list, which the browser opens itself: a press for the list, one for the choice. */
  async choose(target: Locator, label: string): Promise<void> {
    await this.find(target);
    this.presses += 2;
    await target.selectOption({ label });
  }
  /** To where something is, on a phone, or in the folded column of a small page. */
  async go(panel: Parameters<typeof toPanel>[1], rail?: 'Data' | 'Layers'): Promise<void> {
    if (this.layout === 'phone') {
      const tab = this.page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel });
      if ((await tab.getAttribute('aria-current')) !== 'page') await this.press(tab);
    } else if (rail && this.layout !== 'wide')
      await this.press(
        this.page
          .getByRole('complementary', { name: 'Data and layers' })
          .getByRole('button', { name: rail, exact: true }),
      );
  }
}

const images: Json = {
  strata: 1,
  title: 'Images',
  seed: 1,
  data: { type: 'barsAndStripes', samples: 60 },
  network: [
    { id: 'f', type: 'flatten' },
    { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 2 },
  ],
};

interface Job {
  readonly name: string;
  /** The most presses, on a desk and on a phone. */
  readonly most: readonly [desk: number, phone: number];
  readonly document?: Json;
  run(person: Person, page: Page): Promise<void>;
}

const jobs: readonly Job[] = [
  {
    name: 'start training',
    most: [1, 1],
    async run(person, page) {
      await person.press(playButton(page));
      await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
    },
  },
  {
    name: 'go back to the start',
    most: [1, 1],
    async run(person, page) {
      await trainTo(page, 3);
      await person.press(page.getByRole('button', { name: 'Reset', exact: true }));
      await expect.poll(() => step(page)).toBe(0);
    },
  },
  {
    name: 'other data',
    most: [2, 2],
    async run(person, page) {
      await person.go('Data', 'Data');
      await person.press(page.getByRole('radio', { name: 'Moons', exact: true }));
      await expect(page.getByRole('radio', { name: 'Moons', exact: true })).toBeChecked();
    },
  },
  {
    name: 'one layer more',
    most: [2, 1],
    async run(person, page) {
      await person.go('Network', 'Layers');
      const count = await blocks(page).count();
      await person.press(page.locator('[data-palette=dense]'));
      await expect(blocks(page)).toHaveCount(count + 1);
    },
  },
  {
    name: 'one unit more',
    most: [2, 2],
    async run(person, page) {
      await person.press(blockLabel(blockAt(page, 2)));
      await person.go('Network');
      await person.press(page.getByRole('button', { name: /^One unit more in Dense 2/ }));
      await expect(blockLabel(blockAt(page, 2))).toContainText('[4]');
    },
  },
  {
    name: 'another activation function',
    most: [2, 3],
    async run(person, page) {
      await person.go('Training');
      await person.choose(page.getByRole('combobox', { name: 'Activation' }).first(), 'ReLU');
      // On a phone the network is a panel of its own.
      if (person.layout === 'phone') await toPanel(page, 'Network');
      await expect(blockLabel(blockAt(page, 1))).toContainText('ReLU');
    },
  },
  {
    name: 'another learning rate',
    most: [1, 2],
    async run(person, page) {
      await person.go('Training');
      const field = page.getByRole('spinbutton', { name: 'Learning rate' });
      await person.press(field);
      await field.fill('0.1');
      await field.press('Enter');
      await expect(field).toHaveValue('0.1');
    },
  },
  {
    name: 'open an example',
    most: [2, 2],
    async run(person, page) {
      await person.press(page.getByRole('button', { name: 'Examples', exact: true }));
      await person.press(exampleCard(page, 'Two spirals'));
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Two spirals');
    },
  },
  {
    name: 'look through a lens',
    most: [1, 2],
    async run(person, page) {
      await person.go('Lenses');
      await person.press(lensButton(page, 'Theatre'));
      await expect(page.getByRole('region', { name: 'Theatre', exact: true })).toBeVisible();
    },
  },
  {
    name: 'the numbers of one unit',
    most: [1, 2],
    async run(person, page) {
      await person.press(page.getByRole('button', { name: 'Dense 1, unit 2 of 4' }));
      await person.go('Block');
      await expect(
        page
          .getByRole('heading', { name: /^Unit 2/ })
          .or(page.getByText(/^Unit 2\b/))
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'share it',
    most: [2, 3],
    async run(person, page) {
      if (person.layout === 'phone') {
        await person.press(page.getByRole('button', { name: 'Document' }));
        await person.press(page.getByRole('menuitem', { name: 'Share' }));
      } else await person.press(page.getByRole('button', { name: 'Share', exact: true }));
      await person.press(page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).first());
    },
  },
  {
    name: 'draw a sample',
    most: [2, 3],
    document: images,
    async run(person, page) {
      await person.go('Answer');
      await person.press(page.locator('label').filter({ has: page.getByRole('radio', { name: 'draw', exact: true }) }));
      await person.press(page.getByRole('img', { name: 'Paper to draw on' }));
    },
  },
];

for (const [width, height, layout] of [
  [1440, 900, 'wide'],
  [1280, 720, 'wide'],
  [1024, 768, 'folded'],
  [768, 1024, 'narrow'],
  [390, 844, 'phone'],
] as const)
  test(`the twelve commonest jobs, ${width} × ${height}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-write', 'clipboard-read']);
    await page.setViewportSize({ width, height });
    expect(jobs).toHaveLength(12);
    for (const { name, most, document = small, run } of jobs)
      await test.step(name, async () => {
        await page.goto('about:blank');
        await openPage(page, document);
        const person = new Person(page, layout);
        await run(person, page);
        expect.soft(person.presses, `presses to ${name}`).toBeLessThanOrEqual(most[layout === 'phone' ? 1 : 0]);
        // A phone shows the layers beneath the network.
        expect.soft(person.scrolls, `scrolls to ${name}`).toBeLessThanOrEqual(layout === 'phone' ? 1 : 0);
        // The folded column opens over the stage.
        const beyond = (await overflow(page)).filter((what) => layout === 'wide' || !what.startsWith('ASIDE is'));
        expect.soft([...beyond, ...(await tooTall(page))], name).toEqual([]);
      });
  });
