/** @file Twelve pictures of the page are kept, and compared where the browser is the one that drew them: `npm run pictures -- --record` draws them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './page.ts';
import { schemes, series, show, sizes } from './pictures/scenes.ts';

/** By series: the pictures that are kept. */
const kept: Readonly<Record<string, readonly string[]>> = {
  first: ['first-1280-light', 'first-1024-dark', 'first-768-light', 'first-390-light'],
  spiral: ['spiral-768-dark', 'spiral-390-dark'],
  digits: ['digits-1280-light', 'digits-390-light', 'lens-bottleneck-768-light'],
  autoencoder: ['autoencoder-1024-light'],
  transformer: ['transformer-768-dark'],
  table: ['table-390-light'],
};
/** The version of the browser that drew them. */
const versionFile = join(import.meta.dirname, 'pictures/browser.txt');

for (const [id, names] of Object.entries(kept))
  test(`looks as it is kept: ${names.join(', ')}`, async ({ page, browser }, { config }) => {
    const record = config.updateSnapshots === 'all';
    const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
    test.skip(!record && version === undefined, 'no pictures are kept yet: npm run pictures -- --record');
    test.skip(!record && version !== browser.version(), `they were drawn by ${version}, this is ${browser.version()}`);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const left = new Set(names);
    for await (const name of series[id]!(page)) {
      for (const scheme of schemes)
        for (const [width, height] of sizes) {
          const picture = `${name}-${width}-${scheme}`;
          if (!left.delete(picture)) continue;
          await show(page, width, height, scheme);
          await expect.soft(page).toHaveScreenshot(`${picture}.png`, {
            // What hangs on the machine's speed.
            mask: [page.locator('[data-cell=rate]')],
            // Letters and thin lines may fall a little otherwise on another machine.
            maxDiffPixelRatio: 0.004,
          });
        }
      if (left.size === 0) break;
      await show(page, ...sizes[0], 'light');
    }
    expect([...left]).toEqual([]);
    if (record) writeFileSync(versionFile, `${browser.version()}\n`);
  });
