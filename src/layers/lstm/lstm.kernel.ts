import { sigmoidf, tanhf } from '#base/math.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpRecurrent } from '#layers/recurrentCloseUp.ts';
import { lowerRecurrent } from '#layers/recurrentKernel.ts';
import type { lstm } from './lstm.ts';

const f = Math.fround;
const names = ['input', 'forget', 'new', 'output'] as const;

/** Gates i f g o of A_t + B; c_t = f c_(t−1) + i g, h_t = o tanh c_t. */
export const lstmKernel: KernelOf<typeof lstm> = {
  lower(lowering, input, values) {
    const count = input.rows * values.units;
    const cells = lowering.scratch(input.shape[0]! * count);
    const dCell = lowering.mode === 'train' ? lowering.scratch(count) : 0;
    return lowerRecurrent(lowering, input, values, {
      gates: 4,
      forward({ a, aRow, b, h, next, row, rows, units, offset, first }) {
        const cell = cells + offset;
        const before = first ? 0 : cell - 4 * units;
        const state = { cell, cellRow: row, before, h, hRow: row, next, nextRow: row };
        lowering.forward('lstmStep', { gates: a, gatesRow: aRow, b, ...state, rows, units });
      },
      beginBackward() {
        lowering.backward('fill', { out: dCell, count, value: 0 });
      },
      backward({ a, aRow, dH, row, rows, units, offset, first }) {
        const cell = cells + offset;
        const before = first ? 0 : cell - 4 * units;
        const gates = { gates: a, gatesRow: aRow, dGates: a, dGatesRow: aRow };
        lowering.backward('lstmStepGradient', {
          ...gates,
          cell,
          cellRow: row,
          before,
          dH,
          dHRow: row,
          dCell,
          rows,
          units,
        });
      },
    });
  },
  closeUp: (at) =>
    closeUpRecurrent(at, 'lstm', 4, (fromInput, fromState, before) => {
      const gates = names.map((name, k) => {
        const [a, b] = [fromInput[k]!, fromState[k]!];
        const kind = name === 'new' ? ('tanh' as const) : ('sigmoid' as const);
        const value = (name === 'new' ? tanhf : sigmoidf)(f(a + b));
        return { name, function: kind, fromInput: a, fromState: b, value };
      });
      const [write, forget, fresh, show] = gates.map(({ value }) => value) as [number, number, number, number];
      const memory = f(f(forget * before) + f(write * fresh));
      return { gates, memory, output: f(show * tanhf(memory)) };
    }),
};
