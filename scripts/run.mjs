// @ts-check
// Bundles a TypeScript program of the project with the page's own settings and runs it in Node: `node scripts/run.mjs FILE.ts [ARGUMENT …]`.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry = '', ...args] = process.argv.slice(2);
const caches = join(root, 'node_modules/.cache');
for (const kind of ['programs', 'bench']) clearDead(join(caches, kind));
const outDir = join(caches, 'programs', String(process.pid));
mkdirSync(outDir, { recursive: true });
try {
  await build({
    root,
    logLevel: 'error',
    build: {
      ssr: resolve(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: resolve(root, entry), output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true, external: ['vite', 'playwright'] }, // a program may build pages and open browsers itself
  });
  const program = await import(pathToFileURL(join(outDir, 'program.mjs')).href);
  process.exitCode = await program.main(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

/** Takes away what processes have left that were ended before they could. @param {string} folder one folder for each process, by its number */
function clearDead(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    try {
      process.kill(Number(name), 0); // only asks whether it is there
    } catch (error) {
      if (/** @type {{ code?: string }} */ (error).code === 'ESRCH')
        rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}
