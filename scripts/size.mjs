// @ts-check
// Prints what the built page loads, and fails where it is more than the budget: JavaScript before interaction, and the worker with its WebAssembly.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
if (!existsSync(dist)) {
  console.error('dist is missing: run npm run build first');
  process.exit(1);
}
const KB = 1000;
const gzip = (/** @type {string} */ file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** Every script a page loads before anything is asked of it: its own, those it preloads, and what they import statically. @param {string} html */
function firstLoad(html) {
  const page = readFileSync(join(dist, html), 'utf8');
  const base = dirname(html);
  const queue = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((m) => join(base, m[1] ?? ''));
  const seen = new Set();
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(join(dist, file), 'utf8');
    for (const m of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'](\.[^"']+\.js)["']/g))
      queue.push(join(dirname(file), m[1] ?? ''));
  }
  return [...seen];
}

const assets = readdirSync(join(dist, 'assets'));
const rows = [
  // With the parts that are asked for again and said in their place, the library, and what keeps old readings from new data (10 kB). The page alone keeps
  // work, by revision, and takes up what another left (6 kB with idb): needed before anything is shown, since it says what is shown.
  ...[
    { html: 'index.html', budget: 243 * KB }, // with tables of one's own (1 kB), and what is said of an address
    { html: 'embed/index.html', budget: 234 * KB },
  ]
    .filter(({ html }) => existsSync(join(dist, html)))
    .map(({ html, budget }) => ({ name: `${html}: JavaScript before interaction`, files: firstLoad(html), budget })),
  {
    // The worker has every generator of images from the start (10 kB), which the page loads when they are needed, and the linear algebra and probes of the lenses
    // that measure what layers keep (10 kB); since then readers of equal capacity, the film of readings and pairs of images that differ in one factor (2 kB).
    name: 'worker and WebAssembly',
    files: assets
      .filter((f) => /^worker-.*\.js$/.test(f))
      .slice(0, 1)
      .map((f) => join('assets', f)),
    budget: 106 * KB, // float64 readings, exact tanh and its kin, contained probes and rests (5 kB); loops written out for the registers: docs/adr/0009 and 0010; image worlds and the lenses' linear algebra
  },
];
let bad = 0;
for (const { name, files, budget } of rows) {
  const size = files.reduce((sum, file) => sum + gzip(file), 0);
  const ok = size <= budget && files.length > 0;
  if (!ok) bad++;
  console.log(
    `${(size / KB).toFixed(1).padStart(7)} kB of ${budget / KB} kB gzip  ${ok ? 'ok ' : 'TOO MUCH'} ${name} (${files.length} ${files.length === 1 ? 'file' : 'files'})`,
  );
}
process.exitCode = bad > 0 ? 1 : 0;
