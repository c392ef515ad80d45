/** @file For tests: Operators over images, as ONNX defines them: two axes, no dilation, no groups. */
import { at, build, type NdArray } from './array.ts';
import type { Given } from './given.ts';

interface Sliding {
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  /** Above, left, below, right. */
  readonly pads: readonly [number, number, number, number];
}

function slidingOf(given: Given, size: readonly number[]): Sliding {
  const kernel = given.numbers('kernel_shape', size);
  const strides = given.numbers('strides', [1, 1]);
  const pads = given.numbers('pads', [0, 0, 0, 0]);
  if (kernel.length !== 2 || strides.length !== 2 || pads.length !== 4)
    throw new Error(`${given.node.name}: not over images`);
  return { size: kernel, strides, pads } as unknown as Sliding;
}

const sidesOf = ({ shape }: NdArray, { size, strides, pads }: Sliding): number[] =>
  [0, 1].map((i) => Math.floor((shape[i + 2]! + pads[i]! + pads[i + 2]! - size[i]!) / strides[i]!) + 1);

/** The numbers of a plane that a window covers at a place, with where in the window they lie; what lies outside is left out. */
function* covered(x: NdArray, n: number, c: number, i: number, j: number, { size, strides, pads }: Sliding) {
  const [height, width] = x.shape.slice(2) as [number, number];
  for (let u = 0; u < size[0]; u++)
    for (let v = 0; v < size[1]; v++) {
      const [row, column] = [i * strides[0] + u - pads[0], j * strides[1] + v - pads[1]];
      if (row >= 0 && row < height && column >= 0 && column < width) yield { x: at(x, [n, c, row, column]), u, v };
    }
}

export function conv(given: Given): NdArray {
  const [x, weight, bias] = [given.in(0), given.in(1), given.inputs[2]];
  const sliding = slidingOf(given, weight.shape.slice(2));
  return build([x.shape[0]!, weight.shape[0]!, ...sidesOf(x, sliding)], ([n, o, i, j]) => {
    let sum = bias?.values[o!] ?? 0;
    for (let c = 0; c < weight.shape[1]!; c++)
      for (const { x: number, u, v } of covered(x, n!, c, i!, j!, sliding)) sum += number * at(weight, [o!, c, u, v]);
    return sum;
  });
}

/** Each number is laid out over its window, and what falls on one place is added up. */
export function convTranspose(given: Given): NdArray {
  const [x, weight, bias] = [given.in(0), given.in(1), given.inputs[2]];
  const { size, strides, pads } = slidingOf(given, weight.shape.slice(2));
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const filters = weight.shape[1]!;
  const [rows, columns] = [0, 1].map(
    (i) => (x.shape[i + 2]! - 1) * strides[i]! + size[i]! - pads[i]! - pads[i + 2]!,
  ) as [number, number];
  const out = build([count, filters, rows, columns], ([, o]) => bias?.values[o!] ?? 0);
  for (let n = 0; n < count; n++)
    for (let c = 0; c < channels; c++)
      for (let i = 0; i < height; i++)
        for (let j = 0; j < width; j++)
          for (let o = 0; o < filters; o++)
            for (let u = 0; u < size[0]; u++)
              for (let v = 0; v < size[1]; v++) {
                const [row, column] = [i * strides[0] + u - pads[0], j * strides[1] + v - pads[1]];
                if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
                const place = ((n * filters + o) * rows + row) * columns + column;
                out.values[place] = out.values[place]! + at(x, [n, c, i, j]) * at(weight, [c, o, u, v]);
              }
  return out;
}

/** Windows are as they lie: where one reaches beyond the edge, only what is inside counts. */
export function pool(given: Given, of: (covered: readonly number[]) => number): NdArray {
  const x = given.in(0);
  const sliding = slidingOf(given, []);
  return build([x.shape[0]!, x.shape[1]!, ...sidesOf(x, sliding)], ([n, c, i, j]) =>
    of([...covered(x, n!, c!, i!, j!, sliding)].map((one) => one.x)),
  );
}

/** Every number spread over a window of its own; the only way of resizing that is known here. */
export function resize(given: Given): NdArray {
  const [x, scales] = [given.in(0), given.list(2)];
  const asked = [given.text('mode', 'nearest'), given.text('coordinate_transformation_mode', 'half_pixel')];
  if (asked.join() !== 'nearest,asymmetric' || given.text('nearest_mode', 'round_prefer_floor') !== 'floor')
    throw new Error(`${given.node.name}: resizes otherwise`);
  return build(
    x.shape.map((n, i) => Math.floor(n * scales[i]!)),
    (place) =>
      at(
        x,
        place.map((n, i) => Math.floor(n / scales[i]!)),
      ),
  );
}
