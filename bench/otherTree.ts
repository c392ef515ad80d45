/** @file The benchmark of another tree of this project, such as an older one, so that both take turns in one run. */
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles it with that tree's own settings.
 * @param tree its folder, with its packages installed
 * @param program the file of it that is asked for
 * @returns the program's address
 */
export async function bundleOf(tree: string, program = 'bench/bench.ts'): Promise<string> {
  const root = resolve(tree);
  const outDir = join(root, 'node_modules/.cache/programs', String(process.pid));
  const entry = join(root, program);
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: entry, output: { entryFileNames: `${basename(program, '.ts')}.mjs` } },
    },
    ssr: { noExternal: true, external: ['vite', 'playwright'] },
  });
  return pathToFileURL(join(outDir, `${basename(program, '.ts')}.mjs`)).href;
}
