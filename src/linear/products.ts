/** @file Products of matrices in float64, by the kernels in a memory of their own: the same bits on either back end. */
import { createMachine } from '#kernels/createMachine.ts';
import { type BackEnd, instruction, type Machine, writeProgram } from '#kernels/machine.ts';
import { type Matrix, matrix } from './matrix.ts';
import type { Work } from './work.ts';

/** Multiply-adds between two looks at the clock. */
const PIECE = 4e6;
const PROGRAM = 64;
/** Rows that the kernels read side by side. */
const LANES = 4;

/** Which of two matrices is transposed first. */
export interface Turns {
  readonly turnA?: boolean;
  readonly turnB?: boolean;
}

/** Is given one row of a product and its number; the row may be read until it returns. */
type TakeRow = (row: Float64Array, i: number) => void;

export class Products {
  readonly #backEnd: BackEnd | undefined;
  #machine: Machine | undefined;

  constructor(backEnd?: BackEnd) {
    this.#backEnd = backEnd;
  }

  /** a · b, a transposed first where `turnA`, b where `turnB`; each sum in ascending order. Only one may be under way at a time. */
  *multiply(a: Matrix, b: Matrix, turns: Turns = {}): Work<Matrix> {
    const out = matrix(turns.turnA ? a.columns : a.rows, turns.turnB ? b.rows : b.columns);
    yield* this.eachRow(a, b, turns, (row, i) => out.values.set(row, i * out.columns));
    return out;
  }

  /** A matrix times its own transpose, A·Aᵀ, or AᵀA where `turned`: symmetric, of which half is computed. */
  *gram(a: Matrix, turned = false): Work<Matrix> {
    const n = turned ? a.columns : a.rows;
    const out = matrix(n, n);
    yield* this.#rows(a, a, { turnA: turned, turnB: !turned }, true, (row, i) => {
      for (let j = i; j < n; j++) out.values[i * n + j] = out.values[j * n + i] = row[j]!;
    });
    return out;
  }

  /** a · bᵀ where it is known to be symmetric, of which half is computed. */
  *symmetric(a: Matrix, b: Matrix): Work<Matrix> {
    const n = a.rows;
    const out = matrix(n, n);
    yield* this.#rows(a, b, { turnB: true }, true, (row, i) => {
      for (let j = i; j < n; j++) out.values[i * n + j] = out.values[j * n + i] = row[j]!;
    });
    return out;
  }

  /** `multiply` a row at a time, for what is looked at once and not kept. */
  *eachRow(a: Matrix, b: Matrix, turns: Turns, take: TakeRow): Work<void> {
    yield* this.#rows(a, b, turns, false, take);
  }

  /** @param upper whether only what lies right of the diagonal is wanted */
  *#rows(a: Matrix, b: Matrix, { turnA = false, turnB = false }: Turns, upper: boolean, take: TakeRow): Work<void> {
    const [m, k] = turnA ? [a.columns, a.rows] : [a.rows, a.columns];
    const [inner, n] = turnB ? [b.columns, b.rows] : [b.rows, b.columns];
    if (inner !== k) throw new Error(`product: ${m} × ${k} by ${inner} × ${n}`);
    const [aPanels, bPanels] = [panelsIn(m), panelsIn(n)];
    const atOnce = Math.max(1, Math.min(aPanels, Math.floor(PIECE / (LANES * Math.max(1, n * k)))));
    const [panel, cRow] = [LANES * k, LANES * bPanels];
    const machine = this.#machineOf((aPanels + bPanels) * panel + LANES * atOnce * cRow);
    const { f64, base } = machine;
    const program = Math.ceil(base / PROGRAM) * PROGRAM;
    const atA = (program + PROGRAM) / 8;
    const atB = a === b && turnA !== turnB ? atA : atA + aPanels * panel;
    const atC = atA + (aPanels + bPanels) * panel;
    pack(a, !turnA, f64, atA);
    if (atB !== atA) pack(b, turnB, f64, atB);
    yield;
    for (let first = 0; first < aPanels; first += atOnce) {
      const count = Math.min(atOnce, aPanels - first);
      const skipped = upper ? first : 0;
      writeProgram(machine, program, [
        instruction('panelProducts', {
          a: 8 * (atA + first * panel),
          b: 8 * (atB + skipped * panel),
          c: 8 * (atC + LANES * skipped),
          cRow,
          aPanels: count,
          bPanels: bPanels - skipped,
          k,
        }),
      ]);
      machine.run(program, 1);
      for (let i = 0, row = LANES * first; i < LANES * count && row < m; i++, row++)
        take(f64.subarray(atC + i * cRow, atC + i * cRow + n), row);
      yield;
    }
  }

  /** Memory for so many float64 numbers, kept from one product to the next. */
  #machineOf(numbers: number): Machine {
    const bytes = 8 * numbers + 3 * PROGRAM;
    if (!this.#machine || this.#machine.buffer.byteLength < this.#machine.base + bytes)
      this.#machine = createMachine({ bytes, ...(this.#backEnd ? { prefer: this.#backEnd } : {}) });
    return this.#machine;
  }
}

const panelsIn = (rows: number): number => Math.ceil(rows / LANES);

/**
 * Lays the rows of a matrix (its columns unless `byRows`) in panels of four, side by side: number l of row r comes to (⌊r / 4⌋, l, r mod 4). Rows that the last
 * panel lacks are 0.
 */
function pack({ rows, columns, values }: Matrix, byRows: boolean, to: Float64Array, at: number): void {
  const [count, length] = byRows ? [rows, columns] : [columns, rows];
  for (let first = 0; first < count; first += LANES, at += LANES * length) {
    const lanes = Math.min(LANES, count - first);
    const [next, step] = byRows ? [columns, 1] : [1, columns];
    let from = byRows ? first * columns : first;
    if (lanes === LANES)
      for (let into = at; into < at + LANES * length; into += LANES, from += step) {
        to[into] = values[from]!;
        to[into + 1] = values[from + next]!;
        to[into + 2] = values[from + 2 * next]!;
        to[into + 3] = values[from + 3 * next]!;
      }
    else {
      to.fill(0, at, at + LANES * length);
      for (let into = at; into < at + LANES * length; into += LANES, from += step)
        for (let r = 0; r < lanes; r++) to[into + r] = values[from + r * next]!;
    }
  }
}

/** The transpose. */
export function turned({ rows, columns, values }: Matrix): Matrix {
  const out = new Float64Array(values.length);
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < columns; c++, at++) out[c * rows + r] = values[at]!;
  return { rows: columns, columns: rows, values: out };
}
