// @ts-check
// Bundles a TypeScript program of the project with the page's own settings and runs it in Node: `node scripts/run.mjs FILE.ts [ARGUMENT …]`.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entry = '', ...args] = process.argv.slice(2);
const outDir = join(root, 'node_modules/.cache/programs', String(process.pid));
mkdirSync(outDir, { recursive: true });
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
const { rmSync } = await import('node:fs');
rmSync(outDir, { recursive: true, force: true });
