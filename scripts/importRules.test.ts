import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules, withRules, withTable } from './importRules.mjs';
import { root } from './paths.mjs';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

it('the linter and the docs have the rules of the one table', () => {
  const settings = read('biome.json');
  expect(JSON.parse(settings)).toEqual(JSON.parse(withRules(settings)));
  const docs = read('docs/architecture.md');
  expect(docs).toBe(withTable(docs));
  expect(docs).toContain('| `probes` (');
});

it('every folder has a rule, but those that may import everything', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const ruled = rules.map(({ folder }) => folder);
  expect(folders.filter((name) => !ruled.includes(name))).toEqual(['app', 'testing']);
});

// A panel that takes a value from the worker's side could bring the engine into the page with it.
it('panels take from probes types only, and what computes without the engine', () => {
  const imports = (path: string) =>
    [...read(path).matchAll(/^import (?!type )(?:[^;]*?from )?'(.*?)'/gms)].flatMap(([statement, from]) =>
      /^import \{(\s*type \w+,?)+\s*\}/.test(statement) ? [] : [resolve(path, from!)],
    );
  const resolve = (path: string, from: string) =>
    from.startsWith('#') ? from.replace('#', 'src/') : from.startsWith('.') ? join(path, '..', from) : from;
  const panels = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter(
      (path) =>
        /^src\/(lenses|builder|stage|compare|lesson|lessons|app|embed|state|samples|goals)\/.*\.tsx?$/.test(path) &&
        !/\.test\.tsx?$/.test(path),
    );
  expect(panels.length).toBeGreaterThan(100);
  for (const panel of panels) {
    const seen = new Set(imports(panel).filter((path) => path.startsWith('src/probes/')));
    for (const path of seen) for (const next of imports(path)) if (/^src\/.*\.ts$/.test(next)) seen.add(next);
    const inside = [...seen].filter((path) => /^src\/(engine|kernels|linear)\//.test(path));
    expect(inside, panel).toEqual([]);
  }
});
