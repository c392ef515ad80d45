import type { KernelOf } from '#layers/layerKernel.ts';
import { lowerRecurrent } from '#layers/recurrentKernel.ts';
import type { gru } from './gru.ts';

/** Gates r z n of A_t and B; h_t = (1 − z) n + z h_(t−1). */
export const gruKernel: KernelOf<typeof gru> = {
  lower: (lowering, input, values) =>
    lowerRecurrent(lowering, input, values, {
      gates: 3,
      keepsB: true,
      forward({ a, aRow, b, bRow, before, h, next, row, rows, units }) {
        const state = { before, beforeRow: row, h, hRow: row, next, nextRow: row };
        lowering.forward('gruStep', { gates: a, gatesRow: aRow, b, bRow, ...state, rows, units });
      },
      backward({ a, aRow, b, bRow, before, dH, dBefore, row, rows, units }) {
        const state = { before, beforeRow: row, dH, dHRow: row, dBefore };
        const gradients = { dA: a, dB: b, dARow: aRow };
        lowering.backward('gruStepGradient', {
          gates: a,
          gatesRow: aRow,
          b,
          bRow,
          ...state,
          ...gradients,
          rows,
          units,
        });
      },
    }),
};
