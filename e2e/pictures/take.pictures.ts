/** @file Takes the pictures at every size, light and dark, or at those that are asked for: `npm run pictures`. */
import process from 'node:process';
import { test } from '../page.ts';
import { newcomer } from './newcomer.ts';
import { schemes, series, show, sizes } from './scenes.ts';

/** What a flag of the command names of these, or all. */
function only<T>(flag: string, all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const asked = (process.env[flag] ?? '').split(',').filter(Boolean);
  const unknown = asked.filter((name) => !all.some((one) => nameOf(one) === name));
  if (unknown.length > 0) throw new Error(`${flag}: ${unknown.join(', ')} is none of ${all.map(nameOf).join(', ')}`);
  return asked.length === 0 ? all : all.filter((one) => asked.includes(nameOf(one)));
}

const widths = only('PICTURES_WIDTHS', sizes, ([width]) => String(width));
const inSchemes = only('PICTURES_SCHEMES', schemes, String);

for (const [id, run] of Object.entries(series))
  test(id, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for await (const name of run(page)) {
      for (const scheme of inSchemes)
        for (const [width, height] of widths) {
          await show(page, width, height, scheme);
          await page.screenshot({ path: `pictures/${name}-${width}-${scheme}.png` });
        }
      await show(page, ...sizes[0], 'light');
    }
  });

test.describe(() => {
  test.use({ firstSight: true });
  for (const { number, stand } of newcomer)
    test(`${number} newcomer`, async ({ page }) => {
      await stand(page);
      await page.screenshot({ path: `pictures/newcomer/${number}.png` });
    });
});
