/** @file One unit of a recurrent layer at one step, taken apart: shared by rnn, lstm and gru. Worker only. */
import type { Gate, GatesCloseUp } from '#nn/closeUp.ts';
import { addUp } from './closeUpKernel.ts';
import type { Magnified } from './layerKernel.ts';

/** What a unit comes to at a step. */
export interface StepOf {
  readonly gates: readonly Gate[];
  readonly output: number;
  /** Of an LSTM. */
  readonly memory?: number;
}

interface Recurrent extends Pick<Magnified, 'input' | 'inputShape' | 'unit' | 'outputShape' | 'parameter' | 'step'> {
  readonly values: { readonly units: number; readonly returnSequences: boolean };
}

/**
 * Goes through the steps as the kernel does and keeps what one unit did at one of them: that of the output number, or, where the last alone is put out, any.
 * @param gates how many times `units` the weights have rows
 * @param stepOf a unit's gates by the numbers that reach them, of the input and of the state, and what the unit held before
 */
export function closeUpRecurrent(
  {
    input,
    inputShape,
    unit: number,
    outputShape,
    parameter,
    step: asked,
    values: { units, returnSequences },
  }: Recurrent,
  cell: GatesCloseUp['cell'],
  gates: number,
  stepOf: (fromInput: readonly number[], fromState: readonly number[], before: number) => StepOf,
): GatesCloseUp {
  const [steps, width] = inputShape as [number, number];
  const unit = number % outputShape.at(-1)!;
  const last = returnSequences ? Math.floor(number / units) : steps - 1;
  const shown = returnSequences ? last : Math.max(0, Math.min(last, asked ?? last));
  const [weightX, weightH, biasX, biasH] = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'].map(
    (name) => parameter(name)!,
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  let [state, memory] = [new Float32Array(units), new Float32Array(units)];
  const outputs: number[] = [];
  const memories: number[] = [];
  let found: { readonly own: StepOf; readonly before: number } | undefined;
  for (let t = 0; t < steps; t++) {
    const x = input.subarray(t * width, (t + 1) * width);
    const [next, kept] = [new Float32Array(units), new Float32Array(units)];
    for (let u = 0; u < units; u++) {
      const fromInput: number[] = [];
      const fromState: number[] = [];
      for (let row = u; row < gates * units; row += units) {
        fromInput.push(addUp(weightX.subarray(row * width, (row + 1) * width), x, biasX[row]!));
        fromState.push(addUp(weightH.subarray(row * units, (row + 1) * units), state, biasH[row]!));
      }
      const before = (cell === 'lstm' ? memory : state)[u]!;
      const own = stepOf(fromInput, fromState, before);
      next[u] = own.output;
      kept[u] = own.memory ?? 0;
      if (u === unit && t === shown) found = { own, before };
    }
    [state, memory] = [next, kept];
    outputs.push(state[unit]!);
    memories.push(memory[unit]!);
  }
  const { own, before } = found!;
  return {
    kind: 'gates',
    cell,
    unit,
    step: shown,
    gates: own.gates,
    before,
    after: own.memory ?? own.output,
    output: own.output,
    outputs,
    ...(cell === 'lstm' ? { memory: memories } : {}),
  };
}
