import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { probes } from '#probes/index.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const read = (path: string) => readFileSync(`${src}/${path}`, 'utf8');
const folders = (under: string): string[] =>
  readdirSync(`${src}/${under}`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
/** A file and everything that it imports; what is imported for its types alone is not there when it runs. */
function reachedFrom(entry: string): string[] {
  const reached = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path) || !existsSync(`${src}/${path}`)) continue;
    reached.add(path);
    for (const [, from] of read(path).matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([#.][^']+)';/gms))
      queue.push(from!.startsWith('#') ? from!.slice(1) : posix.join(posix.dirname(path), from!));
  }
  return [...reached];
}
const without = (all: readonly string[], some: readonly string[]) => all.filter((one) => !some.includes(one));

// What is half added compiles: a folder that nobody lists, or a probe that nobody asks for. Here it does not pass.
describe('folders and lists', () => {
  it('have the same data sets', () => {
    const shared = ['images', 'import', 'worlds']; // what sets of images have in common, and what reads files
    expect(without(folders('data'), shared).sort()).toEqual(Object.keys(datasets).sort());
    const lacking = Object.keys(datasets).flatMap((name) =>
      ['', '.text', '.test']
        .map((part) => `data/${name}/${name}${part}.ts`)
        .filter((path) => !existsSync(`${src}/${path}`)),
    );
    expect(lacking).toEqual([]);
  });

  it('have the same layers', () => {
    expect(folders('layers').sort()).toEqual(Object.keys(layers).sort());
    const lacking = Object.keys(layers).flatMap((name) =>
      ['', '.kernel', '.words', '.text']
        .map((part) => `layers/${name}/${name}${part}.ts`)
        .filter((path) => !existsSync(`${src}/${path}`)),
    );
    expect(lacking).toEqual([]);
  });

  it('give the worker no prose: nothing that it imports is words or a text', () => {
    const reached = reachedFrom('worker/worker.ts');
    expect(reached.length).toBeGreaterThan(100);
    const prose = /\.(?:words|text)\.ts$|\/(?:words|texts)\.ts$|(?:Words|Texts?)\.ts$/;
    expect(reached.filter((path) => prose.test(path))).toEqual([]);
  });

  it('give the worker nothing that may come in two ways: whatever else needs that is laid out anew by the bundler, half a kilobyte more', () => {
    const late = reachedFrom('worker/worker.ts').filter((path) => /\bimport\((?!\/\* @vite-ignore)/.test(read(path)));
    expect(late).toEqual([]);
  });

  it('give a script that the worker fetches later no memory of its own: what it would hold is another than what the worker holds', () => {
    const reached = reachedFrom('data/worlds/generatorsFile.ts');
    expect(reached).toContain('data/digits/drawDigits.ts');
    const holds = /^(?:export )?(?:let |const \w+[^=\n]*= new (?:Map|Set|WeakMap)\b(?!.*\(\[))/m;
    expect(holds.test(read('data/table/heldRows.ts'))).toBe(true);
    expect(reached.filter((path) => holds.test(read(path)))).toEqual([]);
  });

  it('keep what tests share apart: whatever else lies in src is imported by more than tests', () => {
    const isTest = (path: string) => /^testing\/|\.test\.tsx?$/.test(path);
    const resolved = (path: string, from: string) =>
      from[0] === '#' ? from.slice(1) : posix.join(posix.dirname(path), from);
    const others = ['scripts', 'bench'].flatMap((folder) =>
      readdirSync(`${src}/../${folder}`, { recursive: true, encoding: 'utf8' }).map((path) => `../${folder}/${path}`),
    );
    const users = [...files, ...others].filter((path) => /\.(?:tsx?|mjs)$/.test(path) && !isTest(path));
    const imported = new Set(
      users.flatMap((path) =>
        [...read(path).matchAll(/(?:\b(?:from|import)\s*\(?\s*|new URL\()'([#.][^'?]+)/g)].map(([, from]) =>
          resolved(path, from!),
        ),
      ),
    );
    // Where the page, the frame and the service worker begin.
    const begins = ['app/main.tsx', 'app/embedMain.tsx', 'app/serviceWorker.ts', 'virtual.d.ts'];
    const own = users.filter((path) => !/^\.\.|^kernels\/simd\//.test(path));
    expect(own.filter((path) => !imported.has(path)).sort()).toEqual(begins.sort());
  });

  it('have the same probes, and each is asked for somewhere on the page', () => {
    const names = Object.keys(probes);
    const written = files.filter((path) => path.endsWith('.probe.ts')).map((path) => basename(path, '.probe.ts'));
    expect(written.sort()).toEqual([...names].sort());
    const page = files.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|^(engine|probes)\//.test(path));
    const asked = new Set(
      page.flatMap((path) =>
        // Or by a job of the laboratory.
        [
          ...read(path).matchAll(
            /\b(?:subscribe|useNowAndThen|useProbe|useProbeResult)\(\s*'(\w+)'|\b(?:probes|keep): \{ (\w+):/g,
          ),
        ].map((m) => (m[1] ?? m[2])!),
      ),
    );
    expect(names.filter((name) => !asked.has(name))).toEqual([]);
  });

  it('have the same lenses', () => {
    const written = files.flatMap((path) => /^lenses\/\w+\/(\w+Lens)\.tsx$/.exec(path)?.slice(1) ?? []);
    const listed = [...read('lenses/index.ts').matchAll(/\bm\.(\w+Lens)\b/g)].map((m) => m[1]!);
    expect(written.length).toBeGreaterThan(5);
    expect(written.sort()).toEqual(listed.sort());
  });

  it('leave no folder of lenses without a panel, nor one of probes without a probe', () => {
    const shared = ['survey', 'frame']; // what the measured lenses have in common, and all
    const holding = (pattern: RegExp) => files.flatMap((path) => pattern.exec(path)?.[1] ?? []);
    expect(without(folders('lenses'), [...shared, ...holding(/^lenses\/(\w+)\/\w+(?:Lens|Panel)\.tsx$/)])).toEqual([]);
    expect(without(folders('probes'), [...shared, ...holding(/^probes\/(\w+)\/\w+\.probe\.ts$/)])).toEqual([]);
  });
});
