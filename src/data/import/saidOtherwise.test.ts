import { describe, expect, it } from 'vitest';
import { guessSentences } from '#app/import/importWords.ts';
import { type Choices, importOf } from './examine.ts';
import { bytesSource } from './source.ts';

const examine = (text: string, choices: Choices = {}) =>
  importOf([bytesSource('t.csv', new TextEncoder().encode(text))]).examine(choices, {
    decode: () => Promise.reject(new Error('no picture')),
  });
type Found = Awaited<ReturnType<typeof examine>>;
const column = ({ table }: Found, name: string) => {
  const c = table!.columns.findIndex((one) => one.name === name);
  const { categories } = table!.columns[c]!;
  return Array.from({ length: table!.count }, (_, r) => categories[table!.values[r * table!.columns.length + c]!]);
};

describe('“NA”, “null” and empty cells among names', () => {
  const countries = ['DE', 'NA', 'FR', '', 'DE', 'NA', 'FR', 'null', 'DE', 'FR', 'DE', 'FR'];
  const text = `size,country,class\n${countries.map((name, i) => `${i * 1.5},${name},${i % 2 ? 'a' : 'b'}`).join('\n')}`;

  it('are taken for missing values, and that is said with how many there are', async () => {
    const found = await examine(text);
    expect(column(found, 'country')).toEqual(countries.filter((name) => !['NA', '', 'null'].includes(name)));
    expect(found.remarks).toContain(
      'Among names, “NA” (2), empty cells (1) and “null” (1) are taken for missing values.',
    );
    expect(found.remarks.join()).toMatch(/4 rows have a gap and are left out/);
  });

  it('are names where the person says so: the words alone, or empty cells too', async () => {
    const words = await examine(text, { missing: 'words are names' });
    expect(column(words, 'country')).toEqual(countries.filter((name) => name !== ''));
    expect(words.remarks).toContain('Among names, empty cells (1) are taken for missing values.');
    expect(words.remarks).toContain('Among names, “NA” (2) and “null” (1) are taken for names.');
    const all = await examine(text, { missing: 'names' });
    expect(column(all, 'country')).toEqual(countries.map((name) => name || '(empty)'));
    expect(all.remarks.join()).not.toMatch(/gap|missing/);
  });

  it('can be a class of the answer', async () => {
    const answers = `size,kind\n${Array.from({ length: 12 }, (_, i) => `${i},${['NA', 'EU'][i % 2]}`).join('\n')}`;
    expect((await examine(answers)).error).toMatch(/only the class EU/);
    expect(column(await examine(answers, { missing: 'words are names' }), 'kind').slice(0, 3)).toEqual([
      'NA',
      'EU',
      'NA',
    ]);
  });

  it('among numbers nothing but a missing value, whatever is said of names', async () => {
    const numbers = `size,kind\n${Array.from({ length: 12 }, (_, i) => `${i === 3 ? 'NA' : i},${['a', 'b'][i % 2]}`).join('\n')}`;
    for (const missing of ['missing', 'words are names', 'names'] as const) {
      const found = await examine(numbers, { missing });
      expect(found.table!.count).toBe(11);
      expect(found.remarks.join()).not.toContain('Among names');
    }
  });
});

describe('a table of 3072 numbers a row', () => {
  // Two pictures of 32 × 32: red grows from left to right, green downwards, blue is even.
  const colour = (c: number, x: number, y: number) => [x * 8, y * 8, 100][c]!;
  const range = (n: number) => Array.from({ length: n }, (_, i) => i);
  const planes = range(3).flatMap((c) => range(1024).map((p) => colour(c, p % 32, p >> 5)));
  const pixels = range(1024).flatMap((p) => range(3).map((c) => colour(c, p % 32, p >> 5)));
  const written = (row: readonly number[]) =>
    range(8)
      .map((r) => [r % 2 ? 'cat' : 'dog', ...row.with(5, r * 30)].join())
      .join('\n');

  it('is taken for all of red, then green, then blue; that is said, and can be changed', async () => {
    const first = await examine(written(planes));
    expect(first.images).toMatchObject({ channels: 3, height: 32, width: 32 });
    expect(guessSentences(first.guess).join()).toContain(
      'three colours, 0 to 255, all of red, then all of green, then all of blue',
    );
    const other = await examine(written(pixels), { table: { pixels: { order: 'pixels' } } });
    expect(guessSentences(other.guess).join()).toContain('red, green and blue of each pixel together');
    // But for the number that differs from row to row they are the same pictures.
    const [a, b] = [first.images!.pixels.slice(0, 3072), other.images!.pixels.slice(0, 3072)];
    expect([...a.keys()].filter((i) => a[i] !== b[i]).length).toBeLessThanOrEqual(2);
  });
});

describe('a comment above the rows', () => {
  const rows = (separator: string) =>
    Array.from({ length: 12 }, (_, i) => [i * 0.5, i % 5, i % 2 ? 'up' : 'down'].join(separator)).join('\n');
  const names = ({ table, guess }: Found) => (table?.columns ?? guess.table!.columns).map(({ name }) => name);

  it.each([
    ['# x y label', ' '],
    ['#x\ty\tlabel', '\t'],
    ['% x, y, label', ','],
    ['# made with a program\n# x;y;label', ';'],
  ])('names the columns where it has as many words: %s', async (line, separator) => {
    const found = await examine(`${line}\n${rows(separator)}`);
    expect(names(found)).toEqual(['x', 'y', 'label']);
    expect(found.table!.count).toBe(12);
    expect(guessSentences(found.guess).join()).toContain('names the columns');
    const not = await examine(`${line}\n${rows(separator)}`, { table: { comment: false } });
    expect(names(not)).toEqual(['column 1', 'column 2', 'column 3']);
  });

  it.each([
    ['# measured in May', ' 3 words and 2 columns', '1 a\n2 b\n3 a\n4 b\n5 a\n6 b'],
    ['# 2019,2020,label', 'numbers', rows(',')],
    ['# a,a,b', 'one name twice', rows(',')],
    ['# x,y,label', 'a header of their own', `width,height,kind\n${rows(',')}`],
  ])('does not otherwise: %s (%s)', async (line, _, table) => {
    const found = await examine(`${line}\n${table}`);
    expect(found.guess.table!.comment).toBeUndefined();
    expect(names(found)[0]).toMatch(/^column 1$|^width$/);
  });
});

describe('classes whose rows all have gaps', () => {
  const rows = (classes: string) =>
    `size,weight,kind\n${Array.from({ length: 24 }, (_, i) => `${i},${classes[i % classes.length] === 'c' ? '' : i * 2},${classes[i % classes.length]}`).join('\n')}`;

  it('are named as lost, and kept where the gaps are filled', async () => {
    const found = await examine(rows('abc'));
    expect(found.table!.columns.at(-1)!.categories).toEqual(['a', 'b']);
    expect(found.remarks[0]).toBe(
      'A class is lost, since all its rows have gaps: “c”. To keep it, fill the gaps or leave the column out.',
    );
    const filled = await examine(rows('abc'), { gaps: 'fill' });
    expect(filled.table!.columns.at(-1)!.categories).toEqual(['a', 'b', 'c']);
    expect(filled.remarks.join()).not.toMatch(/lost/);
  });

  it('are named where only one class is left', async () => {
    expect((await examine(rows('ac'))).error).toMatch(/only the class a.*\(all rows of “c” have gaps\)/);
  });
});
