/** @file A map of the plane as a turn and a stretch. */
import { matrix } from '#linear/matrix.ts';
import { polar } from '#linear/polar.ts';

/** The rotation, and the stretch that follows it, of W = S · Q: two numbers to two. */
export interface PlaneParts {
  /** Radians, counter-clockwise; after turning the plane over about its first axis where `flips`. */
  readonly angle: number;
  readonly flips: boolean;
  /** S, symmetric, row by row. */
  readonly stretch: readonly [number, number, number, number];
}

/** Takes a matrix of two rows apart. Where it turns the plane over (det < 0) no way leads there within the plane: it flips through the third dimension. */
export function partsOf(weight: readonly number[]): PlaneParts {
  const { rotation } = polar(matrix(2, 2, weight));
  const [q0, q1, q2, q3] = rotation.values as unknown as [number, number, number, number];
  const [w0, w1, w2, w3] = weight as [number, number, number, number];
  return {
    angle: Math.atan2(q2, q0),
    flips: q0 * q3 - q1 * q2 < 0,
    stretch: [w0 * q0 + w1 * q1, w0 * q2 + w1 * q3, w2 * q0 + w3 * q1, w2 * q2 + w3 * q3], // W Qᵀ
  };
}
