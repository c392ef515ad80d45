/** @file How many directions a cloud of points really uses, from the spectrum of its covariance. */

/** (Σλ)² / Σλ²: k for k equally strong directions. 0 for a cloud that is one point. Of N points of an isotropic d-dimensional cloud it gives d / (1 + (d + 1) / N). */
export function participationRatio(spectrum: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < spectrum.length; i++) {
    const value = Math.max(0, spectrum[i]!);
    sum += value;
    squares += value * value;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** exp(−Σ p ln p) with p = λ / Σλ: the effective rank (Roy & Vetterli 2007). Never below the participation ratio. */
export function effectiveRank(spectrum: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < spectrum.length; i++) sum += Math.max(0, spectrum[i]!);
  if (sum === 0) return 0;
  let entropy = 0;
  for (let i = 0; i < spectrum.length; i++) {
    const p = Math.max(0, spectrum[i]!) / sum;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return Math.exp(entropy);
}
