/** @file The input features: columns computed from a point's coordinates. */
import { sinf } from '#base/math.ts';
import { featureLabels, type InputFeature } from './fields.ts';

const PI = Math.fround(Math.PI);

/** As PyTorch computes `torch.sin(torch.pi * x)`: each step rounded to float32. */
const sinPi = (x: number) => sinf(Math.fround(PI * x));

const columns: Readonly<Record<InputFeature, (x: number, y: number) => number>> = {
  x: (x) => x,
  y: (_, y) => y,
  xx: (x) => x * x,
  yy: (_, y) => y * y,
  xy: (x, y) => x * y,
  sinx: sinPi,
  siny: (_, y) => sinPi(y),
};

/** What each input column is called; on a line there is only x, whatever `features` says. */
export function featureNames(dimensions: number, features: readonly InputFeature[]): string[] {
  return dimensions === 1 ? ['x'] : features.map((feature) => featureLabels[feature]);
}

/**
 * The network's inputs for given points, one column a feature: x₁, x₂, x₁², x₂², x₁x₂, sin πx₁, sin πx₂.
 * Serves samples and the grid of a picture alike, so that both see the same bits.
 * @param coordinates [count, dimensions] row-major
 * @param features in the order of the columns; on a line the only feature is x
 * @returns [count, F] row-major, a new array
 */
export function featuresOf(
  coordinates: Float32Array,
  count: number,
  dimensions: number,
  features: readonly InputFeature[],
): Float32Array {
  if (dimensions === 1) return coordinates.slice(0, count);
  const inputs = new Float32Array(count * features.length);
  features.forEach((feature, f) => {
    const column = columns[feature];
    for (let i = 0; i < count; i++) {
      inputs[i * features.length + f] = column(coordinates[2 * i]!, coordinates[2 * i + 1]!);
    }
  });
  return inputs;
}
