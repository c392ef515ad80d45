/** @file For tests: ONNX's recurrent operators in one direction, from states of 0, with their usual functions. */
import { build, type NdArray } from './array.ts';
import type { Given } from './given.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

type State = { readonly h: readonly number[]; readonly c: readonly number[] };
/** From W x + Wb and R h + Rb by gate (`[gate][unit]`), the next state. */
type Step = (wx: readonly number[][], rh: readonly number[][], state: State, given: Given) => State;

const sum = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x + b[i]!);

const steps: Readonly<Record<string, { gates: number; step: Step }>> = {
  RNN: { gates: 1, step: ([x], [h], state) => ({ ...state, h: sum(x!, h!).map(Math.tanh) }) },
  /** z r h */
  GRU: {
    gates: 3,
    step(wx, rh, { h, c }, given) {
      if (given.number('linear_before_reset', 0) !== 1)
        throw new Error(`${given.node.name}: resets before the product`);
      const z = sum(wx[0]!, rh[0]!).map(sigmoid);
      const r = sum(wx[1]!, rh[1]!).map(sigmoid);
      const n = wx[2]!.map((x, i) => Math.tanh(x + r[i]! * rh[2]![i]!));
      return { h: h.map((before, i) => (1 - z[i]!) * n[i]! + z[i]! * before), c };
    },
  },
  /** i o f c */
  LSTM: {
    gates: 4,
    step(wx, rh, { c }) {
      const [i, o, f] = [0, 1, 2].map((gate) => sum(wx[gate]!, rh[gate]!).map(sigmoid)) as [
        number[],
        number[],
        number[],
      ];
      const g = sum(wx[3]!, rh[3]!).map(Math.tanh);
      const cell = c.map((before, unit) => f[unit]! * before + i[unit]! * g[unit]!);
      return { h: cell.map((value, unit) => o[unit]! * Math.tanh(value)), c: cell };
    },
  },
};

/** Y [steps, 1, samples, units] and the last state Y_h [1, samples, units]. */
export function recurrent(given: Given): NdArray[] {
  const { gates, step } = steps[given.node.operator]!;
  const [x, w, r, b] = [given.in(0), given.in(1), given.in(2), given.inputs[3]];
  const units = given.number('hidden_size', 0);
  const [length, samples, width] = x.shape as [number, number, number];
  if (w.shape.join() !== [1, gates * units, width].join() || r.shape.join() !== [1, gates * units, units].join())
    throw new Error(`${given.node.name}: weights do not fit`);
  /** The matrix times a vector, with its biases, by gate. */
  const product = (matrix: NdArray, biasFrom: number, vector: ArrayLike<number>) =>
    Array.from({ length: gates }, (_, gate) =>
      Array.from({ length: units }, (_, unit) => {
        const row = gate * units + unit;
        let total = b?.values[biasFrom + row] ?? 0;
        for (let i = 0; i < vector.length; i++) total += matrix.values[row * vector.length + i]! * vector[i]!;
        return total;
      }),
    );
  const zeros = Array<number>(units).fill(0);
  const states = Array.from({ length: samples }, (_, n) => {
    let state: State = { h: zeros, c: zeros };
    return Array.from({ length }, (_, t) => {
      const from = (t * samples + n) * width;
      const wx = product(w, 0, x.values.subarray(from, from + width));
      state = step(wx, product(r, gates * units, state.h), state, given);
      return state.h;
    });
  });
  return [
    build([length, 1, samples, units], ([t, , n, unit]) => states[n!]![t!]![unit!]!),
    build([1, samples, units], ([, n, unit]) => states[n!]!.at(-1)![unit!]!),
  ];
}
