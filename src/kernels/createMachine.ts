/** @file Makes a machine: SIMD WebAssembly where the page allows it, the TypeScript reference otherwise. */
import { bytes as moduleBytes } from 'virtual:kernels';
import type { BackEnd, Machine } from './machine.ts';
import { interpreter, type Run } from './reference/index.ts';
import type { Memory } from './reference/memory.ts';
import { trainSlice } from './reference/slice.ts';

const PAGE = 65536;
/** Addresses are multiples of this where it matters, and 0 is never one: as an operand it means "none". */
const ALIGNMENT = 64;
/** The SIMD kernels load vectors of four, and up to four of them, and may read this far past the last element. */
const OVERREAD = 64;
/** What `bytes` may be at most: 2 GiB. */
const LARGEST = 2 ** 31;

interface Kernels {
  readonly module: WebAssembly.Module;
  /** The first byte free for the machine's owner. */
  readonly base: number;
}

/** What a back end does in a memory. */
interface Runs {
  readonly run: Run;
  readonly train: Machine['train'];
}

interface KernelExports extends Runs {
  readonly heapBase: WebAssembly.Global<'i32'>;
}

const instantiate = (module: WebAssembly.Module, memory: WebAssembly.Memory) =>
  new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;

/** Compiled once, or why that cannot be. */
let compiled: Kernels | string | undefined;

function compile(): Kernels | string {
  if (typeof WebAssembly === 'undefined') return 'WebAssembly is missing in this browser or switched off';
  try {
    const module = new WebAssembly.Module(moduleBytes);
    const { heapBase } = instantiate(module, new WebAssembly.Memory({ initial: 1, maximum: 1 }));
    return { module, base: Math.ceil(heapBase.value / ALIGNMENT) * ALIGNMENT };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function interpreted(memory: Memory): Runs {
  const run = interpreter(memory);
  return { run, train: (slice, steps) => trainSlice(memory, run, slice, steps) };
}

/** A memory and what runs in it (the reference, where nothing is given), as one machine. */
function machine(backEnd: BackEnd, buffer: ArrayBuffer, base: number, runs?: Runs, reason?: string): Machine {
  const views = { f32: new Float32Array(buffer), i32: new Int32Array(buffer), f64: new Float64Array(buffer) };
  const { run, train } = runs ?? interpreted(views);
  return {
    backEnd,
    ...(reason === undefined ? {} : { reason }),
    buffer,
    ...views,
    base,
    run,
    train,
  };
}

/**
 * A machine whose memory holds `bytes` from `machine.base` on, all zero.
 * @param bytes at least 0, at most 2 GiB
 * @param prefer `simd` (default) falls back to the reference where WebAssembly or its SIMD is missing or forbidden; `machine.reason` then says why
 * @throws RangeError `kernels: cannot allocate 512 MB …` when the memory is not to be had
 */
export function createMachine({ bytes, prefer = 'simd' }: { bytes: number; prefer?: BackEnd }): Machine {
  if (!(bytes >= 0 && bytes <= LARGEST)) {
    throw new RangeError(`kernels: bytes must be from 0 to ${LARGEST}, received ${bytes}`);
  }
  const kernels = prefer === 'simd' ? (compiled ??= compile()) : undefined;
  try {
    if (typeof kernels === 'object') {
      const pages = Math.ceil((kernels.base + bytes + OVERREAD) / PAGE);
      const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
      return machine('simd', memory.buffer as ArrayBuffer, kernels.base, instantiate(kernels.module, memory));
    }
    const buffer = new ArrayBuffer(Math.ceil((ALIGNMENT + bytes) / ALIGNMENT) * ALIGNMENT);
    return machine('reference', buffer, ALIGNMENT, undefined, kernels);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RangeError(`kernels: cannot allocate ${Math.ceil(bytes / 2 ** 20)} MB of memory (${why})`);
  }
}
