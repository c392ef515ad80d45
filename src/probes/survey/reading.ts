/** @file What a straight line reads at one section: the answer, the factors, the input. Everything is scored on held-out samples. */
import { type Design, decompose, type Principal, principalOf } from '#linear/design.ts';
import { effectiveRank, participationRatio } from '#linear/dimension.ts';
import { allFinite, copyOf, type Matrix, matrix } from '#linear/matrix.ts';
import { type Products, turned } from '#linear/products.ts';
import { leftOutOf, type Ridge, ridges } from '#linear/ridge.ts';
import { explained, type Measured, type Share, shareRight, usableBits } from '#linear/scores.ts';
import type { Work } from '#linear/work.ts';
import type { Shape } from '#nn/shape.ts';
import { EQUAL } from './equal.ts';
import { bestOf, type Decoder, type Inputs, redraw } from './redraw.ts';
import type { Section } from './sections.ts';

export type { Share };

/** Rows that linear probes are fitted on, and rows they are scored on. */
export interface Parted<T> {
  readonly fit: T;
  readonly held: T;
}

/** Something that is read: its values for the fit rows and for the held-out rows. */
export interface Target {
  /** Classes, or 0 for a number. */
  readonly classes: number;
  readonly fit: Float64Array;
  readonly held: Float64Array;
}

/** A share right, or R², which is below 0 where the reading is worse than always saying the mean, and NaN where nothing varies. */
export interface FactorReading extends Share {
  /** Of classes: usable bits, a lower bound on what is there; null for numbers, and where there are very many classes. */
  readonly bits: number | null;
  /** Of numbers, where the answer is a class: R² against the mean of the sample's own class, so that what follows from the class does not count. */
  readonly within: number | null;
}

export interface EqualReading extends Pick<SectionReading, 'answer' | 'control' | 'factors'> {
  /** Numbers that the linear probe is given: `EQUAL`, or all there are. */
  readonly features: number;
}

export interface SectionReading {
  readonly id: string;
  readonly shape: Shape;
  /** Numbers the section holds of one sample, their bytes, and how many of them a linear probe is given (averages over a grid of maps where `grid` > 0). */
  readonly units: number;
  readonly bytes: number;
  readonly features: number;
  readonly grid: number;
  /** false where the section's numbers are not all finite: then nothing is read of it, and what is said below is null or NaN. */
  readonly computed: boolean;
  /** Directions in which the fit samples really differ: the participation ratio of what a linear probe is given, and the effective rank. */
  readonly dimension: number;
  readonly rank: number;
  /** The answer: share right, or R² where it is a number. null where it is asked for at every step and the section has no steps. */
  readonly answer: FactorReading | null;
  /** The same linear probe of shuffled answers: what it reads of nothing. */
  readonly control: number | null;
  /** In the order of the data's factors that are not the answer. */
  readonly factors: readonly FactorReading[];
  /**
   * The same for a linear probe that is given the strongest directions only, as many at each section: a wide one has no more to read from than a narrow one. null
   * where it was not asked for.
   */
  readonly equal: EqualReading | null;
  /** R² of the input redrawn by a linear map (null where it was not asked for), and what no linear map from as many numbers can pass (PCA). */
  readonly input: Measured | null;
  readonly best: number;
  /** The map is none: the section's own numbers, as they are, are nearer to the input than what any is found to make of them. */
  readonly asItIs: boolean;
}

/** What takes long and not every lens shows: linear probes of equal capacity, and the input redrawn. */
export interface Wanted {
  readonly equal: boolean;
  readonly redrawn: boolean;
}

/** Whether a section was measured with all that is wanted. */
export const hasAll = ({ reading, decoder }: SectionProbe, { equal, redrawn }: Wanted): boolean =>
  !reading.computed || (!(equal && reading.equal === null) && !(redrawn && !decoder));

/** What a section gives: how it reads, a map back to the input, and its plane. */
export interface SectionProbe {
  readonly reading: SectionReading;
  /** Where it was asked for. */
  readonly decoder?: Decoder;
  /** Squares along its directions, descending, and the two strongest of these. */
  readonly squares: Float64Array;
  readonly plane: Principal;
}

/** One row a class (1 where it is the row's), or the number as the only row. */
const rowsOf = ({ classes, fit }: Target): Matrix => {
  if (classes === 0) return matrix(1, fit.length, fit);
  const rows = matrix(classes, fit.length);
  for (let i = 0; i < fit.length; i++) rows.values[fit[i]! * fit.length + i] = 1;
  return rows;
};

/** The share right, or R². */
const bare = ({ held, means }: Ridge, { classes, held: truth }: Target): Share =>
  classes > 0 ? shareRight(held, truth) : { ...explained(held.values, truth, means[0]!), bound: null };

/** Of more classes no bits are computed: they would take longer than all else. */
const MOST_CLASSES = 32;

/** How well a target was read; `groups` are the classes that a number is also compared within. */
function* score(
  products: Products,
  design: Design,
  reading: Ridge,
  target: Target,
  groups?: Target,
): Work<FactorReading> {
  const { held } = reading;
  if (target.classes > MOST_CLASSES) return { ...bare(reading, target), bits: null, within: null };
  if (target.classes > 0) {
    const leftOut = yield* leftOutOf(products, design, reading, rowsOf(target));
    const bits = usableBits(leftOut, target.fit, held, target.held);
    yield;
    return { ...bare(reading, target), bits, within: null };
  }
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
  for (let i = 0; i < fit.length; i++) {
    sums[fit[i]!]! += values[i]!;
    counts[fit[i]!]!++;
  }
  return sums.map((sum, c) => sum / Math.max(1, counts[c]!));
}

/** What is the same for all sections. */
export interface Targets {
  readonly products: Products;
  readonly answer: Target | undefined;
  /** The answers in another order, of the fit rows and of the held-out rows: there is nothing to be read of them. */
  readonly shuffled: Target | undefined;
  readonly factors: readonly Target[];
  readonly inputs: Inputs;
}

/** Measures one section, in memory that the next is measured in too. */
export const probeSection = (...[targets, ...about]: Parameters<typeof measureSection>): Work<SectionProbe> =>
  targets.products.scratch.during(measureSection(targets, ...about));

/**
 * @param rows what a linear probe is given of the section, [n, d] and [m, d]
 * @param steps with an answer at every step: the rows of single steps [n · T, E] and [m · T, E], where the section has steps
 */
function* measureSection(
  targets: Targets,
  section: Section,
  { fit, held }: Parted<Matrix>,
  steps: Parted<Matrix> | undefined | null,
  wanted: Wanted,
): Work<SectionProbe> {
  const { products, inputs } = targets;
  const isInput = section.id === 'input';
  const units = section.shape.reduce((product, n) => product * n, 1);
  const { id, shape, features, grid } = section;
  const about = { id, shape, units, bytes: 4 * units, features, grid };
  if (!allFinite(fit) || !allFinite(held)) return unread(about, fit, held);
  const design = isInput ? inputs.design : yield* decompose(products, fit, held);
  const perStep = steps ? yield* decompose(products, steps.fit, steps.held) : steps;
  const read = yield* readAll(targets, design, perStep);
  const equal = wanted.equal ? yield* readEqual(targets, design, perStep, read) : null;
  const redrawn = wanted.redrawn ? yield* redraw(products, inputs, design, fit, held) : undefined;
  return {
    squares: design.squares,
    plane: kept(yield* principalOf(products, design, 2)),
    ...(redrawn ? { decoder: redrawn.decoder } : {}),
    reading: {
      ...about,
      computed: true,
      dimension: participationRatio(design.squares),
      rank: effectiveRank(design.squares),
      ...read,
      equal,
      input: redrawn?.measured ?? null,
      // A token is no number, but one of as many zeros and a 1 as there are tokens.
      best: bestOf(inputs, section.tokens > 0 ? features : units),
      asItIs: redrawn?.decoder.asItIs ?? false,
    },
  };
}

/** A plane of which nothing is lent. */
const kept = ({ axes, places, held }: Principal): Principal => ({
  axes: copyOf(axes),
  places: copyOf(places),
  held: copyOf(held),
});

/** Of numbers that are not finite nothing is read. */
function unread(
  about: Pick<SectionReading, 'id' | 'shape' | 'units' | 'bytes' | 'features' | 'grid'>,
  fit: Matrix,
  held: Matrix,
): SectionProbe {
  return {
    squares: new Float64Array(0),
    plane: { axes: matrix(0, fit.columns), places: matrix(0, fit.rows), held: matrix(0, held.rows) },
    reading: {
      ...about,
      ...{ answer: null, control: null, factors: [] },
      computed: false,
      dimension: Number.NaN,
      rank: Number.NaN,
      equal: null,
      input: { value: Number.NaN, error: Number.NaN },
      best: Number.NaN,
      asItIs: false,
    },
  };
}

type Steps = Design | undefined | null;

/** Shares alone, of the answer and the factors: the same as a whole reading has, for a part of its cost. null where a section's numbers are not all finite. */
export const readShares = (...[products, ...about]: Parameters<typeof sharesOf>): ReturnType<typeof sharesOf> =>
  products.scratch.during(sharesOf(products, ...about));

function* sharesOf(
  products: Products,
  { answer, factors }: Pick<Targets, 'answer' | 'factors'>,
  { fit, held }: Parted<Matrix>,
  steps: Parted<Matrix> | undefined | null,
): Work<{ readonly answer: Share | null; readonly factors: readonly Share[] } | null> {
  if (!allFinite(fit) || !allFinite(held)) return null;
  const asked = answer && steps !== null ? [rowsOf(answer)] : [];
  const stepwise = steps && (yield* ridges(products, yield* decompose(products, steps.fit, steps.held), asked));
  const own = [...factors.map(rowsOf), ...(stepwise ? [] : asked)];
  const found = own.length > 0 ? yield* ridges(products, yield* decompose(products, fit, held), own) : [];
  const read = (stepwise ?? found.slice(factors.length))[0];
  return {
    answer: read && answer ? bare(read, answer) : null,
    factors: factors.map((factor, f) => bare(found[f]!, factor)),
  };
}

/** What is read of the answer and the factors. */
function* readAll(
  targets: Targets,
  design: Design,
  perStep: Steps,
): Work<Pick<SectionReading, 'answer' | 'control' | 'factors'>> {
  const { products, answer, shuffled } = targets;
  const rows = (targets: readonly Target[]) => targets.map(rowsOf);
  const asked = answer && shuffled && perStep !== null ? [answer, shuffled] : [];
  const stepwise = perStep ? yield* ridges(products, perStep, rows(asked)) : undefined;
  const found = yield* ridges(products, design, [...rows(targets.factors), ...rows(stepwise ? [] : asked)]);
  const [read, control] = stepwise ?? found.slice(targets.factors.length);
  const groups = answer && answer.classes > 0 && perStep === undefined ? answer : undefined;
  const factors: FactorReading[] = [];
  for (const [f, factor] of targets.factors.entries()) {
    factors.push(yield* score(products, design, found[f]!, factor, groups));
    yield;
  }
  return {
    answer: read && answer ? yield* score(products, perStep ?? design, read, answer) : null,
    control: control && shuffled ? bare(control, shuffled).value : null,
    factors,
  };
}

/** What is read along the strongest directions; where there are no more, that is `read`. */
function* readEqual(
  targets: Targets,
  design: Design,
  perStep: Steps,
  read: Omit<EqualReading, 'features'>,
): Work<EqualReading> {
  const few = design.axes.columns > EQUAL ? yield* strongest(targets.products, design) : design;
  const fewSteps = perStep && perStep.axes.columns > EQUAL ? yield* strongest(targets.products, perStep) : perStep;
  const same = few === design && fewSteps === perStep;
  return { ...(same ? read : yield* readAll(targets, few, fewSteps)), features: few.axes.columns };
}

/** The same rows along their strongest directions only. */
function* strongest(products: Products, design: Design): Work<Design> {
  const { places, held } = yield* principalOf(products, design, EQUAL);
  return yield* decompose(products, turned(places), turned(held));
}
