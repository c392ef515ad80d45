/** @file Measuring the units of one block on the probe set: their largest numbers, and how well each tells each concept apart. */
import type { WholeData } from '#data/prepare.ts';
import type { Model } from '#engine/model.ts';
import type { Tensor } from '#layers/layerKernel.ts';
import type { Work } from '#linear/work.ts';
import { sizeOf } from '#nn/shape.ts';
import type { ProbeSet } from '#probes/survey/probeSet.ts';
import { type Concept, PARTED } from './conceptList.ts';
import { areaUnderRoc, cellsOfPixels, levelOf, MeetingCounts, ranksOf, thresholdsOf } from './detection.ts';
import { masksOf } from './probeMasks.ts';
import { cellsOf, placeOfCell, unitsOf } from './unitCells.ts';

/** Units that are measured: of a wider block the first ones. */
export const MOST_UNITS = 128;
/** Cells of a unit from which its thresholds are found. */
const SAMPLED = 8192;

export interface Measured {
  readonly units: number;
  /** [units, concepts]: scores on the fit half, and on the held-out half; NaN where there is none. */
  readonly fit: Float64Array;
  readonly held: Float64Array;
  /** [units, samples]: the largest number of each unit for each sample, fit half first, and where in the block's output it lies. */
  readonly largest: Float32Array;
  readonly places: Int32Array;
}

export interface DissectionSet {
  readonly model: Model;
  readonly data: WholeData;
  readonly set: ProbeSet;
  /** Rows of the data, fit half first; the model's own rows are 0 … n − 1. */
  readonly rows: Int32Array;
  readonly concepts: readonly Concept[];
  /** The parts of the images that are looked at for parts, once they have been drawn. */
  masks?: Uint16Array;
}

export function* measureUnits(dissected: DissectionSet, block: string): Work<Measured> {
  const { model, data, set, rows, concepts } = dissected;
  const { output } = model.evaluation.blocks.find(({ id }) => id === block)!;
  const { shape } = output;
  const units = Math.min(MOST_UNITS, unitsOf(shape));
  const cells = cellsOf(shape, shape.length);
  const count = rows.length;
  const largest = new Float32Array(units * count);
  const places = new Int32Array(units * count);
  const fine = concepts.some(({ part }) => part !== undefined) && isFine(shape, data.shape);
  // Of each fit image the same number of cells, evenly spread, from another one on.
  const kept = fine ? Math.min(cells, Math.ceil(SAMPLED / set.fit.length)) : 0;
  const sampled = Array.from({ length: units }, () => new Float32Array(kept * set.fit.length));
  yield* evaluate(model, output, model.plan.samples.test, (i, numbers) => {
    for (let u = 0; u < units; u++) {
      let best = placeOfCell(shape, u, 0);
      for (let cell = 1; cell < cells; cell++) {
        const place = placeOfCell(shape, u, cell);
        // The first that is not a number is the largest: it is not to be hidden behind others.
        if (!(numbers[place]! <= numbers[best]!) && !Number.isNaN(numbers[best]!)) best = place;
      }
      largest[u * count + i] = numbers[best]!;
      places[u * count + i] = best;
      if (i < set.fit.length)
        for (let k = 0; k < kept; k++)
          sampled[u]![i * kept + k] = numbers[placeOfCell(shape, u, (Math.floor((k * cells) / kept) + i) % cells)]!;
    }
  });
  const fit = new Float64Array(units * concepts.length).fill(Number.NaN);
  const held = fit.slice();
  const labelsOf = concepts.map(({ labels }) => labels && Uint8Array.from(rows, (row) => labels[row]!));
  for (let u = 0; u < units; u++) {
    const values = largest.subarray(u * count, (u + 1) * count);
    const fitRanks = ranksOf(values.subarray(0, set.fit.length));
    const heldRanks = ranksOf(values.subarray(set.fit.length));
    for (const [c, labels] of labelsOf.entries()) {
      if (!labels) continue;
      fit[u * concepts.length + c] = areaUnderRoc(fitRanks, labels.subarray(0, set.fit.length));
      held[u * concepts.length + c] = areaUnderRoc(heldRanks, labels.subarray(set.fit.length));
    }
    yield;
  }
  if (fine) yield* layOverParts(dissected, output, sampled.map(thresholdsOf), fit, held);
  for (let u = 0; u < units; u++)
    if (largest.subarray(u * count, (u + 1) * count).some(Number.isNaN))
      for (const scores of [fit, held]) scores.fill(Number.NaN, u * concepts.length, (u + 1) * concepts.length);
  return { units, fit, held, largest, places };
}

/** Whether a map's cells are small enough to be laid over parts: at most 4 pixels wide and high. */
export function isFine(shape: readonly number[], [, height = 1, width = 1]: readonly number[]): boolean {
  return shape.length === 3 && height <= 4 * shape[1]! && width <= 4 * shape[2]!;
}

/** The first rows of each half. */
const partedRows = (fit: number, held: number): Int32Array =>
  Int32Array.from([
    ...Array.from({ length: Math.min(PARTED, fit) }, (_, i) => i),
    ...Array.from({ length: Math.min(PARTED, held) }, (_, i) => fit + i),
  ]);

/** Lays the maps over the parts, image by image, and writes the scores of the best thresholds. */
function* layOverParts(
  dissected: DissectionSet,
  output: Tensor,
  thresholds: readonly (readonly number[])[],
  fit: Float64Array,
  held: Float64Array,
): Work<void> {
  const { model, data, set, concepts } = dissected;
  const own = partedRows(set.fit.length, set.held.length);
  dissected.masks ??= yield* masksOf(
    data,
    own.map((i) => dissected.rows[i]!),
  );
  const { masks } = dissected;
  const [, height, width] = data.shape as [number, number, number];
  const [, down, across] = output.shape as [number, number, number];
  const units = thresholds.length;
  const pixels = height * width;
  const cellOf = cellsOfPixels(width, height, across, down);
  const area = new Int32Array(across * down);
  for (const cell of cellOf) area[cell]!++;
  const parts = concepts.flatMap(({ part }, concept) => (part === undefined ? [] : [{ part, concept }]));
  const counts = new MeetingCounts(units, parts.length);
  const levels = new Uint8Array(units * area.length);
  const covered = new Int32Array(parts.length * area.length);
  yield* evaluate(model, output, own, (i, numbers) => {
    covered.fill(0);
    for (let pixel = 0; pixel < pixels; pixel++) {
      const word = masks[i * pixels + pixel]!;
      if (word === 0) continue;
      const cell = cellOf[pixel]!;
      for (let p = 0; p < parts.length; p++) if ((word >> p) & 1) covered[p * area.length + cell]!++;
    }
    for (let u = 0, at = 0; u < units; u++)
      for (let cell = 0; cell < area.length; cell++, at++) levels[at] = levelOf(numbers[at]!, thresholds[u]!);
    counts.add(own[i]! < set.fit.length ? 0 : 1, levels, area, covered);
  });
  for (let u = 0; u < units; u++)
    for (const [p, { concept }] of parts.entries()) {
      const { chosenBy, score } = counts.best(u, p);
      fit[u * concepts.length + concept] = chosenBy;
      held[u * concepts.length + concept] = score;
    }
}

/** Runs rows of the model's own; `visit` sees the numbers of a block's output for each, by its place among them. */
function* evaluate(
  model: Model,
  output: Tensor,
  rows: Int32Array,
  visit: (index: number, numbers: Float32Array) => void,
): Work<void> {
  const numbers = model.tensor(output);
  const width = sizeOf(output.shape);
  for (let start = 0; start < rows.length; start += model.evaluation.rows) {
    model.evaluateRows(rows.subarray(start, start + model.evaluation.rows), (_, count) => {
      for (let i = 0; i < count; i++) visit(start + i, numbers.subarray(i * width, (i + 1) * width));
    });
    yield;
  }
}
