/** @file The slope of a function that is only known to float32, by central differences. */

export interface Slope {
  readonly value: number;
  /** How far the true slope may lie away: what the last two widths still disagreed by, and what rounding leaves uncertain. */
  readonly error: number;
  /** The function bends sharply here: the widths do not come to agree, or it rises otherwise to one side than to the other. */
  readonly kink: boolean;
}

/** Widths that are tried: from a sixteenth down, each half of the one before. */
const WIDEST = 1 / 16;
const MOST_WIDTHS = 12;
/** Two widths agree once they differ by less than this share of the slope. */
const AGREEMENT = 1e-3;
/** What is off by more than this share of the slope is a bend, not an error of measurement. */
const BEND = 0.02;

/**
 * The slope of `f` at 0. Two central differences (f(h) − f(−h)) / 2h of widths h and h/2 give (4 D(h/2) − D(h)) / 3, in which the error of second order cancels
 * (Richardson). Wide steps bend, narrow ones drown in rounding: the width is halved until two agree, and the best pair is kept. That they agree is not enough where
 * `f` has many corners, which may cancel: the slope to the right minus that to the left must be halved too, as it is where `f` is smooth.
 * @param noise how far two values of `f` may differ by rounding alone
 */
export function slopeOf(f: (delta: number) => number, noise: number): Slope {
  const middle = f(0);
  let before: { central: number; bend: number } | undefined;
  let best: Slope | undefined;
  for (let k = 0, h = WIDEST; k < MOST_WIDTHS; k++, h /= 2) {
    const [up, down] = [f(h), f(-h)];
    const central = (up - down) / (2 * h);
    const bend = (up + down - 2 * middle) / h;
    const uncertain = noise / h;
    if (before) {
      const apart = Math.abs(central - before.central);
      const value = (4 * central - before.central) / 3;
      const corners = Math.abs(bend - before.bend / 2);
      const error = Math.max(apart, corners) + uncertain;
      const kink = Math.max(apart, corners) > BEND * Math.abs(value) + 4 * uncertain;
      if (!best || (best.kink && !kink) || (best.kink === kink && error < best.error)) best = { value, error, kink };
      if (!kink && apart < AGREEMENT * Math.abs(value) + uncertain) break;
    }
    before = { central, bend };
  }
  return best!;
}

/** Whether a slope that was computed is the one that was measured, as far as the measurement tells. */
export const agrees = (computed: number, { value, error }: Slope): boolean =>
  Math.abs(computed - value) <= 2 * error + 2e-3 * Math.max(Math.abs(computed), Math.abs(value));
