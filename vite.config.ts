import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { assemblyscript } from './scripts/assemblyscript-plugin.ts';
import { firstLoad } from './scripts/firstLoad.ts';
import { ownIcons } from './scripts/ownIcons.ts';
import { serviceWorker } from './scripts/service-worker-plugin.ts';

/** KaTeX ships every font in three formats; woff2 alone serves every browser we support. */
const katexWoff2: Plugin = {
  name: 'katex-woff2',
  enforce: 'pre',
  transform: {
    filter: { id: /katex(\.min)?\.css$/ },
    handler: (css) => css.replace(/,\s*url\([^)]*\.(woff|ttf)\)\s*format\(["'][^"']*["']\)/g, ''),
  },
};

const source = (file: string): string => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

export default defineConfig({
  base: './',
  // React's interface, made of Preact (docs/adr/0025-react-by-preact.md).
  resolve: {
    alias: [
      { find: /^react$/, replacement: source('ui/preact.ts') },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/(client|server)$/, replacement: 'preact/compat/$1' },
      { find: /^react\/(jsx-runtime|jsx-dev-runtime)$/, replacement: 'preact/$1' },
    ],
  },
  plugins: [katexWoff2, ownIcons(), assemblyscript(), serviceWorker('src/app/serviceWorker.ts')],
  worker: { format: 'iife', plugins: () => [assemblyscript()] },
  server: { host: '127.0.0.1' },
  // As static hosts answer (`access-control-allow-origin: *`): a sandboxed frame, which has no origin, may not load modules otherwise.
  preview: { host: '127.0.0.1', strictPort: true, cors: { origin: '*' } },
  build: {
    target: 'es2022',
    // A font in a style sheet would need `data:` in the host's policy.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    rolldownOptions: {
      input: { main: 'index.html', embed: 'embed/index.html' },
      // Icons say `use client`, which means nothing here; what the page has at once comes late in a frame.
      checks: { moduleLevelDirective: false, ineffectiveDynamicImport: false, bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: firstLoad(
            ['app/main.tsx', 'app/embedMain.tsx'].map(source),
            ['app/TrainingPanel.tsx', 'lenses/answer/RunChart.tsx'].map(source),
          ),
        },
      },
    },
  },
  test: {
    environment: 'node',
    // Against hanging only: a busy machine is slow, not wrong.
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    pool: 'threads',
    maxWorkers: 2,
    isolate: false,
    server: { deps: { inline: ['lucide-react', 'zustand'] } }, // which take React
    // The first two: what the page loads later.
    setupFiles: ['src/data/worlds/provide.ts', 'src/nn/provideMigrations.ts', 'src/testing/wholeModules.ts'],
    // Some take tens of seconds: they are run with the journeys (scripts/tiers.mjs), or where one asks for all.
    include:
      process.env['UNIT'] === 'long'
        ? ['{src,scripts}/**/*.long.test.ts']
        : ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env['UNIT'] === 'short' ? ['**/*.long.test.ts'] : [])],
  },
});
