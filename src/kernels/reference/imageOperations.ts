/** @file The part of the interpreter's table that works on images and normalises; `index.ts` has the rest. */
import { conv2d, conv2dInputGradient, conv2dWeightGradient } from './convolution.ts';
import type { Memory } from './memory.ts';
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
import { maxPool2d, maxPool2dGradient, windowSpread, windowSum } from './pooling.ts';

/** `p` is the index of the opcode. */
export function imageOperations(memory: Memory) {
  const { i32: w, f32: x } = memory;
  return {
    conv2d: (p: number) =>
      conv2d(
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
    conv2dInputGradient: (p: number) =>
      conv2dInputGradient(
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
    conv2dWeightGradient: (p: number) =>
      conv2dWeightGradient(
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
      ),
    channelSums: (p: number) => channelSums(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!),
    maxPool2d: (p: number) =>
      maxPool2d(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, w[p + 8]!),
    maxPool2dGradient: (p: number) =>
      maxPool2dGradient(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, w[p + 8]!),
    windowSum: (p: number) =>
      windowSum(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, x[p + 8]!),
    windowSpread: (p: number) =>
      windowSpread(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, x[p + 8]!),
    mean: (p: number) => mean(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    meanGradient: (p: number) => meanGradient(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    normalize: (p: number) =>
      normalize(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, x[p + 8]!),
    normalizeGradient: (p: number) =>
      normalizeGradient(
        memory,
        w[p + 1]!,
        w[p + 2]!,
        w[p + 3]!,
        w[p + 4]!,
        w[p + 5]!,
        w[p + 6]!,
        w[p + 7]!,
        w[p + 8]!,
        x[p + 9]!,
      ),
    standardize: (p: number) =>
      standardize(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, x[p + 8]!),
    runningMoments: (p: number) =>
      runningMoments(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, x[p + 7]!),
    scaleShift: (p: number) =>
      scaleShift(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!),
    scaleShiftGradient: (p: number) =>
      scaleShiftGradient(
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
      ),
  };
}
