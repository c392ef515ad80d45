/** @file The fixed samples on which layers are measured: the same for a data set and seed, whatever the network, the step and the views. */
import { logf } from '#base/math.ts';
import { type Random, randomFrom, streamKey } from '#base/random.ts';
import type { WholeData } from '#data/prepare.ts';
import { splitRows } from '#data/split.ts';
import type { InputKind } from '#nn/dataset.ts';

export interface ProbeSet {
  /** Rows of the data that linear probes are fitted on, and rows they are scored on. */
  readonly fit: Int32Array;
  readonly held: Int32Array;
  /** They are different rows; otherwise there are too few for that, and a score says how well the fit rows themselves are read. */
  readonly apart: boolean;
}

/** Samples in all, by what they are. */
const SIZES: Readonly<Record<InputKind, number>> = { plane: 512, line: 512, image: 1024, sequence: 256, tokens: 256 };
/** Fewer than this on a side say nothing. */
const FEWEST = 8;

/**
 * Draws the probe set: linear probes are fitted on samples that train the network and scored on test samples, class by class in proportion, up to half of the set each.
 * Without enough test samples the training samples are parted, and very few are both.
 */
export function drawProbeSet(data: WholeData, seed: number): ProbeSet {
  const half = SIZES[data.kind] / 2;
  const random = randomFrom(streamKey(seed, 'probe'), logf);
  const answer = data.factors[0];
  const groupOf = (row: number) => (answer?.kind === 'class' ? answer.values[row]! : 0);
  const some = (rows: Int32Array, count: number) => draw(rows, count, groupOf, random);
  const { train, test } = data;
  if (test.length >= FEWEST && train.length >= FEWEST)
    return { fit: some(train, half), held: some(test, half), apart: true };
  const all = train.length > 0 ? train : test;
  if (all.length < 2 * FEWEST) return { fit: all, held: all, apart: false };
  const held = some(all, Math.min(half, all.length >> 1));
  const taken = new Set(held);
  return {
    fit: some(
      all.filter((row) => !taken.has(row)),
      half,
    ),
    held,
    apart: true,
  };
}

/** So many of the rows, ascending, each group in proportion; all where there are no more. */
function draw(rows: Int32Array, count: number, groupOf: (row: number) => number, random: Random): Int32Array {
  if (rows.length <= count) return rows;
  const { test } = splitRows(
    Array.from(rows, (row) => groupOf(row)),
    count / rows.length,
    random,
  );
  return test.map((place) => rows[place]!);
}
