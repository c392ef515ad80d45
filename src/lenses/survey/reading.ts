/** @file What a straight line reads at one section: the answer, the factors, the input. Everything is scored on held-out samples. */
import { type Design, decompose, type Principal, principalOf } from '#linear/design.ts';
import { effectiveRank, participationRatio } from '#linear/dimension.ts';
import { centred, dot, type Matrix, matrix, rowOf } from '#linear/matrix.ts';
import { type Products, turned } from '#linear/products.ts';
import { type Ridge, ridges } from '#linear/ridge.ts';
import { explained, type Measured, partExplained, shareRight, usableBits } from '#linear/scores.ts';
import { factorOf, solve } from '#linear/tridiagonal.ts';
import type { Work } from '#linear/work.ts';
import type { Shape } from '#nn/shape.ts';
import { EQUAL } from './equal.ts';
import type { Section } from './sections.ts';

/** Something that is read: its values for the fit rows and for the held-out rows. */
export interface Target {
  /** Classes, or 0 for a number. */
  readonly classes: number;
  readonly fit: Float64Array;
  readonly held: Float64Array;
}

export interface FactorReading extends Measured {
  /** Of classes: usable bits, a lower bound on what is there; null for numbers, and where there are very many classes. */
  readonly bits: number | null;
  /** Of numbers, where the answer is a class: R² against the mean of the sample's own class, so that what follows from the class does not count. */
  readonly within: number | null;
}

export interface EqualReading extends Pick<SectionReading, 'answer' | 'control' | 'factors'> {
  /** Numbers that the reader is given: `EQUAL`, or all there are. */
  readonly features: number;
}

export interface SectionReading {
  readonly id: string;
  readonly shape: Shape;
  /** Numbers the section holds of one sample, their bytes, and how many of them a reader is given (averages over a grid of maps where `grid` > 0). */
  readonly units: number;
  readonly bytes: number;
  readonly features: number;
  readonly grid: number;
  /** Directions in which the fit samples really differ: the participation ratio of what a reader is given, and the effective rank. */
  readonly dimension: number;
  readonly rank: number;
  /** The answer: share right, or R² where it is a number. null where it is asked for at every step and the section has no steps. */
  readonly answer: FactorReading | null;
  /** The same reader of shuffled answers: what it reads of nothing. */
  readonly control: number | null;
  /** In the order of the data's factors that are not the answer. */
  readonly factors: readonly FactorReading[];
  /**
   * The same for a reader that is given the strongest directions only, as many at each section: a wide one has no more to read from than a narrow one. null
   * where it was not asked for.
   */
  readonly equal: EqualReading | null;
  /** R² of the input redrawn by a linear map, and what no linear map from as many numbers can pass (PCA). */
  readonly input: Measured;
  readonly best: number;
}

/** input ≈ offset + Σ_j along_j · (axis_j · (features − mean)): a linear map back to the input, by way of the section's own directions. */
export interface Decoder {
  /** [r, d] */
  readonly axes: Matrix;
  /** [r, P] */
  readonly along: Matrix;
  /** [d] */
  readonly mean: Float64Array;
  /** [P] */
  readonly offset: Float64Array;
}

/** What a section gives: how it reads, a map back to the input, and its plane. */
export interface Sounding {
  readonly reading: SectionReading;
  readonly decoder: Decoder;
  readonly design: Design;
  /** Its two strongest directions. */
  readonly plane: Principal;
}

/** One row a class (1 where it is the row's), or the number as the only row. */
const rowsOf = ({ classes, fit }: Target): Matrix => {
  if (classes === 0) return matrix(1, fit.length, fit);
  const rows = matrix(classes, fit.length);
  for (const [i, c] of fit.entries()) rows.values[c * fit.length + i] = 1;
  return rows;
};

/** The share right, or R². */
const bare = ({ held, means }: Ridge, { classes, held: truth }: Target): Measured =>
  classes > 0 ? shareRight(held, truth) : explained(held.values, truth, means[0]!);

/** Of more classes no bits are computed: they would take longer than all else. */
const MOST_CLASSES = 32;

/** How well a target was read; `groups` are the classes that a number is also compared within. */
function score(reading: Ridge, target: Target, groups?: Target): FactorReading {
  const { held, leftOut } = reading;
  if (target.classes > 0)
    return {
      ...bare(reading, target),
      bits: target.classes > MOST_CLASSES ? null : usableBits(leftOut, target.fit, held, target.held),
      within: null,
    };
  const own = groups && meansWithin(target.fit, groups);
  return {
    ...bare(reading, target),
    bits: null,
    within: own ? explained(held.values, target.held, (i) => own[groups.held[i]!]!).value : null,
  };
}

/** The mean of the fit values of each class. */
function meansWithin(values: Float64Array, { classes, fit }: Target): Float64Array {
  const sums = new Float64Array(classes);
  const counts = new Float64Array(classes);
  for (const [i, c] of fit.entries()) {
    sums[c]! += values[i]!;
    counts[c]!++;
  }
  return sums.map((sum, c) => sum / Math.max(1, counts[c]!));
}

/** What is the same for all sections. */
export interface Ground {
  readonly products: Products;
  readonly answer: Target | undefined;
  /** The answers in another order, of the fit rows and of the held-out rows: there is nothing to be read of them. */
  readonly shuffled: Target | undefined;
  readonly factors: readonly Target[];
  /** [n, P]: the input as a reader is given it. */
  readonly fit: Matrix;
  /** [m, P]: the same of the held-out rows, less the mean of the fit rows; and [m] how far each is from that, squared. */
  readonly held: Matrix;
  readonly spread: Float64Array;
  readonly input: Design;
  readonly proxies: Matrix;
  /** Squares of the held-out inputs along their own principal components, descending. */
  readonly spectrum: Float64Array;
}

/**
 * Measures one section.
 * @param steps with an answer at every step: the rows of single steps [n · T, E] and [m · T, E], where the section has steps
 */
export function* sound(
  ground: Ground,
  section: Section,
  fit: Matrix,
  held: Matrix,
  steps: { readonly fit: Matrix; readonly held: Matrix } | undefined | null,
  wantsEqual: boolean,
): Work<Sounding> {
  const { products } = ground;
  const isInput = section.id === 'input';
  const design = isInput ? ground.input : yield* decompose(products, fit, held);
  const perStep = steps ? yield* decompose(products, steps.fit, steps.held) : steps;
  const [proxies, read] = yield* readAll(ground, design, perStep, [ground.proxies]);
  const equal = wantsEqual ? yield* readEqual(ground, design, perStep, read) : null;
  const back = yield* redraw(ground, design, proxies!.lambda);
  const units = section.shape.reduce((product, n) => product * n, 1);
  return {
    design,
    plane: yield* principalOf(products, design, 2),
    decoder: back.decoder,
    reading: {
      id: section.id,
      shape: section.shape,
      units,
      bytes: 4 * units,
      features: section.features,
      grid: section.grid,
      dimension: participationRatio(design.squares),
      rank: effectiveRank(design.squares),
      ...read,
      equal,
      input: isInput ? { value: 1, error: 0 } : back.measured,
      best: bestOf(ground, units),
    },
  };
}

type Steps = Design | undefined | null;

/** What is read of the answer and the factors; before that readings of more targets. */
function* readAll(
  ground: Ground,
  design: Design,
  perStep: Steps,
  more: readonly Matrix[],
): Work<[Ridge | undefined, Pick<SectionReading, 'answer' | 'control' | 'factors'>]> {
  const { products, answer, shuffled } = ground;
  const rows = (targets: readonly Target[]) => targets.map(rowsOf);
  const asked = answer && shuffled && perStep !== null ? [answer, shuffled] : [];
  const stepwise = perStep ? yield* ridges(products, perStep, rows(asked)) : undefined;
  const found = yield* ridges(products, design, [...more, ...rows(ground.factors), ...rows(stepwise ? [] : asked)]);
  const others = found.slice(more.length);
  const [read, control] = stepwise ?? others.slice(ground.factors.length);
  const groups = answer && answer.classes > 0 && perStep === undefined ? answer : undefined;
  const factors: FactorReading[] = [];
  for (const [f, factor] of ground.factors.entries()) {
    factors.push(score(others[f]!, factor, groups));
    yield;
  }
  return [
    found[0],
    {
      answer: read && answer ? score(read, answer) : null,
      control: control && shuffled ? bare(control, shuffled).value : null,
      factors,
    },
  ];
}

/** What is read along the strongest directions; where there are no more, that is `read`. */
function* readEqual(
  ground: Ground,
  design: Design,
  perStep: Steps,
  read: Omit<EqualReading, 'features'>,
): Work<EqualReading> {
  const few = design.axes.columns > EQUAL ? yield* strongest(ground.products, design) : design;
  const fewSteps = perStep && perStep.axes.columns > EQUAL ? yield* strongest(ground.products, perStep) : perStep;
  const same = few === design && fewSteps === perStep;
  return { ...(same ? read : (yield* readAll(ground, few, fewSteps, []))[1]), features: few.axes.columns };
}

/** The same rows along their strongest directions only. */
function* strongest(products: Products, design: Design): Work<Design> {
  const { places, held } = yield* principalOf(products, design, EQUAL);
  return yield* decompose(products, turned(places), turned(held));
}

/** The R² that no code of so many numbers with a linear map back can pass: that of the held-out inputs' own principal components. */
export function bestOf({ input, spectrum }: Pick<Ground, 'input' | 'spectrum'>, numbers: number): number {
  let rest = 0;
  for (let j = numbers; j < spectrum.length; j++) rest += Math.max(0, spectrum[j]!);
  return input.heldSquares === 0 ? 1 : 1 - rest / input.heldSquares;
}

/** Directions of the input by which the strength of the map back is chosen. */
const PROXIES = 16;

/** Places of the fit inputs along their strongest directions [16, n]: what the map back is judged by before it is made for all numbers. */
export function* proxiesOf(products: Products, input: Design): Work<Matrix> {
  return (yield* principalOf(products, input, PROXIES)).places;
}

/** The best linear map from a section back to the input, and how much of the held-out inputs it explains. */
export function* redraw(
  { products, input, fit, held, spread }: Pick<Ground, 'products' | 'input' | 'fit' | 'held' | 'spread'>,
  design: Design,
  lambda: number,
) {
  const pixels = fit.columns;
  const factor = factorOf(design.form, lambda, design.least);
  const about = yield* products.multiply(design.dual, fit); // [r, P]: the mean falls out, since every direction sums to 0
  yield;
  // Where no strength is beyond rounding, nothing varies.
  const along = factor ? solve(factor, about) : matrix(about.rows, pixels);
  yield;
  const missed = new Float64Array(held.rows);
  yield* products.eachRow(design.held, along, { turnA: true }, (redrawn, i) => {
    missed[i] = squaresApart(rowOf(held, i), redrawn);
  });
  return {
    measured: partExplained(missed, spread),
    decoder: { axes: design.axes, along, mean: design.mean, offset: input.mean },
  };
}

/** Σ (a[p] − b[p])² */
function squaresApart(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) {
    const apart = a[p]! - b[p]!;
    sum += apart * apart;
  }
  return sum;
}

/** The held-out inputs [m, P] as `redraw` compares with them. */
export function comparedWith({ mean }: Design, inputs: Matrix): Pick<Ground, 'held' | 'spread'> {
  const held = centred(inputs, mean);
  const nought = new Float64Array(inputs.columns);
  return { held, spread: Float64Array.from({ length: held.rows }, (_, i) => squaresApart(rowOf(held, i), nought)) };
}

/** Writes the input that a section's numbers speak for; `out` [P]. */
export function drawBack({ axes, along, mean, offset }: Decoder, features: Float64Array, out: Float64Array): void {
  out.set(offset);
  const from = features.map((value, c) => value - mean[c]!);
  for (let j = 0; j < axes.rows; j++) {
    const place = dot(rowOf(axes, j), from);
    const row = rowOf(along, j);
    for (let p = 0; p < row.length; p++) out[p]! += place * row[p]!;
  }
}
