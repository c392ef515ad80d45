import type { KernelOf } from '#layers/layerKernel.ts';
import type { globalAvgPool } from './globalAvgPool.ts';

/** A = Σ X / n over places, or over steps. Backward: dX = dA / n everywhere. */
export const globalAvgPoolKernel: KernelOf<typeof globalAvgPool> = {
  lower(lowering, input) {
    const [first, second, third] = input.shape as [number, number, number?];
    const { rows } = input;
    const a = lowering.tensor([third === undefined ? second : first]);
    const shape =
      third === undefined
        ? { outer: rows, count: first, inner: second }
        : { outer: rows * first, count: second * third, inner: 1 };
    lowering.forward('mean', { x: input.address, y: a.address, ...shape });
    if (input.gradient) lowering.backward('meanGradient', { dY: a.gradient, dX: input.gradient, ...shape });
    return a;
  },
  closeUp({ input, inputShape: [first, second, third], unit, output }) {
    const image = third !== undefined;
    const [rows, columns] = image ? [second!, third] : [1, first!];
    const place = (i: number) => (image ? unit * rows * columns + i : i * second! + unit);
    const values = Array.from({ length: rows * columns }, (_, i) => input[place(i)]!);
    return { kind: 'pool', how: 'mean', rows, columns, top: 0, left: 0, channel: unit, values, output: output[unit]! };
  },
};
