import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenList, float32Text, inDocstring, oneLine, pythonList, pythonString } from './pythonText.ts';

describe('a float32', () => {
  it.each([
    [0.1, '0.1'],
    [-2, '-2.0'],
    [1 / 3, '0.33333334'],
    [1e-7, '1e-7'],
    [3e38, '3e+38'],
    [0, '0.0'],
  ])('%d is written %s', (value, text) => {
    expect(float32Text(Math.fround(value))).toBe(text);
  });

  it('is read back to the same number, and as one of Python with a point or an exponent', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = float32Text(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/);
        expect(text).toMatch(/[.e]/);
        expect(Math.fround(Number(text))).toBe(value + 0);
      }),
    );
  });
});

describe('a text of people’s own', () => {
  it('ends no line, no comment and no string of three quotation marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a"\\\'\n\r\t\0\u2028\u2029\ud800é #') }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(inDocstring(text)).not.toMatch(/"|(?<!\\)(?:\\\\)*\\(?!\\)/);
      }),
    );
    expect(oneLine(' a\n\tb\u2028c ')).toBe('a b c');
    expect(inDocstring('a"""\\')).toBe("a'''\\\\");
  });

  it('is kept letter by letter in a string, in which nothing hides', () => {
    const read = (code: string): string =>
      JSON.parse(
        code.replace(/\\\\|\\U([0-9a-f]{8})/g, (all, hex?: string) =>
          hex ? String.fromCodePoint(parseInt(hex, 16)) : all,
        ),
      );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a"\\\'\n\r \u2028\ud800é\u202e😀U0', '\u{e0041}') }),
        (text) => {
          const code = pythonString(text);
          expect(code).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
          expect(read(code)).toBe(text);
        },
      ),
    );
    expect(pythonString('a"b\\c')).toBe('"a\\"b\\\\c"');
    expect(pythonString('a  b\u202e')).toBe('"a  b\\U0000202e"');
  });
});

describe('a list', () => {
  it('nests as its shape says, a line for each of the outermost', () => {
    expect(pythonList([1, 2, 3], [3], String)).toBe('[1, 2, 3]');
    expect(pythonList([1, 2, 3, 4], [2, 2, 1], String, '  ')).toBe('[\n      [[1], [2]],\n      [[3], [4]],\n  ]');
  });

  it('is broken where a line would be too long, and loses nothing', () => {
    expect(brokenList([1, 2], 10, '    ')).toBe('[1, 2]');
    const parts = Array.from({ length: 100 }, (_, i) => `model[${i}].weight`);
    const text = brokenList(parts, 10, '    ');
    expect(text.match(/model\[\d+\]\.weight/g)).toEqual(parts);
    const lines = text.split('\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines.at(-1)).toBe('    ]');
  });
});
