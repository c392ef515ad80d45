/** @file How far a share of so many trials may be from the true one. */

/** The normal deviate of a 95 % interval, to the digits that are printed. */
const Z = 1.96;

/**
 * Wilson's score interval with 95 % confidence for k hits of n trials: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n), where p = k/n and z = 1.96. Unlike
 * p ± z √(p(1 − p)/n) it has a width at 0 and at n, and stays within 0 … 1.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 * @param k hits, 0 … n
 * @param n trials; without any nothing is known: 0 … 1
 */
export function wilson(k: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const p = k / n;
  const middle = p + Z ** 2 / (2 * n);
  const reach = Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n * n));
  const whole = 1 + Z ** 2 / n;
  return {
    low: k === 0 ? 0 : (middle - reach) / whole,
    high: k === n ? 1 : (middle + reach) / whole,
  };
}
