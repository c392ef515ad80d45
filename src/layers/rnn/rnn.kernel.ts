import { tanhf } from '#base/math.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpRecurrent } from '#layers/recurrentCloseUp.ts';
import { lowerRecurrent } from '#layers/recurrentKernel.ts';
import type { rnn } from './rnn.ts';

/** h_t = tanh(A_t + B). */
export const rnnKernel: KernelOf<typeof rnn> = {
  lower: (lowering, input, values) =>
    lowerRecurrent(lowering, input, values, {
      gates: 1,
      forward({ a, aRow, b, h, next, row, rows, units }) {
        lowering.forward('rnnStep', { a, aRow, b, h, hRow: row, next, nextRow: row, rows, units });
      },
      backward({ a, aRow, h, dH, row, rows, units }) {
        lowering.backward('rnnStepGradient', { h, hRow: row, dH, dHRow: row, dA: a, dARow: aRow, rows, units });
      },
    }),
  closeUp: (at) =>
    closeUpRecurrent(at, 'rnn', 1, ([fromInput = 0], [fromState = 0]) => {
      const output = tanhf(Math.fround(fromInput + fromState));
      return { gates: [{ name: 'new', function: 'tanh', fromInput, fromState, value: output }], output };
    }),
};
