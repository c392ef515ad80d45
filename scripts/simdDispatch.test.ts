import { expect, it } from 'vitest';
import { simdDispatch } from './simdDispatch.ts';

const ops = { fill: ['out', 'count', 'value:f'], copy: ['x', 'out', 'count'] };
const fill = 'export function fill(out: usize, count: i32, value: f32): void {}';
const copy = '// @ts-ignore: decorator\n@inline export function copy(\n  x: usize, out: usize, count: i32,\n): void {}';

it('writes a case for each operation at its place in the table, float32 operands read as such', () => {
  const written = simdDispatch(ops, {
    'memory.ts': `${fill}\n${copy}`,
    'lanes.ts': 'export function all(x: f32): v128 {}',
  });
  expect(written).toContain("import { fill } from './memory';");
  expect(written.match(/case .*/g)).toEqual([
    'case 0: fill(w(p, 1), w(p, 2), x(p, 3)); break;',
    'case 1: copy(w(p, 1), w(p, 2), w(p, 3)); break;',
  ]);
  expect(written).not.toContain('lanes');
});

it('refuses an operation without a function, or with two', () => {
  expect(() => simdDispatch(ops, { 'memory.ts': fill })).toThrow(
    'kernels/simd: copy must be a function of one file, found in none',
  );
  expect(() => simdDispatch(ops, { 'memory.ts': fill + copy, 'other.ts': fill })).toThrow(
    'kernels/simd: fill must be a function of one file, found in memory.ts, other.ts',
  );
});

it('refuses operands in another order, under another name, or of another type', () => {
  const refused = (text: string) => () => simdDispatch({ copy: ops.copy }, { 'memory.ts': text });
  expect(refused('export function copy(out: usize, x: usize, count: i32): void {}')).toThrow(
    'kernels/simd: copy must take (x, out, count), as ops.ts has it, received (out, x, count) in memory.ts',
  );
  expect(refused('export function copy(x: usize, out: usize): void {}')).toThrow('received (x, out)');
  expect(refused('export function copy(x: usize, out: usize, count: f32): void {}')).toThrow(
    'received (x, out, count:f)',
  );
});
