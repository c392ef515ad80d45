/**
 * Seeded random numbers, counter-based: the i-th word of a stream is a pure function of (key, i), so that a stream can be
 * read in order on the host and out of order in a SIMD kernel with the same result.
 *
 * word(k0, k1, i) = mix(mix(i·0x9E3779B9 + k0) + k1), with mix the 32-bit finaliser found by Ellis ("lowbias32", public domain).
 * Every purpose (data, split, initial weights, shuffling, dropout) draws from a stream of its own.
 */

const GOLDEN = 0x9e3779b9;

/** A bijection on 32-bit words with low avalanche bias. Returns an unsigned 32-bit integer. */
export function mix(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The i-th unsigned 32-bit word of the stream with key (k0, k1). */
export function word(k0: number, k1: number, i: number): number {
  return mix((mix((Math.imul(i, GOLDEN) + k0) | 0) + k1) | 0);
}

/** What a stream is for; each purpose of a document's seed is independent of the others. */
export const purposes = ['data', 'split', 'weights', 'shuffle', 'dropout', 'probe', 'pretrain'] as const;
export type Purpose = (typeof purposes)[number];

export type StreamKey = readonly [number, number];

/**
 * The key of the stream for a purpose, and, where a purpose has many (a parameter, an epoch), for one of them.
 * @param out where to write it, for those who ask in every step
 */
export function streamKey(seed: number, purpose: Purpose, index = 0, out: [number, number] = [0, 0]): StreamKey {
  const low = seed >>> 0;
  const high = Math.floor(seed / 0x1_0000_0000) >>> 0;
  const k0 = mix((mix((low + Math.imul(purposes.indexOf(purpose) + 1, GOLDEN)) | 0) + high) | 0);
  out[0] = k0;
  out[1] = mix((k0 + Math.imul(index + 1, 0x85ebca6b)) | 0);
  return out;
}

/** A stream read in order. */
export interface Random {
  /** The next unsigned 32-bit integer. */
  word(): number;
  /** Uniform on [0, 1), 24 bits: exactly representable in float32. */
  uniform(): number;
  /** Uniform on [low, high). */
  between(low: number, high: number): number;
  /** A whole number from 0 to n − 1, each equally likely (rejection, no modulo bias). */
  below(n: number): number;
  /** Standard normal by the polar method of Marsaglia; takes `log` so that the caller chooses a reproducible one. */
  normal(): number;
  /** Puts the items in random order in place (Fisher–Yates) and returns them. */
  shuffle<T extends { length: number; [i: number]: number }>(items: T): T;
}

/**
 * A stream of random numbers for one purpose of a seed.
 * @param log a natural logarithm that gives the same bits everywhere (see `math.ts`)
 */
export function randomFrom(key: readonly [number, number], log: (x: number) => number): Random {
  const [k0, k1] = key;
  let i = 0;
  let spare: number | undefined;
  const next = () => word(k0, k1, i++);
  const uniform = () => (next() >>> 8) / 0x100_0000;
  const below = (n: number) => {
    const limit = Math.floor(0x1_0000_0000 / n) * n;
    for (;;) {
      const w = next();
      if (w < limit) return w % n;
    }
  };
  return {
    word: next,
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    below,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const s = u * u + v * v;
        if (s === 0 || s >= 1) continue;
        const scale = Math.sqrt((-2 * log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    },
    shuffle(items) {
      for (let j = items.length - 1; j > 0; j--) {
        const k = below(j + 1);
        const kept = items[j]!;
        items[j] = items[k]!;
        items[k] = kept;
      }
      return items;
    },
  };
}
