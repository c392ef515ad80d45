import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { outlineOf } from '#lesson/outline.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const lessons = readdirSync(join(root, 'lessons'))
  .filter((name) => /^\d+-.*\.md$/.test(name))
  .sort()
  .map((name) => ({ name, ...outlineOf(readFileSync(join(root, 'lessons', name), 'utf8')) }));
const sections = readFileSync(join(root, 'docs/lessons.md'), 'utf8').split(/^## /m);
const rowsOf = (section: string): string[][] =>
  [...section.matchAll(/^\| (?!text |---| \|)(.*) \|$/gm)].map(([, row]) => row!.split(' | '));
const section = (title: string): string => sections.find((one) => one.startsWith(`${title}\n`))!;
const partsIn = (number: number): readonly string[] => lessons[number - 1]?.parts.map(({ id }) => id) ?? [];

/** Every place that a cell names: "1 and 16: three-frameworks; 16: world". */
function placesIn(cell: string): (readonly [lesson: number, part: string])[] {
  return cell.split('; ').flatMap((one) => {
    const [, numbers, parts] = /^([\d, and]+): (.*)$/.exec(one) ?? [];
    if (!numbers) return [];
    const named = parts === 'all parts' ? [] : parts!.replace(/, with .*$/, '').split(', ');
    return [...numbers.matchAll(/\d+/g)].flatMap(([n]) => named.map((part) => [Number(n), part] as const));
  });
}

it('a lesson’s file is numbered by its place in the course', () => {
  expect(lessons.map(({ name }) => Number.parseInt(name, 10))).toEqual(lessons.map((_, at) => at + 1));
});

it('each of the 61 concepts, and each question of the texts, names parts that there are', () => {
  const concepts = rowsOf(section('The 61 concepts')).filter(([number]) => /^\d+$/.test(number!));
  expect(concepts).toHaveLength(61);
  const asked = rowsOf(section('Their questions and exercises'));
  expect(asked.length).toBeGreaterThan(0);
  for (const [of, cell] of [...concepts.map((row) => [row[2]!, row[3]!]), ...asked.map((row) => [row[1]!, row[2]!])])
    for (const [number, part] of placesIn(cell!)) expect(partsIn(number), `${of}: lesson ${number}`).toContain(part);
  for (const row of concepts) expect(row[3], row[2]).toMatch(/^(?:[\d, and]+: |every lesson)/);
});

it('has a section for each lesson of the course, in its order, of parts that there are', () => {
  const found = sections.filter((one) => one.startsWith('Lesson '));
  expect(found.map((one) => one.split('\n')[0])).toEqual(
    lessons.map(({ id, title }, at) => `Lesson ${at + 1}: ${title} (\`${id}\`)`),
  );
  for (const [at, one] of found.entries())
    for (const [, , parts] of rowsOf(one))
      if (parts !== 'all parts') for (const part of parts!.split(', ')) expect(partsIn(at + 1)).toContain(part);
});
