/** @file The reference back end: TypeScript, the oracle of the tests and the fallback where a page forbids WebAssembly. */
import { INSTRUCTION_WORDS, type OpName, opNames, ops } from '#kernels/ops.ts';
import { activate, activateGradient, softmax, softmaxGradient } from './activations.ts';
import { attention, attentionGradient, positions } from './attention.ts';
import { conv2d, conv2dInputGradient, conv2dWeightGradient } from './convolution.ts';
import { dense, denseGradient } from './dense.ts';
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
  scatterAddRows,
  sum,
  sumOfSquares,
  transpose,
} from './memory.ts';
import {
  channelSums,
  mean,
  meanGradient,
  normalize,
  normalizeGradient,
  runningMoments,
  scaleShift,
  scaleShiftGradient,
  standardize,
} from './normalization.ts';
import { adagrad, adam, clip, penalty, rmsProp, sgd } from './optimizers.ts';
import { panelProducts } from './panelProducts.ts';
import { maxPool2d, maxPool2dGradient, windowSpread, windowSum } from './pooling.ts';
import { gruStep, gruStepGradient, lstmStep, lstmStepGradient, rnnStep, rnnStepGradient } from './recurrent.ts';

/** Runs `count` instructions from byte address `program`. */
export type Run = (program: number, count: number) => void;

/** A number for each operand. */
type Numbers<T extends readonly string[]> = { [I in keyof T]: number };

/** A missing operation does not compile, nor one that asks for more operands than `ops` has. */
const operations: {
  readonly [O in OpName]: (memory: Memory, ...operands: Numbers<(typeof ops)[O]>) => void;
} = {
  fill,
  copy,
  add,
  gatherRows,
  transpose,
  gemm,
  columnSums,
  activate,
  activateGradient,
  softmax,
  softmaxGradient,
  dropout,
  crossEntropy,
  pointwiseLoss,
  sum,
  sumOfSquares,
  clip,
  penalty,
  scatter,
  sgd,
  adam,
  rmsProp,
  adagrad,
  copyRows,
  addRows,
  scatterAddRows,
  positions,
  conv2d,
  conv2dInputGradient,
  conv2dWeightGradient,
  maxPool2d,
  maxPool2dGradient,
  windowSum,
  windowSpread,
  channelSums,
  mean,
  meanGradient,
  normalize,
  normalizeGradient,
  standardize,
  runningMoments,
  scaleShift,
  scaleShiftGradient,
  rnnStep,
  rnnStepGradient,
  lstmStep,
  lstmStepGradient,
  gruStep,
  gruStepGradient,
  attention,
  attentionGradient,
  dense,
  denseGradient,
  panelProducts,
};

/** An interpreter of programs that lie in `memory`. */
export function interpreter(memory: Memory): Run {
  const { i32, f32 } = memory;
  const table = opNames.map((name) => {
    const run = operations[name] as (memory: Memory, ...operands: readonly number[]) => void;
    const words = ops[name].map((operand) => (operand.endsWith(':f') ? f32 : i32));
    /** `p` is the index of the opcode, behind which the operands lie. */
    return (p: number) => run(memory, ...words.map((lie, i) => lie[p + 1 + i]!));
  });
  return (program, count) => {
    for (let i = 0, p = program >>> 2; i < count; i++, p += INSTRUCTION_WORDS) table[i32[p]!]!(p);
  };
}
