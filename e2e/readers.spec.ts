/** @file What readers set in their browser and on their machine: font size, keyboard layout, paper, high contrast, translation. */
import type { Page } from 'playwright/test';
import { clashes, cutOff, overflow } from './layout.ts';
import { blockAt, blockLabel, blockNames, dense, expect, openLens, openPage, small, test, trainTo } from './page.ts';
import { calm, isNoShortening, openPlace, places } from './places.ts';

/** As a reader's browser has it who sets the font size to "very large". */
const largeText = (page: Page) => page.addStyleTag({ content: 'html { font-size: 32px }' });

/** Every text on the page with its size on screen and where it stands. */
const texts = (
  page: Page,
): Promise<{ text: string; size: number; x: number; y: number; width: number; scrolls: boolean }[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element: Element = walker.currentNode.parentElement!;
      const text = walker.currentNode.nodeValue!.trim();
      const box = element.getBoundingClientRect();
      if (!text || box.width < 2 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      if (element.closest('.visually-hidden')) continue;
      const scroller = element.closest('[role=tablist], [role=toolbar]'); // a row that scrolls by itself
      const scale = element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
      found.push({ text, size, x: box.x, y: box.y, width: box.width, scrolls: scroller !== null });
    }
    return found;
  });

test.describe('where the browser’s font size is 32 px', () => {
  test.use({ reducedMotion: 'reduce' });

  test('a page twice as large shows the same, all of it twice as large', async ({ page }) => {
    await openPage(page, small);
    // The numbers beside a live axis follow it as time goes by.
    const lasting = async () => (await texts(page)).filter(({ text }) => !/^\d+\.\d+$/.test(text));
    const usual = await lasting();
    expect(usual.length).toBeGreaterThan(60);
    await page.setViewportSize({ width: 2880, height: 1800 });
    await largeText(page);
    await expect.poll(async () => (await lasting()).map(({ text }) => text)).toEqual(usual.map(({ text }) => text));
    const large = await lasting();
    for (const [i, { text, size, x, y }] of usual.entries()) {
      expect.soft(large[i]!.size, `size of "${text}"`).toBeCloseTo(2 * size, 1);
      expect.soft(Math.abs(large[i]!.x - 2 * x), `x of "${text}": ${x}, ${large[i]!.x}`).toBeLessThan(32);
      expect.soft(Math.abs(large[i]!.y - 2 * y), `y of "${text}": ${y}, ${large[i]!.y}`).toBeLessThan(32);
    }
  });

  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
    [640, 900],
  ] as const)
    test(`nothing is cut off, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await openPage(page, small);
      await largeText(page);
      await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('26px');
      for (const panel of ['Data', 'Answer', 'Training', 'Block', 'Lenses', 'Network']) {
        await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel }).click();
        const beyond = (await texts(page)).filter((t) => !t.scrolls && (t.x < -1 || t.x + t.width > width + 1));
        expect.soft(beyond, panel).toEqual([]);
      }
    });
});

test.describe('with text twice as large', () => {
  test.use({ reducedMotion: 'reduce' });
  for (const place of places)
    test(`nothing is cut off, or lies over another: ${place.name}`, async ({ page }) => {
      const part = await openPlace(page, place);
      await largeText(page);
      for (const [width, height] of [
        [1440, 900],
        [1280, 720],
        [768, 1024],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect(part).toBeVisible();
        await calm(part);
        if (process.env['SHOTS'])
          await page.screenshot({ path: `${process.env['SHOTS']}/large-${place.name}-${width}.png` });
        expect.soft(await overflow(page), `${width}`).toEqual([]);
        expect.soft((await cutOff(page)).filter(isNoShortening), `${width}`).toEqual([]);
        expect.soft(await clashes(part), `${width}`).toEqual([]);
      }
    });
});

/** A key press as it comes from another keyboard layout, at the element that has the focus. */
const press = (
  page: Page,
  key: string,
  code: string,
  more: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {},
) =>
  page.evaluate(
    ([key, code, more]) => {
      const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [key, code, more] as const,
  );

test('shortcuts work on keyboards without Latin letters', async ({ page }) => {
  await openPage(page, small);
  const whole = await blockNames(page);
  for (const [script, z, y, d] of [
    ['Russian', 'я', 'н', 'в'],
    ['Greek', 'ζ', 'υ', 'δ'],
    ['Arabic', 'ئ', 'غ', 'ي'],
    ['Hebrew', 'ז', 'ט', 'ג'],
  ] as const)
    await test.step(script, async () => {
      const label = blockLabel(blockAt(page, 2));
      await label.focus();
      await press(page, d, 'KeyD', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length + 1);
      await press(page, z, 'KeyZ', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      await label.press('Delete');
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length - 1);
      await press(page, z, 'KeyZ', { metaKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      await press(page, y, 'KeyY', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toHaveLength(whole.length - 1);
      await press(page, z, 'KeyZ', { ctrlKey: true });
      await expect.poll(() => blockNames(page)).toEqual(whole);
      // AltGr types a character: nothing happens.
      await press(page, z, 'KeyZ', { ctrlKey: true, altKey: true });
      expect(await blockNames(page)).toEqual(whole);
    });
});

const digitsOfOnePixel = (batchSize: number) => ({
  strata: 1,
  seed: 1,
  data: { type: 'digits', samples: 60 },
  network: [
    { id: 'a', type: 'conv2d', filters: 4, kernel: 28, activation: 'relu' },
    { id: 'n', type: 'batchNorm' },
    { id: 'f', type: 'flatten' },
    dense('d', 10),
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize },
});

test('a block that can only give a constant says so before training, and is mended', async ({ page }) => {
  await openPage(page, digitsOfOnePixel(1));
  const block = page.locator('[data-block-id=n]');
  await expect(block.getByText('only a constant')).toBeVisible();
  await expect(block.getByText(/every batch is a single sample, of which there is no variance/)).toBeVisible();
  await block.getByRole('button', { name: /^Use batches of \d+$/ }).click();
  await expect(block.getByText('only a constant')).toBeHidden();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(block.getByText('only a constant')).toBeVisible();
});

test('where all ReLUs of a block are off, the block says so and offers a way out', async ({ page }) => {
  await openPage(page, {
    strata: 1,
    seed: 1,
    data: { type: 'spiral', samples: 200 },
    network: [dense('a', 8, 'relu'), dense('d', 2)],
    training: { loss: 'crossEntropy', optimizer: { type: 'sgd', learningRate: 100 }, batchSize: 10 },
  });
  const block = page.locator('[data-block-id=a]');
  await expect(block.getByText('all off')).toBeHidden();
  await trainTo(page, 300);
  await expect(block.getByText('all off')).toBeVisible();
  await expect(block.getByText(/all 8 ReLUs give 0 for each of the \d+ training samples/)).toBeVisible();
  await block.getByRole('button', { name: 'Use leaky ReLU and start again' }).click();
  await expect(block.getByText('all off')).toBeHidden();
  await expect.poll(() => blockNames(page)).toContain('Dense 1 · leaky ReLU');
});

test.describe('printed', () => {
  test.use({ colorScheme: 'dark' });

  /** Shares of the pixels of each picture on paper that are painted, as they are when the browser has said that it prints. */
  const painted = (page: Page): Promise<number[]> =>
    page.evaluate(async () => {
      dispatchEvent(new Event('beforeprint'));
      await Promise.resolve();
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('article canvas')];
      const shares = canvases.map((canvas) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let count = 0;
        for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) count++;
        return count / (data.length / 4);
      });
      dispatchEvent(new Event('afterprint'));
      return shares;
    });

  test('the network, the answer and the chart are on paper, light, whole and without controls', async ({ page }) => {
    await openPage(page, small);
    await trainTo(page, 50);
    // Lines and tiles of the network; map, points and rings of the answer; and the chart, once it was fetched.
    await expect.poll(async () => (await painted(page)).length).toBe(6);
    const shares = await painted(page);
    // Rings stand where answers are wrong: here there may be none.
    for (const share of shares.toSpliced(4, 1)) expect(share).toBeGreaterThan(0.002);
    await expect(page.locator('article')).toHaveCount(0);

    for (const [way, width, height] of [
      ['upright', 703, 1032],
      ['across', 1032, 703],
    ] as const)
      await test.step(way, async () => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ media: 'print' });
        const sheet = page.locator('article');
        await expect(sheet.getByRole('heading', { name: 'Small' })).toBeVisible();
        await expect(sheet.getByText(/^Step \d+: test loss .*Seed 7, adam at learning rate 0.01/)).toBeVisible();
        await expect(sheet.getByText(/^Dense 3 \[2\], 8 parameters$/)).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
        await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeHidden();
        await expect(sheet.getByRole('radio').first()).toBeHidden();
        const beyond = (await texts(page)).filter((t) => t.x < -1 || t.x + t.width > width + 1);
        expect(beyond).toEqual([]);
        await page.emulateMedia({ media: 'screen' });
        await expect(sheet).toHaveCount(0);
      });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('of the page, and of a lens in its room, nothing is on paper but the sheet', async ({ page }) => {
    await openPage(page, small);
    for (const lens of [undefined, 'Code']) {
      if (lens) await openLens(page, lens);
      await page.emulateMedia({ media: 'print' });
      const sheet = page.locator('article');
      await expect(sheet.getByRole('heading', { name: 'Small' })).toBeVisible();
      await expect(page.getByRole('main')).toHaveCount(0);
      await expect(page.getByRole('complementary')).toHaveCount(0);
      expect((await sheet.boundingBox())!.y).toBe(0);
      await page.emulateMedia({ media: 'screen' });
      await expect(sheet).toHaveCount(0);
    }
  });

  test('a network too long for a line is made to fit, and every block is named', async ({ page }) => {
    const many = Array.from({ length: 14 }, (_, i) => dense(`h${i}`, 4, 'tanh'));
    await openPage(page, { ...small, network: [...many, dense('c', 2)] });
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('article');
    await expect(sheet.getByText(/^Dense 1 \[4\], 12 parameters$/)).toBeVisible();
    await expect(sheet.getByText(/^Dense 15 \[2\], 10 parameters$/)).toBeVisible();
    const stack = await sheet.getByRole('img', { name: /^Heat-maps of every unit/ }).boundingBox();
    expect(stack!.x + stack!.width).toBeLessThanOrEqual(703);
    expect(stack!.height).toBeLessThan(500);
  });
});

test('a page that the browser translates goes on', async ({ page }) => {
  await openPage(page, small);
  /** Every text in an element of the translator's, as browsers do it. */
  const translate = () =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Node[] = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      for (const text of found) {
        const font = document.createElement('font');
        text.parentNode!.replaceChild(font, text);
        font.append(text);
      }
    });
  await translate();
  await blockLabel(blockAt(page, 2)).click();
  await translate();
  await page.getByRole('button', { name: 'One unit more in Dense 2' }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await translate();
  await trainTo(page, 20);
  await page.keyboard.press('Escape');
  await blockLabel(blockAt(page, 1)).press('Delete');
  await expect.poll(() => blockNames(page)).toHaveLength(2);
});
