/**
 * @file Places in memory for what a program uses. While a program is lowered its tensors have virtual addresses; once all instructions are known, so are the
 * first and the last that name each tensor, and tensors whose lives do not overlap share space.
 */
import type { Instruction } from '#kernels/machine.ts';

/** Virtual addresses begin here: beyond every real address, count or code. */
const VIRTUAL = 2 ** 40;
/** Bytes to which spaces are aligned. */
const ALIGNMENT = 16;

interface Space {
  readonly virtual: number;
  readonly bytes: number;
  /** Keeps its place for the program's whole life: what is written before it runs, or read after. */
  kept: boolean;
  first: number;
  last: number;
  offset: number;
}

export interface Layout {
  /** Bytes of all spaces together, shared where they can be. */
  readonly bytes: number;
  /** The address of a virtual one within the laid out memory (real ones, and 0, are given back as they are); 0 where nothing uses it. */
  resolve(address: number): number;
}

export class VirtualMemory {
  readonly #spaces: Space[] = [];
  #next = VIRTUAL;

  /** A space for a number of 4-byte words. */
  take(words: number, kept = false): number {
    const virtual = this.#next;
    const bytes = Math.max(1, Math.ceil((4 * words) / ALIGNMENT)) * ALIGNMENT;
    this.#spaces.push({ virtual, bytes, kept, first: Number.POSITIVE_INFINITY, last: -1, offset: -1 });
    this.#next += bytes;
    return virtual;
  }

  /** Keeps the space at a virtual address as it is until the next run; other addresses, and 0, are no matter. */
  keep(address: number): void {
    if (address >= VIRTUAL) this.#spaceOf(address).kept = true;
  }

  /** Bytes of all spaces if none were shared. */
  get bytes(): number {
    return this.#next - VIRTUAL;
  }

  /** The space that holds a virtual address, found by halving. */
  #spaceOf(address: number): Space {
    let low = 0;
    let high = this.#spaces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#spaces[middle]!.virtual <= address) low = middle;
      else high = middle - 1;
    }
    return this.#spaces[low]!;
  }

  /** Gives every space that the instructions use a place from `base` on: the largest first, each at the lowest place free throughout its life. */
  layOut(instructions: readonly Instruction[], base: number): Layout {
    for (const [i, words] of instructions.entries())
      for (const word of words) {
        if (word < VIRTUAL) continue;
        const space = this.#spaceOf(word);
        space.first = Math.min(space.first, i);
        space.last = Math.max(space.last, i);
      }
    for (const space of this.#spaces) if (space.kept) [space.first, space.last] = [0, Number.POSITIVE_INFINITY];
    const placed: Space[] = [];
    let end = 0;
    const wanted = this.#spaces
      .filter((space) => space.last >= 0)
      .sort((a, b) => b.bytes - a.bytes || a.virtual - b.virtual);
    for (const space of wanted) {
      let offset = 0;
      // `placed` is in the order of offsets: the first gap that is large enough is the lowest.
      for (const other of placed) {
        if (other.last < space.first || other.first > space.last) continue;
        if (other.offset - offset >= space.bytes) break;
        offset = Math.max(offset, other.offset + other.bytes);
      }
      space.offset = offset;
      end = Math.max(end, offset + space.bytes);
      const at = placed.findIndex((other) => other.offset > offset);
      placed.splice(at < 0 ? placed.length : at, 0, space);
    }
    return {
      bytes: end,
      resolve: (address) => {
        if (address < VIRTUAL) return address;
        const space = this.#spaceOf(address);
        return space.offset < 0 ? 0 : base + space.offset + (address - space.virtual);
      },
    };
  }
}
