/** @file The part of the interpreter's table that works on sequences; `index.ts` has the rest. */
import { attention, attentionGradient, positions } from './attention.ts';
import { type Memory, scatterAddRows } from './memory.ts';
import { gruStep, gruStepGradient, lstmStep, lstmStepGradient, rnnStep, rnnStepGradient } from './recurrent.ts';

/** `p` is the index of the opcode. */
export function sequenceOperations(memory: Memory) {
  const { i32: w } = memory;
  return {
    scatterAddRows: (p: number) => scatterAddRows(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!),
    positions: (p: number) => positions(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!),
    rnnStep: (p: number) =>
      rnnStep(
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
    rnnStepGradient: (p: number) =>
      rnnStepGradient(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, w[p + 8]!),
    lstmStep: (p: number) =>
      lstmStep(
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
    lstmStepGradient: (p: number) =>
      lstmStepGradient(
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
    gruStep: (p: number) =>
      gruStep(
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
    gruStepGradient: (p: number) =>
      gruStepGradient(
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
    attention: (p: number) =>
      attention(memory, w[p + 1]!, w[p + 2]!, w[p + 3]!, w[p + 4]!, w[p + 5]!, w[p + 6]!, w[p + 7]!, w[p + 8]!),
    attentionGradient: (p: number) =>
      attentionGradient(
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
