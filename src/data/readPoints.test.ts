import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from './csv.ts';
import { columnRoles, guessRoles, readPoints } from './readPoints.ts';

const read = (text: string) => {
  const table = parseCsv(text);
  return readPoints(table, guessRoles(table));
};
const messages = (text: string) => read(text).problems.map((problem) => problem.message);

describe('the guess of the roles', () => {
  const guess = (text: string) => guessRoles(parseCsv(text)).join(' ');

  it('goes by the names in the header', () => {
    expect(guess('label,y,x\na,1,2\nb,3,4')).toBe('label y x');
    expect(guess('x1,x2,y\n1,2,0\n3,4,1')).toBe('x y label');
    expect(guess('id,X,Y,Value\n1,1,2,0.5\n2,3,4,0.25')).toBe('ignore x y value');
  });

  it('goes by position and content without them', () => {
    expect(guess('1,2,a\n3,4,b')).toBe('x y label');
    expect(guess('a;1,5;2\nb;3;4')).toBe('label x y');
    expect(guess('1,2,0.5\n3,4,0.25')).toBe('x y value');
    expect(guess('1,2,3\n3,4,1')).toBe('x y label');
    expect(guess('1,2\n3,4')).toBe('x y');
    expect(guess('1,2,0.5\n3,abc,0.25\n4,5,1')).toBe('x y value');
  });

  it('takes the first two measures and the class of a longer table', () => {
    expect(guess('sepal,petal,width,species\n1.5,2,3,setosa\n1,2,3,virginica')).toBe('x y ignore label');
  });
});

describe('reading points', () => {
  it('keeps the names of classes, in alphabetical order', () => {
    const { points } = read('x,y,label\n0.5,-1,cat\n1,0.25,ant\n-0.5,0,cat');
    expect(points).toEqual({
      task: 'classification',
      rows: [
        [0.5, -1, 1],
        [1, 0.25, 0],
        [-0.5, 0, 1],
      ],
      classNames: ['ant', 'cat'],
      scales: { x: { centre: 0, half: 1 }, y: { centre: 0, half: 1 } },
    });
  });

  it('makes the one of a pair that means yes the positive class', () => {
    const names = (a: string, b: string) => read(`x,y,label\n1,1,${a}\n0,0,${b}`).points?.classNames;
    expect(names('0', '1')).toEqual(['1', '0']);
    expect(names('1', '-1')).toEqual(['1', '-1']);
    expect(names('no', 'Yes')).toEqual(['Yes', 'no']);
    expect(names('false', 'true')).toEqual(['true', 'false']);
    expect(names('10', '9')).toEqual(['9', '10']);
  });

  it('scales columns that do not fit, each by itself, and reports it', () => {
    const { points } = read('x,y,value\n100,0.001,3e5\n300,0.003,1e5\n200,0.002,2e5');
    expect(points?.task).toBe('regression');
    expect(points?.scales.x).toEqual({ centre: 200, half: 100 });
    expect(points?.scales.value).toEqual({ centre: 2e5, half: 1e5 });
    const near = points?.rows.map((row) => row.map((v) => Math.round(v * 1e9) / 1e9 + 0));
    expect(near).toEqual([
      [-1, -1, 1],
      [1, 1, -1],
      [0, 0, 0],
    ]);
  });

  it('makes a column of one number all 0', () => {
    expect(read('x,y,label\n7,1,a\n7,0,b').points?.rows.map(([x]) => x)).toEqual([0, 0]);
  });

  it('says where a cell is no number and where a row has too few cells', () => {
    expect(messages('x,y,label\n1,2,a\n1,abc,b\n\n1,2\n,3,a')).toEqual([
      'line 3, column 2 "y": expected a number, received "abc"',
      'line 5: expected 3 columns, received 2',
      'line 6, column 1 "x": expected a number, received nothing',
    ]);
    const table = parseCsv('1,2,a\n1,two,b');
    expect(readPoints(table, ['x', 'y', 'label']).problems).toEqual([
      { line: 2, column: 2, message: 'line 2, column 2: expected a number, received "two"' },
    ]);
  });

  it('lists twenty problems and counts the rest', () => {
    const table = parseCsv(`x,y,label\n1,1,a\n${'a,1,b\n'.repeat(50)}`);
    const { problems } = readPoints(table, ['x', 'y', 'label']);
    expect(problems.length).toBe(21);
    expect(problems.at(-1)?.message).toBe('… and 30 more');
  });

  it('asks for the columns it needs', () => {
    expect(messages('1,2\n3,4')).toEqual([
      'Choose one column for the label (to tell classes apart) or for the value (to predict a number).',
    ]);
    const table = parseCsv('1,2,3');
    expect(readPoints(table, ['x', 'x', 'label']).problems.map((p) => p.message)).toEqual([
      'Choose one column for x.',
      'Choose one column for y.',
    ]);
  });

  it('refuses more than eight classes', () => {
    const rows = Array.from({ length: 9 }, (_, i) => `0,${i},class ${i}`);
    expect(messages(['x,y,label', ...rows].join('\n'))).toEqual([
      'column 3 "label": holds 9 classes; at most 8 can be told apart. Read it as a value instead, or merge classes.',
    ]);
  });

  it('passes on what was wrong with the text', () => {
    expect(messages('')).toEqual(['The text holds no rows.']);
  });

  it('reads back written points exactly', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const point = fc.tuple(number, number, fc.integer({ min: 0, max: 7 }));
    const letters = 'ABCDEFGH';
    fc.assert(
      fc.property(fc.array(point), (drawn) => {
        // One point a class, so that every letter keeps its place.
        const rows = [...letters].map((_, label) => [1, -1, label] as (typeof drawn)[number]).concat(drawn);
        const named = rows.map(([x, y, label]) => [x, y, letters[label]!]);
        const { points } = read(writeCsv(named, ['x', 'y', 'label']));
        expect(points?.rows).toEqual(rows);
        expect(points?.classNames).toEqual([...letters]);
      }),
    );
  });

  it('never throws on any text and roles, and gives finite rows that fit the data set', () => {
    const piece = fc.constantFrom(',', ';', '\t', '\n', '1', '-2,5', 'x', '1e308', '-1e308', '5e-324', '"a"', ' ');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.array(fc.constantFrom(...columnRoles)), (text, roles) => {
        const table = parseCsv(text);
        for (const asked of [roles, guessRoles(table)]) {
          const { points } = readPoints(table, asked);
          for (const row of points?.rows ?? []) {
            expect(row.every((v) => Number.isFinite(v) && Math.abs(v) <= 7)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
