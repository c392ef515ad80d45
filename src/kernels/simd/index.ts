// The SIMD back end: the instruction set of src/kernels/ops.ts on four lanes. Addresses are bytes in the imported memory.
import { activate, activateGradient, softmax, softmaxGradient } from './activations';
import { crossEntropy, pointwiseLoss } from './losses';
import { columnSums, gemm, PANEL_BYTES } from './matrix';
import { add, copy, dropout, fill, gatherRows, scatter, sum, sumOfSquares, transpose } from './memory';
import { adagrad, adam, clip, penalty, rmsProp, sgd } from './optimizers';

/** The first byte that these kernels do not use for themselves. */
export const heapBase: usize = __heap_base + PANEL_BYTES;

/** Bytes in an instruction. */
const INSTRUCTION: usize = 64;

// @ts-ignore: decorator
@inline function w(p: usize, operand: usize): i32 {
  return load<i32>(p + (operand << 2));
}

// @ts-ignore: decorator
@inline function x(p: usize, operand: usize): f32 {
  return load<f32>(p + (operand << 2));
}

/** Runs `count` instructions from byte address `program`. The codes are the places in `ops`. */
export function run(program: usize, count: i32): void {
  for (let p = program; count > 0; count--, p += INSTRUCTION) {
    switch (load<i32>(p)) {
      case 0: fill(w(p, 1), w(p, 2), x(p, 3)); break;
      case 1: copy(w(p, 1), w(p, 2), w(p, 3)); break;
      case 2: add(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 3: gatherRows(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 4: transpose(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 5: gemm(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        w(p, 7), w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12),
      ); break;
      case 6: columnSums(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 7: activate(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 8: activateGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6)); break;
      case 9: softmax(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 10: softmaxGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6)); break;
      case 11: dropout(w(p, 1), w(p, 2), w(p, 3), x(p, 4), w(p, 5), w(p, 6), w(p, 7)); break;
      case 12: crossEntropy(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), x(p, 7)); break;
      case 13: pointwiseLoss(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), x(p, 8)); break;
      case 14: sum(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 15: sumOfSquares(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 16: clip(w(p, 1), w(p, 2), w(p, 3), x(p, 4)); break;
      case 17: penalty(w(p, 1), w(p, 2), w(p, 3), x(p, 4), x(p, 5)); break;
      case 18: scatter(w(p, 1), w(p, 2), w(p, 3), w(p, 4)); break;
      case 19: sgd(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), x(p, 6), x(p, 7), w(p, 8), x(p, 9)); break;
      case 20: adam(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        x(p, 7), x(p, 8), x(p, 9), x(p, 10), x(p, 11), w(p, 12),
      ); break;
      case 21: rmsProp(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), x(p, 6), x(p, 7), x(p, 8), x(p, 9)); break;
      case 22: adagrad(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), x(p, 6), x(p, 7), x(p, 8)); break;
    }
  }
}
