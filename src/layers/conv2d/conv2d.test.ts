import { describe, expect, it } from 'vitest';
import { createMachine } from '#kernels/createMachine.ts';
import { instruction, writeProgram } from '#kernels/machine.ts';
import { defaults } from '#nn/field.ts';
import { isShapeProblem } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';
import { phrased } from '#testing/told.ts';
import { conv2dKernel } from './conv2d.kernel.ts';
import { conv2d } from './conv2d.ts';

const valuesOf = (own: Partial<ReturnType<typeof defaults<typeof conv2d.fields>>> = {}) => ({
  ...defaults(conv2d.fields),
  ...own,
});
const image = (...shape: number[]) => ({ shape });

describe('the sides of a convolution', () => {
  it.each([
    [28, { kernel: 3 }, 26],
    [28, { kernel: 3, padding: 1 }, 28],
    [28, { kernel: 5, stride: 2, padding: 2 }, 14],
    [7, { kernel: 2, stride: 3 }, 2],
    [1, { kernel: 1, padding: 2 }, 5],
  ])('of %i are ⌊(W − F + 2P) / S⌋ + 1 with %j: %i', (side, own, expected) => {
    const output = conv2d.outputShape(image(3, side, side + 4), valuesOf({ filters: 5, ...own }));
    expect(output).toMatchObject({ shape: [5, expected, expect.any(Number)] });
  });

  it('are none where the window does not fit, and either way out mends that', () => {
    const values = valuesOf({ kernel: 7 });
    const problem = conv2d.outputShape(image(1, 5, 9), values);
    expect(phrased(problem)).toEqual({
      field: 'kernel',
      message: 'a window of 7 × 7 needs sides of at least 7, got [1, 5, 9]: ⌊(5 − 7 + 2·0) / 1⌋ + 1 = -1',
      fixes: [
        { label: 'Pad by 1', set: { padding: 1 } },
        { label: 'Kernel 5', set: { kernel: 5 } },
      ],
    });
    if (!isShapeProblem(problem)) return;
    for (const fix of problem.fixes!)
      expect(conv2d.outputShape(image(1, 5, 9), { ...values, ...('set' in fix ? fix.set : {}) })).toHaveProperty(
        'shape',
      );
  });

  it('belong to images: nothing is offered for what is none', () => {
    expect(phrased(conv2d.outputShape({ shape: [4] }, valuesOf()))).toEqual({
      field: 'type',
      message: 'needs an image [C, H, W], got a vector [4]',
    });
    expect(phrased(conv2d.outputShape({ shape: [5, 4] }, valuesOf()))).toMatchObject({
      message: /a sequence \[5, 4\]/,
    });
    expect(phrased(conv2d.outputShape({ shape: [5], tokens: 3 }, valuesOf()))).toMatchObject({
      message: /tokens \[5\]/,
    });
  });
});

it('a convolution of 16 × 16 × 3 with 8 filters of 3 × 3 takes 8 · 27 products at each of 14 · 14 places', () => {
  expect(conv2d.multiplyAdds(image(3, 16, 16), valuesOf())).toBe(8 * 27 * 14 * 14);
});

it('unfolds every output number into the terms that the kernel adds, zeros outside the image too', () => {
  const machine = createMachine({ bytes: 1 << 16 });
  const values = valuesOf({ filters: 3, kernel: 3, stride: 2, padding: 1 });
  const inputShape = [2, 5, 4] as const;
  const { shape } = conv2d.outputShape(image(...inputShape), values) as { shape: number[] };
  const tensor = (at: number, count: number) =>
    machine.f32.subarray(machine.base / 4 + at, machine.base / 4 + at + count).fill(0);
  const [input, weight, bias] = [tensor(16, 40), tensor(64, 54), tensor(128, 3)];
  for (const part of [input, weight, bias]) part.forEach((_, i) => void (part[i] = Math.sin(i * i + part.length)));
  const y = tensor(144, sizeOf(shape));
  const address = (part: Float32Array) => part.byteOffset;
  const program = instruction('conv2d', {
    f: 0,
    ...{ x: address(input), weight: address(weight), bias: address(bias), z: address(y), y: address(y) },
    ...{ rows: 1, channels: 2, height: 5, width: 4, filters: 3, size: 3, stride: 2, padding: 1 },
    scratch: address(y) + 4096,
  });
  writeProgram(machine, machine.base, [program]);
  machine.run(machine.base, 1);
  for (const [unit, sum] of y.entries()) {
    const parameter = (name: string) => (name === 'weight' ? weight : bias);
    const unfolded = conv2dKernel.unfold!({ input, inputShape, unit, values, parameter });
    expect(unfolded.terms).toHaveLength(2 * 18);
    let added = unfolded.bias!;
    for (let k = 0; k < 36; k += 2)
      added = Math.fround(added + Math.fround(unfolded.terms[k]! * unfolded.terms[k + 1]!));
    expect(added).toBe(sum);
  }
});
