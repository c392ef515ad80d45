/** @file A linear map as a rotation and a stretch, and the rotation that lays one cloud of points on another. */
import { jacobi } from './jacobi.ts';
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';

export interface Polar {
  /** Q: orthogonal, a rotation or (where the map turns space over) a reflection. */
  readonly rotation: Matrix;
  /** S: symmetric, no eigenvalue below 0. */
  readonly stretch: Matrix;
}

/**
 * M = QS of a small square matrix: first stretched along S's axes, then turned. With MᵀM = VᵀΣ²V, S = VᵀΣV and Q = M Vᵀ Σ⁻¹ V; directions that M takes to 0 are
 * completed to an orthogonal Q.
 */
export function polar(m: Matrix): Polar {
  const n = m.rows;
  const gram = matrix(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) gram.values[i * n + j]! += m.values[k * n + i]! * m.values[k * n + j]!;
  const { values, vectors } = jacobi(gram);
  const sizes = Array.from(values, (value) => Math.sqrt(Math.max(0, value)));
  const images: Float64Array[] = [];
  for (let j = 0; j < n; j++) {
    const image = new Float64Array(n);
    for (let r = 0; r < n; r++) image[r] = dot(rowOf(m, r), rowOf(vectors, j));
    images.push(complete(image, images, 1e-7 * (sizes[0] ?? 0)));
  }
  const rotation = matrix(n, n);
  const stretch = matrix(n, n);
  for (let r = 0; r < n; r++)
    for (let c = 0; c < n; c++)
      for (let j = 0; j < n; j++) {
        const v = vectors.values[j * n + c]!;
        rotation.values[r * n + c]! += images[j]![r]! * v;
        stretch.values[r * n + c]! += vectors.values[j * n + r]! * sizes[j]! * v;
      }
  return { rotation, stretch };
}

/** A unit vector along `image` as far as it is orthogonal to the others, or, where nothing is left of it, along the first axis that is. */
function complete(image: Float64Array, others: readonly Float64Array[], least: number): Float64Array {
  const { length } = image;
  for (let axis = -1; axis < length; axis++) {
    const v = axis < 0 ? image : new Float64Array(length);
    if (axis >= 0) v[axis] = 1;
    for (const other of others) {
      const along = dot(v, other);
      for (let i = 0; i < length; i++) v[i]! -= along * other[i]!;
    }
    const size = Math.sqrt(dot(v, v));
    if (size > (axis < 0 ? least : 0.5 / length)) return v.map((x) => x / size);
  }
  return image;
}

/**
 * The orthogonal k × k matrix R for which axes · becomes nearest to the axes of before: Σ ‖R·axes − before‖² is least (orthogonal Procrustes). Both [k, d] with
 * orthonormal rows. Applied to the axes it takes away turns and flips that say nothing of the data.
 * Source: P. H. Schönemann, "A generalized solution of the orthogonal Procrustes problem", 1966.
 */
export function procrustes(axes: Matrix, before: Matrix): Matrix {
  const k = axes.rows;
  const m = matrix(k, k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) m.values[i * k + j] = dot(rowOf(before, i), rowOf(axes, j));
  return polar(m).rotation;
}
