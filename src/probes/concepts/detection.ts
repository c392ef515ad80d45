/**
 * @file How well a unit tells a part of an image from the rest, and an image with a property from one without. Scores are corrected for chance: the plain share of
 * overlap names whatever is large. Source: Bau et al., "Network Dissection", 2017, with Matthews' coefficient (1975) in place of their overlap.
 */

/**
 * Matthews' correlation of two yes-or-no variables from their four counts: (TP · TN − FP · FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN)), −1 … 1; 0 for
 * independent ones, and where one of them never changes.
 */
export function matthews(tp: number, fp: number, fn: number, tn: number): number {
  const spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
  return spread > 0 ? (tp * tn - fp * fn) / Math.sqrt(spread) : 0;
}

/** The rank of each value among all, from 1; equals share the middle of theirs. NaN for all where one value is: it has no place among the others. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  if (Array.from(values).some(Number.isNaN)) return new Float64Array(values.length).fill(Number.NaN);
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && values[order[end]!] === values[order[i]!]) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) ranks[order[i]!] = rank;
  }
  return ranks;
}

/**
 * The chance that a value drawn from those with `label` 1 is larger than one from those with 0, ties counted half: the area under the ROC curve. NaN where one
 * kind is missing. @param ranks of the values
 */
export function areaUnderRoc(ranks: Float64Array, labels: ArrayLike<number>): number {
  let [positives, sum] = [0, 0];
  for (const [i, rank] of ranks.entries())
    if (labels[i]) {
      positives++;
      sum += rank;
    }
  const negatives = ranks.length - positives;
  return positives > 0 && negatives > 0
    ? (sum - (positives * (positives + 1)) / 2) / (positives * negatives)
    : Number.NaN;
}

/**
 * Its standard error (Hanley and McNeil 1982) for so many positives and negatives; 0 where the two do not meet, of which `boundOf` knows more: as many pairs as
 * the fewer of them have nothing in common, and all lie the same way.
 */
export function areaError(area: number, positives: number, negatives: number): number {
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const variance = area * (1 - area) + (positives - 1) * (q1 - area * area) + (negatives - 1) * (q2 - area * area);
  return Math.sqrt(Math.max(0, variance) / (positives * negatives));
}

/** Shares of the cells, of all images, above which a unit is tried as a detector. */
export const SHARES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5] as const;

/** For each of `SHARES` the value that so many of a unit's cells exceed, falling. Sorts `values`. */
export function thresholdsOf(values: Float32Array): number[] {
  values.sort();
  return SHARES.map((share) => values[Math.min(values.length - 1, Math.floor((1 - share) * values.length))]!);
}

/** How many thresholds (falling) a value does not exceed: 0 where it is above all, their number where above none. */
export function levelOf(value: number, thresholds: readonly number[]): number {
  let level = thresholds.length;
  while (level > 0 && value > thresholds[level - 1]!) level--;
  return level;
}

/**
 * The pixels under each cell of a map laid over an image: cell of pixel (x, y) = (⌊x · across / width⌋, ⌊y · down / height⌋), as when the map is enlarged
 * without smoothing.
 */
export function cellsOfPixels(width: number, height: number, across: number, down: number): Int32Array {
  const cells = new Int32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      cells[y * width + x] = Math.floor((y * down) / height) * across + Math.floor((x * across) / width);
  return cells;
}

/** Counts over images of how a unit's cells and a part's pixels meet, level by level, in two halves of the images. */
export class MeetingCounts {
  readonly #parts: number;
  /** [2, units, levels + 1] pixels, and [2, units, parts, levels + 1] pixels of the part. */
  readonly #pixels: Float64Array;
  readonly #masked: Float64Array;
  readonly #units: number;
  readonly #levels = SHARES.length + 1;

  constructor(units: number, parts: number) {
    this.#units = units;
    this.#parts = parts;
    this.#pixels = new Float64Array(2 * units * this.#levels);
    this.#masked = new Float64Array(2 * units * parts * this.#levels);
  }

  /**
   * Adds one image.
   * @param half 0 to choose by, 1 to be scored on
   * @param levels [units, cells] level of each cell
   * @param area [cells] pixels under each cell
   * @param covered [parts, cells] pixels of each part under each cell
   */
  add(half: 0 | 1, levels: Uint8Array, area: Int32Array, covered: Int32Array): void {
    const cells = area.length;
    for (let u = 0; u < this.#units; u++) {
      const pixels = (half * this.#units + u) * this.#levels;
      for (let i = 0; i < cells; i++) this.#pixels[pixels + levels[u * cells + i]!]! += area[i]!;
      for (let p = 0; p < this.#parts; p++) {
        const masked = ((half * this.#units + u) * this.#parts + p) * this.#levels;
        for (let i = 0; i < cells; i++) {
          const meet = covered[p * cells + i]!;
          if (meet > 0) this.#masked[masked + levels[u * cells + i]!]! += meet;
        }
      }
    }
  }

  /** Matthews' correlation of "the unit is above threshold t" with "the pixel belongs to the part", over the images of a half. */
  score(half: 0 | 1, unit: number, part: number, t: number): number {
    const pixels = (half * this.#units + unit) * this.#levels;
    const masked = ((half * this.#units + unit) * this.#parts + part) * this.#levels;
    let [above, all, hit, belongs] = [0, 0, 0, 0];
    for (let level = 0; level < this.#levels; level++) {
      const [n, m] = [this.#pixels[pixels + level]!, this.#masked[masked + level]!];
      all += n;
      belongs += m;
      if (level <= t) {
        above += n;
        hit += m;
      }
    }
    return matthews(hit, above - hit, belongs - hit, all - above - belongs + hit);
  }

  /** The threshold that suits a unit and a part best on the first half, with its score on the second, which had no say in it. */
  best(unit: number, part: number): { readonly threshold: number; readonly chosenBy: number; readonly score: number } {
    const scores = SHARES.map((_, t) => this.score(0, unit, part, t));
    const threshold = scores.indexOf(Math.max(...scores));
    return { threshold, chosenBy: scores[threshold]!, score: this.score(1, unit, part, threshold) };
  }
}
