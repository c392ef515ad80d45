/** @file Random operands for the operations on sequences; `randomOperands.ts` has the rest. */
import type { Operands, OpName } from '#kernels/ops.ts';
import type { Operand } from './randomOperands.ts';

/** Rows of a recurrent step lie further apart than they are wide: between them lie the other steps of the sequence. */
const step = (o: Operand) => {
  const units = o.either(o.size(), o.pick([1, 3, 4, 6]));
  const rows = o.pick([0, 1, 2, 3, 5]);
  const apart = (parts: number) => parts * units * o.pick([1, 1, 2, 3]);
  return { units, rows, apart };
};
const heads = (o: Operand) => ({
  rows: o.pick([0, 1, 1, 2]),
  steps: o.pick([1, 2, 3, 4, 5, 8, 9, 17]),
  heads: o.pick([1, 2, 3]),
  width: o.pick([1, 2, 3, 4, 5, 8, 16]),
});

type SequenceOp =
  | 'scatterAddRows'
  | 'positions'
  | 'rnnStep'
  | 'rnnStepGradient'
  | 'lstmStep'
  | 'lstmStepGradient'
  | 'gruStep'
  | 'gruStepGradient'
  | 'attention'
  | 'attentionGradient';

export const sequenceOperands: { readonly [O in SequenceOp & OpName]: (o: Operand) => Operands<O> } = {
  scatterAddRows: (o) => {
    const width = o.size();
    const rows = o.size();
    return { width, rows, x: o.words(rows * width), index: o.integers(rows, 7), table: o.words(7 * width) };
  },
  positions: (o) => {
    const width = 1 + o.size();
    const steps = o.size();
    return { width, steps, out: o.words(steps * width) };
  },
  rnnStep: (o) => {
    const { units, rows, apart } = step(o);
    const [aRow, hRow, nextRow] = [apart(1), apart(1), apart(1)];
    const h = o.words(rows * hRow);
    return {
      units,
      rows,
      a: o.words(rows * aRow),
      aRow,
      b: o.words(rows * units),
      h,
      hRow,
      next: o.either(0, o.words(rows * nextRow)),
      nextRow,
    };
  },
  rnnStepGradient: (o) => {
    const { units, rows, apart } = step(o);
    const [hRow, dHRow, dARow] = [apart(1), apart(1), apart(1)];
    const dA = o.words(rows * dARow);
    return { units, rows, h: o.words(rows * hRow), hRow, dH: o.words(rows * dHRow), dHRow, dA, dARow };
  },
  lstmStep: (o) => {
    const { units, rows, apart } = step(o);
    const [gatesRow, cellRow, hRow, nextRow] = [apart(4), apart(1), apart(1), apart(1)];
    return {
      units,
      rows,
      gates: o.words(rows * gatesRow),
      gatesRow,
      b: o.words(rows * 4 * units),
      cell: o.words(rows * cellRow),
      cellRow,
      before: o.either(0, o.words(rows * cellRow)),
      h: o.words(rows * hRow),
      hRow,
      next: o.either(0, o.words(rows * nextRow)),
      nextRow,
    };
  },
  lstmStepGradient: (o) => {
    const { units, rows, apart } = step(o);
    const [gatesRow, cellRow, dHRow, otherRow] = [apart(4), apart(1), apart(1), apart(4)];
    const gates = o.words(rows * gatesRow);
    const inPlace = o.either(true, false);
    return {
      units,
      rows,
      gates,
      gatesRow,
      cell: o.words(rows * cellRow),
      cellRow,
      before: o.either(0, o.words(rows * cellRow)),
      dH: o.words(rows * dHRow),
      dHRow,
      dCell: o.words(rows * units),
      dGates: inPlace ? gates : o.words(rows * otherRow),
      dGatesRow: inPlace ? gatesRow : otherRow,
    };
  },
  gruStep: (o) => {
    const { units, rows, apart } = step(o);
    const [gatesRow, bRow, beforeRow, hRow, nextRow] = [apart(3), apart(3), apart(1), apart(1), apart(1)];
    return {
      units,
      rows,
      gates: o.words(rows * gatesRow),
      gatesRow,
      b: o.words(rows * bRow),
      bRow,
      before: o.words(rows * beforeRow),
      beforeRow,
      h: o.words(rows * hRow),
      hRow,
      next: o.either(0, o.words(rows * nextRow)),
      nextRow,
    };
  },
  gruStepGradient: (o) => {
    const { units, rows, apart } = step(o);
    const [gatesRow, beforeRow, dHRow] = [apart(3), apart(1), apart(1)];
    const inPlace = o.either(true, false);
    const [gates, b] = [o.words(rows * gatesRow), o.words(rows * gatesRow)];
    return {
      units,
      rows,
      gates,
      gatesRow,
      b,
      bRow: gatesRow,
      before: o.words(rows * beforeRow),
      beforeRow,
      dH: o.words(rows * dHRow),
      dHRow,
      dA: inPlace ? gates : o.words(rows * gatesRow),
      dB: inPlace ? b : o.words(rows * gatesRow),
      dARow: gatesRow,
      dBefore: o.either(0, o.words(rows * dHRow)),
    };
  },
  attention: (o) => {
    const shape = heads(o);
    const { rows, steps, heads: count, width } = shape;
    return {
      ...shape,
      qkv: o.words(rows * steps * 3 * count * width),
      weights: o.words(rows * count * steps * steps),
      y: o.words(rows * steps * count * width),
      causal: o.random.below(2),
      scratch: o.scratch(steps * (steps + width)),
    };
  },
  attentionGradient: (o) => {
    const shape = heads(o);
    const { rows, steps, heads: count, width } = shape;
    const weights = () => (o.random.below(3) === 0 ? 0 : o.random.uniform() / steps);
    return {
      ...shape,
      qkv: o.words(rows * steps * 3 * count * width),
      weights: o.floats(...Array.from({ length: rows * count * steps * steps }, weights)),
      dY: o.words(rows * steps * count * width),
      dQkv: o.words(rows * steps * 3 * count * width),
      scratch: o.scratch(steps * (2 * steps + width)),
    };
  },
};
