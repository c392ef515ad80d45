import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highlight, type PieceKind } from './highlight.ts';

const of = (text: string, kind: PieceKind, name = 'x.py') =>
  highlight(text, name).flatMap((line) => line.flatMap((piece) => (piece.kind === kind ? piece.text : [])));

it('tells comments, strings, numbers, keywords and defined names of Python apart', () => {
  const text =
    'class Net(nn.Module):  # 2 layers\n    def forward(self, x):\n        return f"a # {x}" if x > 1.5e-3 else 12\n';
  expect(of(text, 'comment')).toEqual(['# 2 layers']);
  expect(of(text, 'string')).toEqual(['f"a # {x}"']);
  expect(of(text, 'number')).toEqual(['1.5e-3', '12']);
  expect(of(text, 'keyword')).toEqual(['class', 'def', 'return', 'if', 'else']);
  expect(of(text, 'name')).toEqual(['Net', 'forward']);
});

it('carries a long string over its lines, and leaves digits in names alone', () => {
  expect(of('"""One\n\ntwo 3"""\nlayer1 = conv2d\n', 'string')).toEqual(['"""One', 'two 3"""']);
  expect(of('layer1 = conv2d\n', 'number')).toEqual([]);
});

it('reads scripts and JSON by their own rules', () => {
  expect(of('// one\nconst a = `b // 1`;\n', 'comment', 'x.js')).toEqual(['// one']);
  expect(of('{"a": [1, -2.5e3], "b": null}', 'number', 'x.json')).toEqual(['1', '2.5e3']);
});

it('loses no character, whatever the text', () => {
  const part = fc.constantFrom(
    '"',
    "'",
    '"""',
    '#',
    '\n',
    '\\',
    'def ',
    'a1',
    '1.',
    '.5',
    '`',
    '//',
    '/*',
    ' ',
    'é',
    '½',
  );
  for (const name of ['a.py', 'a.js'])
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = `${parts.join('')}\n`;
        const lines = highlight(text, name);
        expect(`${lines.map((line) => line.map((piece) => piece.text).join('')).join('\n')}\n`).toBe(text);
      }),
      { seed: 7, numRuns: 400 },
    );
});
