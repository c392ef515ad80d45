/** @file For tests: the survey of a run once more, from its features on, by `plainRidge.ts`; and where the two differ. */
import type { Trainer } from '#engine/trainer.ts';
import type { Factor } from '#nn/dataset.ts';
import { sizeOf } from '#nn/shape.ts';
import { EQUAL } from '#probes/survey/equal.ts';
import type { ProbeSet } from '#probes/survey/probeSet.ts';
import type { FactorReading } from '#probes/survey/reading.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { readFeatures, sectionsOf } from '#probes/survey/sections.ts';
import {
  centredDirections,
  less,
  meanOf,
  plainBits,
  plainEntropy,
  plainR2,
  plainRidge,
  plainShare,
  type Rows,
  squaresApart,
} from './plainRidge.ts';

/** Three places. */
const NEAR = 5e-4;
/** Of more classes no bits are given. */
const MOST_CLASSES = 32;

interface Halves {
  readonly fit: Rows;
  readonly held: Rows;
}

/** What linear probes are given of the probe set at each section. */
function featuresOf({ model }: Trainer, { fit, held }: ProbeSet): Halves[] {
  const rows = Int32Array.from([...fit, ...held]);
  const sections = sectionsOf(model);
  const all = sections.map(({ features }) => Array.from(rows, () => new Float64Array(features)));
  model.evaluateRows(rows, (start, count) => {
    for (const [s, section] of sections.entries()) {
      const width = sizeOf(section.shape);
      const numbers = model.tensor(section.tensor);
      for (let i = 0; i < count; i++)
        readFeatures(section, numbers.subarray(i * width, (i + 1) * width), all[s]![start + i]!);
    }
  });
  return all.map((list) => ({ fit: list.slice(0, fit.length), held: list.slice(fit.length) }));
}

type Asked = Pick<Factor, 'kind'> & { readonly classes: number; readonly fit: number[]; readonly held: number[] };

/** The heat between e⁻³ and e⁸ of the least bits, by thirds; where all are read right, at which a ten-thousandth of a bit is left. */
function plainHeat(scores: Rows, classes: readonly number[]): number {
  const at = (t: number) => plainBits(scores, classes, Math.exp(t));
  let [low, high] = [-3, 8];
  const right = scores.every((row, i) => row.every((x, k) => k === classes[i] || x < row[classes[i]!]!));
  for (let i = 0; i < 120; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (right ? at(a) <= 1e-4 : at(a) < at(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

function plainReading({ fit, held }: Halves, { kind, classes, fit: own, held: truth }: Asked, groups?: Asked) {
  if (kind === 'class') {
    const oneHot = own.map((c) => Float64Array.from({ length: classes }, (_, k) => Number(k === c)));
    const found = plainRidge(fit, oneHot, held);
    const bits = plainEntropy(truth) - plainBits(found.held, truth, plainHeat(found.leftOut, own));
    return {
      value: plainShare(found.held, truth),
      bits: classes > MOST_CLASSES ? null : Math.max(0, bits),
      within: null,
    };
  }
  const rows = (values: readonly number[]) => values.map((value) => Float64Array.of(value));
  const found = plainRidge(fit, rows(own), held);
  const meanIn = (group: number) => meanOf(rows(own).filter((_, i) => groups!.fit[i] === group));
  return {
    value: plainR2(
      rows(truth),
      found.held,
      truth.map(() => meanOf(rows(own))),
    ),
    bits: null,
    within: groups ? plainR2(rows(truth), found.held, groups.held.map(meanIn)) : null,
  };
}

/** The rows along the strongest directions of those to fit on. */
function strongest({ fit, held }: Halves): Halves {
  const mean = meanOf(fit);
  const axes = centredDirections(fit).axes.slice(0, EQUAL);
  const along = (rows: Rows) =>
    less(rows, mean).map((row) => Float64Array.from(axes, (axis) => axis.reduce((sum, x, c) => sum + x * row[c]!, 0)));
  return { fit: along(fit), held: along(held) };
}

/** Every reading of a survey's result (with linear probes of equal capacity) that is more than half a thousandth from what is computed plainly. */
export function differences(trainer: Trainer, set: ProbeSet, { sections, positions }: SurveyResult): string[] {
  const { factors, targets, classNames } = trainer.plan.data!;
  const askedOf = (values: ArrayLike<number>, kind: Factor['kind'], classes: number, count = 1): Asked => {
    const take = (rows: Int32Array) =>
      [...rows].flatMap((row) => Array.from({ length: count }, (_, t) => values[row * count + t]!));
    return { kind, classes, fit: take(set.fit), held: take(set.held) };
  };
  const all = factors.map(({ values, kind, classes = [] }) => askedOf(values, kind, classes.length));
  const answer = positions === 1 ? all.shift()! : askedOf(targets, 'class', classNames.length, positions);
  const features = featuresOf(trainer, set);
  const input = features[0]!;
  const found: string[] = [];
  const compare = (what: string, shown: number | null, plain: number | null) => {
    if (shown === null || plain === null ? shown !== plain : !(Math.abs(shown - plain) <= NEAR))
      found.push(`${what}: ${shown} instead of ${plain}`);
  };
  for (const [s, section] of sections.entries()) {
    const halves = features[s]!;
    const compareAll = (name: string, read: FactorReading | null, asked: Asked, given: Halves) => {
      if (!read) return;
      const groups = asked !== answer && answer.kind === 'class' && positions === 1 ? answer : undefined;
      const plain = plainReading(given, asked, groups);
      for (const key of ['value', 'bits', 'within'] as const)
        compare(`${section.id} ${name} ${key}`, read[key], plain[key]);
    };
    const steps = (rows: Rows): Rows =>
      rows.flatMap((row) =>
        Array.from({ length: positions }, (_, t) =>
          row.slice((t * row.length) / positions, ((t + 1) * row.length) / positions),
        ),
      );
    const perStep = positions > 1 ? { fit: steps(halves.fit), held: steps(halves.held) } : halves;
    const few = (given: Halves) => (given.fit[0]!.length > EQUAL ? strongest(given) : given);
    const [fewSteps, fewAll] = [few(perStep), few(halves)];
    compareAll('answer', section.answer, answer, perStep);
    compareAll('answer, equal', section.equal!.answer, answer, fewSteps);
    for (const [f, asked] of all.entries()) {
      compareAll(`factor ${f}`, section.factors[f]!, asked, halves);
      compareAll(`factor ${f}, equal`, section.equal!.factors[f]!, asked, fewAll);
    }
    const spectrum = centredDirections(halves.fit).sizes.map((size) => size ** 2);
    const sum = spectrum.reduce((a, b) => a + b, 0);
    compare(`${section.id} dimension`, section.dimension, sum ** 2 / spectrum.reduce((a, b) => a + b * b, 0));
    compare(
      `${section.id} rank`,
      section.rank,
      Math.exp(-spectrum.reduce((a, b) => a + (b / sum) * Math.log(b / sum), 0)),
    );
    const back = plainRidge(halves.fit, input.fit, halves.held);
    const same =
      halves.fit[0]!.length === input.fit[0]!.length && squaresApart(input.fit, halves.fit) <= back.looSquares;
    const means = input.held.map(() => meanOf(input.fit));
    compare(`${section.id} input`, section.input!.value, plainR2(input.held, same ? halves.held : back.held, means));
  }
  return found;
}
