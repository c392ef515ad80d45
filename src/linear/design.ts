/** @file What every linear reading of the same points shares: the points that linear probes are fitted on, along directions in which systems are quickly solved. */
import { eigenvaluesOf, topVectors } from './eigen.ts';
import { centred, dot, type Matrix, meanRow, rowOf } from './matrix.ts';
import type { Panels, Products } from './products.ts';
import { turnOf } from './reflections.ts';
import { lambdasOf, type RidgeLambda } from './ridgeLambdas.ts';
import { applied, type Tridiagonal, tridiagonalOf } from './tridiagonal.ts';
import type { Work } from './work.ts';

/**
 * Centred rows X [n, d] that linear probes are fitted on, by the smaller of XᵀX = QᵀTQ and XXᵀ = QᵀTQ; r = min(n, d). A ridge reading of y is
 * β · (axes · (x − mean)) with (T + λ) β = dual · y: it needs no eigenvectors, which would take most of the time.
 */
export interface Design {
  readonly mean: Float64Array;
  readonly form: Tridiagonal;
  /** Eigenvalues, descending, as far as they are more than rounding. Divided by n, the spectrum of the covariance. */
  readonly squares: Float64Array;
  /** All of T's eigenvalues, descending. */
  readonly values: Float64Array;
  /** What is rounding: no λ may be as small, unless all eigenvalues are larger. */
  readonly least: number;
  /** [r, d]: Q, or QX */
  readonly axes: Matrix;
  /** [r, n]: axes · Xᵀ, the fit rows along the axes. */
  readonly places: Matrix;
  /** [r, n]: the same where the axes are Q, or Q. */
  readonly dual: Matrix;
  /** [r, m]: the held-out rows along the axes. */
  readonly held: Matrix;
  /** The same, laid for products: the fit rows and the held-out rows a column each; `dual`, and the fit rows, along the axes. */
  readonly panels: Readonly<Record<'places' | 'held' | 'dual' | 'rows', Panels>>;
  /** Those that linear probes are tried with: of eight, from a millionth to a hundred times the mean square along a direction. */
  readonly lambdas: readonly RidgeLambda[];
}

/** Directions with less than this part of the largest variance are rounding. */
const LEAST = 1e-12;

/** The smaller of XᵀX and XXᵀ: their eigenvalues above 0 are the same. */
const smallerGram = (products: Products, x: Matrix): Work<Matrix> => products.gram(x, x.columns <= x.rows);

/** Squares of rows along their own principal components, descending: n times the spectrum of their covariance. */
export function* spectrumOf(products: Products, rows: Matrix): Work<Float64Array> {
  const { form } = yield* tridiagonalOf(yield* smallerGram(products, centred(rows, meanRow(rows))));
  return yield* eigenvaluesOf(form);
}

/**
 * Prepares the rows linear probes are fitted on.
 * @param fit [n, d]
 * @param held [m, d]: rows that are kept from the fit
 */
export function* decompose(products: Products, fit: Matrix, held: Matrix): Work<Design> {
  const mean = meanRow(fit);
  const { scratch } = products;
  const x = centred(fit, mean, scratch.floats(fit.values.length));
  const y = centred(held, mean, scratch.floats(held.values.length));
  const wide = x.columns > x.rows;
  const gram = yield* smallerGram(products, x);
  const { form, reflections } = yield* tridiagonalOf(gram, gram.values);
  const turn = yield* turnOf(products, reflections);
  const values = yield* eigenvaluesOf(form);
  const least = Math.max(1e-30, (values[0] ?? 0) * LEAST);
  const axes = wide ? yield* products.multiply(turn, x) : turn;
  const along = products.rowPanels(axes);
  const places = wide ? applied(form, turn) : yield* products.multiply(along, x, { turnB: true });
  const squares = values.filter((value) => value > least);
  const dual = wide ? turn : places;
  const heldPlaces = yield* products.multiply(along, y, { turnB: true });
  const rows = products.rowPanels(places);
  return {
    mean,
    form,
    values,
    squares,
    least,
    axes,
    places,
    dual,
    held: heldPlaces,
    panels: {
      ...{ places: products.columnPanels(places), held: products.columnPanels(heldPlaces) },
      ...{ rows, dual: wide ? products.rowPanels(dual) : rows },
    },
    lambdas: yield* lambdasOf({ form, squares, least, places, dual }),
  };
}

/** Principal components, strongest first: unit axes [k, d], and where the fit rows [k, n] and the held-out rows [k, m] lie along them. */
export interface Principal {
  readonly axes: Matrix;
  readonly places: Matrix;
  readonly held: Matrix;
}

/** The k strongest directions of the fit rows, or as many as they differ in. */
export function* principalOf(products: Products, design: Design, k: number): Work<Principal> {
  const { form, values, squares, axes, panels } = design;
  const mix = topVectors(form, values, Math.min(k, squares.length));
  yield;
  const own = yield* products.multiply(mix, axes);
  for (let j = 0; j < mix.rows; j++) {
    const row = rowOf(own, j);
    const size = Math.sqrt(dot(row, row)) || 1;
    for (let c = 0; c < row.length; c++) row[c]! /= size;
    const mixed = rowOf(mix, j);
    for (let c = 0; c < mixed.length; c++) mixed[c]! /= size;
  }
  return {
    axes: own,
    places: yield* products.multiply(mix, panels.places),
    held: yield* products.multiply(mix, panels.held),
  };
}
