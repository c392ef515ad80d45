/** @file Takes every picture at every size, light and dark: `npm run pictures`. */
import { test } from '../page.ts';
import { schemes, series, show, sizes } from './scenes.ts';

for (const [id, run] of Object.entries(series))
  test(id, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for await (const name of run(page)) {
      for (const scheme of schemes)
        for (const [width, height] of sizes) {
          await show(page, width, height, scheme);
          await page.screenshot({ path: `pictures/${name}-${width}-${scheme}.png` });
        }
      await show(page, ...sizes[0], 'light');
    }
  });
