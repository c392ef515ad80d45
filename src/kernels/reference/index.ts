/** @file The reference back end: TypeScript, the oracle of the tests and the fallback where a page forbids WebAssembly. */
import { INSTRUCTION_WORDS, type OpName, opNames } from '#kernels/ops.ts';
import { activate, activateGradient, softmax, softmaxGradient } from './activations.ts';
import { dense, denseGradient } from './dense.ts';
import { imageOperations } from './imageOperations.ts';
import { crossEntropy, pointwiseLoss } from './losses.ts';
import { columnSums, gemm } from './matrix.ts';
import {
  add,
  addRows,
  copy,
  copyRows,
  dropout,
  fill,
  gatherRows,
  type Memory,
  scatter,
  sum,
  sumOfSquares,
  transpose,
} from './memory.ts';
import { adagrad, adam, clip, penalty, rmsProp, sgd } from './optimizers.ts';
import { panelProducts } from './panelProducts.ts';
import { sequenceOperations } from './sequenceOperations.ts';

/** Runs `count` instructions from byte address `program`. */
export type Run = (program: number, count: number) => void;

/** An interpreter of programs that lie in `memory`. */
export function interpreter(memory: Memory): Run {
  const { i32: w, f32: x } = memory;
  // `p` is the index of the opcode. A missing operation does not compile.
  const run: { readonly [O in OpName]: (p: number) => void } = {
    fill: (p) => fill(memory, w[p + 1]!, w[p + 2]!, x[p + 3]!),
    copy: (p) => copy(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!),
    add: (p) => add(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    gatherRows: (p) => gatherRows(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    transpose: (p) => transpose(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    gemm: (p) =>
      gemm(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        w[p + 6]!,
        w[p + 7]!,
        w[p + 8]!,
        w[p + 9]!,
        w[p + 10]!,
        w[p + 11]!,
        w[p + 12]!,
      ),
    columnSums: (p) => columnSums(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    activate: (p) => activate(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    activateGradient: (p) => activateGradient(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!),
    softmax: (p) => softmax(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    softmaxGradient: (p) => softmaxGradient(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!),
    dropout: (p) => dropout(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, x[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!),
    crossEntropy: (p) =>
      crossEntropy(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, x[p + 7]!),
    pointwiseLoss: (p) =>
      pointwiseLoss(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, x[p + 8]!),
    sum: (p) => sum(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    sumOfSquares: (p) => sumOfSquares(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    clip: (p) => clip(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, x[p + 4]!),
    penalty: (p) => penalty(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, x[p + 4]!, x[p + 5]!),
    scatter: (p) => scatter(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!),
    sgd: (p) =>
      sgd(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, x[p + 6]!, x[p + 7]!, w[p + 8]!, x[p + 9]!),
    adam: (p) =>
      adam(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        w[p + 6]!,
        x[p + 7]!,
        x[p + 8]!,
        x[p + 9]!,
        x[p + 10]!,
        x[p + 11]!,
        w[p + 12]!,
      ),
    rmsProp: (p) =>
      rmsProp(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        x[p + 6]!,
        x[p + 7]!,
        x[p + 8]!,
        x[p + 9]!,
        x[p + 10]!,
      ),
    adagrad: (p) =>
      adagrad(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, x[p + 6]!, x[p + 7]!, x[p + 8]!),
    copyRows: (p) => copyRows(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!),
    addRows: (p) => addRows(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    ...imageOperations(memory),
    ...sequenceOperations(memory),
    dense: (p) =>
      dense(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        w[p + 6]!,
        w[p + 7]!,
        w[p + 8]!,
        w[p + 9]!,
        w[p + 10]!,
      ),
    denseGradient: (p) =>
      denseGradient(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        w[p + 6]!,
        w[p + 7]!,
        w[p + 8]!,
        w[p + 9]!,
        w[p + 10]!,
        w[p + 11]!,
        w[p + 12]!,
        w[p + 13]!,
        w[p + 14]!,
      ),
    panelProducts: (p) =>
      panelProducts(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!),
  };
  const table = opNames.map((name) => run[name]);
  return (program, count) => {
    for (let i = 0, p = program >>> 2; i < count; i++, p += INSTRUCTION_WORDS) table[w[p]!]!(p);
  };
}
