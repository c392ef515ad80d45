import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from './paths.mjs';
import { parts, tiers } from './tiers.mjs';

const files = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(\..*|node_modules|dist)$/.test(entry.name))
  .flatMap(({ name }) =>
    readdirSync(`${root}/${name}`, { recursive: true, encoding: 'utf8' }).map(
      (path) => `${name}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.(test|spec)\.tsx?$/.test(path) && !path.includes('node_modules/'));

/** Where a test's file lies, and the part that runs it. */
const homes: Readonly<Record<string, RegExp>> = {
  unit: /^(src\/.*|scripts\/.*|bench\/[^/]*)(?<!\.long)\.test\.tsx?$/,
  long: /^(src|scripts)\/.*\.long\.test\.ts$/,
  journeys: /^e2e\/[^/]*\.spec\.ts$/,
  monkey: /^e2e\/monkey\/monkey\.spec\.ts$/,
  proofs: /^slow\/[^/]*\.test\.ts$/,
  fuzz: /^slow\/fuzz\/[^/]*\.test\.ts$/,
};

it('every test belongs to one part, and every part has tests', () => {
  const inParts = files.map((path) => Object.keys(homes).filter((part) => homes[part]!.test(path)));
  expect(files.filter((_, i) => inParts[i]!.length !== 1)).toEqual([]);
  expect(Object.keys(homes).filter((part) => !inParts.flat().includes(part))).toEqual([]);
  expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(homes)));
});

it('parts have names of their own, and a tier each', () => {
  const names = parts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, tier } of parts) {
    expect(tiers).toContain(tier);
    expect(tiers).not.toContain(name); // `test.mjs` tells them apart by their names
  }
});

it('what is handed in passes the middle tier: CI runs npm test', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  expect(scripts).toMatchObject({
    check: 'node scripts/test.mjs check',
    test: 'node scripts/test.mjs',
    'test:all': 'node scripts/test.mjs all',
  });
  expect(readFileSync(`${root}/.ci/run`, 'utf8')).toMatch(/^npm test$/m);
});
