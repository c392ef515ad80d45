import { expect, it } from 'vitest';
import { traceThinned } from './traceThinned.ts';

it('a curve is one path, broken where it has no number', () => {
  const calls: string[] = [];
  const context = {
    beginPath: () => calls.push('begin'),
    moveTo: (x: number, y: number) => calls.push(`move ${x} ${y}`),
    lineTo: (x: number, y: number) => calls.push(`line ${x} ${y}`),
  } as unknown as CanvasRenderingContext2D;
  const written = [0, 1, 1, 2, 2, Number.NaN, 3, 4, 9, 9];
  traceThinned(
    context,
    written,
    4,
    (x) => 10 * x,
    (y) => -y,
  );
  expect(calls).toEqual(['begin', 'move 0 -1', 'line 10 -2', 'move 30 -4']);
});
