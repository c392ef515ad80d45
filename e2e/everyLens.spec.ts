/** @file Every lens in the stage's room, over points, images and tokens, and every other place: at every size nothing lies over another or is cut off, and its head says what is to be seen. */
import { clashes, cutOff, movedByCards, overflow, smallTargets, tooTall } from './layout.ts';
import { dense, expect, type Json, openLens, openPage, read, step, test, trainTo } from './page.ts';
import { calm, isNoShortening, openPlace, places } from './places.ts';

test.use({ reducedMotion: 'reduce' });

const documents: Record<string, Json> = {
  points: {
    strata: 1,
    title: 'Points',
    seed: 3,
    data: { type: 'spiral' },
    network: [dense('a', 8, 'tanh'), dense('b', 8, 'tanh'), dense('c', 4, 'tanh'), dense('d', 2)],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.02 }, batchSize: 32 },
  },
  images: {
    strata: 1,
    title: 'Images',
    seed: 2,
    data: { type: 'shapes', samples: 300, classes: ['circle', 'square', 'triangle'] },
    network: [
      { id: 'a', type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
      { id: 'p', type: 'maxPool2d' },
      { id: 'f', type: 'flatten' },
      dense('w', 8, 'tanh'),
      dense('b', 3),
    ],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
  },
  tokens: {
    strata: 1,
    title: 'Tokens',
    seed: 1,
    data: { type: 'reversal', length: 5, alphabet: 4, samples: 300 },
    network: [
      { id: 'e', type: 'embedding', vocabulary: 4, dim: 8 },
      { id: 'p', type: 'positionalEncoding' },
      {
        id: 't',
        type: 'residual',
        body: [
          { id: 'n', type: 'layerNorm' },
          { id: 's', type: 'selfAttention', heads: 2 },
        ],
      },
      dense('b', 4),
    ],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
  },
};

/** Each size of a window, and the least that a lens has of its height. */
const sizes = [
  [1440, 900, 560],
  [1280, 720, 400],
  [1024, 768, 400],
  [768, 1024, 400],
  [390, 844, 300],
] as const;

for (const [kind, document] of Object.entries(documents))
  for (const colorScheme of kind === 'images' ? (['light', 'dark'] as const) : (['light'] as const))
    test(`every lens over ${kind} has its room, and nothing lies over another: ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openPage(page, document);
      await trainTo(page, 20);
      const lenses = await page.getByRole('toolbar', { name: 'Lenses' }).getByRole('button').allTextContents();
      expect(lenses.length).toBeGreaterThan(6);
      for (const lens of lenses) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await openLens(page, lens);
        const mode = page.getByRole('region', { name: lens, exact: true });
        const body = mode.getByRole('group', { name: lens, exact: true });
        await expect(mode.getByRole('heading', { level: 2 })).toHaveText(/^\S.{12,}[.!]$/);
        // That of the head: what stands in a picture may have another beside it.
        const badge = { name: /^(exact|from a sample|at least so much|rule of thumb)$/ };
        await expect(mode.getByRole('button', badge).first()).toBeVisible();
        if ((await page.locator('[data-cell=survey-step]').count()) > 0)
          await expect.poll(async () => (await read(page, 'survey-step')) === (await step(page))).toBe(true);
        await expect(body.getByText(/^(Measuring|measuring|Asking|Loading)/)).toHaveCount(0);
        // What is told comes in calm steps: it stands still before it is measured.
        let told = '';
        await expect
          .poll(
            async () => {
              const before = told;
              told = await mode.innerText();
              return before === told;
            },
            { intervals: [600] },
          )
          .toBe(true);
        // A table or a list says what the pictures show; or words that open.
        const words = body.locator('table, ul, ol');
        await expect(words.or(body.getByText('Read as text')).or(body.getByRole('button')).first()).toBeVisible();
        for (const [width, height, least] of sizes) {
          await page.setViewportSize({ width, height });
          const where = `${lens} over ${kind}, ${width}`;
          await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
          if (process.env['SHOTS'])
            await page.screenshot({ path: `${process.env['SHOTS']}/${kind}-${lens}-${width}-${colorScheme}.png` });
          const box = (await body.boundingBox())!;
          expect.soft(box.height, where).toBeGreaterThanOrEqual(least);
          expect.soft(await clashes(mode), where).toEqual([]);
          for (const look of [overflow, tooTall, smallTargets, cutOff, movedByCards])
            expect.soft(await look(page), where).toEqual([]);
        }
      }
    });

for (const place of places)
  test(`at every size nothing lies over another or is cut off: ${place.name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const part = await openPlace(page, place);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await calm(part);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${place.name}-${width}.png` });
      expect.soft(await clashes(part), `${width}`).toEqual([]);
      for (const look of [overflow, tooTall, smallTargets, movedByCards])
        expect.soft(await look(page), `${width}`).toEqual([]);
      expect.soft((await cutOff(page)).filter(isNoShortening), `${width}`).toEqual([]);
    }
  });
