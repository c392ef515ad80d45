/** @file The page in the colours that readers set: forced ones, the other scheme in mid-session; and with less motion. */
import type { Page } from 'playwright/test';
import { toPanel } from './layout.ts';
import { blockAt, blockLabel, blocks, expect, openBeside, openPage, small, test, trainTo } from './page.ts';
import { openPlace, places } from './places.ts';

/** Empty where nothing is drawn: a layer of marks without a mark. */
const pictures = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('canvas')].map((canvas) => {
      const blank = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
      const picture = canvas.toDataURL();
      return picture === blank.toDataURL() ? '' : picture;
    }),
  );
/** Without those of charts, whose axes follow their curves as they are drawn again. */
const lasting = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('canvas')].flatMap((canvas) =>
      canvas.matches('[class*=chart] canvas') ? [] : [canvas.toDataURL()],
    ),
  );

test.describe('in forced colours', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active' }));

  /** Every stop of the Tab key whose focus is not seen: neither on it nor on its label does anything change that such colours leave. */
  async function unseenFocus(page: Page): Promise<string[]> {
    const unseen: string[] = [];
    // From the page's beginning.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-stopped]')) delete element.dataset['stopped'];
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    for (let stop = 0; stop < 200; stop++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body || element.dataset['stopped']) return undefined;
        element.dataset['stopped'] = 'yes';
        const signs = () =>
          [element, ...((element as HTMLInputElement).labels ?? []), element.parentElement!]
            .filter((e) => getComputedStyle(e).opacity !== '0')
            .map((e) => {
              const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
              const drawn = outlineStyle !== 'none' && !/, 0\)$/.test(outlineColor);
              return drawn ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : 'none';
            })
            .join();
        const focused = signs();
        element.blur();
        const same = focused === signs();
        element.focus();
        return same ? `${element.tagName} ${element.ariaLabel ?? element.textContent?.slice(0, 40)}` : '';
      });
      if (name === undefined) return stop === 0 ? ['no stop at all'] : unseen;
      if (name !== '') unseen.push(name);
    }
    return [...unseen, 'more than 200 stops'];
  }

  /** What is chosen and looks like its neighbours that are not. */
  const unseenChoices = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const on =
        '[aria-selected=true], [aria-pressed=true], [aria-current]:not([aria-current=false]), label:has(:checked)';
      const off =
        '[role=tab][aria-selected=false], [aria-pressed=false], button, label:has([type=radio], [type=checkbox])';
      const look = (element: Element) =>
        ['', '::before', '::after']
          .map((part) => {
            const s = getComputedStyle(element, part || null);
            const { outlineStyle, outlineWidth, borderTopWidth, borderTopColor, fontWeight, content, width } = s;
            const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${s.outlineColor}`;
            if (part) return content === 'none' ? '' : `${s.backgroundColor} ${width !== '0px'}`;
            return `${outline} ${borderTopWidth} ${borderTopColor} ${fontWeight}`;
          })
          .join();
      const kind = (e: Element) => `${e.tagName} ${e.classList[0] ?? ''} ${e.parentElement!.className}`;
      const all = [...document.querySelectorAll(off)].filter((e) => !e.matches(on) && e.checkVisibility());
      return [...document.querySelectorAll(on)].flatMap((element) => {
        const twin = all.find((e) => kind(e) === kind(element));
        return twin &&
          element.checkVisibility() &&
          look(twin) === look(element) &&
          !element.querySelector('[role=switch]')
          ? [`${kind(element)} ${element.textContent} looks like ${twin.textContent}`]
          : [];
      });
    });

  /** Pictures under a canvas that has a ground. */
  const hiddenPictures = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('canvas')].flatMap((canvas) => {
        if (getComputedStyle(canvas).backgroundColor === 'rgba(0, 0, 0, 0)') return [];
        const [a, earlier] = [
          canvas.getBoundingClientRect(),
          [...canvas.parentElement!.querySelectorAll('canvas, svg')],
        ];
        return earlier.slice(0, earlier.indexOf(canvas)).flatMap((other) => {
          const b = other.getBoundingClientRect();
          const meets = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return meets ? [`${canvas.className} over ${other.getAttribute('class')}`] : [];
        });
      }),
    );

  /** Bars that are nothing but a ground, and have that of the page. */
  const unseenBars = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return [...document.querySelectorAll<HTMLElement>('i[style]')].flatMap((bar) => {
        const { width, height } = bar.getBoundingClientRect();
        const seen = width < 1 || height < 1 || getComputedStyle(bar).backgroundColor !== ground;
        return seen ? [] : [`${bar.className} in ${bar.parentElement!.className}`];
      });
    });

  test('what has the focus and what is chosen is seen, and no picture hides another', async ({ page }) => {
    await openPage(page, small);
    await trainTo(page, 20);
    await blockLabel(blockAt(page, 2)).click();
    const check = async (what: string, stops = true) => {
      expect.soft(await unseenChoices(page), what).toEqual([]);
      if (stops) expect.soft(await unseenFocus(page), what).toEqual([]);
      expect.soft(await hiddenPictures(page), what).toEqual([]);
    };
    await check('wide');
    for (const name of ['Bottleneck', 'Theatre', 'Units', 'Weights', 'Confusion', 'Table']) {
      await openBeside(page, name);
      await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
      await check(name, false);
    }
    await page.getByRole('tab', { name: 'Training', exact: true }).click();
    await check('training');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const panel of ['Data', 'Network', 'Answer'] as const) {
      await toPanel(page, panel);
      await check(panel);
    }
  });

  for (const place of places)
    test(`what has the focus and what is chosen is seen, bars too, and no picture hides another: ${place.name}`, async ({
      page,
    }) => {
      await openPlace(page, place);
      expect.soft(await unseenChoices(page)).toEqual([]);
      expect.soft(await hiddenPictures(page)).toEqual([]);
      expect.soft(await unseenBars(page)).toEqual([]);
      expect.soft(await unseenFocus(page)).toEqual([]);
    });

  test('blocks have borders, and what is drawn goes with the system’s colours, whatever theme was chosen', async ({
    page,
  }) => {
    await openPage(page, small);
    const theme = page.locator('html');
    await expect(theme).toHaveAttribute('data-theme', 'light');
    for (let i = 0; i < 4; i++) {
      const { style, color, behind } = await blocks(page)
        .nth(i)
        .evaluate((element) => {
          const { outlineStyle, outlineColor } = getComputedStyle(element);
          return { style: outlineStyle, color: outlineColor, behind: getComputedStyle(document.body).backgroundColor };
        });
      expect(style).toBe('solid');
      expect(color).not.toBe(behind);
    }
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(theme).toHaveAttribute('data-theme', 'light');
    await page.emulateMedia({ forcedColors: 'none' });
    await expect(theme).toHaveAttribute('data-theme', 'dark');
    await page.emulateMedia({ forcedColors: 'active' });
    await expect(theme).toHaveAttribute('data-theme', 'light');
  });
});

test('the page and all its pictures follow the system’s scheme while it is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await openPage(page, small);
  await trainTo(page, 20);
  await openBeside(page, 'Weights');
  await expect(page.getByRole('application', { name: /^Dense 1 · weight/ })).toBeVisible();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  // On a busy page what was looked at first may not have been all of it yet.
  await expect(async () => {
    const light = { ground: await ground(), pictures: await pictures(page), lasting: await lasting(page) };
    expect(light.pictures.filter(Boolean).length).toBeGreaterThan(5);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).not.toBe(light.ground);
    await expect
      .poll(async () =>
        (await pictures(page)).flatMap((picture, i) => (picture && picture === light.pictures[i] ? [i] : [])),
      )
      .toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(ground).toBe(light.ground);
    await expect.poll(() => lasting(page), { timeout: 5_000 }).toEqual(light.lasting);
  }).toPass();
});

test('with less motion asked for nothing moves while the run stands', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPage(page, small);
  await trainTo(page, 20);
  /** Over so many frames: animations that ran, and pictures that changed. */
  const moving = () =>
    page.evaluate(async () => {
      const look = () => [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL());
      const found = new Set<string>();
      const before = look();
      for (let frame = 0; frame < 20; frame++) {
        await new Promise(requestAnimationFrame);
        for (const animation of document.getAnimations())
          found.add(`${(animation.effect as KeyframeEffect).target?.className} moves`);
      }
      for (const [i, picture] of look().entries()) if (picture !== before[i]) found.add(`picture ${i} changes`);
      return [...found];
    });
  for (const lens of ['Units', 'Weights', 'Theatre', 'Bottleneck']) {
    await openBeside(page, lens);
    // What is measured comes once; then all stands still.
    await expect.poll(moving, lens).toEqual([]);
  }
  await blockLabel(blockAt(page, 2)).click();
  await expect.poll(moving).toEqual([]);
});
