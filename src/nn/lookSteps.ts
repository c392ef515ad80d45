/** @file The steps at which a run is looked at on its way: few, closer together where most happens, and the same for every run however long it goes. */

const DIGITS = [1, 2, 5] as const;

/** 0, 10, 20, 50, 100, 200, 500 … below a last step. */
export function lookSteps(last: number): number[] {
  const steps = last > 0 ? [0] : [];
  for (let power = 10; power < last; power *= 10)
    for (const digit of DIGITS) if (digit * power < last) steps.push(digit * power);
  return steps;
}

/** Whether a step after the start is one of these. */
export const isLookStep = (step: number): boolean => step > 0 && lookStepFrom(step) === step;

/** The first of these steps, of a run without an end, that is not before a step. */
export function lookStepFrom(step: number): number {
  if (step <= 0) return 0;
  let power = 10;
  while (10 * power < step) power *= 10;
  const digit = DIGITS.find((one) => one * power >= step);
  return digit === undefined ? 10 * power : digit * power;
}
