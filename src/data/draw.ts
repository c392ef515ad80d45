/** @file Writing samples row by row: the parts that the generated sets share. */
import type { Random } from '#base/random.ts';
import type { Samples } from '#nn/dataset.ts';
import { strayOf } from './fields.ts';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

/** At most this many classes can be told apart by colour and shape. */
export const MAX_CLASSES = LETTERS.length;

/** Names for classes that mean nothing by themselves: A, B, … */
export const lettersFor = (classes: number): string[] => LETTERS.slice(0, classes);

/**
 * Points of K classes, interleaved: row i belongs to class i mod K, hence class sizes differ by at most one.
 * Every row draws its displacement, also where noise is 0: points move along straight lines when only the noise changes.
 * @param noise see `strayOf`
 * @param place the ideal place of a point of a class; `row` counts within the class
 */
export function drawClasses(
  count: number,
  classNames: readonly string[],
  noise: number,
  random: Random,
  place: (label: number, row: number) => readonly [x: number, y: number],
): Samples {
  const inputs = new Float32Array(count * 2);
  const targets = new Float32Array(count);
  const stray = strayOf(noise);
  const classes = classNames.length;
  for (let i = 0; i < count; i++) {
    const label = i % classes;
    const [x, y] = place(label, Math.floor(i / classes));
    inputs[2 * i] = x + stray * random.normal();
    inputs[2 * i + 1] = y + stray * random.normal();
    targets[i] = label;
  }
  return { inputs, shape: [2], targets, classNames };
}

/**
 * Values of a function at places drawn uniformly from [−1, 1) on each axis; the noise is on the value.
 * The function is given the float32 coordinates that are stored, so that at noise 0 each target is the float32 nearest to its formula there.
 * @param dimensions 2: f(x, y); 1: f(x)
 */
export function drawValues(
  count: number,
  dimensions: 1 | 2,
  noise: number,
  random: Random,
  value: (x: number, y: number) => number,
): Samples {
  const inputs = new Float32Array(count * dimensions);
  const targets = new Float32Array(count);
  const stray = strayOf(noise);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < dimensions; d++) inputs[i * dimensions + d] = random.between(-1, 1);
    const x = inputs[i * dimensions]!;
    const y = dimensions === 2 ? inputs[i * dimensions + 1]! : 0;
    targets[i] = value(x, y) + stray * random.normal();
  }
  return { inputs, shape: [dimensions], targets, classNames: [] };
}

const TAU = 2 * Math.PI;

/** The angle of a share of a full turn, in radians: 2π · share, of the part after the whole turns, where float32 sines are most exact. */
export const turn = (share: number): number => TAU * (share - Math.floor(share));
