// The SIMD back end: the instruction set of src/kernels/ops.ts on four lanes. Addresses are bytes in the imported memory.
import { activate, activateGradient, softmax, softmaxGradient } from './activations';
import { attention, attentionGradient, positions } from './attention';
import { conv2d, conv2dInputGradient, conv2dWeightGradient } from './convolution';
import { dense, denseGradient } from './dense';
import { crossEntropy, pointwiseLoss } from './losses';
import { columnSums, gemm, PANEL_BYTES } from './matrix';
import {
  add, addRows, copy, copyRows, dropout, fill, gatherRows, scatter, scatterAddRows, sum, sumOfSquares, transpose,
} from './memory';
import {
  channelSums, mean, meanGradient, normalize, normalizeGradient, runningMoments, scaleShift, scaleShiftGradient, standardize,
} from './normalization';
import { adagrad, adam, clip, penalty, rmsProp, sgd } from './optimizers';
import { panelProducts } from './panelProducts';
import { maxPool2d, maxPool2dGradient, windowSpread, windowSum } from './pooling';
import { gruStep, gruStepGradient, lstmStep, lstmStepGradient, rnnStep, rnnStepGradient } from './recurrent';

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
      case 21: rmsProp(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), x(p, 6), x(p, 7), x(p, 8), x(p, 9), x(p, 10)); break;
      case 22: adagrad(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), x(p, 6), x(p, 7), x(p, 8)); break;
      case 23: copyRows(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7)); break;
      case 24: addRows(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 25: scatterAddRows(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 26: positions(w(p, 1), w(p, 2), w(p, 3)); break;
      case 27: conv2d(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8),
        w(p, 9), w(p, 10), w(p, 11), w(p, 12), w(p, 13), w(p, 14), w(p, 15),
      ); break;
      case 28: conv2dInputGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7),
        w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12), w(p, 13),
      ); break;
      case 29: conv2dWeightGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        w(p, 7), w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12),
      ); break;
      case 30: channelSums(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6)); break;
      case 31: maxPool2d(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8)); break;
      case 32: maxPool2dGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8)); break;
      case 33: windowSum(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), x(p, 8)); break;
      case 34: windowSpread(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), x(p, 8)); break;
      case 35: mean(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 36: meanGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5)); break;
      case 37: normalize(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), x(p, 8)); break;
      case 38: normalizeGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5),
        w(p, 6), w(p, 7), w(p, 8), x(p, 9),
      ); break;
      case 39: standardize(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), x(p, 8)); break;
      case 40: runningMoments(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), x(p, 7)); break;
      case 41: scaleShift(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7)); break;
      case 42: scaleShiftGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5),
        w(p, 6), w(p, 7), w(p, 8), w(p, 9),
      ); break;
      case 43: rnnStep(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8), w(p, 9)); break;
      case 44: rnnStepGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8)); break;
      case 45: lstmStep(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        w(p, 7), w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12),
      ); break;
      case 46: lstmStepGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        w(p, 7), w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12),
      ); break;
      case 47: gruStep(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6),
        w(p, 7), w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12),
      ); break;
      case 48: gruStepGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7),
        w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12), w(p, 13), w(p, 14),
      ); break;
      case 49: attention(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8), w(p, 9)); break;
      case 50: attentionGradient(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7), w(p, 8), w(p, 9)); break;
      case 51: dense(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5),
        w(p, 6), w(p, 7), w(p, 8), w(p, 9), w(p, 10),
      ); break;
      case 52: denseGradient(
        w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7),
        w(p, 8), w(p, 9), w(p, 10), w(p, 11), w(p, 12), w(p, 13), w(p, 14),
      ); break;
      case 53: panelProducts(w(p, 1), w(p, 2), w(p, 3), w(p, 4), w(p, 5), w(p, 6), w(p, 7)); break;
    }
  }
}

/** Makes up to `steps` training steps of the slice whose operands (src/kernels/slice.ts) lie at `slice`. Returns how many were made. */
export function train(slice: usize, steps: i32): i32 {
  const body: usize = w(slice, 0);
  const bodyCount = w(slice, 1);
  const update: usize = w(slice, 2);
  const updateCount = w(slice, 3);
  const inputIndex: usize = w(slice, 4);
  const targetIndex: usize = w(slice, 5);
  let order = w(slice, 6);
  const rows = w(slice, 7);
  let record: usize = w(slice, 8);
  const recordStep: usize = w(slice, 9);
  const schedule: usize = w(slice, 10);
  const key: usize = w(slice, 11);
  const lossSum: usize = w(slice, 12);
  const positions = <f64>w(slice, 13);
  const limit = <f64>x(slice, 14);
  for (let step = 0; step < steps; step++) {
    store<i32>(inputIndex, order);
    store<i32>(targetIndex, order);
    store<i64>(key, load<i64>(record, 16));
    run(body, bodyCount);
    if (!(load<f64>(lossSum) / positions / <f64>rows < limit)) return step;
    v128.store(schedule, v128.load(record));
    run(update, updateCount);
    order += rows << 2;
    record += recordStep;
  }
  return steps;
}
