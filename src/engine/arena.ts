/** @file Addresses in the one linear memory: a bump allocator whose marks let programs that never run at once share space. */

/** Where the arena begins: the kernels' own data lies below. */
export const ARENA_BASE = 65_536;

export interface Arena {
  /** Bytes for a number of 4-byte words, 16-byte aligned. Returns the byte address. */
  take(words: number): number;
  /** The next free address. */
  mark(): number;
  /** Goes back to a mark; what was taken since may be overwritten by what is taken next. */
  rewind(mark: number): void;
  /** The highest address ever taken up to. */
  end(): number;
}

export function createArena(): Arena {
  let next = ARENA_BASE;
  let highest = next;
  return {
    take(words) {
      const address = next;
      next += Math.ceil(words / 4) * 16;
      highest = Math.max(highest, next);
      return address;
    },
    mark: () => next,
    rewind: (mark) => {
      next = mark;
    },
    end: () => highest,
  };
}
