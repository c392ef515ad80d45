import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_LIMITS, numberIn, parseCsv, separators, writeCsv } from './csv.ts';

const messages = (text: string) => parseCsv(text).problems.map((problem) => problem.message);

describe('reading', () => {
  it('parts cells at commas, and tells the header from the rows', () => {
    const table = parseCsv('x,y,label\n1,2,a\n3,4,b\n');
    expect(table).toEqual({
      header: ['x', 'y', 'label'],
      rows: [
        ['1', '2', 'a'],
        ['3', '4', 'b'],
      ],
      lines: [2, 3],
      separator: ',',
      problems: [],
    });
  });

  it('has no header where the first row holds a number, unless told so', () => {
    expect(parseCsv('1,2,a\n3,4,b').header).toBeUndefined();
    expect(parseCsv('2019,2020\n3,4', { header: true }).header).toEqual(['2019', '2020']);
    expect(parseCsv('a,b\n3,4', { header: false }).rows.length).toBe(2);
  });

  it('prefers tabs and semicolons to commas, which may be decimal', () => {
    expect(parseCsv('1,5;2,5\n3,25;4,0')).toMatchObject({
      separator: ';',
      rows: [
        ['1,5', '2,5'],
        ['3,25', '4,0'],
      ],
    });
    expect(parseCsv('1,5\t2,5\n3,25\t4,0').separator).toBe('\t');
    expect(parseCsv('1.5,2.5\n3,4').separator).toBe(',');
    expect(parseCsv('5').separator).toBe(',');
  });

  it('understands a byte order mark, CRLF, CR, blank lines, empty rows and comments', () => {
    const table = parseCsv('\uFEFF# made by hand\r\nx,y\r\n\r\n1,2\r   \r,\n# more\n 3 , 4 ');
    expect(table.header).toEqual(['x', 'y']);
    expect(table.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.lines).toEqual([4, 8]);
  });

  it('understands quoted cells, with separators, doubled quotation marks and line breaks inside', () => {
    const table = parseCsv('"a, b" ,"say ""hi""",\n"two\r\nlines"," kept ",5" pipe\n1,2,3');
    expect(table.rows).toEqual([
      ['a, b', 'say "hi"', ''],
      ['two\r\nlines', ' kept ', '5" pipe'],
      ['1', '2', '3'],
    ]);
    expect(table.lines).toEqual([1, 2, 4]);
  });

  it('says where a quotation mark is amiss, and keeps the rows before it for the preview', () => {
    const table = parseCsv('1,2\n3,"4\n5,6');
    expect(table.rows).toEqual([['1', '2']]);
    expect(table.problems).toEqual([
      { line: 2, column: 2, message: 'line 2, column 2: the quotation mark that opens here is never closed' },
    ]);
    expect(messages('1,2\n3,"4"5')).toEqual([
      'line 2, column 2: expected the cell to end after its quotation mark, received "5"',
    ]);
  });

  it('says what it cannot read: nothing, no rows, too many rows, too much text', () => {
    expect(messages('')).toEqual(['The text holds no rows.']);
    expect(messages('# only\n\n')).toEqual(['The text holds no rows.']);
    expect(messages('x,y,label')).toEqual(['The table has a header but no rows.']);
    expect(messages('1,2\n'.repeat(CSV_LIMITS.rows))).toEqual([]);
    expect(messages('1,2\n'.repeat(CSV_LIMITS.rows + 1))).toEqual([
      'The table has 5\u2009001 rows; at most 5\u2009000 can be read.',
    ]);
    expect(messages('1'.repeat(CSV_LIMITS.characters + 1))).toEqual([
      'The text has 1\u2009000\u2009001 characters; at most 1\u2009000\u2009000 can be read.',
    ]);
  });

  it('never throws, and gives every row a line', () => {
    const piece = fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r', '\r\n', '#', ' ', '1', '-2,5', 'x', '\uFEFF');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (text) => {
        const { rows, lines } = parseCsv(text);
        expect(lines.length).toBe(rows.length);
        expect(lines.every((line, i) => line > (lines[i - 1] ?? 0))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('numbers', () => {
  it('reads decimals, exponents and the minus sign', () => {
    const cells = ['1', ' -2.5 ', '−3', '+4.', '.5', '1e3', '-1.5E-2', '-0'];
    expect(cells.map((cell) => numberIn(cell, ','))).toEqual([1, -2.5, -3, 4, 0.5, 1000, -0.015, -0]);
  });

  it('reads a decimal comma where commas do not part the cells', () => {
    expect(separators.map((separator) => numberIn('-1,5', separator))).toEqual([-1.5, -1.5, undefined]);
    expect(numberIn('1.000,5', ';')).toBeUndefined();
  });

  it('refuses everything else', () => {
    for (const cell of ['', ' ', 'abc', '1 000', '1,2,3', '0x10', 'Infinity', 'NaN', '1e999', '--1', '1e', '.']) {
      expect(numberIn(cell, ';'), cell).toBeUndefined();
    }
  });
});

describe('writing', () => {
  it('quotes what needs it', () => {
    expect(
      writeCsv(
        [
          [1.5, 'a'],
          [-0, 'b, "c"'],
        ],
        ['x', 'name'],
      ),
    ).toBe('x,name\r\n1.5,a\r\n-0,"b, ""c"""\r\n');
  });

  it('is read back exactly: numbers to the bit', () => {
    const row = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ noNaN: true, noDefaultInfinity: true })));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const table = parseCsv(writeCsv(rows, ['x', 'y', 'value']));
        expect(table.header).toEqual(['x', 'y', 'value']);
        expect(table.rows.map((cells) => cells.map((cell) => numberIn(cell, table.separator)))).toEqual(rows);
      }),
    );
  });

  it('is read back exactly: any text', () => {
    const odd = fc.constantFrom('', ' ', '"', ',', '\n', '\r', '\r\n', '#', '\uFEFF', ' a ', ';');
    const cell = fc.oneof(
      odd,
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((parts) => parts.join('')),
    );
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2 }));
    fc.assert(
      fc.property(tables, ([header, ...rows]) => {
        const table = parseCsv(writeCsv(rows, header!), { header: true, separator: ',' });
        expect([table.header, table.rows, table.problems]).toEqual([header, rows, []]);
      }),
    );
  });
});
