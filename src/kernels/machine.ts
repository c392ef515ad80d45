/**
 * @file A machine: one linear memory and a back end that runs programs in it. The SIMD back end is WebAssembly on the same memory; the reference back
 * end is TypeScript and also serves where a page forbids WebAssembly.
 */
import { INSTRUCTION_WORDS, type Operands, type OpName, opNames, ops } from './ops.ts';

export type BackEnd = 'simd' | 'reference';

export interface Machine {
  readonly backEnd: BackEnd;
  /** Why SIMD was not used although it was preferred; absent otherwise. */
  readonly reason?: string;
  /** The memory. Fixed in size for the machine's life: views on it stay valid. */
  readonly buffer: ArrayBuffer;
  readonly f32: Float32Array<ArrayBuffer>;
  readonly i32: Int32Array<ArrayBuffer>;
  readonly f64: Float64Array<ArrayBuffer>;
  /** The first byte that may be used; below it lies the kernels' own data. */
  readonly base: number;
  /** Runs `count` instructions from byte address `program`. */
  run(program: number, count: number): void;
  /** Makes up to `steps` training steps of the slice at byte address `slice` (`slice.ts`). Returns how many were made: fewer where a loss ran away. */
  train(slice: number, steps: number): number;
}

/** One instruction, not yet in memory. */
export type Instruction = readonly [opcode: number, ...operands: number[]];

const scratch = new DataView(new ArrayBuffer(4));
const floatBits = (x: number) => {
  scratch.setFloat32(0, x);
  return scratch.getInt32(0);
};

/** Encodes an operation. The operands are checked by the compiler; their order in memory is that of `ops`. */
export function instruction<O extends OpName>(op: O, operands: Operands<O>): Instruction {
  const given = operands as Record<string, number>;
  const words = ops[op].map((name: string) =>
    name.endsWith(':f') ? floatBits(given[name.slice(0, -2)]!) : given[name]!,
  );
  return [opNames.indexOf(op), ...words];
}

/** Writes instructions at a byte address. */
export function writeProgram(machine: Machine, address: number, program: readonly Instruction[]): void {
  program.forEach((words, i) => {
    machine.i32.set(words, address / 4 + i * INSTRUCTION_WORDS);
  });
}
