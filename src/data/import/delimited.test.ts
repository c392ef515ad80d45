import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing, nameOf, numberIn } from './cells.ts';
import { type Dialect, dialectOf, readRows, separators } from './delimited.ts';

const rowsOf = (text: string, dialect: Dialect = dialectOf(text)) =>
  [...readRows(text, dialect).rows].map(({ cells }) => cells);
function problemOf(text: string): string | undefined {
  const { rows } = readRows(text, dialectOf(text));
  for (;;) {
    const next = rows.next();
    if (next.done) return next.value?.message;
  }
}

describe('rows of text', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', ','],
    ['semicolons beside decimal commas', 'a;b;c\n1,5;2,5;x\n', ';'],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['bars', 'a|b|c\n1|2|x\n3|4|y', '|'],
    ['runs of blanks', '5.1  3.5 a\n 4.9 3.0  b \n', ' '],
    ['commas although a cell holds blanks', 'name,age\n"Roe, Mx. 0",20\n"Roe, Mx. 1",21\n', ','],
    ['semicolons although most cells hold a comma', 'x;y\n0,1;0,2\n0,3;0,4\n', ';'],
  ])('are parted by %s', (_, text, separator) => {
    expect(dialectOf(text).separator).toBe(separator);
    expect(new Set(rowsOf(text).map((row) => row.length)).size).toBe(1);
  });

  it("obey Excel's line sep=", () => {
    expect(rowsOf('sep=;\r\nx;y;label\r\n0,758;-0,21;A\r\n')).toEqual([
      ['x', 'y', 'label'],
      ['0,758', '-0,21', 'A'],
    ]);
  });

  it('take the names that an ARFF file declares', () => {
    const text =
      "% iris\n@RELATION iris\n@ATTRIBUTE 'sepal length' NUMERIC\n@ATTRIBUTE class {a,b}\n@DATA\n5.1,a\n% none\n4.9,'b c'\n";
    const { names, rows } = readRows(text, dialectOf(text));
    expect(names).toEqual(['sepal length', 'class']);
    expect([...rows]).toEqual([
      { line: 6, cells: ['5.1', 'a'] },
      { line: 8, cells: ['4.9', 'b c'] },
    ]);
  });

  it('keep what is quoted, with marks and breaks inside, and leave apostrophes alone that open nothing', () => {
    expect(rowsOf('a,b\n"x, ""y""","two\nlines"\n\'t Hooft,\'90s\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', 'two\nlines'],
      ["'t Hooft", "'90s"],
    ]);
  });

  it('leave out blank lines and comments, and count lines as editors do', () => {
    const text = '# made by hand\r\n\r\na,b\r\n1,2\r\r\n3,4';
    expect([...readRows(text, dialectOf(text)).rows].map(({ line }) => line)).toEqual([3, 4, 6]);
  });

  it('say where a quotation is not closed, or goes on', () => {
    expect(problemOf('a,b\n1,"2\n3,4')).toBe('line 2, column 2: the quotation mark that opens here is never closed');
    expect(problemOf('a,b\n"1"x,2\n')).toBe(
      'line 2, column 1: expected the cell to end after its quotation mark, received "x"',
    );
  });

  it('come back as they were written, in every dialect', () => {
    const cell = fc.string({ maxLength: 6 }).map((s) => s.replaceAll('\r', ''));
    fc.assert(
      fc.property(
        fc.constantFrom(...separators),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
        (separator, lineBreak, rows) => {
          const text = rows
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator))
            .join(lineBreak);
          expect(rowsOf(text, { separator, decimalComma: false })).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('a row that begins with # is a row where it has the cells of one', () => {
  const text = '# made by hand\ncolour;size\nred;1\n#ff0000;2\n# the rest is doubtful\n#0f0;3\n';
  expect(rowsOf(text, { separator: ';', decimalComma: false })).toEqual([
    ['colour', 'size'],
    ['red', '1'],
    ['#ff0000', '2'],
    ['#0f0', '3'],
  ]);
});

describe('a decimal comma', () => {
  it.each([
    ['x;y\n0,5;1,25\n', true],
    ['x;y\n0.5;1.25\n', false],
    ['x,y\n0.5,1.25\n', false],
    ['x,y\n"0,5","1,25"\n', true],
    ['x;y\n1,234;2,500\n', true],
    ['x;y\n1,234;2.5\n', false],
    ['x,y\n"0,500","0,125"\n', true],
    ['x;y\n1,234,567;2,500\n', false],
  ])('is seen in %j: %s', (text, decimalComma) => {
    expect(dialectOf(text).decimalComma).toBe(decimalComma);
  });
});

describe('a cell', () => {
  it.each([
    ['1.5', false, 1.5],
    ['−3', false, -3],
    ['1e-3', false, 0.001],
    ['1,234.5', false, 1234.5],
    ['1 234', false, 1234],
    ["1'234.5", false, 1234.5],
    ['45 %', false, 45],
    ['0,5', true, 0.5],
    ['1.234,5', true, 1234.5],
    ['0.125', true, 0.125],
    ['0,5', false, undefined],
    ['0x10', false, undefined],
    ['Infinity', false, undefined],
    ['1,23', false, undefined],
    ['', false, undefined],
    ['abc', false, undefined],
  ])('%j (decimal comma: %s) is %s', (cell, decimalComma, value) => {
    expect(numberIn(cell, { decimalComma })).toBe(value);
  });

  it('is missing in every way that people write it', () => {
    for (const cell of ['', ' ', 'NA', 'n/a', 'NaN', '?', 'null', 'None', '-'])
      expect(isMissing(cell), cell).toBe(true);
    for (const cell of ['0', 'no', 'x', '-1']) expect(isMissing(cell), cell).toBe(false);
  });

  it('is the same name however its letters were put together', () => {
    expect(nameOf('e\u0301te\u0301')).toBe(nameOf('été'));
    expect(nameOf(' a\u00a0 b\u200b ')).toBe('a b');
    expect(nameOf('Cat')).not.toBe(nameOf('cat'));
  });
});
