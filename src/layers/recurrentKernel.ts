/** @file The arithmetic that rnn, lstm and gru share: everything but their step. */
import type { Lowering, Parameter, Tensor } from './layerKernel.ts';

/** Addresses of one step t; rows (samples) lie `row` numbers apart where one is given. */
export interface Step {
  /** The step's gates of the input: W_ih x_t + b_ih, to become gradients on the way back. */
  readonly a: number;
  /** The step's gates of the state: W_hh h_(t−1) + b_hh. */
  readonly b: number;
  readonly aRow: number;
  readonly bRow: number;
  /** h_(t−1), all 0 at the first step. */
  readonly before: number;
  readonly h: number;
  /** Where h goes once more, for the next step; 0 after the last. */
  readonly next: number;
  /** ∂L/∂h_t and ∂L/∂h_(t−1); the latter 0 at the first step. */
  readonly dH: number;
  readonly dBefore: number;
  /** Of before, h, next, dH and dBefore. */
  readonly row: number;
  readonly rows: number;
  readonly units: number;
  /** The step's place t · units within [steps, units], as bytes; for a cell of the layer's own. */
  readonly offset: number;
  readonly first: boolean;
}

export interface RecurrentCell {
  /** Gates: how many times `units` the weights have rows. */
  readonly gates: number;
  /** The gates of the state are needed on the way back, and get a gradient of their own. */
  readonly keepsB?: boolean;
  forward(step: Step): void;
  /** Writes ∂L/∂a over a (and ∂L/∂b over b where that is kept) and adds to dBefore what does not go through b. */
  backward(step: Step): void;
  /** Instructions before the first step back. */
  beginBackward?(): void;
}

/**
 * H = steps of X: A = X W_ihᵀ + b_ih for all steps at once; then, t ascending, B = h_(t−1) W_hhᵀ + b_hh and h_t = step(A_t, B). Backward, t descending:
 * dA_t, dB_t from dh_t, dh_(t−1) += dB_t W_hh; then dW_ih += dAᵀ X, dW_hh += dBᵀ H_before, db_ih += Σ dA, db_hh += Σ dB, dX = dA W_ih.
 * Sums over rows run over samples, within them over steps, ascending.
 */
export function lowerRecurrent(
  lowering: Lowering,
  input: Tensor,
  { units, returnSequences }: { readonly units: number; readonly returnSequences: boolean },
  cell: RecurrentCell,
): Tensor {
  const { rows } = input;
  const [steps, width] = [input.shape[0]!, input.shape[1]!];
  const gates = cell.gates * units;
  const all = rows * steps;
  const [weightX, weightH, biasX, biasH] = ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'].map((name) =>
    lowering.parameter(name),
  ) as [Parameter, Parameter, Parameter, Parameter];
  const h = lowering.tensor([steps, units], returnSequences);
  const a = lowering.scratch(all * gates);
  const b = lowering.scratch((cell.keepsB ? all : rows) * gates);
  const before = lowering.scratch(all * units);
  const transposedX = lowering.scratch(width * gates);
  const transposedH = lowering.scratch(units * gates);
  const bRow = cell.keepsB ? steps * gates : gates;
  const dH = lowering.mode === 'train' ? lowering.scratch(all * units) : 0;
  const at = (t: number): Step => ({
    a: a + 4 * t * gates,
    b: cell.keepsB ? b + 4 * t * gates : b,
    aRow: steps * gates,
    bRow,
    before: before + 4 * t * units,
    h: h.address + 4 * t * units,
    next: t + 1 < steps ? before + 4 * (t + 1) * units : 0,
    dH: dH + 4 * t * units,
    dBefore: t > 0 ? dH + 4 * (t - 1) * units : 0,
    row: steps * units,
    rows,
    units,
    offset: 4 * t * units,
    first: t === 0,
  });

  lowering.forward('transpose', { x: weightX.address, out: transposedX, rows: gates, columns: width });
  lowering.forward('transpose', { x: weightH.address, out: transposedH, rows: gates, columns: units });
  lowering.forward('gemm', {
    a: input.address,
    aRow: width,
    aColumn: 1,
    b: transposedX,
    bRow: gates,
    c: a,
    cRow: gates,
    m: all,
    n: gates,
    k: width,
    start: 2,
    bias: biasX.address,
  });
  lowering.forward('fill', { out: before, count: all * units, value: 0 });
  for (let t = 0; t < steps; t++) {
    const step = at(t);
    lowering.forward('gemm', {
      a: step.before,
      aRow: step.row,
      aColumn: 1,
      b: transposedH,
      bRow: gates,
      c: step.b,
      cRow: bRow,
      m: rows,
      n: gates,
      k: units,
      start: 2,
      bias: biasH.address,
    });
    cell.forward(step);
  }
  const output = returnSequences ? h : lowering.tensor([units]);
  const last = { rows, width: units, accumulate: 0 };
  if (!returnSequences)
    lowering.forward('copyRows', {
      ...last,
      x: at(steps - 1).h,
      xRow: steps * units,
      out: output.address,
      outRow: units,
    });
  if (lowering.mode === 'evaluate') return output;

  if (returnSequences) lowering.backward('copy', { x: output.gradient, out: dH, count: all * units });
  else {
    lowering.backward('fill', { out: dH, count: all * units, value: 0 });
    lowering.backward('copyRows', {
      ...last,
      x: output.gradient,
      xRow: units,
      out: at(steps - 1).dH,
      outRow: steps * units,
    });
  }
  cell.beginBackward?.();
  for (let t = steps - 1; t >= 0; t--) {
    const step = at(t);
    cell.backward(step);
    if (step.first) break;
    lowering.backward('gemm', {
      a: cell.keepsB ? step.b : step.a,
      aRow: step.aRow,
      aColumn: 1,
      b: weightH.address,
      bRow: units,
      c: step.dBefore,
      cRow: step.row,
      m: rows,
      n: units,
      k: gates,
      start: 1,
      bias: 0,
    });
  }
  const dB = cell.keepsB ? b : a;
  for (const { d, x, columns, weight, bias } of [
    { d: a, x: input.address, columns: width, weight: weightX, bias: biasX },
    { d: dB, x: before, columns: units, weight: weightH, bias: biasH },
  ]) {
    lowering.backward('gemm', {
      a: d,
      aRow: 1,
      aColumn: gates,
      b: x,
      bRow: columns,
      c: weight.gradient,
      cRow: columns,
      m: gates,
      n: columns,
      k: all,
      start: 1,
      bias: 0,
    });
    lowering.backward('columnSums', { x: d, out: bias.gradient, rows: all, columns: gates, accumulate: 1 });
  }
  if (input.gradient) {
    lowering.backward('gemm', {
      a,
      aRow: gates,
      aColumn: 1,
      b: weightX.address,
      bRow: width,
      c: input.gradient,
      cRow: width,
      m: all,
      n: width,
      k: gates,
      start: 0,
      bias: 0,
    });
  }
  return output;
}
