import { sigmoidf, tanhf } from '#base/math.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpRecurrent } from '#layers/recurrentCloseUp.ts';
import { lowerRecurrent } from '#layers/recurrentKernel.ts';
import type { gru } from './gru.ts';

const f = Math.fround;

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
  closeUp: (at) =>
    closeUpRecurrent(at, 'gru', 3, (fromInput, fromState, before) => {
      const [a, b] = [fromInput as [number, number, number], fromState as [number, number, number]];
      const [reset, update] = [sigmoidf(f(a[0] + b[0])), sigmoidf(f(a[1] + b[1]))];
      const fresh = tanhf(f(a[2] + f(reset * b[2])));
      const gates = [
        { name: 'reset', function: 'sigmoid', fromInput: a[0], fromState: b[0], value: reset },
        { name: 'update', function: 'sigmoid', fromInput: a[1], fromState: b[1], value: update },
        { name: 'new', function: 'tanh', fromInput: a[2], fromState: b[2], value: fresh },
      ] as const;
      return { gates, output: f(f(f(1 - update) * fresh) + f(update * before)) };
    }),
};
