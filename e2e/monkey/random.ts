/** @file Chance from a seed, so that what the monkey did can be done again. */

export interface Chance {
  /** In [0, 1). */
  share(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  pick<T>(all: readonly T[]): T;
}

/** Mulberry32 (Tommy Ettinger's, 2017): 32 bits of state are plenty for a monkey. */
export function chanceFrom(seed: number): Chance {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  return { share, below, pick: (all) => all[below(all.length)]! };
}
