// @ts-check
// What each folder may import: the one source of the linter's rules (biome.json) and of the table in docs/architecture.md.
//   node scripts/importRules.mjs   writes both anew
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { root, tool } from './paths.mjs';

/** Packages that are asked about by name; every other is nobody's but where package.json says so. */
const packages = ['react', 'react-dom', 'preact', 'zustand', 'd3', 'katex', 'lucide-react', '@fontsource-variable'];

/**
 * @typedef {object} Rule
 * @property {string} folder
 * @property {string} [what] it is for, where its name does not say
 * @property {string[]} folders of src, or files in them
 * @property {string[]} [npm]
 */

const seen = [
  'base',
  'nn',
  'layers/index.ts',
  'layers/words.ts',
  'layers/texts.ts',
  'data',
  'engine/client.ts',
  'engine/protocol.ts',
  'engine/laboratory/odds.ts',
];
const panel = [...seen, 'exporters', 'state', 'charts', 'ui', 'samples', 'stage'];

/** @type {Rule[]} */
export const rules = [
  { folder: 'base', folders: [] },
  { folder: 'kernels', folders: ['base'] },
  { folder: 'linear', what: 'algebra of the measured lenses', folders: ['base', 'kernels'] },
  { folder: 'library', what: 'what this browser keeps', folders: ['base'], npm: ['idb'] },
  { folder: 'formats', what: 'files of others, byte by byte: safetensors, ONNX, …', folders: ['base'] },
  { folder: 'nn', folders: ['base'] },
  { folder: 'examples', what: 'one file each, read when opened', folders: ['base', 'nn'] },
  {
    folder: 'lesson',
    what: 'lessons as files, and a learner’s way through one',
    folders: ['base', 'nn', 'ui/format.ts'],
  },
  { folder: 'layers', folders: ['base', 'kernels', 'nn'] },
  { folder: 'data', folders: ['base', 'kernels', 'nn'] },
  { folder: 'engine', folders: ['base', 'kernels', 'nn', 'layers', 'data'] },
  {
    folder: 'probes',
    what: 'the worker’s side of every view',
    folders: ['base', 'kernels', 'linear', 'nn', 'layers', 'data', 'engine'],
  },
  {
    folder: 'worker',
    what: 'where engine and probes meet',
    folders: ['base', 'data', 'engine', 'probes/index.ts', 'probes/live.ts', 'probes/measuredNames.ts'],
  },
  {
    folder: 'proof',
    what: 'runs by which lessons are checked, in the page and by command',
    folders: ['base', 'nn', 'data', 'engine', 'probes', 'lesson', 'glossary'],
  },
  {
    folder: 'exporters',
    what: 'a network as programs and files for others',
    folders: [
      'base',
      'formats',
      'nn',
      'layers/index.ts',
      'layers/words.ts',
      'layers/texts.ts',
      'layers/initializerCode.ts',
    ],
  },
  {
    folder: 'importers',
    what: 'networks and numbers from files of other programs',
    folders: ['base', 'formats', 'nn', 'layers/index.ts'],
  },
  {
    folder: 'state',
    folders: [
      'base',
      'library',
      'nn',
      'examples',
      'layers/index.ts',
      'layers/words.ts',
      'data',
      'engine/client.ts',
      'engine/protocol.ts',
      'engine/history.ts',
    ],
    npm: ['zustand', 'react'],
  },
  { folder: 'charts', folders: ['base'], npm: ['d3', 'react'] },
  { folder: 'ui', folders: ['base'], npm: ['react', 'react-dom', 'preact', 'katex', 'lucide-react'] },
  {
    folder: 'glossary',
    what: 'words and what they mean',
    folders: ['base', 'state/shared.ts', 'ui'],
    npm: ['react'],
  },
  {
    folder: 'samples',
    what: 'pictures of images, sequences, tokens',
    folders: ['base', 'nn', 'data', 'charts', 'ui'],
    npm: ['react', 'lucide-react'],
  },
  {
    folder: 'goals',
    what: 'fields in which a goal is chosen',
    folders: ['base', 'nn', 'layers/index.ts', 'data', 'state', 'ui'],
    npm: ['react'],
  },
  {
    folder: 'stage',
    what: 'the network’s picture; of probes only types',
    folders: ['base', 'nn', 'layers/index.ts', 'charts', 'ui', 'samples', 'probes'],
    npm: ['react'],
  },
  {
    folder: 'lenses',
    what: 'of probes only types, and what computes without the engine',
    folders: [...panel, 'goals', 'probes', 'lenses/frame', 'lenses/survey', 'lenses/answer'],
    npm: ['react', 'lucide-react'],
  },
  {
    folder: 'compare',
    what: 'networks side by side; of probes only types',
    folders: [...panel, 'engine/laneLine.ts', 'lenses/answer', 'lenses/index.ts', 'probes'],
    npm: ['react', 'lucide-react'],
  },
  { folder: 'builder', folders: [...panel, 'lenses/index.ts'], npm: ['react', 'lucide-react'] },
  {
    folder: 'lessons',
    what: 'their player; of probes only types',
    folders: [...panel, 'lesson', 'engine/history.ts', 'glossary', 'lenses/answer', 'lenses/index.ts', 'probes'],
    npm: ['react', 'lucide-react'],
  },
  { folder: 'embed', folders: [...panel, 'lesson', 'lenses/index.ts'], npm: ['react', 'lucide-react'] },
];

/** @param {string} path a folder, or a file */
const glob = (path) => (path.includes('.') ? `#${path}` : `#${path}/**`);

/** The page may import everything but what tests share. */
const app = {
  includes: ['src/app/**', '!src/app/**/*.test.ts', '!src/app/**/*.test.tsx'],
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: 'error',
          options: {
            patterns: [{ group: ['#testing/**'], message: 'testing is for tests (scripts/importRules.mjs)' }],
          },
        },
      },
    },
  },
};

/** What the linter is told of a folder. @param {Rule} rule */
function override({ folder, folders, npm = [] }) {
  const forbidden = packages.filter((name) => !npm.includes(name)).flatMap((name) => [name, `${name}/**`]);
  const own = folder === 'lenses' ? [] : [folder]; // a lens does not import another
  return {
    includes: [`src/${folder}/**`, `!src/${folder}/**/*.test.ts`, `!src/${folder}/**/*.test.tsx`],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: {
              patterns: [
                {
                  group: [
                    '#*',
                    '#*/**',
                    '../**',
                    ...forbidden,
                    ...[...folders, ...own].map((path) => `!${glob(path)}`),
                  ],
                  message: `${folder} may import: ${[...folders, ...npm].join(', ') || 'nothing outside its folder'}; inside a folder, import by ./ (scripts/importRules.mjs)`,
                },
              ],
            },
          },
        },
      },
    },
  };
}

/** biome.json with the rules in it. @param {string} text as it is */
export function withRules(text) {
  const settings = JSON.parse(text);
  const others = settings.overrides.filter((/** @type {any} */ o) => !o.linter.rules.style?.noRestrictedImports);
  return `${JSON.stringify({ ...settings, overrides: [...rules.map(override), app, ...others] }, null, 2)}\n`;
}

/** docs/architecture.md with the table in it. @param {string} text as it is */
export function withTable(text) {
  const code = (/** @type {string} */ path) => (path.includes('/') ? `\`${path}\`` : path);
  const rows = rules.map(
    ({ folder, what, folders, npm = [] }) =>
      `| \`${folder}\`${what ? ` (${what})` : ''} | ${folders.map(code).join(', ') || '–'} | ${npm.join(', ') || '–'} |`,
  );
  const table = [
    '| folder | may import | npm |',
    '| --- | --- | --- |',
    ...rows,
    '| `app` | everything but testing | react-dom, the font |',
    '| `testing` (what tests share) | everything; imported by tests only | |',
  ].join('\n');
  return text.replace(/\| folder \| may import \| npm \|\n(\|.*\n)+/, `${table}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, write] of /** @type {const} */ ([
    ['biome.json', withRules],
    ['docs/architecture.md', withTable],
  ]))
    writeFileSync(join(root, file), write(readFileSync(join(root, file), 'utf8')));
  spawnSync(process.execPath, [tool('@biomejs/biome/bin/biome'), 'format', '--write', 'biome.json'], { cwd: root });
}
