import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decodeText.ts';
import { guessTable, type TableChoices } from './guessTable.ts';

const file = (path: string) =>
  decodeText(readFileSync(new URL(`../../../testdata/cases/${path}`, import.meta.url)))!.text;
const guess = (text: string, said?: TableChoices) => guessTable(text, said);
/** The names of the columns of a role. */
const named = ({ columns, roles }: ReturnType<typeof guess>, role: string) =>
  columns.flatMap(({ name }, c) => (roles[c] === role ? [name] : []));

const iris = `sepal_length,sepal_width,petal_length,petal_width,species\n${Array.from({ length: 30 }, (_, i) => `5.${i % 10},3.${i % 7},1.${i % 5},0.${i % 3},${['setosa', 'versicolor', 'virginica'][i % 3]}`).join('\n')}\n`;

describe('a table of measurements', () => {
  it('is seen with its names, its kinds and its answer: Iris', () => {
    const table = guess(iris);
    expect(table).toMatchObject({ header: true, sure: true, pixels: undefined });
    expect(named(table, 'label')).toEqual(['species']);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'number', 'number', 'category']);
  });

  it('has a header although its names are numbers', () => {
    const table = guess(file('08-header-that-is-numbers/years-header.csv'));
    expect(table.columns.map(({ name }) => name)).toEqual(['2019', '2020', 'label']);
    expect(named(table, 'label')).toEqual(['label']);
    expect(table.rows[0]).toEqual(['0.758', '-0.21', 'A']);
  });

  it('of many numbered columns is none of pixels where its numbers are no steps of brightness', () => {
    const number = (r: number, c: number) => (((r * 7919 + c * 104_729) % 9973) / 997).toFixed(3);
    for (const width of [48, 49, 64, 192]) {
      const header = Array.from({ length: width }, (_, c) => `column ${c + 1}`);
      const rows = Array.from({ length: 60 }, (_, r) =>
        [...header.map((_, c) => number(r, c)), 'abc'[r % 3]].join(','),
      );
      const table = guess([[...header, 'kind'].join(','), ...rows].join('\n'));
      if (width > 64) {
        expect(table.pixels).toMatchObject({ channels: 3, height: 8, width: 8 }); // too many for a table
        continue;
      }
      expect(table.pixels).toBeUndefined();
      const said = guess([[...header, 'kind'].join(','), ...rows].join('\n'), { as: 'pixels' });
      expect(said.pixels).toMatchObject({ range: [0, 16] });
      expect(named(said, 'input')).toEqual(header);
      expect(named(table, 'input')).toEqual(header);
      expect(named(table, 'label')).toEqual(['kind']);
    }
  });

  it("is read with Excel's sep= line and decimal commas", () => {
    const table = guess(file('10-excel-sep-line/excel-sep-line.csv'));
    expect(table.dialect).toEqual({ separator: ';', decimalComma: true });
    expect(table.columns.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'x: number',
      'y: number',
      'label: category',
    ]);
  });

  it('leaves numbers of rows and names of persons out, and counts the gaps', () => {
    const table = guess(file('12-titanic-roles/titanic-like.csv'));
    expect(named(table, 'label')).toEqual(['Survived']);
    expect(named(table, 'ignore')).toEqual(['PassengerId', 'Name']);
    expect(named(table, 'input')).toEqual(['Age', 'Fare']);
    expect(table.sure).toBe(true);
    expect(table.columns[3]!.missing).toBeGreaterThan(0);
  });

  it('is asked about where nothing says which column is the answer', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${0.1 * i},${i * i * 0.3},${7 - 0.2 * i}`);
    expect(guess(`a,b,c\n${rows.join('\n')}\n`).sure).toBe(false);
    expect(guess(rows.join('\n')).sure).toBe(false);
    expect(guess(`a,b,price\n${rows.join('\n')}\n`)).toMatchObject({ sure: true, roles: ['input', 'input', 'label'] });
  });

  it('has the columns of R, whose header is one short', () => {
    const rows = Array.from({ length: 10 }, (_, i) => `"r${i}" ${i} ${i % 3} "${'ab'[i % 2]}"`);
    const table = guess(`"x" "w" "class"\n${rows.join('\n')}\n`);
    expect(named(table, 'input')).toEqual(['x', 'w']);
    expect(named(table, 'label')).toEqual(['class']);
  });

  const lines = (count: number, row: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => row(i)).join('\n');

  it('has classes that are whole numbers, by place or by name', () => {
    const wine = guess(lines(120, (i) => `${1 + Math.floor(i / 40)},${11 + (i % 37) / 10},${i * 3.5},${300 + i * 7}`));
    expect(wine).toMatchObject({ sure: true, roles: ['label', 'input', 'input', 'input'] });
    expect(wine.columns[0]!.kind).toBe('category');
    expect(guess(`a,b,target\n${lines(30, (i) => `${i / 7},${i * 0.3},${i % 2}.0`)}`).columns[2]!.kind).toBe(
      'category',
    );
    expect(guess(`a,b,price\n${lines(60, (i) => `${i / 7},${i * 0.3},${i % 5}`)}`).columns[2]!.kind).toBe('number');
  });

  it.each([
    [
      'years among amounts',
      `2019,2020,2021,label\n${lines(30, (i) => `${i * 131},${i * 97},${i * 77},${'AB'[i % 2]}`)}`,
    ],
    ['years alone', `2018,2019,2020\n${lines(30, (i) => `${i / 7},${i * 0.3},${i % 2}`)}`],
  ])('has a header of %s', (_, text) => {
    expect(guess(text)).toMatchObject({ header: true, sure: true });
  });

  it('has no header where a rare class stands in the first row', () => {
    expect(
      guess(`5.1,3.5,rare\n${lines(40, (i) => `${4 + (i % 20) / 5},${2 + (i % 9) / 3},${'AB'[i % 2]}`)}`).header,
    ).toBe(false);
  });

  it('leaves out numbers of rows in any order, and days; a year counts no rows', () => {
    for (const name of ['Unnamed: 0', 'Id', 'Index'])
      expect(guess(`${name},a,species\n${lines(41, (i) => `${(i * 7) % 41},${i / 7},${'AB'[i % 2]}`)}`).roles[0]).toBe(
        'ignore',
      );
    expect(
      guess(`day,a,species\n${lines(40, (i) => `2026-01-${10 + (i % 19)},${i / 7},${'AB'[i % 2]}`)}`).roles[0],
    ).toBe('ignore');
    expect(guess(`year,a,species\n${lines(40, (i) => `${1980 + i},${i / 7},${'AB'[i % 2]}`)}`).roles[0]).toBe('input');
  });

  it('takes no answer from a column that parts the set', () => {
    const table = guess(
      `a,b,kind,split\n${lines(40, (i) => `${i / 7},${i * 0.3},${'xy'[i % 2]},${i % 5 ? 'train' : 'test'}`)}`,
    );
    expect(table.roles).toEqual(['input', 'input', 'label', 'ignore']);
    expect(table.sure).toBe(true);
  });

  it('keeps its names where each row but not the header ends with a separator', () => {
    const table = guess(`a;b;label\n${lines(30, (i) => `${i / 7};${i * 0.3};${'AB'[i % 2]};`)}`);
    expect(named(table, 'label')).toEqual(['label']);
    expect(named(table, 'input')).toEqual(['a', 'b']);
  });

  it.each([
    [
      'a word in front of a measurement',
      'Sex,length,rings',
      (i: number) => `${'MFI'[i % 3]},${i / 7},${3 + ((i * 7) % 20)}`,
    ],
    ['two that are called so', 'a,target,species', (i: number) => `${i / 7},${i % 3},${'xyz'[i % 3]}`],
    ['a category and a price', 'category,size,price', (i: number) => `${'xy'[i % 2]},${i / 7},${i * 31}`],
    ['0 and 1 in front', 'chas,rm,medv', (i: number) => `${i % 2},${i / 7},${i * 0.31}`],
  ])('is asked about where several could be the answer: %s', (_, header, row) => {
    expect(guess(`${header}\n${lines(60, row)}`).sure).toBe(false);
  });

  it('has + and −, and none, as classes', () => {
    const filled = (words: readonly string[]) =>
      guess(lines(60, (i) => `${i / 7},${i * 0.3},${words[i % words.length]}`)).columns[2]!.filled;
    expect(filled(['+', '-'])).toBe(60);
    expect(filled(['None', 'mild', 'severe'])).toBe(60);
    expect(filled(['a', '-', 'b'])).toBe(40);
  });

  it('is what the person says it is', () => {
    expect(guess(iris, { header: false }).columns[0]!.name).toBe('column 1');
    expect(guess(iris, { roles: ['label', 'input', 'input', 'input', 'ignore'] })).toMatchObject({
      sure: true,
      roles: ['label', 'input', 'input', 'input', 'ignore'],
    });
  });
});

describe('a table of pixels', () => {
  const classes = (path: string) => {
    const table = guess(file(path));
    const label = table.roles.indexOf('label');
    return { table, classes: [...new Set(table.rows.map((row) => row[label]))].sort() };
  };

  it.each([
    ['04-pixel-table-in-utf-16/utf16.csv', 'label'],
    ['05-class-in-the-last-column/openml-like.csv', 'class'],
    ['13-pixel-table-with-index-column/index-column.csv', 'label'],
    ['14-pixel-table-quoted/quoted.csv', 'label'],
  ])('is seen: %s', (path, label) => {
    const { table, classes: found } = classes(path);
    expect(table.pixels).toMatchObject({ channels: 1, height: 8, width: 8, range: [0, 255] });
    expect(named(table, 'label')).toEqual([label]);
    expect(table.sure).toBe(true);
    expect(found.length).toBeLessThanOrEqual(10);
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  const picture = (i: number, top: number) =>
    Array.from({ length: 64 }, (_, p) => ([0, 7, 56, 63].includes(p) ? 0 : (i * 31 + p * 17) % (top + 1)));
  const rows = (place: 'first' | 'last', top: number) =>
    Array.from({ length: 40 }, (_, i) =>
      (place === 'first' ? [i % 10, ...picture(i, top)] : [...picture(i, top), i % 10]).join(','),
    ).join('\n');

  it.each(['first', 'last'] as const)('is seen without a header, the class %s', (place) => {
    const table = guess(rows(place, 255));
    expect(table.pixels).toMatchObject({ height: 8, width: 8 });
    expect(table.roles.indexOf('label')).toBe(place === 'first' ? 0 : 64);
    expect(table.sure).toBe(true);
  });

  it.each([1, 16, 255])('runs from 0 to %i', (top) => {
    expect(guess(rows('last', top)).pixels?.range).toEqual([0, top]);
  });

  it('is none where its columns have names of their own', () => {
    const names = Array.from(
      { length: 65 },
      (_, c) => `${String.fromCharCode(97 + (c % 26))}${'mean of'.slice(c % 5)}${'xyz'[c % 3]}q`,
    );
    expect(guess(`${names.join(',')}\n${rows('last', 255)}`).pixels).toBeUndefined();
    expect(guess(iris).pixels).toBeUndefined();
  });

  it('can be wider than high where the person says so', () => {
    const { pixels } = guess(rows('last', 255), { as: 'pixels', pixels: { width: 16 } });
    expect(pixels).toMatchObject({ width: 16, height: 4 });
  });
});
