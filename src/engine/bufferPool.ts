/** @file Buffers that travel to the page with a frame and come back with the next request, so that a stream of frames allocates nothing. */

export interface BufferPool {
  /** An array of at least zero elements, contents undefined, that will travel with the frame being made. */
  floats(length: number): Float32Array<ArrayBuffer>;
}

export interface FramePool extends BufferPool {
  /** Buffers handed out since the last call: the transfer list of a frame. */
  taken(): ArrayBuffer[];
  /** Takes buffers back. */
  giveBack(buffers: readonly ArrayBuffer[]): void;
}

/** Buffers kept for reuse; more than these are left to the garbage collector. */
const KEPT = 24;

export function createPool(): FramePool {
  let free: ArrayBuffer[] = [];
  let out: ArrayBuffer[] = [];
  return {
    floats(length) {
      const bytes = Math.max(16, length * 4);
      // The smallest that fits, unless it is more than twice too large.
      let best = -1;
      for (const [i, buffer] of free.entries()) {
        if (buffer.byteLength < bytes || buffer.byteLength > 2 * bytes + 1024) continue;
        if (best < 0 || buffer.byteLength < free[best]!.byteLength) best = i;
      }
      const buffer = best < 0 ? new ArrayBuffer(Math.ceil(bytes / 256) * 256) : free.splice(best, 1)[0]!;
      out.push(buffer);
      return new Float32Array(buffer, 0, length);
    },
    taken() {
      const taken = out;
      out = [];
      return taken;
    },
    giveBack(buffers) {
      free = [...buffers.filter((b) => b.byteLength > 0), ...free].slice(0, KEPT);
    },
  };
}
