/**
 * @file Where a slider's knob stands. A linear slider is the browser's own range. A logarithmic one walks a ladder of round
 * numbers, ten to the decade (1 1.2 1.5 2 2.5 3 4 5 6 8, the series R″10 of ISO 3): nearly equal ratios, and always a value
 * that a person would have typed.
 */
const SERIES = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;

/** The rungs from `min` to `max` (both > 0), both ends included whether or not they are round. */
export function logLadder(min: number, max: number): number[] {
  const rungs = [min];
  const last = Math.ceil(Math.log10(max));
  for (let decade = Math.floor(Math.log10(min)); decade <= last; decade++)
    for (const digit of SERIES) {
      const rung = Number(`${digit}e${decade}`); // parsed, so that 3e-4 is 0.0003 and not 0.00030000000000000003
      if (rung > min && rung < max) rungs.push(rung);
    }
  if (max > min) rungs.push(max);
  return rungs;
}

/** The index of the rung nearest to `value` by ratio: where the knob stands for a value that was typed. */
export function nearestRung(ladder: readonly number[], value: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  ladder.forEach((rung, i) => {
    const distance = Math.abs(Math.log(rung / value));
    if (distance < least) {
      least = distance;
      best = i;
    }
  });
  return best;
}

/** The share of the track, 0 to 1, to the left of the knob. */
export function fillShare(value: number, min: number, max: number): number {
  return max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;
}
