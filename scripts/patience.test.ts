import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const under = (folder: string, ends: RegExp) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ends.test(path) && !path.includes('patience'));

/** The lines of tests that read a clock, sleep, set limits of their own or try again: what then passes may do so by the machine's speed alone. */
const impatient = (paths: readonly string[], words: RegExp): string[] =>
  paths.flatMap((path) =>
    readFileSync(`${root}/${path}`, 'utf8')
      .split('\n')
      .flatMap((line, i) => (words.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );

it('no journey looks at a clock, sleeps, or has a limit of its own', () => {
  const words = /waitForTimeout|test\.slow|test\.setTimeout|\btimeout:|\bretries\b|performance\.now|Date\.now/;
  expect(impatient(under('e2e', /\.ts$/), words)).toEqual([]);
});

it('no unit test reads a clock or sleeps', () => {
  const words = /waitForTimeout|performance\.now\(|Date\.now\(|setTimeout\([^;]*[1-9]\d*\)|\bretry:/;
  const paths = [
    ...under('src', /\.test\.tsx?$/),
    ...under('scripts', /\.test\.ts$/),
    ...under('bench', /\.test\.ts$/),
  ];
  expect(impatient(paths, words)).toEqual([]);
});
