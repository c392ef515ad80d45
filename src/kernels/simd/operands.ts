// Where the operands of an instruction lie: the words behind its code, as src/kernels/ops.ts lists them.

/** Bytes in an instruction. */
export const INSTRUCTION: usize = 64;

// @ts-ignore: decorator
@inline export function w(p: usize, operand: usize): i32 {
  return load<i32>(p + (operand << 2));
}

// @ts-ignore: decorator
@inline export function x(p: usize, operand: usize): f32 {
  return load<f32>(p + (operand << 2));
}
