/**
 * Makes the pictures of the gallery: `npm run thumbnails` draws those whose document has changed, `-- ID …` these anew, `-- --all` all of them. Each example is
 * trained as far as its file says (`steps`), in Chromium, and drawn with the page's own painters, in both themes.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { build, type Rolldown } from 'vite';
import { examples } from '#examples/index.ts';
import { ensureChromium } from './browser.mjs';
import { thumbnailName } from './thumbnailName.ts';

const USAGE = 'usage: npm run -s thumbnails [-- --all | ID …]';
const themes = ['light', 'dark'] as const;

/** The program for the browser, as one script. */
async function pageScript(root: string): Promise<string> {
  const built = (await build({
    root,
    logLevel: 'error',
    // As programs are built, so that nothing else of the page is.
    build: {
      ssr: join(root, 'scripts/thumbnailPage.ts'),
      write: false,
      rolldownOptions: {
        input: join(root, 'scripts/thumbnailPage.ts'),
        output: { format: 'es', codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}

export async function main(args: readonly string[]): Promise<number> {
  const ids = examples.map(({ id }) => id);
  const unknown = args.find((arg) => arg !== '--all' && !ids.includes(arg));
  if (unknown !== undefined) {
    console.error(unknown === '--help' ? USAGE : `there is no example ${unknown}\n${USAGE}`);
    return unknown === '--help' ? 0 : 1;
  }
  const root = process.cwd();
  const folder = join(root, 'src/examples/thumbnails');
  mkdirSync(folder, { recursive: true });
  const there = new Set(readdirSync(folder));
  const names = new Set(examples.flatMap((one) => themes.map((theme) => thumbnailName(one, theme))));
  const asked = examples.filter(
    (one) =>
      args.includes('--all') || args.includes(one.id) || themes.some((theme) => !there.has(thumbnailName(one, theme))),
  );
  const browser = await chromium.launch({ executablePath: await ensureChromium() });
  try {
    const page = await browser.newPage();
    await page.addStyleTag({ content: readFileSync(join(root, 'src/ui/tokens.css'), 'utf8') });
    if (asked.length > 0) {
      await page.addScriptTag({ type: 'module', content: await pageScript(root) });
      await page.waitForFunction(() => 'thumbnail' in window);
    }
    for (const example of asked) {
      const drawn = await page.evaluate(
        (id) => (window as unknown as { thumbnail(id: string): Promise<Record<string, string>> }).thumbnail(id),
        example.id,
      );
      const sizes = themes.map((theme) => {
        const bytes = Buffer.from(drawn[theme]!, 'base64');
        writeFileSync(join(folder, thumbnailName(example, theme)), bytes);
        return bytes.length;
      });
      console.log(`${example.id}: ${sizes.join(' and ')} bytes`);
    }
  } finally {
    await browser.close();
  }
  for (const name of there) if (!names.has(name)) rmSync(join(folder, name));
  return 0;
}
