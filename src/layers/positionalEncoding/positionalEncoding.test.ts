import { expect, it } from 'vitest';
import { createMachine } from '#kernels/createMachine.ts';
import { instruction, writeProgram } from '#kernels/machine.ts';
import { phrased } from '#testing/told.ts';
import { positionalEncoding } from './positionalEncoding.ts';

function positions(steps: number, width: number): number[][] {
  const machine = createMachine({ bytes: 65536 });
  const out = machine.base + 64;
  writeProgram(machine, machine.base, [instruction('positions', { out, steps, width })]);
  machine.run(machine.base, 1);
  return Array.from({ length: steps }, (_, t) => [
    ...machine.f32.subarray(out / 4 + t * width, out / 4 + (t + 1) * width),
  ]);
}
const near = (row: readonly number[]) => row.map((value) => expect.closeTo(value, 5));

it('the waves are those of the table: sin and cos of t, then of t / 100, for width 4', () => {
  expect(positions(4, 4)).toEqual(
    [
      [0, 1, 0, 1],
      [0.841471, 0.540302, 0.0099998, 0.99995],
      [0.909297, -0.416147, 0.0199987, 0.9998],
      [0.14112, -0.989992, 0.0299955, 0.99955],
    ].map(near),
  );
});

it('an odd width ends with a sine', () => {
  expect(positions(2, 3)[1]).toEqual(near([0.841471, 0.540302, Math.sin(10000 ** (-2 / 3))]));
  expect(positions(3, 1)).toEqual([[0], [0.841471], [0.909297]].map(near));
});

it('a step far on is as exact as float32 allows', () => {
  const row = positions(512, 8)[511]!;
  for (const [j, value] of row.entries()) {
    const angle = 511 / 10000 ** ((j - (j % 2)) / 8);
    expect(Math.abs(value - (j % 2 ? Math.cos(angle) : Math.sin(angle)))).toBeLessThan(5e-5);
  }
});

it('tokens first need an embedding; an image or a vector has no steps', () => {
  expect(phrased(positionalEncoding.outputShape({ shape: [5], tokens: 3 }, {}))).toMatchObject({
    fixes: [{ label: 'Insert Embedding', insert: 'embedding' }],
  });
  expect(phrased(positionalEncoding.outputShape({ shape: [2, 6, 6] }, {}))).toEqual({
    field: 'type',
    message: 'needs a sequence [T, E], got an image [2, 6, 6]',
  });
  expect(phrased(positionalEncoding.outputShape({ shape: [4] }, {}))).toEqual({
    field: 'type',
    message: 'needs a sequence [T, E], got a vector [4]',
  });
});
