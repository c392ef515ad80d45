/** @file What a network answers on a plane, as fields to paint: who wins where, by how much, and where the winner changes. */
import { contour, type Segments } from './contour.ts';

/** The answer of a network on a grid of inputs, row 0 on top. */
export type Answer = {
  readonly width: number;
  readonly height: number;
} & (
  | {
      readonly kind: 'classes';
      /** [H·W, K]: one row of scores per place, as the network gives them. */
      readonly values: Float32Array;
      readonly classes: number;
      /** Default 'logits'. */
      readonly scores?: 'logits' | 'probabilities';
    }
  | {
      readonly kind: 'binary';
      /** [H·W]: one logit per place. */
      readonly values: Float32Array;
      /** The class (0 or 1) that a positive logit speaks for. Default 1. */
      readonly positive?: 0 | 1;
    }
  | {
      readonly kind: 'surface';
      /** [H·W]: one value per place. */
      readonly values: Float32Array;
      /** The value at the ends of the signed scale. */
      readonly limit: number;
    }
);

/** Fields over the same places; buffers are kept and used again by the next call with the same sizes. */
export interface AnswerFields {
  /** Index of the class with the highest score. */
  winner: Uint8Array;
  /** Probability of the winner less that of the second, 0 … 1. */
  margin: Float32Array;
  /** Log-odds of the winner against the second, ≥ 0. */
  odds: Float32Array;
  /** With two classes: log-odds of class 0 against class 1, of either sign. */
  signed: Float32Array;
}

/** Room for the fields of `places` places. */
export function answerFields(places: number): AnswerFields {
  return {
    winner: new Uint8Array(places),
    margin: new Float32Array(places),
    odds: new Float32Array(places),
    signed: new Float32Array(places),
  };
}

const TINY = 1e-12;

/**
 * Works out winner, margin p₁ − p₂ with p = softmax(z), and log-odds z₁ − z₂ at every place.
 * Where a score is no number the margin and the odds are no number either.
 */
export function measureClasses(values: Float32Array, classes: number, logits: boolean, out: AnswerFields): void {
  const places = out.winner.length;
  for (let n = 0; n < places; n++) {
    const row = n * classes;
    let first = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let winner = 0;
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      const score = values[row + k]!;
      sum += score;
      if (score > first) {
        second = first;
        first = score;
        winner = k;
      } else if (score > second) second = score;
    }
    out.winner[n] = winner;
    if (Number.isNaN(sum)) {
      out.margin[n] = out.odds[n] = out.signed[n] = Number.NaN;
      continue;
    }
    if (logits) {
      const share = Math.exp(second - first);
      // Of two, the winner's own share is 1 (and no number where it is infinite): one power instead of three.
      let total = 1 + (first - first) + share;
      if (classes !== 2) {
        total = 0;
        for (let k = 0; k < classes; k++) total += Math.exp(values[row + k]! - first);
      }
      out.odds[n] = first - second;
      out.margin[n] = (1 - share) / total;
      out.signed[n] = values[row]! - values[row + 1]!;
    } else {
      out.odds[n] = Math.log(Math.max(first, TINY) / Math.max(second, TINY));
      out.margin[n] = first - second;
      out.signed[n] = Math.log(Math.max(values[row]!, TINY) / Math.max(values[row + 1]!, TINY));
    }
  }
}

/** The same from one logit per place: p = σ(z), margin |2p − 1|. */
export function measureBinary(values: Float32Array, positive: 0 | 1, out: AnswerFields): void {
  const sign = positive === 0 ? 1 : -1;
  for (let n = 0; n < out.winner.length; n++) {
    const odds = sign * values[n]!;
    out.signed[n] = odds;
    out.odds[n] = Math.abs(odds);
    out.margin[n] = Math.abs(Math.tanh(odds / 2));
    out.winner[n] = odds >= 0 ? 0 : 1;
  }
}

/** A class is preferred where its probability leads by so much. */
const PREFERRED = 0.02;

/** Whether no class is preferred anywhere on a map of probabilities [classes, cells]: there is no border then. */
export function noneLeads(values: ArrayLike<number>, classes: number): boolean {
  const cells = values.length / classes;
  for (let n = 0; n < cells; n++) {
    let [first, second] = [0, 0];
    for (let k = 0; k < classes; k++) {
      const p = values[k * cells + n]!;
      if (Number.isNaN(p)) return false;
      if (p > first) [first, second] = [p, first];
      else if (p > second) second = p;
    }
    if (first - second >= PREFERRED) return false;
  }
  return true;
}

/**
 * Whether a class is preferred anywhere in the ninth of the map round a cell (its upper left sample); a line between none and none would be the sign of
 * rounding. Asked for cells on a line only, which mostly end at once.
 */
export function someLead(margin: Float32Array, width: number, height: number): (x: number, y: number) => boolean {
  const [rx, ry] = [Math.ceil(width / 6), Math.ceil(height / 6)];
  return (x, y) => {
    const [left, right] = [Math.max(0, x - rx), Math.min(width - 1, x + 1 + rx)];
    const [top, bottom] = [Math.max(0, y - ry), Math.min(height - 1, y + 1 + ry)];
    for (const row of [top, bottom])
      for (const column of [left, right]) if (margin[row * width + column]! >= PREFERRED) return true;
    for (let row = top; row <= bottom; row++)
      for (let n = row * width + left; n <= row * width + right; n++) if (margin[n]! >= PREFERRED) return true;
    return false;
  };
}

let score = new Float32Array(0);

/**
 * Adds the lines where the winner changes. With K > 2 the field of class k is z_k − max_{j≠k} z_j, which is zero where k begins to win; each
 * line between two classes is drawn once, by the lower of them.
 */
export function classBoundary(
  values: Float32Array,
  classes: number,
  logits: boolean,
  fields: AnswerFields,
  width: number,
  height: number,
  out: Segments,
  keep: (x: number, y: number) => boolean = () => true,
): void {
  const { winner, odds } = fields;
  const places = width * height;
  if (score.length < places) score = new Float32Array(places);
  const present = new Set(winner.subarray(0, places));
  for (let k = 0; k < classes; k++) {
    if (!present.has(k)) continue;
    for (let n = 0; n < places; n++)
      score[n] = winner[n] === k ? odds[n]! : lead(values, n * classes, classes, k, logits);
    contour(score, width, height, 0, out, (x, y) => drawnBy(k, winner, width, height, x, y) && keep(x, y));
  }
}

/** How far class k is behind the best, in log-odds: ≤ 0. */
function lead(values: Float32Array, row: number, classes: number, k: number, logits: boolean): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < classes; j++) if (values[row + j]! > best) best = values[row + j]!;
  const own = values[row + k]!;
  return logits ? own - best : Math.log(Math.max(own, TINY) / Math.max(best, TINY));
}

/** Of two classes that meet in a cell the lower draws the line; where three meet, each draws its own. */
function drawnBy(k: number, winner: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  const [left, right] = [Math.max(0, x), Math.min(width - 1, x + 1)];
  const [top, bottom] = [Math.max(0, y) * width, Math.min(height - 1, y + 1) * width];
  const a = winner[top + left]!;
  const b = winner[top + right]!;
  const c = winner[bottom + left]!;
  const d = winner[bottom + right]!;
  const low = Math.min(a, b, c, d);
  const high = Math.max(a, b, c, d);
  const two = [a, b, c, d].every((w) => w === low || w === high);
  return !two || k === low;
}
